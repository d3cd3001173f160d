"""Descriptions squeezed into one line: what is sure is undone, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs_sdk_reference.dialects.openapi_generator.descriptions import in_lines

from tests.support.growth import assert_linear


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param("", "", id="empty"),
        pytest.param(" Its name. ", "Its name.", id="text"),
        pytest.param("Use &#x60;x&#x60;.", "Use `x`.", id="backticks"),
        pytest.param("Use \\&#x60;x\\&#x60;.", "Use `x`.", id="backticks behind backslashes"),
        pytest.param("Use &#96;x&#96;.", "Use `x`.", id="backticks as decimal numbers"),
        pytest.param("A lone &#x60; here.", "A lone &#x60; here.", id="one backtick alone"),
        pytest.param("A lone \\&#x60; here.", "A lone &#x60; here.", id="one backtick alone, behind a backslash"),
        pytest.param("isn\\&#39;t \\&quot;so\\&quot;", "isn&#39;t &quot;so&quot;", id="references behind backslashes"),
        pytest.param("a\\_b \\* c", "a\\_b \\* c", id="escapes of the author's"),
        pytest.param("a \\& b", "a \\& b", id="an ampersand that begins no reference"),
        pytest.param("&lt;b&gt;x&lt;/b&gt;", "&lt;b&gt;x&lt;/b&gt;", id="HTML as text"),
        pytest.param("a&lt;br&gt;b<br/>c<BR />d", "a\nb\nc\nd", id="line breaks"),
        pytest.param("One of:  - a  - b", "One of:\n\n- a\n- b", id="a list"),
        pytest.param("One of:  * a  * b", "One of:\n\n* a\n* b", id="a list with stars"),
        pytest.param("- a  - b", "- a\n- b", id="a list alone"),
        pytest.param("One of:  - a  - b  More text.", "One of:\n\n- a\n- b\n\nMore text.", id="text behind a list"),
        pytest.param("One of:  - a", "One of:  - a", id="one item"),
        pytest.param("a - b - c", "a - b - c", id="dashes in text"),
        pytest.param("from 5  - 6", "from 5  - 6", id="a dash behind two blanks"),
        pytest.param("One of:<br>- a  - b", "One of:\n- a  - b", id="lines already"),
        pytest.param("a &lt;parcel-id&gt; <parcel-id>", "a &lt;parcel-id&gt; <parcel-id>", id="what looks like a tag"),
    ],
)  # fmt: skip
def test_in_lines(cell: str, text: str) -> None:
    assert in_lines(cell) == text


@pytest.mark.parametrize(
    "of",
    [
        pytest.param(lambda n: "a" + " " * n + "b", id="blanks"),
        pytest.param(lambda n: "a  - " * n, id="items"),
        pytest.param(lambda n: "<br" * n, id="half breaks"),
        pytest.param(lambda n: "\\" * n + "&", id="backslashes"),
        pytest.param(lambda n: "&#x60;" * n, id="backticks"),
    ],
)
def test_time_is_linear(of: Callable[[int], str]) -> None:
    assert_linear(2_000, lambda n: lambda: in_lines(of(n)))
