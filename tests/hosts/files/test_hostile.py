"""What untrusted people write reaches no extension of a host that builds prepared files."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown
from mkdocs_sdk_reference.hosts.files import prepare, settings_from
from mkdocs_sdk_reference.hosts.files.one_line import in_one_line

from tests.hosts.mkdocs.test_hostile import EXTENSIONS, found_on
from tests.support.hostile import CASES, TITLES, Case, oddly_named_pages, titled_pages
from tests.support.judge import COPIED, complaints
from tests.support.writing import write

pytestmark = pytest.mark.slow

_SIGN = re.compile(r"[{}$:`\\*~^=!@%|+]|<-|\[|\]")
"""Signs that an extension could act on."""


def _unwrapped(text: str) -> str:
    """A finished page less what we write around its text: front matter, tags, ids of headings."""
    body = text.split("---\n", 2)[2]
    body = re.sub(r"^#+ (.*) \{ #.* \}$", r"\1", body, flags=re.MULTILINE)
    return re.sub(r"<[^>]*>", lambda tag: "".join(re.findall(r'="([^"]*)"', tag[0])), body)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write(folder / "docs", {case.path: case.page for case in CASES})
    prepare(settings_from(folder / "docs", folder / "out", folder, {}))
    return folder / "out"


def test_no_sign_of_a_page_s_text_is_left(prepared: Path) -> None:
    wrong = []
    for case in CASES:
        text = _unwrapped((prepared / case.path).read_text("utf-8"))
        text = re.sub(r"&#?\w+;", "", text)
        wrong += [f"{case.name}: {sign[0]!r}" for sign in _SIGN.finditer(text)]
    assert wrong == []


def _one_of_each() -> Iterator[Case]:
    """A case for each text, and one for each place.

    That no sign of a text is left at any place, a faster test says: what is left to show is that
    an extension leaves alone what stands round it.
    """
    seen: set[str] = set()
    for case in CASES:
        if not {case.text, case.place} <= seen:
            seen |= {case.text, case.place}
            yield case


def test_nothing_is_active_and_nothing_is_lost(prepared: Path) -> None:
    names = [e if isinstance(e, str) else next(iter(e)) for e in EXTENSIONS]
    configs: dict[str, Any] = {}
    for extension in EXTENSIONS:
        configs |= {} if isinstance(extension, str) else copy.deepcopy(extension)
    md = Markdown(extensions=[*names, "toc"], extension_configs=configs)
    wrong: list[str] = []
    for case in _one_of_each():
        text = (prepared / case.path).read_text("utf-8").split("---\n", 2)[2]
        html = md.reset().convert(text).replace(COPIED, "")
        html = html.replace("<div data-search-exclude data-pagefind-ignore>", "<div>")  # ours
        wrong += found_on(html, case, is_typographic=True)
    assert wrong == []


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is prepared of pages with every hostile title, and of oddly named ones."""
    folder = tmp_path_factory.mktemp("titles")
    for name, title in TITLES.items():
        write(folder / "docs", dict(titled_pages(title, name)))
    write(folder / "docs", dict(oddly_named_pages()))
    prepare(settings_from(folder / "docs", folder / "out", folder, {"models_in_nav": True}))
    return folder / "out"


def titles_in(nav: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The titles of a navigation with the paths that they lead to; "" for a section."""
    for item in nav:
        ((title, inner),) = item.items()
        yield title, inner if isinstance(inner, str) else ""
        yield from () if isinstance(inner, str) else titles_in(inner)


def test_titles_of_pages_are_text(titled: Path) -> None:
    pages = sorted(titled.rglob("*.md"))
    assert len(pages) > len(TITLES) * 8
    fronts = [page.read_text("utf-8").split("---\n", 2)[1] for page in pages]
    titles = {title for front in fronts for title in yaml.safe_load(front).values()}

    assert [title for title in titles if _SIGN.search(re.sub(r"&#\d+;", "", title))] == []
    # Where a theme unescapes them, too.
    assert [wrong for title in titles for wrong in complaints(unescape(title))] == []


def test_titles_in_the_navigation_are_text_and_lead_to_pages(titled: Path) -> None:
    shown = list(
        titles_in(yaml.safe_load((titled / ".sdk-reference-nav.yml").read_text("utf-8"))["nav"])
    )

    assert {path for _, path in shown if path} == {
        page.relative_to(titled).as_posix() for page in titled.rglob("*.md")
    }
    assert [title for title, _ in shown if _SIGN.search(re.sub(r"&#\d+;", "", title))] == []


def test_title_of_operations_with_escaped_signs(titled: Path) -> None:
    front = (titled / "sdks/escaped-tag/README.md").read_text("utf-8").split("---\n", 2)[1]

    title = unescape(yaml.safe_load(front)["title"])
    assert title == "Hi <\N{WORD JOINER}img src=x onerror=alert(1)//>"


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p>a\n\nb</p>", "<p>a&#10;&#10;b</p>"),
        ("<td>a</td>\n\n<td>b</td>", "<td>a</td> <td>b</td>"),
        ("<pre><i>a</i>\n\n<i>b</i></pre>", "<pre><i>a</i>&#10;&#10;<i>b</i></pre>"),
        ("a\tb", "a&#9;b"),
        ("{{ x }} &amp; &#123;", "&#123;&#123; x &#125;&#125; &#38; &#123;"),
        ('<a href="../a.md#b" title="x > y">', '<a href="&#46;&#46;&#47;a&#46;md&#35;b" title="x &#62; y">'),
        ("<!-- a\n\nb -->c", "c"),
        ("1 < 2", "1 &#60; 2"),
    ],
)  # fmt: skip
def test_html_in_one_line(html: str, line: str) -> None:
    assert in_one_line(html) == line
