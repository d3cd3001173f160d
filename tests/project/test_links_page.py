"""The tables of docs/links.md and docs/fix.md have each rule that repairs links."""

from __future__ import annotations

import re

import pytest
from mkdocs_sdk_reference.dialects import DIALECTS
from mkdocs_sdk_reference.dialects.repairs import HEADING_ANCHOR, SITE_ABSOLUTE

from .written_pages import PAGES

RULES = {rule.name for dialect in DIALECTS for rule in dialect.link_rules}
ROWS = re.findall(r"^\| `([a-z-]+)` \|", PAGES["docs/links.md"], re.MULTILINE)
SHOWN_ONLY = {"readme-outside", HEADING_ANCHOR.name}
"""What the site shows better than any file could say it."""


def test_links_page_has_each_rule_once() -> None:
    assert sorted(ROWS) == sorted(RULES | {HEADING_ANCHOR.name, SITE_ABSOLUTE.name})


@pytest.mark.parametrize("rule", sorted(RULES - SHOWN_ONLY))
def test_fix_page_has_each_rule_that_it_writes(rule: str) -> None:
    assert re.search(rf"^\|.*\[`{rule}`\].*\| .+ \|$", PAGES["docs/fix.md"], re.MULTILINE)
