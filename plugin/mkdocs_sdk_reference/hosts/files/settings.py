"""What a site's author may say of how files are prepared."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ...extension import Options
from ...reference.added import AddedKind
from ...reference.sdk_folders import SdkEntry, SdkError, sdk_entries
from ...rendering.words import UnknownWordError, in_language, translated
from ..releases import Entry, entry_of, wrong_version

LINKS = ("source", "site")
"""How pages name each other: by the paths of their files, which the host makes addresses of, or by
their addresses in the site."""
NAVS = ("yaml", "literate", "awesome", "docusaurus", "none")
"""Forms of the navigation."""

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "docs": str,
    "out": str,
    "sdks": list,
    "home": bool,
    "models_in_nav": bool,
    "flat_navigation": bool,
    "model_index": bool,
    "errors_page": bool,
    "split_operations": int,
    "type_map": bool,
    "stylesheet": bool,
    "script": bool,
    "words": dict,
    "language": str,
    "absolute_links_base": str,
    "markdown_in_details": bool,
    "trust_text": bool,
    "templates": str,
    "links": str,
    "flat": bool,
    "nav": str,
    "releases": list,
    "version": str,
    "notes": str,
    "markdown_extensions": (list, dict),
    "mdx": bool,
}
"""The options and what each is."""
_ELSEWHERE = frozenset(
    {"inventory", "link_code", "markdown", "models_json", "report", "search", "validation"}
)
"""Options of the MkDocs plugin that say nothing of pages which are prepared."""
_CALLED = {str: "text", bool: "true or false", int: "a number", list: "a list", dict: "a table"}


class SettingsError(Exception):
    """A setting is wrong; the text says which and why, in one line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are prepared.

    Attributes:
        docs: The docs folder.
        out: The folder that the host builds.
        base: The folder that paths in the options start from.
        options: The options as they were given, checked.
        sdks: The SDKs from other places.
        site: How pages look.
        kinds: The kinds of pages to add.
        has_urls: Whether pages name each other by their addresses in the site.
        flat: Whether the site's pages are files, and no folders.
        nav: The form of the navigation.
        releases: Where earlier releases are.
        version: That of the pages as they are; "" where it isn't told.
        extensions: The site's Markdown extensions with their settings, by name.
        is_mdx: Whether pages are MDX.
    """

    docs: Path
    out: Path
    base: Path = Path()
    options: Mapping[str, Any] = field(default_factory=dict)
    sdks: tuple[SdkEntry, ...] = ()
    site: Options = field(default_factory=Options)
    kinds: frozenset[AddedKind] = frozenset(AddedKind)
    has_urls: bool = False
    flat: bool = False
    nav: str = "yaml"
    releases: tuple[Entry, ...] = ()
    version: str = ""
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    is_mdx: bool = False

    @property
    def notes(self) -> str:
        """The folder of the author's notes; "" for none."""
        found = self.options.get("notes") or ""
        return os.path.abspath(self.base / found) if found else ""

    def given(self, name: str, default: Any = None) -> Any:
        """Return an option, or what holds where it isn't given."""
        return self.options.get(name, default)


def settings_from(docs: Path, out: Path, base: Path, options: Mapping[str, Any]) -> Settings:
    """Return the settings that options make.

    Args:
        docs: The docs folder.
        out: The folder that the host builds.
        base: The folder that paths in the options start from.
        options: The options by name.

    Raises:
        SettingsError: An option is unknown or wrong.
    """
    for name, value in options.items():
        _check(name, value)
    is_mdx = bool(options.get("mdx"))
    return Settings(
        docs=docs,
        out=out,
        base=base,
        options=dict(options),
        sdks=_sdks(options.get("sdks") or ()),
        site=_look(options, base),
        kinds=frozenset(_kinds(options)),
        has_urls=_choice("links", options.get("links", LINKS[is_mdx]), LINKS) == "site",
        flat=options.get("flat", False),
        nav=_choice("nav", options.get("nav", "docusaurus" if is_mdx else NAVS[0]), NAVS),
        releases=tuple(map(_release, options.get("releases") or ())),
        version=options.get("version") or "",
        extensions=_extensions(options.get("markdown_extensions") or {}),
        is_mdx=is_mdx,
    )


def _look(options: Mapping[str, Any], base: Path) -> Options:
    """Return what options say of how pages look."""
    templates = options.get("templates") or ""
    if templates and not (base / templates).is_dir():
        raise SettingsError(f"option 'templates': there is no folder '{templates}'")
    language = in_language(str(options.get("language") or ""))
    try:
        words = translated(options.get("words") or {}, language)
    except UnknownWordError as error:
        raise SettingsError(f"option 'words': {error}") from None
    return Options(
        trust_text=options.get("trust_text", False),
        type_map=options.get("type_map", True),
        templates=str(base / templates) if templates else "",
        words=words,
    )


def _kinds(options: Mapping[str, Any]) -> Iterator[AddedKind]:
    """Yield the kinds of pages to add."""
    yield AddedKind.OVERVIEW  # of a site of several SDKs
    if options.get("model_index", True):
        yield AddedKind.MODELS
    if options.get("errors_page", True):
        yield AddedKind.ERRORS
    if options.get("home", True):
        yield AddedKind.HOME
    if options.get("releases"):
        yield AddedKind.CHANGES


def _check(name: str, value: object) -> None:
    if name in _ELSEWHERE:
        return
    if name not in _TYPES:
        near = get_close_matches(str(name), _TYPES, 1)
        hint = f"; the closest is '{near[0]}'" if near else ""
        raise SettingsError(f"there is no option '{name}'{hint}")
    wanted: Any = _TYPES[name]
    if name == "version" and (reason := wrong_version(value)):
        raise SettingsError(f"option 'version': {reason.removesuffix('.')}")
    is_right = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
    if value is not None and not is_right:
        called = _CALLED.get(wanted, "a list or a table")
        raise SettingsError(f"option '{name}' must be {called}, not {value!r}")


def _extensions(found: list[Any] | Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return Markdown extensions with their settings, from a list as in `mkdocs.yml` or a table.

    Settings that name a function by a YAML tag are left out: reading them would run code.
    """
    entries = [found] if isinstance(found, Mapping) else found
    return {
        str(name): {key: value for key, value in (told or {}).items() if value is not None}
        for entry in entries
        for name, told in (entry if isinstance(entry, Mapping) else {entry: {}}).items()
    }


def _release(value: object) -> Entry:
    try:
        return entry_of(value)
    except ValueError as error:
        raise SettingsError(f"option 'releases': {str(error).removesuffix('.')}") from None


def _sdks(values: object) -> tuple[SdkEntry, ...]:
    try:
        return tuple(sdk_entries(values))
    except SdkError as error:
        raise SettingsError(f"option 'sdks': {error}") from None


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise SettingsError(f"option '{name}' must be one of {', '.join(choices)}, not {value!r}")
    return value
