"""The Python-Markdown extension.

A page of a generator's comes as a stub, which gives way to the page's parts once no other extension
looks at lines any more. On hand-written pages links into the reference are repaired, Markdown in
``<details>`` is rendered, names in code may become links, and blocks embed types.
"""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown

from .code_links import LinkCode
from .context import Begin, Context
from .details import OpenDetails
from .expand import Above, Expand, Parts
from .links import RepairLinks
from .outline import Outline
from .sections import Sections
from .site import Options, Site, has_blocks

__all__ = ["Options", "Sections", "Site", "SiteExtension"]


class SiteExtension(Extension):
    """Renders the pages of a site.

    Args:
        site: What is known of the site.
        sections: Where rendered sections wait for the page to be written.
        opens_details: Whether Markdown in ``<details>`` of hand-written pages renders as on GitHub.
    """

    def __init__(self, site: Site, sections: Sections, *, opens_details: bool) -> None:
        super().__init__()
        self._site = site
        self._sections = sections
        self._opens_details = opens_details

    def __deepcopy__(self, memo: dict[int, Any]) -> SiteExtension:
        """Return the same: a host's settings are copied, and what is known of the site is one."""
        return self

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors; the numbers are Python-Markdown's priorities."""
        context = Context(self._site)
        # Before every other preprocessor: none sees the text of a page that is rendered here.
        md.preprocessors.register(Begin(md, context), "sdk_begin", 1000)
        # After `normalize_whitespace` (30), which takes placeholders apart, and fences (25), before
        # `html_block` (20).
        expand = Expand(md, self._site, self._sections)
        md.preprocessors.register(expand, "sdk_expand", 24)
        if self._opens_details:
            md.preprocessors.register(OpenDetails(md, context), "sdk_open_details", 23)
        md.parser.blockprocessors.register(Parts(md.parser, expand), "sdk_parts", 201)
        # Behind `toc` (5).
        md.treeprocessors.register(Outline(md, expand), "sdk_outline", 4.9)
        md.postprocessors.register(Above(md, expand), "sdk_above", 0)  # after all others
        # Before MkDocs resolves links (0).
        md.treeprocessors.register(RepairLinks(md, context), "sdk_repair_links", 5.4)
        md.treeprocessors.register(LinkCode(md, context), "sdk_link_code", 5.35)
        if self._site.has_embeds and has_blocks():
            from .embed import EmbedExtension  # noqa: PLC0415 (pymdownx need not be there)

            EmbedExtension(context, self._sections).extendMarkdown(md)
