"""What every dialect promises."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.checks.rules import RULES
from mkdocs_sdk_reference.commonmark.document import Document
from mkdocs_sdk_reference.commonmark.ids import default_slug
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import DIALECTS, Dialect
from mkdocs_sdk_reference.model import TypeExpr

EACH = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)


def test_names_are_unique() -> None:
    assert len({dialect.name for dialect in DIALECTS}) == len(DIALECTS)


@EACH
def test_rules_for_links_have_findings(dialect: Dialect) -> None:
    assert {rule.name for rule in dialect.link_rules} <= set(RULES)


@EACH
def test_names_are_in_lower_case(dialect: Dialect) -> None:
    for names in (dialect.root_folders, dialect.type_folders, dialect.primitives):
        assert {name.lower() for name in names} == names


@EACH
@pytest.mark.parametrize("text", ["", "\n", "# ", "#", "| a |\n| - |", "```", "<!--", "Text."])
def test_what_is_nobody_s_page_is_read_by_none(dialect: Dialect, text: str) -> None:
    assert dialect.read("x/y.md", Document(decode(text.encode())), default_slug) is None


@EACH
@pytest.mark.parametrize(
    "text",
    [
        *("Optional[str]", "Optional<String>", "T.nilable(::String)", "JsonNullable<Pet>"),
        *("?string", "?\\DateTime", "*string", "string?", "Pet | null", "Option<String>"),
    ],
)
def test_type_whose_value_may_be_missing(dialect: Dialect, text: str) -> None:
    assert dialect.is_nullable(TypeExpr((text,)))


@EACH
@pytest.mark.parametrize(
    "text",
    [
        *("str", "List[Optional[str]]", "Dict[str, Optional[int]]", "List<string?>", "null"),
        *("*big.Int", "*http.Response", "[]*string", "OptionalDetails", "map[string]*string", ""),
    ],
)
def test_type_that_does_not_say_that_its_value_may_be_missing(dialect: Dialect, text: str) -> None:
    assert not dialect.is_nullable(TypeExpr((text,)))
