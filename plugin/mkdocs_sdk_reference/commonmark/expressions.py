"""Markdown of a type cell → `TypeExpr`: links, emphasis, code and escapes in any mix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model import Link, TypeExpr
from .entities import decoded, unescaped
from .inline import destination_at

_SPECIAL = re.compile(r"[\\`*\[\]]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(slots=True)
class _Stars:
    """A run of asterisks that may open or close emphasis."""

    count: int
    opens: bool
    closes: bool


_Node = str | Link | _Stars


@lru_cache(maxsize=4096)  # an SDK writes a few types thousands of times
def parse_type(source: str, *, unqualified: bool = False) -> TypeExpr:
    """Read a type as a generator writes it in a cell, heading or line.

    Linear in the source. Anything that isn't Markdown stays text, so the visible text
    is never less than what a reader of the source sees.

    Args:
        source: The raw Markdown.
        unqualified: Whether names without a namespace may be those of types with pages.
    """
    if not _SPECIAL.search(source):
        return TypeExpr((decoded(source),) if source else (), unqualified)
    return TypeExpr(_merge(_emphasis(_scan(source))), unqualified)


def _scan(source: str) -> list[_Node]:
    """Split the source into text, links and runs of asterisks."""
    nodes: list[_Node] = []
    openers: list[int] = []  # positions in `nodes` of the open brackets
    at, end = 0, len(source)
    unclosed_ticks: set[int] = set()
    while at < end:
        found = _SPECIAL.search(source, at)
        if not found:
            nodes.append(decoded(source[at:]))
            break
        if found.start() > at:
            nodes.append(decoded(source[at : found.start()]))
        at = found.start()
        char = source[at]
        if char == "\\":
            at = _escape(source, at, nodes)
        elif char == "`":
            at = _code(source, at, nodes, unclosed_ticks)
        elif char == "*":
            at = _stars(source, at, nodes)
        elif char == "[":
            openers.append(len(nodes))
            nodes.append("[")
            at += 1
        else:
            at = _bracket_close(source, at, nodes, openers)
    return nodes


def _escape(source: str, at: int, nodes: list[_Node]) -> int:
    # Java pages escape twice (`List\\<*String*>`): a backslash pair before a bracket means
    # the bracket, since no SDK's type syntax has a backslash there.
    if source.startswith(("\\\\<", "\\\\>"), at):
        nodes.append(source[at + 2])
        return at + 3
    after = source[at + 1 : at + 2]
    # PHP's namespaces (`\Brick\Math`, `?\DateTime`) have backslashes before letters only.
    if after and after in _PUNCTUATION:
        nodes.append(after)
        return at + 2
    nodes.append("\\")
    return at + 1


def _code(source: str, at: int, nodes: list[_Node], unclosed: set[int]) -> int:
    width = _run(source, at, "`")
    start = at + width
    if width not in unclosed:
        close = start
        while (close := source.find("`", close)) >= 0:
            other = _run(source, close, "`")
            if other == width:
                nodes.append(_code_text(source[start:close]))
                return close + width
            close += other
        unclosed.add(width)  # don't search for this width again
    nodes.append("`" * width)
    return start


def _code_text(inner: str) -> str:
    """A code span's content as CommonMark shows it: one space stripped from both ends."""
    if len(inner) > 1 and inner[0] == inner[-1] == " " and inner.strip():
        return inner[1:-1]
    return inner


def _stars(source: str, at: int, nodes: list[_Node]) -> int:
    count = _run(source, at, "*")
    before = source[at - 1 : at]
    after = source[at + count : at + count + 1]
    space_before, space_after = not before.strip(), not after.strip()
    mark_before, mark_after = before in _PUNCTUATION, after in _PUNCTUATION
    opens = not space_after and (not mark_after or space_before or mark_before)
    closes = not space_before and (not mark_before or space_after or mark_after)
    nodes.append(_Stars(count, opens, closes))
    return at + count


def _bracket_close(source: str, at: int, nodes: list[_Node], openers: list[int]) -> int:
    opener = openers.pop() if openers else None
    if opener is not None and (span := destination_at(source, at + 1)):
        start, end, after = span
        inside = _merge(_emphasis(nodes[opener + 1 :]))
        text = "".join(p if isinstance(p, str) else p.text for p in inside)
        del nodes[opener:]
        nodes.append(Link(text, unescaped(source[start:end])))
        openers.clear()  # links don't nest: earlier open brackets are text
        return after
    nodes.append("]")
    return at + 1


def _emphasis(nodes: list[_Node]) -> list[str | Link]:
    """Remove the asterisks that pair up as emphasis; the others are pointers, or text."""
    open_runs: list[_Stars] = []
    for node in nodes:
        if not isinstance(node, _Stars):
            continue
        if node.closes:
            while node.count and open_runs:
                opener = open_runs[-1]
                used = min(opener.count, node.count, 2)
                opener.count -= used
                node.count -= used
                if not opener.count:
                    open_runs.pop()
        if node.count and node.opens:
            open_runs.append(node)
    return ["*" * n.count if isinstance(n, _Stars) else n for n in nodes]


def _merge(parts: list[str | Link]) -> tuple[str | Link, ...]:
    merged: list[str | Link] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if text := "".join(run):
            merged.append(text)
        run.clear()
        merged.append(part)
    if text := "".join(run):
        merged.append(text)
    return tuple(merged)


def _run(source: str, at: int, char: str) -> int:
    end = at
    while end < len(source) and source[end] == char:
        end += 1
    return end - at
