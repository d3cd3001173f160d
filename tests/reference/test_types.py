"""Which part of a type's text carries a link whose target the text doesn't name."""

from __future__ import annotations

import pytest

from tests.support.writing import enum, field, object_, reference, union

PET = "models/shared/pet.md"
SITE = {
    "models/shared/cat.md": enum("Cat", "tom"),
    "models/shared/either.md": union("Either", "shared.Cat", "str"),
}


def linked(kind: str) -> list[tuple[str, str]]:
    """The linked parts of a type's text, with the names of their targets' files."""
    of = reference({**SITE, PET: object_("Pet", field("a", kind))})
    page = of.pages[PET]
    (row,) = page.fields
    expression = of.expression(page, row.type)
    assert "".join(run.text for run in expression.runs) == row.type.text
    return [
        (run.text, run.target.removeprefix("models/shared/").removesuffix(".md"))
        for run in expression.runs
        if run.target
    ]


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("Union[shared.Cat, str]", "Union"),
        ("Optional[Union[shared.Cat, str]]", "Union"),
        ("Optional[List[Union[shared.Cat, str]]]", "Union"),
        ("T.nilable(T.any(Models::Shared::Cat, ::String))", "T.any"),
        ("T::Array\\<T.any(Models::Shared::Cat, ::String)>", "T.any"),
        ("Dict[str, shared.Cat]", "Dict"),
    ],
)
def test_link_of_several_types_is_on_what_wraps_them(text: str, carrier: str) -> None:
    parts = linked(f"[{text}](either.md)")

    assert parts[0] == (carrier, "either")
    assert [target for _, target in parts] == ["either", "cat"]


@pytest.mark.parametrize("text", ["Optional[str]", "T.nilable(str)", "Optional\\<List\\<str>>"])
def test_link_of_one_type_is_on_none_of_its_wrappers(text: str) -> None:
    assert linked(f"[{text}](either.md)") == [("str", "either")]


@pytest.mark.parametrize("text", ["Optional[Union(str, int]", "Optional[A], Union[B, C]"])
def test_wrappers_that_wrap_not_all(text: str) -> None:
    assert linked(f"[{text}](either.md)")[0] == ("Optional", "either")
