"""Description and example cells → elements: the Markdown that was squashed into one line.

The generator joined the lines of a description with ``<br/>`` (input.md, "Tables"). The block
structure is read with CommonMark's rules, as its authors wrote it; inline text stays
Markdown for the host, so that users' extensions work in it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from ..commonmark.entities import decoded
from ..commonmark.tables import split_row
from .elements import child, code_block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BLOCK_START = re.compile(r"[-+*]\s|#{1,6}\s|>\s|\||`{3}|~{3}|\[[^\]]+\]:")
_NO_QUOTE = re.compile(r"^([ ]*)>(?=[=\d])", re.MULTILINE)
"""``>= 3`` at a line's start, which CommonMark would take for a quote of ``= 3``."""
_PREFIX = re.compile(r"^[ >*+-]*", re.MULTILINE)
_DEEPEST = 48
"""Characters of marks and spaces before a line's text; past them, text is shown unnested."""
_REFERENCE = re.compile(r"(`+)|\[([^\[\]`]+)\](?:\[([^\[\]`]*)\])?(?![\[(:])")
_LABEL = re.compile(r"\*\*(Example[^*\n]{0,40})\*\*\s*")
_SCALAR_CODE = re.compile(r"`[^`]+`")
_LANGUAGE = re.compile(r"[\w+#.-]+")
_MOST_MARKS = 500
"""Text with more brackets or backticks is shown as it stands: its links and code would cost
the host's inline parser the square of their number, or the cube."""


def fill(cell: etree.Element, description: str) -> None:
    """Put a description into an element that is empty, as blocks where it has any."""
    text = description
    if "\n" not in text and not _BLOCK_START.match(text):
        _inline(cell, text)
        return
    lines = _NO_QUOTE.sub(r"\1\\>", text)
    if any(len(prefix[0]) > _DEEPEST for prefix in _PREFIX.finditer(lines)):
        _inline(cell, lines)
        return
    environment: dict[str, Any] = {}
    tokens = _parser().parse(lines, environment)
    references: Mapping[str, Mapping[str, str]] = environment.get("references", {})
    if len(tokens) == 3 and tokens[0].type == "paragraph_open":
        _inline(cell, _resolved(tokens[1].content, references))
    else:
        _Builder(cell, lines.split("\n"), references).build(tokens)


def fill_example(cell: etree.Element, example: str) -> None:
    """Append an Example cell to an element, as code; labels of several examples stay text."""
    examples: list[tuple[str, list[str]]] = []
    for line in example.split("\n"):
        if found := _LABEL.match(line):
            examples.append((found[1], [line[found.end() :]]))
        elif examples:
            examples[-1][1].append(line)
        else:
            examples.append(("", [line]))
    for label, lines in examples:
        text = "\n".join(lines).strip("\n")
        holder = child(cell, "div", f"{label} ") if label else cell
        if "\n" in text:
            code_block(holder, decoded(text))
        elif text:
            is_code = _SCALAR_CODE.fullmatch(text)
            child(holder, "code", text[1:-1] if is_code else decoded(text))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (slow, and not every site needs it)

    # Raw HTML stays inline text, which the sanitiser sees; inline parsing is the host's.
    options = {"maxNesting": 4 * _DEEPEST}
    return MarkdownIt("commonmark", options).enable("table").disable(["html_block", "inline"])


def _inline(element: etree.Element, text: str) -> None:
    """Text for the host's inline patterns, or literal where those would take too long."""
    if max(text.count("["), text.count("`")) > _MOST_MARKS:
        child(element, "span", text)
    else:
        element.text = text


class _Builder:
    """Turns CommonMark's flat block tokens into nested elements."""

    def __init__(
        self, root: etree.Element, lines: list[str], references: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._stack = [root]
        self._lines = lines
        self._references = references

    def build(self, tokens: list[Token]) -> None:
        """Append every block to the root."""
        past = 0
        for at, token in enumerate(tokens):
            if at < past:
                continue
            if token.type == "table_open" and self._is_ragged(token):
                self._plain_lines(token)
                past = (
                    next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close") + 1
                )
            elif token.type == "inline":
                _inline(self._stack[-1], _resolved(token.content, self._references))
            elif token.type in {"fence", "code_block"}:
                self._code(token)
            elif token.hidden:
                continue  # paragraphs of tight lists: their text is the item's own
            elif token.nesting > 0:
                self._open(token)
            elif token.nesting < 0:
                self._stack.pop()
                if token.type == "heading_close":
                    self._stack.pop()
            else:
                child(self._stack[-1], token.tag)

    def _is_ragged(self, table: Token) -> bool:
        """Whether a row has more cells than the head, which CommonMark's table would drop."""
        head, *rows = (split_row(line) for line in self._rows(table))
        return any(len(row) > len(head) for row in rows)

    def _plain_lines(self, table: Token) -> None:
        for line in self._rows(table):
            child(self._stack[-1], "p").text = line

    def _rows(self, table: Token) -> list[str]:
        start, end = table.map or (0, 0)
        return self._lines[start:end]

    def _open(self, token: Token) -> None:
        top = self._stack[-1]
        if token.type == "heading_open":
            # A heading in a cell must not enter the table of contents (page.md, "Fields").
            paragraph = child(top, "p", css="sdk-heading")
            self._stack += [paragraph, child(paragraph, "strong")]
            return
        attributes = {key: str(value) for key, value in token.attrs.items()}
        self._stack.append(etree.SubElement(top, token.tag, attributes))

    def _code(self, token: Token) -> None:
        info = token.info.strip()
        language = info.split(maxsplit=1)[0] if info else ""
        if info and not (token.markup.startswith("`") and _LANGUAGE.fullmatch(info)):
            child(self._stack[-1], "p", info, css="sdk-caption")  # more than a class can say
        css = f"language-{language}" if language else ""
        code_block(self._stack[-1], token.content, css)


def _resolved(text: str, references: Mapping[str, Mapping[str, str]]) -> str:
    """Make a cell's own reference links inline ones: definitions hold for their cell alone."""
    if not references:
        return text

    def replace(match: re.Match[str]) -> str:
        if match[1]:
            return match[0]
        label = (match[3] or match[2]).strip().upper()
        found = references.get(" ".join(label.split()))
        return f"[{match[2]}](<{found['href']}>)" if found else match[0]

    return _REFERENCE.sub(replace, text)
