"""Names of types that all SDKs of an API share, without prefixes of a single SDK."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...commonmark.names import letters
from ...model import Type

if TYPE_CHECKING:
    from ..reference import Reference


def find_names(reference: Reference, sdk_of: Mapping[str, int]) -> dict[str, str]:
    """Return the names of types in letters, by the types' keys, such that SDKs agree in them.

    A type keeps its whole name, unless more SDKs have it without a prefix: one that all types of
    its SDK have, or that its generator puts before a reserved word. A type that belongs to another
    goes by both names.

    Args:
        reference: The site of the SDKs.
        sdk_of: The number of each type's SDK, by the type's key.
    """
    of_sdk: dict[int, list[Type]] = defaultdict(list)
    for key, sdk in sdk_of.items():
        of_sdk[sdk].append(reference.types[key])
    own = {sdk: {letters(type_.name) for type_ in types} for sdk, types in of_sdk.items()}
    spread = Counter(name for names in own.values() for name in names)
    found: dict[str, str] = {}
    for sdk, types in of_sdk.items():
        prefix = common_prefix([type_.name for type_ in types if not type_.owner])
        for type_ in types:
            name = letters(type_.name)
            for other in _shorter(reference, type_, prefix):
                if other not in own[sdk] and spread[other] >= spread[name]:
                    name = other
            if name:
                found[type_.key] = f"{letters(type_.owner)}.{name}" if type_.owner else name
    return found


def _shorter(reference: Reference, type_: Type, prefix: str) -> Iterator[str]:
    """Possible names of a type in SDKs without a prefix, in letters."""
    of_dialect = reference.dialect_of(reference.pages[type_.page]).name_prefix
    for start in (prefix, of_dialect):
        rest = type_.name.removeprefix(start)
        if rest != type_.name and rest[:1].isupper():
            yield letters(rest)


def common_prefix(names: Sequence[str]) -> str:
    """Return the common prefix of names, if each continues with a capital; else ""."""
    first, last = min(names, default=""), max(names, default="")
    pairs = enumerate(zip(first, last, strict=False))
    end = next((at for at, (one, other) in pairs if one != other), 0)
    while end and not all(name[end].isupper() for name in names):
        end -= 1
    return first[:end]
