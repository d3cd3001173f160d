"""Puts names, fields, values and parameters into the index that a search plugin wrote.

Headings alone are hits of their own in MkDocs' and Material's search. More headings would swell
the table of contents, and so entries are added to the file that both write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from pathlib import Path

from markupsafe import Markup

from ...model import Page
from .hits import Hit, Hits, State
from .index import ENCODER, Entry, Form, Index, first_location
from .names import BETWEEN, Named, shorter_first

KeptEntries = dict[str, tuple[Page, State, str]]
"""Entries of pages as JSON, with the page and the state that they were made for, by its path."""


def add_entries(index: Path, hits: Hits, kept: KeptEntries | None) -> None:
    """Add names to the entries, and an entry for each field, value and parameter.

    Where a plugin builds the site again at its end, the index has the entries already.

    Args:
        index: The file that a search plugin wrote.
        hits: What to add.
        kept: What was made before in a preview, and is kept for the next time.
    """
    found = Index.of(index)
    if found is None:
        return
    form = found.form

    def entries() -> Iterator[str]:
        present, there = set(), set()
        for entry, text in joined(found.entries(), hits):
            url = entry["location"].partition("#")[0]
            present.add(url)
            there.add(entry["location"])
            named = hits.names.get(entry["location"])
            if named is not None:
                add_names(entry, named, form)
            # Most can be copied; with escapes of letters the file would be twice as large.
            is_copied = named is None and text and "\\u" not in text
            yield text if is_copied else ENCODER.encode(entry)
        for path, page, on_page in hits:
            url = hits.urls.get(path, "")
            if url not in present:
                continue  # the user left it out
            state = hits.state(page)
            before = kept.get(path) if kept else None
            if before and before[0] is page and before[1] == state:
                text = before[2]
            else:
                made = list(entries_of(on_page(), url, state[0], form, hits.sdk(path)))
                text = ENCODER.encode(made)[1:-1]
            if kept is not None:
                kept[path] = (page, state, text)
            if text and first_location(text) not in there:
                yield text

    found.write(entries())


def remove_entries(index: Path, gone: Collection[str]) -> bool:
    """Take pages out of the index, by their addresses; returns whether its form is known."""
    found = Index.of(index)
    if found is not None:
        found.write(
            text or ENCODER.encode(entry)
            for entry, text in found.entries()
            if entry["location"].partition("#")[0] not in gone
        )
    return found is not None


def joined(entries: Iterable[tuple[Entry, str]], hits: Hits) -> Iterator[tuple[Entry, str]]:
    """Yield the entries, those of a page and of its title as one, whose JSON is "".

    Material and Zensical make two where anything stands above the title, such as a breadcrumb.
    """
    page: tuple[Entry, str] | None = None
    for entry, text in entries:
        if page is not None:
            if _is_title(entry, page[0], hits):
                url = page[0]["location"]
                page = None
                yield {**entry, "location": url}, ""
                continue
            yield page
            page = None
        if entry["text"] or entry["location"] in hits.by_hand:
            yield entry, text
        else:
            page = entry, text
    if page is not None:
        yield page


def _is_title(entry: Entry, page: Entry, hits: Hits) -> bool:
    """Whether an entry is that of a page's title, which Zensical calls by what is above, too."""
    location = entry["location"]
    if location in hits.names or not location.startswith(f"{page['location']}#"):
        return False
    if entry["title"] == page["title"]:
        return True
    title, own = plain(page["title"]), plain(entry["title"])
    return title == own or (entry.get("level") == 1 and title.endswith(own))


def plain(title: str) -> str:
    """Return the text of a title, which is HTML, less the signs that keep tags from being read."""
    return Markup(title).striptags().replace("\N{WORD JOINER}", "")  # noqa: S704 (nothing is shown)


def add_names(entry: Entry, named: Named, form: Form) -> None:
    """Add to an entry what it is found by, unless it has it from a build before."""
    title, text = named.title, named.text
    if form is Form.MATERIAL:
        entry.setdefault("boost", named.boost)
        if named.path.startswith("/"):  # as no name does that a tag would outrank
            path = escape(named.path, quote=False)
            entry["tags"] = [tag for tag in entry.get("tags", ()) if tag != path] + [path]
    elif named.path:
        title += f" {named.path}"
    if named.sdk:
        title += f"{BETWEEN}{named.sdk}"
    if form is not Form.MKDOCS:  # which takes no HTML
        title, text = escape(title, quote=False), text and f"<p>{escape(text, quote=False)}</p>"
    if not entry["title"].endswith(title):
        entry["title"] += title
    if not entry["text"].endswith(text):
        entry["text"] += f" {text}" if form is Form.MKDOCS else text


def entries_of(hits: Iterable[Hit], url: str, rank: float, form: Form, sdk: str) -> Iterator[Entry]:
    """Yield an entry for each hit of a page, in a site of several SDKs with the name of its own."""
    for hit in hits:
        title, text = hit.title, hit.text
        if form is Form.MKDOCS:
            title += BETWEEN + BETWEEN.join(filter(None, (hit.owner, sdk)))
        elif form is Form.ZENSICAL:  # shows the page below, and finds its entries by that, too
            title += f"{BETWEEN}{hit.owner.rpartition(BETWEEN)[2]}"
        if form is not Form.MKDOCS:
            title, text = escape(title, quote=False), escape(text, quote=False)
        entry: Entry = {"location": f"{url}#{hit.anchor}", "title": title, "text": text}
        if form is Form.MATERIAL:
            entry["boost"] = shorter_first(rank, hit.title.partition(BETWEEN)[0])
        yield entry
