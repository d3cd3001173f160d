"""The hand-written page that a Markdown instance converts."""

from __future__ import annotations

from functools import cached_property

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from ..model import Page
from ..rendering.view import View
from .site import Site


class Context:
    """The hand-written page that a Markdown instance converts.

    Attributes:
        site: What is known of the site.
        page: The page; None for what is no page, and for a page that is rendered by us.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.page: Page | None = None

    def begin(self, page: Page | None) -> None:
        """Take up a page, or none."""
        self.page = page
        vars(self).pop("view", None)

    def href(self, target: str, anchor: str = "") -> str:
        """Return a link to a page as a Markdown source has it, for the host to resolve."""
        assert self.page is not None
        place = self.site.split.place(target, anchor)
        return self.site.reference.href_to(self.page, place, anchor)

    @cached_property
    def view(self) -> View:
        """What the page shows of others."""
        assert self.page is not None
        return self.site.view(self.page.path)


class Begin(Preprocessor):
    """Learns which page is converted, and hides the text of one that is rendered by us.

    A nested Markdown instance, such as that of another plugin, converts no page.
    """

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self._context = context

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are, or the stub of a page."""
        site = self._context.site
        path = site.stubs.take()
        if any(site.stubs.path(line) is not None for line in lines):
            self._context.begin(None)
            return lines
        is_ours = bool(path) and site.renders(path)
        self._context.begin(None if is_ours else site.reference.pages.get(path))
        return [site.stubs.stub(path)] if is_ours else lines
