"""Descriptions in cells."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.dialects.apimatic.descriptions import (
    Described,
    as_block,
    as_code,
    described,
)

from tests.support.growth import assert_linear


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("-", Described(""), id="nothing"),
        pytest.param("One.<br>Two.", Described("One.\nTwo."), id="lines"),
        pytest.param("Of:<br>* a<br>* b", Described("Of:\n* a\n* b"), id="list"),
        pytest.param("One.<br/>Two.", Described("One.<br/>Two."), id="an author's own line end"),
        pytest.param("**Default**: `5`", Described("", "5"), id="default alone"),
        pytest.param("One.<br>**Default**: `5`", Described("One.", "5"), id="default"),
        pytest.param("One.<br>**Default**: five", Described("One.\n**Default**: five"), id="default in words"),
        pytest.param("**Default**: `5`, more", Described("**Default**: `5`, more"), id="text behind a default"),
        pytest.param("**Default**: `5`<br>One.", Described("**Default**: `5`\nOne."), id="text below a default"),
        pytest.param("**Constraints**: *Minimum Length*: `1`, *Pattern*: `a, b|c`", Described("", None, "Constraints: Minimum Length: 1, Pattern: a, b|c"), id="constraints with names"),
        pytest.param("**Constraints**: *Pattern*: ``a`b``", Described("", None, "Constraints: Pattern: a`b"), id="backtick in a pattern"),
        pytest.param("One.<br><br>**Default**: `5`<br><br>**Constraints**: `>= 1`, `<= 9`", Described("One.", "5", "Constraints: >= 1, <= 9"), id="both"),
        pytest.param("**Constraints**: few", Described("**Constraints**: few"), id="constraints in words"),
        pytest.param("**Constraints**: `1` and `2`", Described("**Constraints**: `1` and `2`"), id="constraints in a sentence"),
        pytest.param("**Constraints**: *Pattern*: `a", Described("**Constraints**: *Pattern*: `a"), id="constraint cut off"),
        pytest.param("**Constraints**: *Pattern*: ``", Described("**Constraints**: *Pattern*: ``"), id="empty constraint"),
    ],
)  # fmt: skip
def test_described(cell: str, expected: Described) -> None:
    assert described(cell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("List<X> getX()", "`List<X> getX()`", id="text"),
        pytest.param("`x()`", "`x()`", id="code"),
        pytest.param("a `b` c", "``a `b` c``", id="backticks inside"),
        pytest.param("a`", "`` a` ``", id="backtick at the end"),
    ],
)
def test_as_code(text: str, expected: str) -> None:
    assert as_code(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["a()", "b()"], "```\na()\nb()\n```", id="two"),
        pytest.param(["```"], "````\n```\n````", id="a fence inside"),
    ],
)
def test_as_block(lines: list[str], expected: str) -> None:
    assert as_block(lines) == expected


@pytest.mark.parametrize("part", ["`", "` `` ", "*a*: `b`, ", "*", "`a`, "])
def test_time_of_constraints_is_linear(part: str) -> None:
    def prepared(size: int) -> object:
        return lambda: described("**Constraints**: " + part * size)

    assert_linear(2000, prepared)  # type: ignore[arg-type]
