"""Which sections of an operation are folded."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from mkdocs_sdk_reference.commonmark.expressions import parse_type
from mkdocs_sdk_reference.model import Block, Returns, Signature
from mkdocs_sdk_reference.rendering.parts import (
    BlockPart,
    CodePart,
    FoldPart,
    HeadingPart,
    Part,
    ProsePart,
)
from mkdocs_sdk_reference.rendering.samples import with_folds

OPERATION = 7
"""The line of the operation's heading."""
TEXT = ProsePart(Markup("<p>So:</p>"))
PYTHON = CodePart("python", "a()")
JSON = CodePart("json", "{}")
PLAIN = CodePart("", "$ a")
CALL = BlockPart(Block(0, 1, Signature("a()")))
RESPONSE = BlockPart(Block(0, 1, Returns(parse_type("int"))))


def heading(level: int, line: int = 0) -> HeadingPart:
    return HeadingPart(level, Markup("In a loop"), "in-a-loop", line=line)


FIRST: list[Part] = [heading(2, OPERATION), heading(3), PYTHON]


def folded(*parts: Part) -> list[FoldPart]:
    return [part for part in with_folds(parts, {OPERATION}) if isinstance(part, FoldPart)]


@pytest.mark.parametrize(
    ("section", "held"),
    [
        ([PYTHON], (PYTHON,)),
        ([TEXT, PYTHON], (TEXT, PYTHON)),
        ([PYTHON, TEXT, PYTHON], (PYTHON, TEXT, PYTHON)),
        ([CALL, PYTHON], (CodePart("", "a()"), PYTHON)),
        ([PLAIN, PYTHON], (PLAIN, PYTHON)),
    ],
    ids=["code", "text and code", "two samples", "a signature", "code of no language"],
)
def test_another_sample_is_folded(
    section: list[Part], held: tuple[ProsePart | CodePart, ...]
) -> None:
    assert folded(*FIRST, heading(3), *section) == [
        FoldPart(Markup("In a loop"), "in-a-loop", held)
    ]


@pytest.mark.parametrize(
    "section",
    [
        [TEXT],
        [JSON],
        [PYTHON, JSON],
        [PLAIN],
        [PYTHON, RESPONSE],
        [PYTHON, heading(4), TEXT],
    ],
    ids=[
        "text alone",
        "the first in its language",
        "one of two in its language",
        "code of no language",
        "a table",
        "a section inside",
    ],
)
def test_other_sections_stay_open(section: list[Part]) -> None:
    assert folded(*FIRST, heading(3), *section) == []


def test_the_first_sample_of_each_operation_stays_open() -> None:
    assert folded(*FIRST, *FIRST) == []


def test_a_section_behind_operations_stays_open() -> None:
    assert folded(*FIRST, heading(2), heading(3), PYTHON) == []


def test_a_page_without_operations_is_as_it_was() -> None:
    parts: list[Part] = [heading(2), PYTHON, heading(3), PYTHON]

    assert list(with_folds(parts, {})) == parts


def test_the_first_sample_behind_a_declaration_is_not_folded() -> None:
    declared: list[Part] = [heading(2, OPERATION), PYTHON]
    assert folded(*declared, heading(3), PYTHON) == []
