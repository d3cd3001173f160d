"""The page of findings says of each code what the code says."""

import re
from pathlib import Path

import pytest
from mkdocs_sdk_reference.checks.rules import CODES, Code

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")
LEVELS = dict(re.findall(r"^\| \[`([a-z0-9-]+)`\]\(#\1\) \| `(\w+)` \|", PAGE, re.MULTILINE))
SECTIONS = dict(re.findall(r"^## (\S+)\n\n(.+?)\n\n", PAGE, re.MULTILINE | re.DOTALL))


def test_codes_are_all_there_and_no_others() -> None:
    assert list(LEVELS) == list(SECTIONS) == list(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_code(code: Code) -> None:
    things = code.things[0].upper() + code.things[1:]
    assert SECTIONS[code.name] == f"{things} {code.cause}. {code.remedy}"
    assert LEVELS[code.name] == code.level.word
