"""Keeps a stranger's text from being more than text in templates.

Plugins for macros run what stands in it in marks of templates while the site is built; plugins for
includes read any file that it names. Themes and plugins put a page's title where it can be markup.
"""

from __future__ import annotations

import re
import secrets

_MARK = re.compile(r"\{(?=[{%#!])")


class Templates:
    """Parts the marks of templates in a text, and joins them again once other plugins saw it."""

    def __init__(self) -> None:
        self._token = f"sdkreference{secrets.token_hex(8)}"  # random, so that no page can forge it

    def disarm(self, text: str) -> str:
        """Text in which there is no mark of a template."""
        return _MARK.sub("{" + self._token, text)

    def restore(self, text: str) -> str:
        """The text as it was, with what other plugins changed in it."""
        return text.replace(self._token, "")


def title_for_themes(title: str) -> str:
    """A page's title, as HTML, that stays text where a theme unescapes it, or puts it into quotes.

    Material takes the tags out of it for ``<title>``, and unescapes what is left.
    """
    return title.replace("&lt;", "&lt;\N{WORD JOINER}").replace('"', "&quot;")
