"""A page's Markdown as parts: headings with ids, code, raw HTML that holds blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs_sdk_reference.commonmark.outline import outline
from mkdocs_sdk_reference.model import Block, Heading, LeftOut
from mkdocs_sdk_reference.rendering.parts import BlockPart, CodePart, HeadingPart, ProsePart
from mkdocs_sdk_reference.rendering.prose import Prose
from mkdocs_sdk_reference.rendering.source import Source, _Builder, parts_of

from tests.support.growth import assert_linear


class _AsWritten:
    """Links that lead where the source says."""

    def link(self, href: str, text: str) -> str:
        return href

    def image(self, src: str) -> str:
        return src


def parts(text: str, *, as_on_github: bool = False) -> list[object]:
    source = Source(text.split("\n"), as_on_github=as_on_github)
    return list(parts_of(source, Prose(), _AsWritten()))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("# A\n\n## A\n\n## A", ["a", "a-1", "a-2"]),
        ("# Foo & bar", ["foo--bar"]),
        ("# `x.y()` of Z", ["xy-of-z"]),
    ],
)
def test_headings_of_a_readme_have_githubs_ids(text: str, ids: list[str]) -> None:
    found = parts(text, as_on_github=True)
    assert [part.anchor for part in found if isinstance(part, HeadingPart)] == ids


def test_headings_of_other_pages_have_the_hosts_ids() -> None:
    found = parts("# Foo & bar\n\n## Foo & bar")
    assert [part.anchor for part in found if isinstance(part, HeadingPart)] == [
        "foo-bar",
        "foo-bar_1",
    ]


def test_code_is_a_part_of_its_own() -> None:
    assert parts("```py title\nx = 1\n```") == [CodePart("py", "x = 1")]


def test_a_list_right_behind_text_is_a_list() -> None:
    (part,) = parts("One of:\n- a\n- b")
    assert isinstance(part, ProsePart)
    assert part.html == "<p>One of:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"


def test_an_element_may_hold_blocks_of_markdown() -> None:
    (part,) = parts("<details>\n<summary>S</summary>\n\n- a\n\n</details>\n\nx")
    assert isinstance(part, ProsePart)
    assert "<ul>" in part.html
    assert part.html.index("</details>") < part.html.index("<p>x</p>")


def test_an_element_that_is_not_closed_ends_by_itself() -> None:
    (part,) = parts("<div>\n\nx")
    assert isinstance(part, ProsePart)
    assert "<div>" not in part.html or "</div>" in part.html


def test_text_between_comments_stays() -> None:
    (part,) = parts("<!-- a --> Word. <!-- b -->")
    assert isinstance(part, ProsePart)
    assert part.html.strip() == "Word."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda n: "[" * 20 * n, id="brackets"),
        pytest.param(lambda n: "[" * 20 * n + "]" * 20 * n, id="pairs of brackets"),
        pytest.param(lambda n: "`" * 20 * n + "a", id="backticks"),
        pytest.param(lambda n: "> " * n + "a", id="nested quotes"),
        pytest.param(lambda n: "- " * n + "a", id="nested lists"),
        pytest.param(lambda n: "*a **b " * n, id="emphasis that never ends"),
        pytest.param(lambda n: "<b>" * n, id="tags that nothing closes"),
        pytest.param(lambda n: "<!-- " * n, id="comments that never end"),
        pytest.param(lambda n: "<div>" + " " * 10 * n + "</div>", id="spaces in raw HTML"),
        pytest.param(
            lambda n: "<div>\n\n" * n + "</details>\n\n" * n, id="elements that nothing closes"
        ),
        pytest.param(lambda n: "<details>\n\n" * n + "</details>\n\n" * n, id="nested elements"),
        pytest.param(lambda n: "> # A\n>\n" * (n // 4), id="headings in a quote"),
        pytest.param(lambda n: "## A\n\n" * n, id="headings of one text"),
    ],
)
def test_time_is_linear(text: Callable[[int], str]) -> None:
    assert_linear(400, lambda n: partial(parts, text(n)))


def test_an_alert_is_an_admonition_called_as_the_source_spells_it() -> None:
    (part,) = parts("> [!WARNING]\n> Hot.")
    assert isinstance(part, ProsePart)
    assert '<p class="admonition-title">WARNING</p>' in part.html
    assert 'class="admonition warning"' in part.html


LINE = st.text("ab 1.)-=>#:;!,é\u00a0\u2028\x0c\t`*_~&<[]|\\", max_size=6) | st.sampled_from(
    [
        "",
        "# Title",
        "## Fields",
        "Running text.",
        "Text at an end  ",
        "12) or",
        "# closed #",
        "```",
        "```py",
        "  ```` ",
    ]
)


@given(lines=st.lists(LINE, max_size=8))
def test_plain_page_is_taken_as_the_parser_takes_it(lines: list[str]) -> None:
    headings = [part for part in outline(lines) if isinstance(part, Heading)]
    known = {part.line: part._replace(anchor=f"id{part.line}") for part in headings}
    source = Source(lines, headings=known)
    builder = _Builder(source, Prose(), _AsWritten())

    if builder.takes_plain("\n".join(lines)):
        plain = list(builder.made)
        builder.made.clear()
        assert plain == builder.parts(Prose().parse("\n".join(lines)))


def of_source(text: str, *blocks: Block, headings: tuple[Heading, ...] = ()) -> list[object]:
    known = {heading.line: heading for heading in headings}
    source = Source(text.split("\n"), blocks, known)
    return list(parts_of(source, Prose(), _AsWritten()))


def test_a_line_of_html_may_be_a_heading() -> None:
    text = "<details><summary>x</summary>\n<dl>\n\nText."
    heading = Heading(0, 3, "`get`", "get")
    found, _, _ = of_source(text, Block(1, 2, LeftOut()), headings=(heading,))

    assert isinstance(found, HeadingPart)
    assert (found.level, found.html, found.line) == (3, "<code>get</code>", 0)


def test_a_block_ends_raw_html_above_it() -> None:
    block = Block(1, 3, LeftOut())
    before, found = of_source("<div>words</div>\n</dd>\n</dl>", block)

    assert isinstance(before, ProsePart)
    assert "words" in before.html
    assert found == BlockPart(block)


def test_time_is_linear_in_blocks_that_a_fence_takes_in() -> None:
    def page(count: int) -> Callable[[], object]:
        blocks = (Block(2 + 3 * at, 3 + 3 * at, LeftOut()) for at in range(count))
        return partial(of_source, "```\n\n" + "a\n\nb\n" * count, *blocks)

    assert_linear(200, page)
