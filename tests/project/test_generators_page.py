"""The page of generators says what the tests know of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.generators import FACTS, GENERATORS, Fact

PROJECT = Path(__file__).parents[2]
EACH = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)


def test_page_is_what_the_script_writes() -> None:
    command = [sys.executable, "-m", "scripts.generators_page"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_facts_are_unique() -> None:
    assert len({fact.name for fact in FACTS}) == len(FACTS)


@EACH
def test_a_generator_tells_a_fact_in_one_way(fact: Fact) -> None:
    names = " ".join((fact.told, *fact.partly.values())).split()
    assert sorted(names) == sorted(set(names) & set(GENERATORS))


@EACH
def test_a_fact_has_a_column_where_generators_differ(fact: Fact) -> None:
    differ = len({fact.outcome(generator) for generator in GENERATORS}) > 1
    assert bool(fact.title) == differ
