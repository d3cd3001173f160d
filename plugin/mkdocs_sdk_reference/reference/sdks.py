"""The SDKs of one API that share a site: each has its pages in a folder of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sdk:
    """An SDK whose pages are part of a site.

    Attributes:
        at: Folder of its pages in the site, with a ``/`` at its end; "" for the whole site.
        title: What readers call it, such as ``Python``.
        language: Its programming language in lower case, as code blocks name it.
        docs_name: Name of its docs folder, for links from its repository's root; "" for an SDK in
            the site's own docs folder, whose links may lead to all that is there.
        readme: Path of the page made of its repository's README, which is beside that folder;
            "" without one.
    """

    at: str
    title: str = ""
    language: str = ""
    docs_name: str = ""
    readme: str = ""


def sdk_at(sdks: Sequence[Sdk], path: str) -> Sdk | None:
    """Return the SDK that a file of the site belongs to; None for one of the site's own."""
    return next((sdk for sdk in sdks if path.startswith(sdk.at)), None)


_NAMES = {
    "cpp": "C++",
    "csharp": "C#",
    "javascript": "JavaScript",
    "php": "PHP",
    "typescript": "TypeScript",
}


def language_name(language: str) -> str:
    """Return what readers call a programming language, such as ``TypeScript``."""
    return _NAMES.get(language, language[:1].upper() + language[1:])
