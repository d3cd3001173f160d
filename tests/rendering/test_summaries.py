"""A line of Markdown as plain text: nothing that a reader of the source sees is lost."""

from __future__ import annotations

import time

import pytest
from mkdocs_sdk_reference.rendering.summaries import first_line, plain, text_of


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Filter by `id=<connectionId>` or List<String>", "Filter by id=<connectionId> or List<String>"),
        ("see <agg>/<dimension>", "see <agg>/<dimension>"),
        ("a <b>bold</b> word", "a bold word"),
        ("**Strong** and *weak*", "Strong and weak"),
        ("2 * 3 * 4 and a*b", "2 * 3 * 4 and a*b"),
        ("snake_case_name and \\_x\\_", "snake_case_name and _x_"),
        ("&lt;tag&gt; &amp; more", "<tag> & more"),
        ("`&lt;` stays", "&lt; stays"),
        ("a [link](x.md) and ![image](y.png)", "a link and image"),
        ("~~gone~~ here", "gone here"),
        ("`` a ` tick ``", "a ` tick"),
    ],
)  # fmt: skip
def test_plain(source: str, shown: str) -> None:
    assert plain(source) == shown


def test_cut_at_a_word() -> None:
    assert first_line("word " * 60) == "word " * 39 + "word …"


def test_cut_where_there_is_no_space() -> None:
    assert first_line("字" * 300) == "字" * 200 + " …"


@pytest.mark.parametrize("piece", ["*", "`", "[", "<", "**a", "<a ", "\\", "&", "]("])
def test_time_is_bounded(piece: str) -> None:
    start = time.perf_counter()
    first_line(piece * 100_000)
    text_of(piece * 1_000_000)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        pytest.param(
            "A group,\nand more.\n\nElse.", "A group, and more.", id="lines of a paragraph"
        ),
        pytest.param("One of:\n- a\n- b", "One of: …", id="a list is announced"),
        pytest.param("One of:\n1. a", "One of: …", id="an ordered list"),
        pytest.param("Some:", "Some:", id="nothing follows"),
    ],
)
def test_first_paragraph_is_one_line(markdown: str, said: str) -> None:
    assert first_line(markdown) == said
