"""Links of a text are resolved once, whatever stands beside them."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.rendering.prose import Prose


class Moved:
    """Links that lead elsewhere each time that they are resolved."""

    def link(self, href: str, text: str) -> str | None:
        return f"moved/{href}"

    def image(self, src: str) -> str | None:
        return f"moved/{src}"


@pytest.mark.parametrize(
    "text",
    [
        '[it](a.md)',
        '<b>Bold</b> [it](a.md)',
        'Some <a href="a.md">it</a>',
        '[it](a.md) and <a href="a.md">it</a>',
    ],
)  # fmt: skip
def test_link_is_resolved_once(text: str) -> None:
    html = Prose(trusted=False).text(text, Moved())

    assert html.count("a.md") == html.count('href="moved/a.md"') > 0


def test_image_beside_raw_html_is_resolved_once() -> None:
    html = Prose(trusted=False).text("<b>Bold</b> ![it](a.png)", Moved())

    assert 'src="moved/a.png"' in html


class Kept:
    """Links that stay as they are."""

    def link(self, href: str, text: str) -> str | None:
        return href

    def image(self, src: str) -> str | None:
        return src


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (r'See <a href=\"https://a.example/x\">it</a>', 'See <a href="https://a.example/x">it</a>'),
        (r'<a target=\"_blank\" href=\"a.md\">it</a>', '<a href="a.md">it</a>'),
        ('<div align=\\"left\\">\n<a href=\\"a.md\\">it</a></div>', '<a href="a.md">it</a></div>'),
        (r'`{"a": "<a href=\"x\">"}`', r"&lt;a href=\&quot;x\&quot;&gt;"),
        ('```json\n"<a href=\\"x\\">"\n```', r"&lt;a href=\&quot;x\&quot;&gt;"),
    ],
    ids=["one attribute", "two attributes", "block", "code span", "code block"],
)  # fmt: skip
def test_quotes_of_json_around_attributes(text: str, html: str) -> None:
    assert html in Prose(trusted=False).text(text, Kept())


@pytest.mark.parametrize("text", ["[](https://a.example/x)", "**[](https://a.example/x)**"])
def test_link_without_text_shows_its_host(text: str) -> None:
    html = Prose(trusted=False).text(text, Kept())

    assert '<a href="https://a.example/x">a.example</a>' in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("All [Lamp](entity:Lamp)s", "All Lamps", id="text"),
        pytest.param("[`a` *b*](entity:x) c", "<code>a</code> <em>b</em> c", id="marked text"),
        pytest.param("[x](javascript:alert)", "x", id="script"),
        pytest.param("[a](entity:x) [b](c.md)", 'a <a href="c.md">b</a>', id="before a link"),
        pytest.param("![x](entity:x)", "![x](entity:x)", id="image"),
        pytest.param("<std:string>", "&lt;std:string&gt;", id="angle brackets"),
        pytest.param("[x](entity:a b)", "[x](entity:a b)", id="no link"),
        pytest.param("[](entity:a)", "[](entity:a)", id="no text"),
    ],
)
def test_link_of_an_unknown_scheme_is_its_text(text: str, html: str) -> None:
    assert Prose().text(text, Kept()) == html
