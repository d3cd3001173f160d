"""Ties of the SDKs that every generator makes of one document: none wrong, and none missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

import pytest
from mkdocs.utils.yaml import yaml_load
from mkdocs_sdk_reference.model import Operation, Type
from mkdocs_sdk_reference.reference import Reference, Sdk, read_folder

from tests.support.generators import GENERATORS
from tests.support.trees import EVERY_GENERATOR, NO_GENERATORS
from tests.support.truth import Document

SOURCE = EVERY_GENERATOR / "openapi.yaml"
pytestmark = pytest.mark.skipif(not SOURCE.is_file(), reason=NO_GENERATORS)

Pair = frozenset[str]


@pytest.fixture(scope="module")
def reference() -> Reference:
    """The reference of one site of all SDKs."""
    read = read_folder(EVERY_GENERATOR / "docs").reference
    sdks = [Sdk(f"{name}/", name, name) for name in GENERATORS]
    return Reference(read.pages.values(), read.files, sdks=sdks)


@pytest.fixture(scope="module")
def document() -> Document:
    return Document(yaml_load(SOURCE.read_text("utf-8")))


def pairs(keys: Mapping[str, list[str]]) -> set[Pair]:
    """The pairs of each group."""
    return {frozenset(pair) for group in keys.values() for pair in combinations(group, 2)}


def tied(keys: Iterator[str], counterparts: Callable[[str], Iterator[str]]) -> set[Pair]:
    """The pairs that are tied."""
    return {frozenset({key, other}) for key in keys for other in counterparts(key)}


def test_types(reference: Reference, document: Document) -> None:
    wanted: dict[str, list[str]] = defaultdict(list)
    for key, type_ in reference.types.items():
        if not type_.owner:
            wanted[document.schema_of(type_)].append(key)
    free = (key for key, type_ in reference.types.items() if not type_.owner)

    assert set(wanted) == set(document.schemas)
    assert tied(free, lambda key: iter(reference.counterparts(key))) == pairs(wanted)


def test_types_of_others(reference: Reference) -> None:
    def owners(type_: Type) -> tuple[str, str]:
        return type_.owner, type_.name

    own = [key for key, type_ in reference.types.items() if type_.owner]
    found = tied(iter(own), lambda key: iter(reference.counterparts(key)))
    assert all(len({owners(reference.types[key]) for key in pair}) == 1 for pair in found)


def test_operations(reference: Reference, document: Document) -> None:
    def place(operation: Operation) -> str:
        return f"{operation.page}#{operation.anchor}"

    by_place = {place(operation): operation for operation in reference.operations}
    wanted: dict[str, list[str]] = defaultdict(list)
    for key, operation in by_place.items():
        wanted[f"{operation.method} {operation.path}"].append(key)

    assert set(wanted) == {f"{call.method} {call.path}" for call in document.calls}
    assert tied(
        iter(by_place),
        lambda key: map(place, reference.operation_counterparts(by_place[key])),
    ) == pairs(wanted)
