"""Which enums stand in columns."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.rendering.parts import Section

from tests.support.writing import enum, reference

PET = "models/pet.md"


@pytest.mark.parametrize(
    ("values", "in_columns"),
    [
        pytest.param([f"v{i}" for i in range(31)], True, id="many"),
        pytest.param([f"v{i}" for i in range(30)], False, id="few"),
        pytest.param([f"{'v' * 30}{i}" for i in range(31)], False, id="long"),
    ],
)
def test_many_short_values_stand_in_columns(values: list[str], in_columns: bool) -> None:
    site = Site(reference({PET: enum("Pet", *values)}), Options(), lambda _page: str)
    parts = [part for part in site.parts(PET) if isinstance(part, Section)]
    shown = [part.given["in_columns"] for part in parts if part.template == "values"]

    assert shown == [in_columns]
