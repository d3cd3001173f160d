"""What is read from each generator's pages, compared with the document that they are made from.

Nothing may be read wrong. What a generator's pages don't tell is as `tests.support.generators` has it: each
change in what is read shows there.
"""

from __future__ import annotations

from functools import cache

import pytest
from mkdocs.utils.yaml import yaml_load
from mkdocs_sdk_reference.reference.loader import read_folder

from tests.support.generators import FACTS, GENERATORS
from tests.support.trees import EVERY_GENERATOR, NO_GENERATORS
from tests.support.truth import Document, Outcome, Said, compare, summed_up

SOURCE = EVERY_GENERATOR / "openapi.yaml"
EACH = pytest.mark.parametrize("generator", GENERATORS)
pytestmark = pytest.mark.skipif(not SOURCE.is_file(), reason=NO_GENERATORS)


@cache
def document() -> Document:
    return Document(yaml_load(SOURCE.read_text("utf-8")))


@cache
def said(generator: str) -> tuple[Said, ...]:
    folder = read_folder(EVERY_GENERATOR / "docs" / generator)
    return tuple(compare(document(), folder.reference))


def test_all_generators_are_compared() -> None:
    found = sorted(folder.name for folder in (EVERY_GENERATOR / "docs").iterdir())
    assert found == sorted(GENERATORS)


@EACH
def test_nothing_is_read_wrong(generator: str) -> None:
    assert [one for one in said(generator) if one.outcome is Outcome.WRONG] == []


@EACH
def test_pages_tell_what_they_are_known_to(generator: str) -> None:
    known = {fact.name: fact.outcome(generator) for fact in FACTS}
    assert summed_up(said(generator)) == known
