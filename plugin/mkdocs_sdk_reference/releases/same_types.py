"""Whether two types, written in two releases, mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..type_trees import TypeTree
from .release import Slot

_SEPARATORS = re.compile(r"\.|::|\\|/")
_NAMESPACE = re.compile(r"[\w$]+(?:\.|::|\\|/)(?=[\w$])")
_OPTIONAL = re.compile(r"^Optional[\[<](.*)[\]>]$", re.IGNORECASE)
_MAYBE = frozenset({"?", "*", "nilable"})
"""Marks that say "optional" in some SDKs and "nullable" in others."""
_UNIONS = frozenset({"union", "any", "|"})
_LANGUAGE = frozenset(
    {"array", "dict", "dictionary", "hash", "list", "literal", "map", "nullable", "record", "set"}
)
"""Wrappers of the languages, whose spelling changes with the generator (`List` and `list`)."""


class SameTypes:
    """Tells whether types of an earlier release are those of a later one.

    Args:
        renamed: Paths of the later release's pages by those of the earlier one.
    """

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._renamed = renamed

    def __call__(self, old: Slot, new: Slot) -> bool:
        """Whether a place has the same type as before.

        `Optional` round it says nothing (input.md, "The source page"): the Required column is the
        truth. Marks for "optional" or "nullable" say something only where the place is required
        on both sides.
        """
        if old.text == new.text and not (old.tree.page or new.tree.page or old.tree.arguments):
            return True
        keeps_maybe = bool(old.required and new.required)
        return self._same(
            bare(old.tree, keeps_maybe=keeps_maybe), bare(new.tree, keeps_maybe=keeps_maybe)
        )

    def _same(self, old: TypeTree, new: TypeTree) -> bool:
        if old.page and new.page:
            if self._renamed.get(old.page) == new.page:
                return True
            if not old.arguments and not new.arguments:
                return False
        if not old.arguments and not new.arguments:
            return _leaf(old) == _leaf(new)
        if len(old.arguments) != len(new.arguments) or wrapper(old) != wrapper(new):
            return False
        if wrapper(old) == "|":
            return self._same_sets(old, new)
        return all(map(self._same, old.arguments, new.arguments))

    def _same_sets(self, old: TypeTree, new: TypeTree) -> bool:
        """Whether two unions have the same members, in any order."""
        left = list(new.arguments)
        for member in old.arguments:
            found = next((at for at, other in enumerate(left) if self._same(member, other)), None)
            if found is None:
                return False
            del left[found]
        return True


def bare(tree: TypeTree, *, keeps_maybe: bool) -> TypeTree:
    """A type less what is round it and only says that it may be absent."""
    while len(tree.arguments) == 1:
        name = _last(tree.name)
        if name == "optionalnullable":
            return TypeTree("Nullable", tree.arguments)
        if name != "optional" and not (name in _MAYBE and not keeps_maybe):
            break
        (tree,) = tree.arguments
    if wrapper(tree) == "|" and not keeps_maybe:
        members = tuple(m for m in tree.arguments if m.arguments or _leaf(m) not in {"null", "nil"})
        if len(members) < len(tree.arguments) and members:
            return members[0] if len(members) == 1 else TypeTree(tree.name, members, tree.page)
    return tree


def pages_at_like_places(old: TypeTree, new: TypeTree) -> Iterator[tuple[str, str]]:
    """Pairs of pages that two types name at the same place."""
    old, new = bare(old, keeps_maybe=False), bare(new, keeps_maybe=False)
    if old.page and new.page:
        yield old.page, new.page
    if len(old.arguments) == len(new.arguments) and wrapper(old) == wrapper(new) != "|":
        for one, other in zip(old.arguments, new.arguments, strict=True):
            yield from pages_at_like_places(one, other)


def wrapper(tree: TypeTree) -> str:
    """What wraps a type, whatever the generator's release calls it; ``|`` for any union."""
    name = _last(tree.name)
    if name in _UNIONS and tree.arguments:
        return "|"
    return name if name in _LANGUAGE else tree.name


def _last(name: str) -> str:
    return _SEPARATORS.split(name)[-1].lower()


def _leaf(tree: TypeTree) -> str:
    """A type's own name without its namespace, which a generator may drop."""
    text = _OPTIONAL.sub(r"\1", tree.name)
    return _NAMESPACE.sub("", text).lstrip("\\:").replace(" ", "")
