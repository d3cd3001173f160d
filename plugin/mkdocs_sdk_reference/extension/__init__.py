"""The Python-Markdown extension: puts elements where the known pieces of a page stand.

A preprocessor lifts the known pieces out before any other extension sees them and leaves
markers; a block processor turns each marker into elements; tree processors make raw HTML
harmless, give parameters their ids, mend links and add what other pages say; a postprocessor
puts back what was not consumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from markdown import Extension, Markdown
from markdown.inlinepatterns import HTML_RE

from ..hosts.zensical.context import page_in_hand
from ..hosts.zensical.site import build_for
from .anchors import Identify
from .code_links import LinkCode
from .escapes import Escapes
from .mending import MendLinks
from .now import Now
from .pieces import Lift, Markers, PutBack
from .raw_html import AfterRawHtml, BeforeRawHtml, Guard, RawTags, Sanitise
from .site import Build
from .strikes import Strikes
from .surroundings import FillIn, SetAside, Surround

__all__ = ["SdkReferenceExtension", "makeExtension"]


class SdkReferenceExtension(Extension):
    """Renders the known pieces of the pages in a build's catalog.

    Args:
        build: The build whose pages are rendered. Without one the extension reads the docs folder
            itself, where the host is Zensical, and does nothing elsewhere.
        absolute_links_base: Address before site-absolute links, where there is no build.
        markdown_in_details: Whether Markdown in ``<details>`` renders as on GitHub.
        type_map: Whether pages of types get a diagram, where there is no build: off, since
            Zensical's instant navigation fails on links in drawings.
        words: What the plugin's own labels say, where there is no build.
    """

    def __init__(
        self,
        build: Build | None = None,
        *,
        absolute_links_base: str = "",
        markdown_in_details: bool = True,
        type_map: bool = False,
        words: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        super().__init__()  # not by `config`, which takes a default of None for a truth value
        self._build = build
        self._absolute_links_base = absolute_links_base
        self._markdown_in_details = markdown_in_details
        self._type_map = type_map
        self._words = words

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors; the numbers are Python-Markdown's priorities."""
        build = self._build
        if build is None:
            page = page_in_hand(md)
            if page is None:
                return
            build = build_for(page, self._absolute_links_base, self._words, type_map=self._type_map)
        now = Now(md, build)
        # Before every other preprocessor, `normalize_whitespace` (30) and `snippets` (32) too.
        lift = Lift(md, now, markdown_in_details=self._markdown_in_details)
        md.preprocessors.register(lift, "sdk_lift", 1000)
        # Just before and after `html_block` (20), which stashes raw HTML.
        md.preprocessors.register(BeforeRawHtml(md, now), "sdk_before_raw_html", 20.5)
        md.preprocessors.register(AfterRawHtml(md, now), "sdk_after_raw_html", 19.5)
        md.parser.blockprocessors.register(Markers(md.parser, now), "sdk_markers", 200)
        # After `backtick` (190), before `escape` (180).
        md.inlinePatterns.register(Escapes(now), "sdk_escapes", 181)
        # Before `html` (90), after `autolink` (120) and `automail` (110).
        md.inlinePatterns.register(RawTags(HTML_RE, md, now), "sdk_raw_tags", 91)
        # Behind `tilde` (65) of pymdownx, which does the same where a user has it.
        md.inlinePatterns.register(Strikes(now), "sdk_strikes", 55)
        # After `inline` (20), before `prettify` (10).
        md.treeprocessors.register(Sanitise(md, now), "sdk_sanitise", 19)
        # After all that makes code blocks and signs, before headings are read (5.5).
        md.treeprocessors.register(Guard(md, now), "sdk_guard", 5.6)
        # After `attr_list` (8), before `toc` (5), which reads ids and gives others.
        md.treeprocessors.register(Identify(md, now), "sdk_identify", 5.5)
        # Before `toc` (5), whose own permalinks are right, and before MkDocs resolves links (0).
        md.treeprocessors.register(MendLinks(md, now), "sdk_mend_links", 5.4)
        md.treeprocessors.register(LinkCode(md, now), "sdk_link_code", 5.35)
        if build.embeddable:
            from .embed import EmbedExtension  # noqa: PLC0415 (pymdownx need not be there)

            EmbedExtension(now).extendMarkdown(md)
        # After the text's own links were mended, before `toc` (5) and MkDocs' look at ids.
        md.treeprocessors.register(Surround(md, now), "sdk_surround", 5.3)
        # After `toc` and MkDocs' look at ids, before it resolves links (0), if it must.
        priority = 0.5 if build.addresses is None else -5
        md.treeprocessors.register(FillIn(md, now), "sdk_fill_in", priority)
        # After MkDocs resolved links (0), so that what is set aside is ready to be shown.
        md.treeprocessors.register(SetAside(md, now), "sdk_set_aside", -10)
        md.treeprocessors.register(Guard(md, now), "sdk_guard_last", -20)
        md.postprocessors.register(PutBack(md, now), "sdk_put_back", 1)


def makeExtension(**kwargs: Any) -> SdkReferenceExtension:  # noqa: N802 (Python-Markdown's name)
    """Make the extension, for Python-Markdown."""
    return SdkReferenceExtension(**kwargs)
