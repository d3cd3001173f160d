"""The SDKs of one API that share a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sdk:
    """One of the SDKs of a site.

    Attributes:
        at: Folder of its pages in the site, with a ``/`` at its end.
        title: What readers call it, such as ``Python``.
        language: Its programming language in lower case, as code blocks name it.
    """

    at: str
    title: str
    language: str


def sdk_at(sdks: Sequence[Sdk], path: str) -> Sdk | None:
    """Return the SDK that a file of the site belongs to; None for one of the site's own."""
    return next((sdk for sdk in sdks if path.startswith(sdk.at)), None)
