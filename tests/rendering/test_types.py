"""Where types and names of fields may break."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.rendering.types import breakable

from tests.support.writing import enum, field, object_, reference

TREE = "models/shared/tree.md"


def shown(kind: str) -> str:
    """The type of a field as its row has it."""
    pages = {
        TREE: object_("Tree", field("own", kind)),
        "models/shared/fruitgrade.md": enum("FruitGrade", "a", "b"),
        "models/shared/longnameofafruit.md": object_(
            "LongNameOfAFruit", *(field(name, "*str*") for name in ("id", "<b>", "c", "d", "e"))
        ),
    }
    of = reference(pages)
    view = Site(of, Options(), lambda _: lambda path: path).view(TREE)
    return str(view.row_type(of.pages[TREE].fields[0]))


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        ("*Optional[str]*", "Optional[str]"),
        ("*Dict[string, str[]]*", "Dict[<wbr>string, str[]]"),
        ("*HRISBankDetail*", "HRISBankDetail"),
        ("*HRISBankDetailsOfOld[]*", "HRISBankDetails<wbr>OfOld[]"),
        ('*Literal["shared_workspace"]*', "Literal[&#34;shared_<wbr>workspace&#34;]"),
    ],
)
def test_long_types_break_between_their_words(kind: str, html: str) -> None:
    assert shown(kind) == html


def test_link_says_what_it_leads_to() -> None:
    html = shown("[shared.LongNameOfAFruit](../../models/shared/longnameofafruit.md)")

    assert 'title="object: id, &lt;\N{WORD JOINER}b&gt;, c, d, …"' in html


def test_name_of_a_field() -> None:
    assert breakable("employee_status") == "employee_status"
    assert breakable("supported_auth_methods") == "supported_<wbr>auth_methods"
    assert breakable("<b>_a_long_name_of_a_field") == "&lt;b&gt;_a_long_<wbr>name_of_a_<wbr>field"
