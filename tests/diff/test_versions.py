"""The order of versions."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.diff import version_key


def test_versions_are_in_order() -> None:
    names = [
        "0.9", "1.0.0-alpha", "1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0-beta", "1.0.0rc1", "1.0.0",
        "1.0.0+build.2", "1.0.0.post1", "v1.2", "1.10.0", "2024-05-01", "2024-11-01",
    ]  # fmt: skip
    keys = [version_key(name) for name in names]
    assert None not in keys
    assert sorted(keys) == keys  # type: ignore[type-var]
    assert len({*keys}) == len(keys)


def test_zeros_at_the_end_say_nothing() -> None:
    assert version_key("2.1") == version_key("v2.1.0")


@pytest.mark.parametrize("name", ["", "spring", "-1", "v", "९", "2.1\udcff", "2\n"])
def test_a_name_without_a_number_is_no_version(name: str) -> None:
    assert version_key(name) is None
