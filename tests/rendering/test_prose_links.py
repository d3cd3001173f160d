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
