"""The page of findings says the same about each rule as the code."""

import re
from pathlib import Path

import pytest
from mkdocs_sdk_reference.checks.rules import RULES, Rule

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")
LEVELS = dict(re.findall(r"^\| \[`([a-z0-9-]+)`\]\(#\1\) \| `(\w+)` \|", PAGE, re.MULTILINE))
SECTIONS = dict(re.findall(r"^## (\S+)\n\n(.+?)\n\n", PAGE, re.MULTILINE | re.DOTALL))


def test_rules_are_all_there_and_no_others() -> None:
    assert list(LEVELS) == list(SECTIONS) == list(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule(rule: Rule) -> None:
    assert SECTIONS[rule.name] == f"{rule.sentence} {rule.remedy}"
    assert LEVELS[rule.name] == rule.level.word
