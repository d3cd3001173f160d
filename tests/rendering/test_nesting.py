"""What a field refers to, below it: fields of two levels, values, and any other text."""

from __future__ import annotations

from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.rendering.nesting import Nested
from mkdocs_sdk_reference.rendering.view import View

from tests.support.writing import enum, field, object_, reference, union

TREE = "models/shared/tree.md"


def to(name: str, kind: str, wrapper: str = "{}") -> tuple[str, ...]:
    """A field of a type that has a page."""
    link = f"[shared.{kind}](../../models/shared/{kind.lower()}.md)"
    return field(name, wrapper.format(link))


def nested(*rows: tuple[str, ...], **types: str) -> list[list[Nested]]:
    """What each field of a type refers to."""
    pages = {f"models/shared/{name.lower()}.md": text for name, text in types.items()}
    of = reference({TREE: object_("Tree", *rows), **pages})
    view = Site(of, Options(), lambda _: lambda path: path).view(TREE)
    return [view.nested(row.type) for row in of.pages[TREE].fields]


def texts(count: int, name: str = "f") -> list[tuple[str, ...]]:
    return [field(f"{name}{i}", "*str*") for i in range(count)]


def names(found: list[Nested]) -> list[str]:
    return [row.name for it in found for row in it.fields]


def test_fields_of_two_levels_end_a_cycle() -> None:
    (found,) = nested(
        to("branch", "Branch"),
        Branch=object_("Branch", to("leaf", "Leaf")),
        Leaf=object_("Leaf", to("branch", "Branch"), to("tree", "Tree"), to("vein", "Vein")),
        Vein=object_("Vein", *texts(2)),
    )

    assert names(found) == ["leaf"]
    ((leaf,),) = found[0].inner
    assert names([leaf]) == ["branch", "tree", "vein"]
    assert leaf.inner == ()


def test_second_level_is_shown_where_both_are_short() -> None:
    fits, too_many = (
        nested(
            to("branch", "Branch"),
            Branch=object_("Branch", *texts(19), to("leaf", "Leaf")),
            Leaf=object_("Leaf", *texts(count)),
        )[0][0]
        for count in (20, 21)
    )

    assert len(fits.inner) == 20
    assert too_many.inner == ()


def test_fields_are_shown_once() -> None:
    first, second = nested(
        to("branch", "Branch"),
        to("root", "Root"),
        Branch=object_("Branch", to("leaf", "Leaf")),
        Root=object_("Root", to("leaf", "Leaf")),
        Leaf=object_("Leaf", *texts(2)),
    )

    ((above,),) = second[0].inner
    assert above.is_above
    assert above.anchor == first[0].inner[0][0].anchor


def test_row_of_the_page_comes_before_a_second_level() -> None:
    branch, leaf = nested(
        to("branch", "Branch"),
        to("leaf", "Leaf"),
        Branch=object_("Branch", to("leaf", "Leaf")),
        Leaf=object_("Leaf", *texts(2)),
    )

    assert branch[0].inner == [[]]
    assert names(leaf) == ["f0", "f1"]


def test_enum_or_any_text_is_one_line() -> None:
    written, member = nested(
        to("written", "State", "*Optional[Union[{}, str]]*"),
        to("member", "Any"),
        State=enum("State", "on", "off"),
        Any=union("Any", "shared.State", "str"),
    )

    assert [([v.value for v in it.values], it.other) for it in written] == [(["on", "off"], "str")]
    assert member == written


def test_enum_beside_an_object_is_not_open() -> None:
    (found,) = nested(
        to("any", "Any"),
        Any=union("Any", "shared.State", "shared.Leaf"),
        State=enum("State", "on"),
        Leaf=object_("Leaf", *texts(1)),
    )

    assert [(it.other, len(it.members)) for it in found] == [("", 2)]


def test_words_for_a_required_field() -> None:
    rows = (
        field("a", "*str*"),
        field("b", "*Optional[str]*"),
        field("c", "*Optional[str]*", required=False),
    )
    of = reference({TREE: object_("Tree", *rows)})
    view: View = Site(of, Options(), lambda _: lambda path: path).view(TREE)

    assert [view.presence(row) for row in of.pages[TREE].fields] == [
        "required",
        "required, may be null",
        "optional",
    ]
