"""What the names and links of types lead to, and who uses a type."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.expressions import parse_type
from mkdocs_sdk_reference.reference import Reference, Role

from tests.dialects.apimatic.writing import call, controller, object_, read, row, union

LAMP = "models/lamp.md"
BULB = "models/big-bulb.md"
BOX = "models/containers/box.md"
LAMPS = "controllers/lamps.md"
TO_BULB = "../../doc/models/big-bulb.md"


def site(cell: str = "`str`", **facts: object) -> Reference:
    """A lamp with a field of a type, a bulb, a union, and an operation."""
    pages = [
        read(object_("Lamp", row("a", cell)), LAMP),
        read(object_("Big Bulb", row("b")), BULB),
        read(union("Box", "`int`", name="Box"), BOX),
        read(controller("Lamps", call("Get Lamp", **facts)), LAMPS),  # type: ignore[arg-type]
    ]
    return Reference(pages, [page.path for page in pages], "doc")


@pytest.mark.parametrize(
    ("cell", "targets"),
    [
        pytest.param(f"[`List[BigBulb]`]({TO_BULB})", (BULB,), id="link"),
        pytest.param(f"str | [Big Bulb]({TO_BULB}) | None", (BULB,), id="link that says a title"),
        pytest.param("`models.BigBulb`", (BULB,), id="qualified name"),
        pytest.param("`models.Box`", (BOX,), id="qualified name of a union"),
        pytest.param("`BigBulb`", (), id="bare name: the generator links those with pages"),
        pytest.param("`models.Gone`", (), id="name that no page has"),
    ],
)
def test_targets(cell: str, targets: tuple[str, ...]) -> None:
    reference = site()
    assert tuple(reference.targets(reference.pages[LAMP], parse_type(cell))) == targets


def test_link_stands_on_the_name_alone() -> None:
    reference = site()
    expression = reference.expression(
        reference.pages[LAMP], parse_type(f"[`List[BigBulb]`]({TO_BULB})")
    )
    assert [(run.text, run.target) for run in expression.runs if run.target] == [("BigBulb", BULB)]


@pytest.mark.parametrize(
    ("facts", "role", "status"),
    [
        pytest.param({"returns": f"[`BigBulb`]({TO_BULB})"}, Role.RESPONSE, "", id="returned"),
        pytest.param({"returns": f"**200**: It.\n\nThis method returns x of type [`BigBulb`]({TO_BULB})."}, Role.RESPONSE, "200", id="returned with a status"),
        pytest.param({"errors": (("404", "Gone", f"[`BigBulb`]({TO_BULB})"),)}, Role.ERROR, "404", id="error"),
    ],
)  # fmt: skip
def test_usages(facts: dict[str, object], role: Role, status: str) -> None:
    (usage,) = site(**facts).usages(BULB)  # type: ignore[arg-type]
    assert (usage.role, usage.status, usage.anchor) == (role, status, "get-lamp")


def test_body() -> None:
    pages = [
        read(object_("Big Bulb", row("b")), BULB),
        read(
            controller("Lamps", call("Put", row("x", f"[`BigBulb`]({TO_BULB})", "Body, Required"))),
            LAMPS,
        ),
    ]
    (usage,) = Reference(pages, [page.path for page in pages], "doc").usages(BULB)
    assert usage.role is Role.REQUEST_BODY
