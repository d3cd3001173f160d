"""The changes between two releases, as plain values, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

VERSION = 1


class ChangeKind(Enum):
    """What happened to a type, an operation or a part of one."""

    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"
    REQUIRED = "required"
    OPTIONAL = "optional"
    DEPRECATED = "deprecated"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a type or operation, or of something in it.

    Attributes:
        kind: What happened to it.
        thing: What changed: ``type``, ``field``, ``value``, ``member``, ``operation``,
            ``parameter``, ``response`` or ``error``.
        owner: Full name of the type or operation, as the later release has it if it still does.
        page: Path of its page in the later release, or in the earlier one.
        name: Name of what is in it; "" for the type or operation itself.
        old: Its type, value or name before; "" where it had none.
        new: The same now.
        is_breaking: Whether code that used the earlier release may no longer work.
        key: Key of the type, or page and anchor of the operation, in the release of `page`.
    """

    kind: ChangeKind
    thing: str
    owner: str
    page: str
    name: str = ""
    old: str = ""
    new: str = ""
    is_breaking: bool = False
    key: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the change for JSON, by docs/diff.schema.json."""
        return {
            "breaking": self.is_breaking,
            "kind": self.kind.value,
            "thing": self.thing,
            "owner": self.owner,
            "page": self.page,
            "name": self.name,
            "old": self.old,
            "new": self.new,
        }


@dataclass(frozen=True, slots=True)
class Rename:
    """A page that has another path in the later release."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two releases.

    Attributes:
        changes: Breaking ones first, then by owner.
        moved: Pages that have other paths now, by their earlier ones.
    """

    changes: tuple[Change, ...]
    moved: tuple[Rename, ...]

    @property
    def breaking(self) -> tuple[Change, ...]:
        """The changes that may break code."""
        return tuple(change for change in self.changes if change.is_breaking)

    def as_dict(self) -> dict[str, Any]:
        """Return the whole comparison for JSON, by docs/diff.schema.json."""
        return {
            "version": VERSION,
            "breaking": len(self.breaking),
            "changes": [change.as_dict() for change in self.changes],
            "moved": [{"old": rename.old, "new": rename.new} for rename in self.moved],
        }

    def as_markdown(self, sdk_of: Callable[[str], str] | None = None) -> str:
        """Return the changes as sections of a changelog.

        Args:
            sdk_of: Returns the title of the SDK that a page belongs to, in a site of several.
        """
        other = [change for change in self.changes if not change.is_breaking]
        parts: list[str] = []
        for title, changes in (("Breaking changes", self.breaking), ("Other changes", other)):
            of_sdk: dict[str, list[Change]] = {}
            for change in changes:
                of_sdk.setdefault(sdk_of(change.page) if sdk_of else "", []).append(change)
            for sdk, own in of_sdk.items():
                parts += _section(f"{title}: {sdk}" if sdk else title, own)
        return "\n".join(parts) if parts else "Nothing changed.\n"


def _section(title: str, changes: Sequence[Change]) -> Iterator[str]:
    yield f"## {title}\n"
    owner = ""
    for change in changes:
        if change.name or change.thing in {"response", "member"}:
            if change.owner != owner:
                yield f"- {_code(change.owner)}"
            yield f"  - {_words(change)}"
            owner = change.owner
        else:
            yield f"- {_words(change)}"
            owner = (
                change.owner if change.kind not in {ChangeKind.ADDED, ChangeKind.REMOVED} else ""
            )
    yield ""


def _words(change: Change) -> str:
    """A change in words."""
    thing = f"{change.thing} {_code(change.name)}" if change.name else change.thing
    if not change.name and change.thing in {"type", "operation"}:
        thing = f"{change.thing} {_code(change.owner)}"
    if change.thing == "member":
        thing = f"member {_code(change.old or change.new)}"
    match change.kind:
        case ChangeKind.REQUIRED:
            return f"{thing} is now required"
        case ChangeKind.OPTIONAL:
            return f"{thing} is now optional"
        case ChangeKind.DEPRECATED:
            return f"{thing} is deprecated"
        case ChangeKind.RENAMED:
            return f"{change.thing} {_code(change.old)} is now called {_code(change.new)}"
        case ChangeKind.CHANGED:
            return f"{thing} was {_code(change.old)} and is now {_code(change.new)}"
        case ChangeKind.ADDED if change.new and change.thing != "member":
            needed = ", required" if change.is_breaking else ""
            return f"{thing} added: {_code(change.new)}{needed}"
        case _:
            return f"{thing} {change.kind.value}"


def _code(text: str) -> str:
    """Any text as a code span, in one line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split()) or " "
    ticks = "`"
    while ticks in line:
        ticks += "`"
    pad = " " if "`" in (line[0], line[-1]) else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"
