"""What the cell of notes says, in the words of all templates."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.dialects.openapi_generator.notes import (
    Notes,
    is_notes,
    listed,
    read_notes,
    split_enum,
)


@pytest.mark.parametrize(
    ("cell", "notes"),
    [
        pytest.param("", Notes(), id="empty"),
        pytest.param("   ", Notes(), id="blanks"),
        pytest.param("[optional] ", Notes(required=False), id="optional"),
        pytest.param("(optional)", Notes(required=False), id="optional in parentheses"),
        pytest.param("[required]", Notes(required=True), id="required"),
        pytest.param("[optional] [default to 5]", Notes(required=False, default="5"), id="default"),
        pytest.param("[optional][default to 5]", Notes(required=False, default="5"), id="Ruby: no blank"),
        pytest.param("[default to 5]", Notes(default="5"), id="default alone"),
        pytest.param("[default: 5]", Notes(default="5"), id="R's default"),
        pytest.param("[default to &#39;asc&#39;]", Notes(default="'asc'"), id="default with references"),
        pytest.param("[default to \\&#39;asc\\&#39;]", Notes(default="'asc'"), id="escaped references"),
        pytest.param('[default to "no \\"name\\""]', Notes(default='"no \\"name\\""'), id="quotes in a default"),
        pytest.param('[optional][default to ["a","b"]]', Notes(required=False, default='["a","b"]'), id="a list as default"),
        pytest.param("[Optional] [Defaults to `5`]", Notes(required=False, default="5"), id="fetch"),
        pytest.param(
            "[Optional] [Defaults to `'asc'`] [Enum: asc, desc]",
            Notes(required=False, default="'asc'", values=("asc", "desc")),
            id="fetch with values",
        ),
        pytest.param("(optional) defaults to 5", Notes(required=False, default="5"), id="axios"),
        pytest.param("defaults to undefined", Notes(), id="axios without a default"),
        pytest.param("(optional) defaults to 'no name'", Notes(required=False, default="'no name'"), id="axios with words"),
        pytest.param(
            "[optional] if omitted the server will use the default value of 5",
            Notes(required=False, default="5"),
            id="Python 5",
        ),
        pytest.param(
            '[optional] if omitted the server will use the default value of "no name"',
            Notes(required=False, default='"no name"'),
            id="Python 5 with words",
        ),
        pytest.param('must be one of ["asc", "desc", ]', Notes(values=('"asc"', '"desc"')), id="Python 5 with values"),
        pytest.param(
            'defaults to "asc", must be one of ["asc", "desc", ]',
            Notes(default='"asc"', values=('"asc"', '"desc"')),
            id="Python 5 with both",
        ),
        pytest.param("must be one of [5, ]", Notes(values=("5",)), id="Python 5 with one number"),
        pytest.param(
            "[optional] if omitted the server will use the default value of [5]",
            Notes(required=False, default="[5]"),
            id="Python 5 with a list as default",
        ),
        pytest.param("[optional] if omitted the server will use the default value of []", Notes(required=False), id="Python 5 with an empty list"),
        pytest.param('one of ["asc", "desc", ]', Notes(words=('"asc", "desc",',), rest="one of"), id="a list in text"),
        pytest.param("[Enum: [asc, desc]]", Notes(values=("asc", "desc")), id="R's values"),
        pytest.param("[optional] [enum: asc, desc]", Notes(required=False, values=("asc", "desc")), id="Java's values"),
        pytest.param('[enum: "a, b", c]', Notes(values=('"a, b"', "c")), id="a comma in a value"),
        pytest.param("[optional] [readonly]", Notes(required=False, words=("read-only",)), id="read-only"),
        pytest.param("[readonly]", Notes(words=("read-only",)), id="read-only alone"),
        pytest.param("[optional] [deprecated]", Notes(required=False, deprecated=True), id="deprecated"),
        pytest.param("[beta]", Notes(words=("beta",)), id="another word"),
        pytest.param("for one only [optional]", Notes(required=False, rest="for one only"), id="text before"),
        pytest.param("[optional] if asked", Notes(required=False, rest="if asked"), id="text behind"),
        pytest.param("[]", Notes(), id="nothing in brackets"),
        pytest.param("[optional", Notes(required=False), id="never closed"),
        pytest.param("]", Notes(rest="]"), id="never opened"),
    ],
)  # fmt: skip
def test_notes(cell: str, notes: Notes) -> None:
    assert read_notes(cell) == notes


@pytest.mark.parametrize(
    "default",
    [
        "undefined", "null", "nil", "None", "const []", "const {}", "[]", "{}", "ListBuilder()",
        "MapBuilder()", "SetBuilder()", "new List<>()", "", "`undefined`", "`null`", "const &lt;&gt;".replace("const &lt;&gt;", "new List&lt;&gt;()"),
    ],
)  # fmt: skip
def test_defaults_that_are_none(default: str) -> None:
    assert read_notes(f"[optional] [default to {default}]").default is None


@pytest.mark.parametrize("default", ["0", "false", "''", "'null'", "none", "const ['a']", "[a]"])
def test_defaults_that_look_like_none(default: str) -> None:
    assert read_notes(f"[default to {default}]").default == default


@pytest.mark.parametrize(
    ("cell", "known"),
    [("", True), ("[optional]", True), ("[beta] [readonly]", True), ("tube", False), ("[a] b", False)],
)  # fmt: skip
def test_a_cell_is_notes_or_text(cell: str, known: bool) -> None:
    assert is_notes(cell) is known


@pytest.mark.parametrize(
    ("description", "parts"),
    [
        pytest.param("Its kind (enum: box, tube)", ("Its kind", ("box", "tube")), id="behind text"),
        pytest.param(" (enum: box)", ("", ("box",)), id="alone"),
        pytest.param("a (enum: x) b", ("a (enum: x) b", ()), id="in the midst"),
        pytest.param("a (enum: x) (enum: y)", ("a (enum: x)", ("y",)), id="twice"),
        pytest.param("a (enum: )", ("a", ()), id="empty"),
        pytest.param("a (enum: x", ("a (enum: x", ()), id="never closed"),
        pytest.param("plain", ("plain", ()), id="none"),
    ],
)
def test_values_at_a_descriptions_end(description: str, parts: tuple[str, tuple[str, ...]]) -> None:
    assert split_enum(description) == parts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", ()),
        ("a", ("a",)),
        ("a, b,", ("a", "b")),
        ('"a, b", "c"', ('"a, b"', '"c"')),
        ("'a, b'", ("'a, b'",)),
        ('"a\\", b", c', ('"a\\", b"', "c")),
        ('"a, b', ('"a', "b")),
        (", ,", ()),
        ("a b,c d", ("a b", "c d")),
    ],
)
def test_listed(text: str, values: tuple[str, ...]) -> None:
    assert listed(text) == values
