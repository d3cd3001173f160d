"""Renders the page of changes: what each release changed, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import escape

from ...commonmark.ids import slug
from ...diff import ChangeKind, Noted
from .. import queries
from ..parts import OWN, HeadingPart, Rendered, Section
from ..view import View
from ..words import Words

_MOST_UNFOLDED = 30
"""Maximum number of changes that a release shows unfolded."""
_WHOLE = {"type", "operation"}


class Row(NamedTuple):
    """A type or an operation with its changes.

    Attributes:
        whole: Its own change; None if only parts of it have changed.
        first: The first change in it, or its own, which identifies the type or operation.
        inside: The changes in it.
    """

    whole: Noted | None
    first: Noted
    inside: list[Noted]


class Part(NamedTuple):
    """The breaking changes of a release, or the others."""

    title: str
    size: int
    is_folded: bool
    rows: list[Row]


def changes_page(view: View) -> Iterator[Rendered]:
    """Yield what each release changed, newest first, breaking changes first."""
    for version, changes in view.ask(queries.steps, None):
        if not (version or changes):  # the pages are the last release
            continue
        words = view.words
        name = version or words.unreleased
        anchor = view.unique_id(f"release-{slug(version or 'next')}")
        yield HeadingPart(2, escape(name[:1].upper() + name[1:]), anchor, OWN)
        given = {
            "parts": list(_parts(view, changes)),
            "nouns": _nouns(words),
            "verbs": _verbs(words),
        }
        yield Section("changes", given)


def _parts(view: View, changes: Sequence[Noted]) -> Iterator[Part]:
    """Yield breaking changes, then the others, by SDK where several share the site."""
    for title, is_breaking in (
        (view.words.breaking_changes, True),
        (view.words.other_changes, False),
    ):
        of_sdk: dict[str, list[Noted]] = {}
        for noted in changes:
            if noted.change.is_breaking is is_breaking:
                sdk = view.ask(queries.sdk_title, noted.change.page)
                of_sdk.setdefault(sdk, []).append(noted)
        for sdk, own in of_sdk.items():
            yield _part(f"{title}: {sdk}" if sdk else title, own)


def _part(title: str, changes: list[Noted]) -> Part:
    return Part(title, len(changes), len(changes) > _MOST_UNFOLDED, list(_rows(changes)))


def _rows(changes: Iterable[Noted]) -> Iterator[Row]:
    """Rows for changes of whole things, and one for all changes inside a thing."""
    for _, group in groupby(changes, _owner):
        found = list(group)
        if found[0].change.thing in _WHOLE:
            yield from (Row(noted, noted, []) for noted in found)
        else:
            yield Row(None, found[0], found)


def _owner(noted: Noted) -> tuple[str, str, bool]:
    change = noted.change
    return change.page, change.owner, change.thing in _WHOLE


def _nouns(words: Words) -> dict[str, str]:
    """Labels of things, by their names in a comparison."""
    return {
        "type": words.other,
        "field": words.noun_field,
        "value": words.value,
        "member": words.noun_member,
        "operation": words.noun_operation,
        "parameter": words.noun_parameter,
        "response": words.noun_response,
        "error": words.error,
    }


def _verbs(words: Words) -> dict[str, str]:
    """What happened to a thing, by its kind."""
    verbs = {
        ChangeKind.REMOVED: words.removed,
        ChangeKind.RENAMED: words.renamed,
        ChangeKind.CHANGED: words.changed,
        ChangeKind.REQUIRED: words.required_now,
        ChangeKind.OPTIONAL: words.optional_now,
        ChangeKind.DEPRECATED: words.deprecated,
        ChangeKind.ADDED: words.added,
    }
    return {kind.value: word for kind, word in verbs.items()}
