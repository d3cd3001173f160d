"""Ids, on which other tools rest."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.ids import (
    Ids,
    default_slug,
    field_id,
    heading_id,
    parameter_id,
    slug_rule,
    value_id,
)


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        (field_id("picked_on"), "field-picked_on"),
        (field_id("options.fetchOptions"), "field-options-fetchOptions"),
        (value_id("a  b"), "value-a-b"),
        (value_id(""), "value-"),
        (parameter_id("search", "$request"), "search-param--request"),
        (heading_id("__config"), "config"),
        (heading_id("_x"), "_x"),
    ],
)
def test_forms(identifier: str, expected: str) -> None:
    assert identifier == expected


def test_a_second_equal_id_gets_a_number() -> None:
    ids = Ids(["a_1"])
    assert [ids.unique("a") for _ in range(3)] == ["a", "a_2", "a_3"]
    assert ids.unique("") == "_1"


def test_the_host_s_rule() -> None:
    assert default_slug("Get Pets!") == "get-pets"
    rule = slug_rule({"separator": "_", "slugify": lambda text, separator: text + separator})
    assert rule("A") == "A_"
