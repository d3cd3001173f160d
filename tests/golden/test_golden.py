"""Builds each folder of `cases` and compares pages, log and navigation with what it expects.

A case holds `docs/` and `expected/`; `options.yml`, where there is one, holds settings of
`mkdocs.yml`. What its `extra.shown` names is compared, too: `toc`, `nav`, or `summary`, the line
of the log that says what was read.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from mkdocs.utils.yaml import yaml_load

from tests.support.writing import write

CASES = Path(__file__).parent / "cases"
BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "hr", "div", "section", "blockquote"),
    *("ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "iframe"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
SUMMARY = " parsed"


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_case(name: str, build_site: Any, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = CASES / name
    options = case / "options.yml"
    settings = yaml_load(options.read_text("utf-8")) if options.exists() else {}
    shown = settings.get("extra", {}).get("shown", ())

    log = build_site(case / "docs", **settings)
    if "summary" not in shown:
        log = [line for line in log if SUMMARY not in line]
    got = _pages(tmp_path / "site")
    got["log.txt"] = "".join(f"{line}\n" for line in log if str(case) not in line)
    if "nav" in shown:
        got["nav.txt"] = (tmp_path / "site" / "nav.txt").read_text("utf-8")

    if request.config.getoption("--update-golden"):
        _write(case / "expected", got)
    expected = _read(case / "expected")
    assert sorted(got) == sorted(expected), f"{name}: other files than expected"
    for path, text in got.items():
        assert text == expected[path], f"{name}: {path}"


def _pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): _pretty(path.read_text("utf-8"))
        for path in site.rglob("*.html")
    }


def _pretty(html: str) -> str:
    return "\n".join(_lines(BeautifulSoup(html, "html.parser"), "")) + "\n"


def _lines(parent: Tag, indent: str) -> Iterator[str]:
    """A line for each block, with white space inside as it is: `prettify` would change it."""
    for is_inline, run in groupby(parent.children, key=lambda node: not _is_block(node)):
        if is_inline:
            text = "".join(map(_markup, run)).strip()
            yield from [indent + text] if text else []
            continue
        for block in run:
            assert isinstance(block, Tag)
            if not any(map(_is_block, block.children)):
                yield f"{indent}{block}"
                continue
            yield indent + str(block).partition(">")[0] + ">"
            yield from _lines(block, indent + " ")
            yield f"{indent}</{block.name}>"


def _markup(node: PageElement) -> str:
    return node.output_ready() if isinstance(node, NavigableString) else str(node)


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in BLOCKS


def _read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def _write(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, files)
