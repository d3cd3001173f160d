"""A page's Markdown as parts: headings with ids, code, raw HTML that holds blocks."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.rendering.parts import CodePart, HeadingPart, ProsePart
from mkdocs_sdk_reference.rendering.prose import Prose
from mkdocs_sdk_reference.rendering.source import Source, parts_of


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


def test_an_alert_is_an_admonition_called_as_the_source_spells_it() -> None:
    (part,) = parts("> [!WARNING]\n> Hot.")
    assert isinstance(part, ProsePart)
    assert '<p class="admonition-title">WARNING</p>' in part.html
    assert 'class="admonition warning"' in part.html
