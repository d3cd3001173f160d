"""What the README and CONTRIBUTING claim is true."""

from __future__ import annotations

import re

import pytest
from mkdocs_sdk_reference.dialects import DIALECTS

from .written_pages import PAGES, ROOT

README = PAGES["README.md"]
BENCHMARK = PAGES["docs/benchmark.md"]


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", PAGES["CONTRIBUTING.md"], re.MULTILINE))
    assert named
    assert named <= targets


@pytest.mark.parametrize("title", [dialect.title for dialect in DIALECTS])
def test_generator_is_listed(title: str) -> None:
    assert re.search(rf"^\| {title}\b", README, re.MULTILINE)
    assert re.search(rf"^## {title}$", PAGES["docs/dialects.md"], re.MULTILINE)


def test_figures_are_those_of_the_benchmark() -> None:
    """A new measurement changes the benchmark's page; whoever takes it changes the README."""
    shown = re.findall(r"^\| .* \| (\d+\.\d+)(?: s)? \|$", README, re.MULTILINE)
    (row,) = re.findall(r"^\| 11,000 \| with the plugin \|(.*)\|$", BENCHMARK, re.MULTILINE)
    ratios = [cell.strip() for cell in row.split("|")][1::2]
    (preview,) = re.findall(r"an edit among 11,000 pages is on screen in ([\d.]+) s", BENCHMARK)

    assert "| all | 21 | 15,102 | 9,411 |" in BENCHMARK
    assert "21 real SDKs of 15,102 pages | 9,411 |" in README
    assert shown == [ratios[0], ratios[-1], preview]
