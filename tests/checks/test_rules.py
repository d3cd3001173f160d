"""The rules' own words, which are put together in messages, headlines and the docs."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.checks import rules
from mkdocs_sdk_reference.checks.rules import RULES, Rule


def test_the_list_has_every_rule() -> None:
    defined = [value.name for value in vars(rules).values() if isinstance(value, Rule)]
    assert list(RULES) == defined


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_words(rule: Rule) -> None:
    assert rule.summary[0].islower()
    assert not rule.summary.endswith(".")
    assert rule.remedy[0].isupper()
    assert rule.remedy.endswith(".")
