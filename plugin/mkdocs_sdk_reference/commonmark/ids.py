"""The ids of headings, fields, values and parameters, on which other tools rely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from markdown.extensions.toc import slugify

_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]+")
_NO_PUNCTUATION = re.compile(r"[^\w\- ]")

Slugify = Callable[[str], str]
"""The host's rule from a heading's text to its anchor."""


def slug_rule(toc: Mapping[str, Any]) -> Slugify:
    """Return the anchor rule for the user's settings of Python-Markdown's `toc`."""
    rule, separator = toc.get("slugify", slugify), toc.get("separator", "-")
    return lambda text: str(rule(text, separator))


default_slug = slug_rule({})
"""The default anchor rule of Python-Markdown's `toc`."""


def slug(name: str) -> str:
    """Return the part of an id that is made of a field's, value's or parameter's name."""
    return _NOT_IN_ID.sub("-", name)


def heading_id(slug: str) -> str:
    """Return the id of a generated page's heading, given the host's id.

    Ids that begin with ``__`` are Material's own: its script takes its settings from the first
    element of the page whose id is ``__config``.
    """
    return slug.lstrip("_") if slug.startswith("__") else slug


@lru_cache(maxsize=4096)  # many types have fields of the same names
def field_id(name: str) -> str:
    """Return the id of a field, if nothing before it on the page has the same."""
    return f"field-{slug(name)}"


@lru_cache(maxsize=4096)
def value_id(label: str) -> str:
    """Return the id of an enum value, if nothing before it on the page has the same."""
    return f"value-{slug(label)}"


def parameter_id(operation: str, name: str) -> str:
    """Return the id of a parameter, given the id of its operation's heading."""
    return f"{operation}-param-{slug(name)}"


def github_slug(heading: str) -> str:
    """Return the id of a heading on GitHub: lower case, no punctuation, hyphens for spaces."""
    return _NO_PUNCTUATION.sub("", heading.strip().lower()).replace(" ", "-")


class Ids(set[str]):
    """The ids of one page.

    Args:
        taken: The ids that it already has.
        separator: Text before the number of a repeated id.
    """

    def __init__(self, taken: Iterable[str] = (), *, separator: str = "_") -> None:
        super().__init__(taken)
        self._separator = separator
        self._last: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """Reserve an id; a repeated one gets ``_1``, then ``_2``, by Python-Markdown's rule."""
        if wanted and wanted not in self:
            self.add(wanted)
            return wanted
        # Numbers aren't reused: counting continues from the last one.
        count = self._last.get(wanted, 0 if wanted else 1)
        identifier = f"{wanted}{self._separator}{count}" if count else wanted
        while identifier in self:
            count += 1
            identifier = f"{wanted}{self._separator}{count}"
        self._last[wanted] = count
        self.add(identifier)
        return identifier
