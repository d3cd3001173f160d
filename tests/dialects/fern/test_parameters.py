"""Parameters: names, types, and text in any of its places."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import Field

from .writing import operation, parameter


def parameters(*written: str) -> list[Field]:
    found = operation(*written).parameters
    assert found is not None
    return list(found.fields)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(parameter("a", "`str`"), ("a", "str", ""), id="no text"),
        pytest.param(parameter("a", "`str`", "— Text."), ("a", "str", "Text."), id="dash"),
        pytest.param(parameter("a", "`str`", "— Text.\nMore."), ("a", "str", "Text.\nMore."), id="lines"),
        pytest.param(parameter("$a", "`?string`", "\n\nText.\n\n- One\n- Two"), ("$a", "?string", "Text.\n\n- One\n- Two"), id="paragraph below"),
        pytest.param(parameter("a", "`Map<String, X>`"), ("a", "Map<String, X>", ""), id="brackets"),
        pytest.param(parameter("a_b", "[Text](x.md)", "and more"), ("a_b", "", "[Text](x.md) and more"), id="no type"),
        pytest.param(parameter("a", "`str`", "— Text with `code` — and a dash."), ("a", "str", "Text with `code` — and a dash."), id="code in text"),
    ],
)  # fmt: skip
def test_a_parameter(written: str, expected: tuple[str, str, str]) -> None:
    (found,) = parameters(written)

    assert (found.name, found.type.text, found.description) == expected


@pytest.mark.parametrize(
    ("type_", "required"),
    [
        ("typing.Optional[str]", False), ("Optional<List<String>>", False), ("?string", False),
        ("string?", False), ("Option<String>", False),
        ("str", None), ("OptionalLamp", None), ("List<Optional<String>>", None), ("*string", None),
    ],
)  # fmt: skip
def test_what_tells_that_a_parameter_is_optional(type_: str, required: bool | None) -> None:
    assert [found.required for found in parameters(parameter("a", f"`{type_}`"))] == [required]


def test_ids_and_lines() -> None:
    found = parameters(parameter("a"), parameter("b"), parameter("a"))

    assert [field.anchor for field in found] == [
        "lamps-list-param-a", "lamps-list-param-b", "lamps-list-param-a_1",
    ]  # fmt: skip
    assert found[1].line - found[0].line == 8


def test_text_before_parameters_stays() -> None:
    assert operation("Some text.\n\n" + parameter("a")).parameters is None
