"""Whole docs folders, drawn at random, against what was drawn: nothing lost, every link right.

`SDK_REFERENCE_EXAMPLES` sets how many are drawn; they are then others each time.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, note, settings
from mkdocs_sdk_reference.checks.rules import RULES
from mkdocs_sdk_reference.cli import main

from tests.support import generated_docs as drawn

EXAMPLES = int(os.environ.get("SDK_REFERENCE_EXAMPLES", "0"))
PROFILE = settings(
    max_examples=EXAMPLES or 30,
    derandomize=not EXAMPLES,
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    # Whole builds take too long to find the smallest docs that fail, where it isn't asked for.
    phases=list(Phase) if EXAMPLES else [Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
ONE_PLACE = frozenset(RULES) - {"unnamed-type", "ambiguous-name"}
"""Rules that look at one place; the others take all pages together."""


class Site:
    """The site of drawn docs, and what its build reported."""

    def __init__(self, folder: Path, build_site: Any, docs: drawn.Docs) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        self._build_site = build_site
        shutil.rmtree(self.docs, ignore_errors=True)
        for path, data in docs.files().items():
            (self.docs / path).parent.mkdir(parents=True, exist_ok=True)
            (self.docs / path).write_bytes(data)
        self.findings: list[dict[str, Any]] = []
        self.pages: dict[str, BeautifulSoup] = {}
        self.build()

    def build(self) -> None:
        """Build it, and read it again."""
        self._build_site(self.docs, plugins=[{"sdk-reference": {"report": "report.json"}}])
        report = json.loads((self.folder / "report.json").read_text("utf-8"))
        self.findings = report["findings"]
        site = self.folder / "site"
        self.pages = {
            path.relative_to(site).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
            for path in sorted(site.rglob("*.html"))
        }

    def files(self) -> Iterator[Path]:
        return (self.folder / "site").rglob("*.*")

    def page(self, path: str) -> BeautifulSoup:
        return self.pages[html_of(path)]


@pytest.fixture
def site_of(tmp_path: Path, build_site: Any) -> Any:
    return lambda docs: Site(tmp_path, build_site, docs)


def html_of(path: str) -> str:
    """The output of a page."""
    return re.sub(r"\.mdx?$", "", path).replace("README", "index") + ".html"


def seen(element: Tag | None) -> str:
    """What an element shows, less spaces."""
    return "".join(element.get_text().split()) if element is not None else ""


def shown(text: str) -> str:
    return "".join(text.split())


def told(text: str) -> str:
    """Text less spaces and tags of scripts: these stay where they stand in running text alone."""
    return re.sub("</?script>", "", shown(text))


def links_in(element: Tag | None, page: str) -> list[tuple[str, str]]:
    """Text and target of each link in an element on a page, as a browser follows it."""
    found = element.find_all("a", href=True) if element is not None else []
    return [
        (seen(link), address(page, link["href"])) for link in found if "://" not in link["href"]
    ]


def address(page: str, href: str) -> str:
    """Where a link on an HTML page leads: a file of the site, and a fragment where it has one."""
    parts = urlsplit(href)
    path = unquote(parts.path)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return f"{file}#{parts.fragment}" if parts.fragment else file


def wanted_links(text: drawn.Text) -> list[tuple[str, str]]:
    return [(shown(x.text), html_of(x.target)) for x in text.links if x.target is not None]


def rows_of(element: Tag) -> Iterator[Tag]:
    body = element.find("tbody")
    assert isinstance(body, Tag)
    yield from body.find_all("tr", recursive=False)


def assert_rows(table: Tag, rows: tuple[drawn.Row, ...], page: str) -> None:
    """A table of fields or parameters says what was drawn, in order."""
    made = [row for row in rows_of(table) if "sdk-more" not in row.get_attribute_list("class")]
    assert len(made) == len(rows)
    for row, wanted in zip(made, rows, strict=True):
        name, kind, *described = row.find_all("td", recursive=False)
        permalink = name.find("a", class_="sdk-permalink")
        assert seen(permalink) == shown(wanted.name)
        assert permalink["href"] == f"#{row['id']}"
        assert bool(name.select(".sdk-required")) is wanted.required
        assert ("optional" in name.get_text()) is not wanted.required
        assert bool(name.select("del")) is bool(name.select(".sdk-deprecated")) is wanted.deprecated
        type_ = kind.find("code", class_="sdk-type")
        assert seen(type_) == shown(wanted.type.seen), wanted.type.written
        assert links_in(type_, page) == wanted_links(wanted.type), wanted.type.written
        example = f"Example:{wanted.example}" if wanted.example else ""
        text = seen(described[0]) if described else ""
        assert told(text) == told(wanted.description.seen + example), wanted.description.written
        assert links_in(described[0] if described else None, page) == wanted_links(
            wanted.description
        )


def assert_each_page_says_what_was_drawn(site: Site, docs: drawn.Docs) -> None:
    for type_ in docs.types:
        html, path = site.page(type_.path), html_of(type_.path)
        assert seen(html.h1) == type_.of.name
        assert told(type_.lead.seen) in told(seen(html))
        assert set(wanted_links(type_.lead)) <= set(links_in(html, path))
        assert type_.has_own_table is ("own" in [seen(cell) for cell in html.find_all("td")])
        if type_.of.kind == "object":
            assert_rows(html.select(".sdk-fields")[0], type_.rows, path)
        elif type_.of.kind == "union":
            assert [seen(h) for h in html.select(".sdk-member")] == [m.seen for m in type_.members]
            members = [links_in(h, path) for h in html.select(".sdk-member")]
            assert members == [members_links(m, type_) for m in type_.members]
        else:
            selector = (
                ".sdk-values tbody tr td:nth-child(2)" if type_.form == "table" else "li > code"
            )
            values = [seen(value) for value in html.select(selector)]
            assert values[: len(type_.values)] == [shown(value) for value in type_.values]
    for sdk in docs.sdks:
        html, path = site.page(sdk.path), html_of(sdk.path)
        assert [h["id"] for h in html.find_all("h2")][1:] == [call.anchor for call in sdk.calls]
        tables = iter(html.select(".sdk-fields"))
        errors = iter(html.select(".sdk-errors"))
        responses = iter(html.select(".sdk-response"))
        for call in sdk.calls:
            if call.rows:
                assert_rows(next(tables), call.rows, path)
            response = next(responses)
            assert seen(response) == shown(call.response.seen)
            assert links_in(response, path) == wanted_links(call.response)
            if call.errors:
                made = [row.find_all("td", recursive=False) for row in rows_of(next(errors))]
                assert [[links_in(c[0].code, path), c[1].get_text()] for c in made] == [
                    [wanted_links(error), status] for error, status in call.errors
                ]


def members_links(member: drawn.Text, page: drawn.TypePage) -> list[tuple[str, str]]:
    """A member's link: none to the page that it stands on, none to a name that two types have."""
    return [link for link in wanted_links(member) if link[1] != html_of(page.path)]


def assert_every_link_leads_to_a_place_that_is_there(site: Site) -> None:
    ids = {
        path: {e["id"] for e in html.find_all(id=True)} | {""} for path, html in site.pages.items()
    }
    files = {p.relative_to(site.folder / "site").as_posix() for p in site.files()}
    for path, html in site.pages.items():
        every = [e["id"] for e in html.find_all(id=True)]
        assert [i for i, n in Counter(every).items() if n > 1] == [], path
        for _, to in links_in(html, path):
            file, _, fragment = to.partition("#")
            assert file in files, (path, to)
            assert fragment in ids.get(file, {""}), (path, to)


def assert_each_page_says_who_names_it(site: Site, docs: drawn.Docs) -> None:
    wanted = uses(docs)
    alike = same_shapes(docs)
    for type_ in docs.types:
        html, path = site.page(type_.path), html_of(type_.path)
        made = {
            seen(label): links_in(place, path)
            for label in html.select(".sdk-used-by dt")
            if isinstance(place := label.find_next_sibling("dd"), Tag)
        }
        assert {label: [to for _, to in found] for label, found in made.items()} == wanted.get(
            type_.path, {}
        ), type_.path
        same = html.select_one("details.sdk-same-shape")
        assert {to for _, to in links_in(same, path)} == alike.get(type_.path, set())
    unnamed = {f["file"] for f in site.findings if f["rule"] == "unnamed-type"}
    assert unnamed == {t.path for t in docs.types if not named_by_others(t.path, wanted)}


def named_by_others(path: str, wanted: dict[str, dict[str, list[str]]]) -> bool:
    return any(
        to.partition("#")[0] != html_of(path)
        for found in wanted.get(path, {}).values()
        for to in found
    )


def assert_each_defect_is_reported_where_it_stands(site: Site, docs: drawn.Docs) -> None:
    wanted: Counter[tuple[str, ...]] = Counter()
    for page in docs.pages:
        for link in page.links():
            if link.code:
                wanted[link.code, page.path, link.href] += 1
        tables = [page.rows] if isinstance(page, drawn.TypePage) else [c.rows for c in page.calls]
        for row in (row for rows in tables for row in rows):
            wanted["torn-row", page.path, ""] += row.torn
            wanted["deprecation-mark", page.path, ": warning: ** DEPRECATED **"] += row.notice
        own = isinstance(page, drawn.TypePage) and page.has_own_table
        wanted["unknown-table", page.path, ""] += own
    found = [f for f in site.findings if f["rule"] in ONE_PLACE]
    assert Counter((f["rule"], f["file"], f["text"]) for f in found) == +wanted
    for finding in found:
        lines = docs.files()[finding["file"]].decode("utf-8-sig").split("\n")
        line = lines[finding["line"] - 1]
        assert line.startswith(finding["text"], max(0, finding["column"] - 1)), finding


def note_docs(docs: drawn.Docs) -> None:
    """Let hypothesis show the pages of a docs folder that fails."""
    for path, data in docs.files().items():
        note(f"----- {path}\n{data.decode()}")


ROLES = ("Response of", "Error of", "Request body of", "Parameter of", "Field of", "Member of", "Mentioned in")  # fmt: skip


Named = tuple[drawn.Linked, str, str, str]
"""A link, the role of its place, the status there, and the place."""


def uses(docs: drawn.Docs) -> dict[str, dict[str, list[str]]]:
    """Who names each type, in the order of a page's labels: the places by label, by path."""
    found: dict[str, list[Named]] = {}
    by_path = sorted(docs.pages, key=lambda page: page.path)
    for named in [
        *(named for page in by_path if isinstance(page, drawn.SdkPage) for named in by_calls(page)),
        *(named for page in by_path for named in by_page(page)),
    ]:
        link, *place = named
        of = found.setdefault(link.target or "", [])
        if place not in [others for _, *others in of]:
            of.append(named)
    grouped: dict[str, dict[str, list[str]]] = {}
    for target, entries in found.items():
        for _, role, status, where in sorted(entries, key=lambda e: (ROLES.index(e[1]), e[2])):
            label = shown(f"{status} error of" if status else role)
            grouped.setdefault(target, {}).setdefault(label, []).append(where)
    return grouped


def by_calls(page: drawn.SdkPage) -> Iterator[Named]:
    """What operations are given and return."""
    for call in page.calls:
        place = f"{html_of(page.path)}#{call.anchor}"
        yield from ((link, "Response of", "", place) for link in call.response.links)
        for error, status in call.errors:
            yield from ((link, "Error of", status, place) for link in error.links)
        for row, slug in zip(call.rows, slugs(call.rows), strict=True):
            role = "Request body of" if row.name == "request_body" else "Parameter of"
            for link in row.type.links:
                yield link, role, "", f"{place}-param-{slug}"


def by_page(page: drawn.TypePage | drawn.SdkPage) -> Iterator[Named]:
    """What a page's own fields, members and text name."""
    html = html_of(page.path)
    others: list[tuple[drawn.Linked, str]] = []
    if isinstance(page, drawn.TypePage):
        for row, slug in zip(page.rows, slugs(page.rows), strict=True):
            yield from ((link, "Field of", "", f"{html}#field-{slug}") for link in row.type.links)
        others += ((link, "Member of") for member in page.members for link in member.links)
        texts = [page.lead, *(row.description for row in page.rows)]
    else:
        texts = [row.description for call in page.calls for row in call.rows]
    others += ((link, "Mentioned in") for text in texts for link in text.links)
    yield from ((link, role, "", html) for link, role in others if link.target != page.path)


def slugs(rows: tuple[drawn.Row, ...]) -> list[str]:
    """The end of each row's id: a second equal one gets a number."""
    made: list[str] = []
    for row in rows:
        slug = re.sub(r"[^A-Za-z0-9_-]+", "-", row.name)
        count = sum(re.sub(r"_\d+$", "", m) == slug for m in made)
        made.append(f"{slug}_{count}" if count else slug)
    return made


def same_shapes(docs: drawn.Docs) -> dict[str, set[str]]:
    """The other types that say the very same as each type."""
    groups: dict[object, list[str]] = {}
    for type_ in docs.types:
        rows = [
            (r.name, r.type.seen, tuple(t.target for t in r.type.links), r.required, r.deprecated,
             r.description.written, r.example)
            for r in type_.rows
        ]  # fmt: skip
        shape = (type_.of.root, type_.of.kind, tuple(rows), type_.form == "table", type_.values)
        if rows or type_.values:
            groups.setdefault(shape, []).append(type_.path)
    return {
        path: {html_of(other) for other in group if other != path}
        for group in groups.values()
        for path in group
        if len(group) > 1
    }


@settings(PROFILE)
@given(drawn.docs())
def test_site_says_what_was_drawn(site_of: Any, docs: drawn.Docs) -> None:
    assert_site_is_right(site_of, docs)


@settings(PROFILE)
@given(drawn.docs(is_mdx=True))
def test_site_of_mdx_says_what_was_drawn(site_of: Any, docs: drawn.Docs) -> None:
    assert_site_is_right(site_of, docs)


def assert_site_is_right(site_of: Any, docs: drawn.Docs) -> None:
    note_docs(docs)
    site = site_of(docs)  # once for all that is asked of it, since that is what takes time
    assert_each_page_says_what_was_drawn(site, docs)
    assert_every_link_leads_to_a_place_that_is_there(site)
    assert_each_page_says_who_names_it(site, docs)
    assert_each_defect_is_reported_where_it_stands(site, docs)


@settings(PROFILE, max_examples=EXAMPLES // 2 or 12)
@given(drawn.docs())
def test_what_fix_writes_gives_the_same_site(site_of: Any, docs: drawn.Docs) -> None:
    assert_fix_changes_no_page(site_of, docs)


@settings(PROFILE, max_examples=EXAMPLES // 2 or 12)
@given(drawn.docs(is_mdx=True))
def test_what_fix_writes_to_mdx_gives_the_same_site(site_of: Any, docs: drawn.Docs) -> None:
    assert_fix_changes_no_page(site_of, docs)


def assert_fix_changes_no_page(site_of: Any, docs: drawn.Docs) -> None:
    note_docs(docs)
    site = site_of(docs)
    before = {path: str(html) for path, html in site.pages.items()}
    fixable = sum(f["fix"] is not None for f in site.findings)
    CliRunner().invoke(main, ["fix", "--write", str(site.docs)])
    site.build()
    assert {path: str(html) for path, html in site.pages.items()} == before
    assert [f for f in site.findings if f["fix"] is not None] == [], fixable
