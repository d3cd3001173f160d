"""Rules for the defects in links that the generator's templates write."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from ...commonmark.names import letters
from .. import repairs
from ..repairs import MOST_CANDIDATES, BrokenLink, LinkRule, Lookup
from .names import is_primitive

_NAME = re.compile(r"[^\W\d]\w*(?:(?:\.|::|\\+)[^\W\d]\w*)*")
_MODULE = re.compile(r"^models__", re.IGNORECASE)
"""What Rust's template makes of ``models::``."""
_SEPARATOR = re.compile(r"[/\\]")


def _file_name(link: BrokenLink) -> str:
    """The file name of a link's path, without its extension."""
    base = _SEPARATOR.split(link.path)[-1].removesuffix(".md").removesuffix(".mdx")
    return _MODULE.sub("", base)


def _type_names(link: BrokenLink) -> list[str]:
    """The names in a file name that is a type such as ``[]Pet``, except those without a page."""
    names = dict.fromkeys(_NAME.findall(_file_name(link)))
    return [name for name in names if not is_primitive(name)]


def _without_extension(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    if posixpath.splitext(link.wanted)[1] or link.path.endswith("/"):
        return None
    return lookup.existing(f"{link.wanted}.md") or None


def _slug(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    """The page of a link without an extension that spells its text in another notation."""
    name = letters(_file_name(link))
    named = map(letters, _NAME.findall(link.text))
    if not name or posixpath.splitext(link.path)[1] or name not in named:
        return None
    return lookup.of_letters(name, lookup.root_of_names(link.page.path))


def _backslash(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    if "\\/" not in link.path:
        return None
    folder = posixpath.dirname(link.page.path)
    path = posixpath.normpath(posixpath.join(folder, link.path.replace("\\/", "/")))
    return lookup.existing(path) or None


def _same_name(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    """The pages of that name in the client's own root, in the link's spelling or any other."""
    name, origin = _file_name(link), link.page.path
    if not name or not (link.path.endswith(".md") or "/" in link.path):
        return None
    root = lookup.root_of_names(origin)
    if found := lookup.of_base_name(f"{name}.md", root) or lookup.of_letters(letters(name), root):
        return found
    names = _type_names(link)
    types = lookup.named(names[0], origin) if len(names) == 1 else ()
    return [type_.page for type_ in types[: MOST_CANDIDATES + 1]] or None


def _primitive(link: BrokenLink, _lookup: Lookup) -> Sequence[str] | None:
    """Nothing: the template links a type that has no page."""
    return () if not _type_names(link) else None


def _empty_name(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    """The page of the only name in the link's text that isn't a primitive."""
    if posixpath.basename(link.path) not in {".md", ".mdx"}:
        return None
    origin = link.page.path
    names = dict.fromkeys(name for name in _NAME.findall(link.text) if not is_primitive(name))
    found = [t.page for name in names for t in lookup.named(name, origin)[: MOST_CANDIDATES + 1]]
    return found if len(names) == 1 or len(found) > 1 else ()


SLUG = LinkRule("other-extension", _slug, is_sure=True, reads_text=True)
"""A page by its address on other hosts: ``[BigPet](big-pet)``."""
BACKSLASH = LinkRule("other-spelling", _backslash)
"""``\\/`` instead of a slash."""
NO_EXTENSION = LinkRule("other-extension", _without_extension)
"""A page without its ``.md``."""
EMPTY_NAME = LinkRule(repairs.EMPTY_NAME, _empty_name, is_sure=True, reads_text=True)
"""A path that ends where the file's name belongs: ``.md``."""
SAME_NAME = LinkRule("wrong-folder", _same_name)
"""A page of that name elsewhere in the client's own root."""
PRIMITIVE = LinkRule("primitive-link", _primitive, is_sure=True)
"""A page of a primitive type: ``[**list[str]**](str.md)``."""

LINK_RULES = (
    repairs.OUTSIDE,
    repairs.LETTER_CASE,
    EMPTY_NAME,
    NO_EXTENSION,
    BACKSLASH,
    repairs.README,
    SLUG,
    SAME_NAME,
    PRIMITIVE,
)
