"""Escapes what Python-Markdown and hosts act on in HTML: placeholders, expressions, blocks."""

from __future__ import annotations

_REPLACED = {
    ord("\x02"): None,  # what Python-Markdown marks its placeholders with: forged by `&#2;`,
    ord("\x03"): None,  # they would put other HTML in the midst of an attribute
    ord("{"): "&#123;",  # expressions, and attributes
}


def inert(html: str) -> str:
    """Return HTML that means the same to a browser, and nothing to a host's extensions.

    It is for what they can see: headings, and what a search is shown.
    """
    # A subclass of str might escape what it is given.
    return str(html).translate(_REPLACED).replace(":::", "&#58;::")
