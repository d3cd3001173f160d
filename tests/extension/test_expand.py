"""What stands for a generated page's headings in the host's Markdown."""

from __future__ import annotations

from markdown import Markdown
from mkdocs_sdk_reference.commonmark.ids import default_slug
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.extension import Options, Sections, Site, SiteExtension
from mkdocs_sdk_reference.reference import Reference

from tests.support.several import Several, sampled
from tests.support.writing import field, object_, sdk


def converted(text: str, *extensions: str) -> tuple[str, list[str]]:
    """Return the HTML of a page, and what its table of contents calls the headings of level 2."""
    page = read_page("models/a.md", decode(text.encode()))
    reference = Reference([page], [page.path], "docs", default_slug)
    site = Site(reference, Options(), lambda _page: str)
    sections = Sections(site)
    ours = SiteExtension(site, sections, opens_details=True)
    md = Markdown(extensions=["toc", *extensions, ours])
    site.stubs.current = page.path
    html = sections.put_in(md.convert(text))
    return html, [entry["name"] for entry in md.toc_tokens[0]["children"]]  # type: ignore[attr-defined]


def test_braces_in_a_heading_are_text() -> None:
    heading = "## GET /pets/{id} {#other .x}"
    html, entries = converted(f"{object_('A', field('id', '*str*'))}\n\n{heading}\n", "attr_list")

    assert ">GET /pets/&#123;id} &#123;#other .x}</h2>" in html
    assert entries[-1] == "GET /pets/&#123;id} &#123;#other .x}"


def test_page_that_says_nothing() -> None:
    pages = Reference([read_page("README.md", decode(b""))], ["README.md"], "docs", default_slug)
    site = Site(pages, Options(), lambda _page: str, home="README.md")
    md = Markdown(extensions=[SiteExtension(site, Sections(site), opens_details=True)])
    site.stubs.current = "README.md"

    assert md.convert("x") == ""


def test_samples_of_other_sdks_are_highlighted_and_not_searched() -> None:
    pages = {
        f"{at}/docs/README.md": sdk("Pets", sampled("get", at, f"call_{at}"))
        for at in ("python", "go")
    }
    site = Site(Several(pages), Options(), lambda _page: str)
    sections = Sections(site)
    ours = SiteExtension(site, sections, opens_details=True)
    md = Markdown(extensions=["toc", "fenced_code", "codehilite", ours])
    site.stubs.current = "go/docs/README.md"
    html = md.convert("x")
    shown = sections.put_in(html)

    assert shown.index('<div class="sdk-tabs"') < shown.index("call_go")
    assert 'value="Python">Python</label><div>\n<div class="codehilite">' in shown
    searched = sections.for_search(html)
    assert "call_go" in searched
    assert "python" not in searched.lower()
