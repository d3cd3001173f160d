"""Links of the README, of the other files beside it and of the site's pages lead somewhere.

Building the site checks links, too (`test_demo.py`), but none of the README's, and it takes longer.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from mkdocs_sdk_reference.commonmark.ids import Ids, default_slug

from .written_pages import PAGES, PARSER, ROOT

BUILT = re.compile(r"docs/(?:operations|changes|demo(?:-openapi)?/.*/(?:index|errors))\.md")
"""Pages that only a build adds."""
DEMO = re.compile(r"docs/demo(?:-openapi)?/")
"""Pages whose ids the plugin makes."""
_TEXTS = {"text", "code_inline"}


def links(text: str) -> Iterator[str]:
    """Yield where the links and pictures of a page lead, as far as that is in the project."""
    for token in PARSER.parse(text):
        for child in token.children or ():
            target = child.attrs.get("href", child.attrs.get("src"))
            if target and not re.match(r"[a-z]+:", str(target)):
                yield str(target)


def ids(text: str) -> set[str]:
    """Return the ids of a page: those of its headings, and those in its HTML."""
    taken = Ids()
    for opening, inline in pairwise(PARSER.parse(text)):
        if opening.type == "heading_open":
            shown = "".join(i.content for i in inline.children or () if i.type in _TEXTS)
            taken.unique(default_slug(shown))
    return taken | set(re.findall(r'<a id="([^"]+)"></a>', text))


IDS = {path: ids(text) for path, text in PAGES.items()}


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_to_files(path: str) -> None:
    folder = posixpath.dirname(path)
    targets = {link.partition("#")[0] for link in links(PAGES[path])} - {""}
    files = {posixpath.normpath(posixpath.join(folder, target)) for target in targets}
    assert [f for f in sorted(files) if not (ROOT / f).exists() and not BUILT.fullmatch(f)] == []


@pytest.mark.parametrize("path", PAGES)
def test_anchors_exist(path: str) -> None:
    folder = posixpath.dirname(path)
    lost = []
    for link in links(PAGES[path]):
        target, _, anchor = link.partition("#")
        file = posixpath.normpath(posixpath.join(folder, target)) if target else path
        if anchor and not DEMO.match(file) and anchor not in IDS[file]:
            lost.append(link)
    assert lost == []


def test_every_page_is_in_the_navigation() -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    named = set(re.findall(r"- (?:[^:\n]+: )?([\w-]+\.md)$", settings, re.MULTILINE))
    pages = {path.removeprefix("docs/") for path in PAGES if path.startswith("docs/")}
    assert named - {"operations.md", "changes.md"} == pages
