"""Pages by hand that name things of the reference otherwise than by links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec

from mkdocs.plugins import get_plugin_logger

from ...extension.site import Build
from ...reference import Reference
from ...reference.symbols import embeddable, unique_names

_log = get_plugin_logger(__name__)
_EMBEDS = re.compile(r"/{3,}[ \t]*sdk[ \t]*\|")


def naming_pages(reference: Reference, *, link_code: bool) -> Iterator[str]:
    """Paths of the pages that embed a thing, or whose inline code may name one."""
    for path, page in reference.pages.items():
        names = link_code and "`" in page.text
        if not page.generated and (names or _EMBEDS.search(page.text)):
            yield path


def name_things(build: Build, *, link_code: bool) -> None:
    """Let pages embed types and operations, and link names in code, where they do so.

    Embedding needs pymdownx; one line says so where a page embeds and it isn't there.
    """
    if link_code:
        build.names = unique_names(build.reference.symbols())
    pages = build.reference.pages.values()
    if not any(_EMBEDS.search(page.text) for page in pages if not page.generated):
        return
    if find_spec("pymdownx") is None:
        _log.warning("A page holds '/// sdk', which needs the package pymdown-extensions.")
        return
    build.embeddable = embeddable(build.reference.symbols())
