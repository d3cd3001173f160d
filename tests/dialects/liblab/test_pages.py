"""Whose page it is, and what a site's pages tell together."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.dialects.liblab import LIBLAB
from mkdocs_sdk_reference.model import Kind

from .writing import LAMP, LAMPS, bare, call, read, reference, row, service, type_, union, value

OTHER = "documentation/models/Bulb.md"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(type_("Bulb", row("id")), id="title isn't the file's name"),
        pytest.param(type_("Lamp", row("id")).replace("# Lamp", "## Lamp"), id="no title"),
        pytest.param("Text.\n\n" + type_("Lamp", row("id")), id="text before the title"),
        pytest.param("# Lamp\n\nText.\n\n## Fields\n\nText.\n", id="guide"),
        pytest.param("# Lamp\n\nText about **Properties**.\n\n# More\n", id="bold words"),
        pytest.param(f"```\n{type_('Lamp', row('id'))}```\n", id="code"),
        pytest.param("# Lamp\n\n- HTTP Method: `GET`\n- Endpoint: `/lamps`\n\n# More\n", id="route"),
    ],
)  # fmt: skip
def test_a_stranger_s_page(text: str) -> None:
    assert not read(text).generated


def test_a_page_with_text_below_its_table_may_be_an_author_s() -> None:
    assert read(type_("Lamp", row("id")) + "Some text.\n").is_doubtful


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(type_("Lamp", row("id"), lead="```"), id="fence"),
        pytest.param(service("Lamp", call("getLamp")).replace("# Lamp", "<!--\n# Lamp"), id="comment"),
        pytest.param(f"```\n{union('Lamp', 'Bulb')}", id="union in a fence"),
    ],
)  # fmt: skip
def test_a_page_that_text_has_spoilt_is_alike(text: str) -> None:
    assert read(text, "documentation/models/Other.md").alike


@pytest.mark.parametrize(
    "type_name", ["Bulb", "Bulb[]", "List<Bulb>", "lamps.Bulb", "[]lamps.Bulb"]
)
def test_names_without_links_lead_to_types_of_the_root(type_name: str) -> None:
    of = reference({LAMP: type_("Lamp", row("bulb", type_name)), OTHER: type_("Bulb", row("id"))})

    assert of.targets(of.pages[LAMP], of.pages[LAMP].fields[0].type) == (OTHER,)


def test_names_lead_to_types_inside_pages() -> None:
    lamp = type_("Lamp", row("id")) + type_("LampKind", value("DESK", "desk"))
    of = reference(
        {LAMP: lamp, LAMPS: service("LampsService", call("kinds", returns="LampKind[]"))}
    )
    (operation,) = of.operations_on(LAMPS)

    assert operation.returns is not None
    assert of.targets(of.pages[LAMPS], operation.returns) == (f"{LAMP}#lampkind",)
    assert [usage.page for usage in of.usages(f"{LAMP}#lampkind")] == [LAMPS]


def test_roots_of_one_repository_are_apart() -> None:
    lamp = type_("Lamp", row("bulb", "lamps.Bulb"))
    site = {
        f"{root}/models/{name}.md": text
        for root in ("home", "office")
        for name, text in (("lamp", lamp), ("bulb", type_("Bulb", row("id"))))
    }
    of = reference(site)

    for root in ("home", "office"):
        page = of.pages[f"{root}/models/lamp.md"]
        assert of.targets(page, page.fields[0].type) == (f"{root}/models/bulb.md",)


def test_a_dead_link_keeps_its_text() -> None:
    of = reference({LAMP: type_("Lamp", row("bulb", "[Bulb](Bulb.md)[]"))})
    runs = of.expression(of.pages[LAMP], of.pages[LAMP].fields[0].type).runs

    assert ("".join(run.text for run in runs), [run.target for run in runs if run.target]) == (
        "Bulb[]", [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("type_name", "kind"),
    [pytest.param("Bulb", Kind.BARE, id="named"), pytest.param("Bulbs", Kind.OTHER, id="unnamed")],
)
def test_a_page_of_a_name_alone_is_known_by_those_that_name_it(type_name: str, kind: Kind) -> None:
    others = {f"documentation/models/Lamp{n}.md": type_(f"Lamp{n}", row("id")) for n in range(3)}
    of = reference(
        {LAMP: type_("Lamp", row("bulb", type_name)), OTHER: bare("Bulb", "A bulb."), **others}
    )
    page = of.pages[OTHER]

    assert (page.kind, page.dialect) == (kind, LIBLAB if kind is Kind.BARE else None)


@pytest.mark.parametrize(
    "text",
    [call("get", row("bulb", "Bulb")), call("get", returns="Bulb")],
    ids=["a parameter", "what is returned"],
)
def test_a_page_of_a_name_alone_is_known_by_operations(text: str) -> None:
    others = {f"documentation/models/Lamp{n}.md": type_(f"Lamp{n}", row("id")) for n in range(3)}
    of = reference({LAMPS: service("Lamps", text), OTHER: bare("Bulb", "A bulb."), **others})

    assert of.pages[OTHER].kind is Kind.BARE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(type_("Lamp", row("a" * 99_999, "[" * 99_999, "❌", "|" * 99_999)), id="row"),
        pytest.param("**Properties**\n\n" * 50_000 + type_("Lamp", row("a")), id="labels"),
        pytest.param(type_("Lamp", row("a")) + "# A\n\n" * 50_000, id="headings"),
        pytest.param(union("Lamp", *["A"] * 20_000), id="members"),
        pytest.param(type_("Lamp", *[row("a")] * 20_000), id="rows"),
    ],
)
def test_reading_takes_linear_time(text: str) -> None:
    """Anything steeper would take minutes."""
    assert read(f"# Lamp\n\n{text.removeprefix('# Lamp')}").generated
