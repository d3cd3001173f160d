"""Decides whether two types, written in two releases, mean the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache

from ..commonmark.names import last_part
from ..reference.type_trees import TypeTree
from .release import Slot

_NAMESPACE = re.compile(r"(?<![\w$])[\w$]+(?:\.|::|\\|/)(?=[\w$])")
_OPTIONAL = re.compile(r"^Optional[\[<](.*)[\]>]$", re.IGNORECASE)
_MAYBE = frozenset({"?", "*", "nilable"})
"""Marks that say "optional" in some SDKs and "nullable" in others."""
_ABSENT = frozenset({"null", "nil", "none", "undefined"})
_UNIONS = frozenset({"union", "any", "|"})
_LANGUAGE = frozenset(
    {"array", "dict", "dictionary", "hash", "list", "literal", "map", "nullable", "record", "set"}
)
"""Wrappers of the languages, whose spelling changes with the generator (`List` and `list`)."""
_IN_ANY_ORDER = frozenset({"|", "literal"})
_MOST_IN_DOUBT = 32
"""Maximum number of members to compare pairwise; unions with more of them count as different."""

Pages = Mapping[str, str]


class SameTypes:
    """Compares types of an earlier release with those of a later one.

    Args:
        renamed: Paths of the later release's pages by those of the earlier one.
    """

    def __init__(self, renamed: Pages) -> None:
        self._renamed = renamed

    def __call__(self, old: Slot, new: Slot) -> bool:
        """Return whether a place has the same type as before.

        `Optional` around it doesn't count if there is a Required column, which has precedence.
        Marks for "optional" or "nullable" count only if the place is required on both sides.
        """
        return self._same(*bare_pair(old, new))

    def key(self, slot: Slot, *, is_old: bool) -> Hashable:
        """Return a key that slots without a Required column share if their types are the same.

        Types with different keys may still be the same, if only one of two names leads to a
        page.
        """
        return _key(slot.tree, self._renamed if is_old else {})

    def _same(self, old: TypeTree, new: TypeTree) -> bool:
        if old.target and new.target:
            if self._renamed.get(old.target, old.target) == new.target:
                return True
            if not old.arguments and not new.arguments:
                return False
        if not old.arguments and not new.arguments:
            return _leaf(old) == _leaf(new)
        if wrapper(old) != wrapper(new):
            return False
        if wrapper(old) in _IN_ANY_ORDER:
            return self._same_sets(old, new)
        same_number = len(old.arguments) == len(new.arguments)
        return same_number and all(map(self._same, old.arguments, new.arguments))

    def _same_sets(self, old: TypeTree, new: TypeTree) -> bool:
        """Whether two unions have the same members, in any order."""
        olds, news = list(_members(old)), list(_members(new))
        if len(olds) != len(news):
            return False
        ones = Counter(_key(member, self._renamed) for member in olds)
        others = Counter(_key(member, {}) for member in news)
        if ones == others:
            return True
        left = [m for m in olds if _key(m, self._renamed) not in others]
        free = [m for m in news if _key(m, {}) not in ones]
        if len(left) != len(free) or len(left) > _MOST_IN_DOUBT:
            return False
        for member in left:
            found = next((at for at, other in enumerate(free) if self._same(member, other)), None)
            if found is None:
                return False
            del free[found]
        return True


def bare_pair(old: Slot, new: Slot) -> tuple[TypeTree, TypeTree]:
    """Return two types without wrappers that only repeat the Required column."""
    if old.required is None and new.required is None:
        return old.tree, new.tree
    keeps_maybe = bool(old.required and new.required)
    return _bare(old.tree, keeps_maybe=keeps_maybe), _bare(new.tree, keeps_maybe=keeps_maybe)


def _bare(tree: TypeTree, *, keeps_maybe: bool) -> TypeTree:
    while len(tree.arguments) == 1:
        name = _last(tree.name)
        if name == "optionalnullable":
            return TypeTree("Nullable", tree.arguments)
        if name != "optional" and not (name in _MAYBE and not keeps_maybe):
            break
        (tree,) = tree.arguments
    if wrapper(tree) == "|" and not keeps_maybe:
        members = tuple(m for m in tree.arguments if m.arguments or _leaf(m).lower() not in _ABSENT)
        if len(members) < len(tree.arguments) and members:
            return members[0] if len(members) == 1 else TypeTree(tree.name, members, tree.target)
    return tree


def targets_at_like_places(old: TypeTree, new: TypeTree) -> Iterator[tuple[str, str]]:
    """Yield pairs of pages that two types name at the same place."""
    old, new = _bare(old, keeps_maybe=False), _bare(new, keeps_maybe=False)
    if old.target and new.target:
        yield old.target, new.target
    if len(old.arguments) == len(new.arguments) and wrapper(old) == wrapper(new) != "|":
        for one, other in zip(old.arguments, new.arguments, strict=True):
            yield from targets_at_like_places(one, other)


def targets_of(tree: TypeTree) -> Iterator[str]:
    """Yield every page that a type's names lead to."""
    if tree.target:
        yield tree.target
    for argument in tree.arguments:
        yield from targets_of(argument)


def wrapper(tree: TypeTree) -> str:
    """Return a type's wrapper, normalized across the generator's releases; ``|`` for any union."""
    name = _last(tree.name)
    if name in _UNIONS and tree.arguments:
        return "|"
    return name if name in _LANGUAGE else tree.name


def _members(tree: TypeTree) -> Iterator[TypeTree]:
    """A union's members, and those of unions in it."""
    for member in tree.arguments:
        if wrapper(tree) == "|" == wrapper(member) and not member.target:
            yield from _members(member)
        else:
            yield member


def _key(tree: TypeTree, renamed: Pages) -> Hashable:
    if tree.target:
        return renamed.get(tree.target, tree.target)
    if not tree.arguments:
        return _leaf(tree)
    inner = [_key(argument, renamed) for argument in _members(tree)]
    if wrapper(tree) in _IN_ANY_ORDER:
        return wrapper(tree), frozenset(Counter(inner).items())
    return wrapper(tree), tuple(inner)


@lru_cache(maxsize=4096)
def _last(name: str) -> str:
    return last_part(name).lower()


def _leaf(tree: TypeTree) -> str:
    """A type's own name without its namespace, which a generator may drop."""
    if tree.name[:1] in {'"', "'"}:
        return f'"{tree.name[1:-1]}"'
    text = _OPTIONAL.sub(r"\1", tree.name)
    return _NAMESPACE.sub("", text).lstrip("\\:").replace(" ", "")
