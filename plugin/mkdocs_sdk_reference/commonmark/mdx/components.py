"""Mintlify's MDX components, and the Markdown that each becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from ..urls import safe_url

CALLOUTS = ("Note", "Tip", "Warning", "Info", "Check", "Danger", "Callout")
FIELDS = ("ParamField", "ResponseField")
_NAMES_OF_FIELDS = ("name", "path", "query", "body", "header")
KNOWN = frozenset(
    {
        *CALLOUTS,
        *FIELDS,
        *("Accordion", "AccordionGroup", "Card", "CardGroup", "CodeGroup", "Column", "Columns"),
        *("Expandable", "Frame", "Icon", "RequestExample", "ResponseExample", "Snippet", "Step"),
        *("Steps", "Tab", "Tabs", "Tooltip", "Update"),
    }
)
"""Components even without a closing tag; any other, as in ``<Pet>``, may be a placeholder."""
_PUNCTUATION = re.compile(r"([\\`*_\[\]<>&|#])")
_NO_ADDRESS = re.compile(r"[\s<>\\|]")

Pieces = list["str | tuple[int, int]"]
"""Text, and spans of the source to copy unchanged."""


@dataclass(slots=True)
class Tag:
    """A tag of a component, or one of HTML with an expression.

    Attributes:
        has_expression: Whether an attribute's value is an expression.
        values: The attributes' text values; "" for one without a value, or with an expression.
        spans: Spans of the attribute values that are strings.
        line: Index of the line that it ends on.
        begins: Whether nothing visible precedes it on its line.
        number: Its number among its parent's children of the same name, from 1.
        other: Its closing tag; itself if it has no content.
    """

    start: int
    end: int
    name: str
    is_closing: bool
    is_void: bool = False
    has_expression: bool = False
    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    line: int = 0
    begins: bool = False
    number: int = 0
    other: Tag | None = None
    children: dict[str, int] = field(default_factory=dict)

    @property
    def is_component(self) -> bool:
        """Whether it is a component, not an HTML tag."""
        return not self.name[:1].islower()


def marker_of(tag: Tag) -> str:
    """Return the Markdown marker of a component that is a block of its own."""
    if tag.name in CALLOUTS:
        return "> " * (tag.other is not tag)  # no quote without content
    if tag.name in FIELDS:
        return "+ "  # a list with another marker is another list
    return f"{tag.number or 1}. " if tag.name == "Step" else ""


def label_of(tag: Tag, *, as_block: bool = True, has_marker: bool = True) -> Pieces:
    """Return the label of a component, above or before its content."""
    values = tag.values
    title = next((values[name] for name in ("title", "label", "caption") if values.get(name)), "")
    if tag.name in CALLOUTS:
        kind = "Note" if tag.name == "Callout" else tag.name
        return [f"[!{kind}]"] if as_block and has_marker else [f"**{kind}:**"]
    if tag.name in FIELDS:
        return [_field(values)]
    number = f"{tag.number or 1}. " if tag.name == "Step" and not has_marker else ""
    words = escaped(title)
    label: Pieces = [f"**{number}{words}**"] if number or words else []
    href, address = tag.spans.get("href"), values.get("href", "")
    if href and address and not _NO_ADDRESS.search(address) and safe_url(address):
        label = ["[", *(label or [escaped(address)]), "](<", href, ">)"]
    if description := escaped(values.get("description", "")):
        label = [*label, " " * bool(label), description]
    return label


def _field(values: Mapping[str, str]) -> str:
    name = next((values[name] for name in _NAMES_OF_FIELDS if values.get(name)), "")
    facts = [_code(values["type"])] if values.get("type") else []
    facts += [word for word in ("required", "deprecated") if values.get(word, "false") != "false"]
    if default := values.get("default"):
        facts.append(f"default: {_code(default)}")
    return " ".join([f"**{_code(name)}**"] * bool(name) + [", ".join(facts)] * bool(facts))


def _code(text: str) -> str:
    text = " ".join(text.split())
    if "`" not in text:
        return f"`{text}`"
    ticks = "`" * (max(map(len, re.findall("`+", text))) + 1)
    return f"{ticks} {text} {ticks}"


def escaped(text: str) -> str:
    """Return text as one line of Markdown that shows it literally."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def html_of(tag: Tag, text: str) -> str:
    """Return an HTML tag without its expressions."""
    attributes = "".join(
        f' {name}="{escape(value)}"' for name, value in tag.values.items() if value
    )
    newlines = "\n" * text.count("\n", tag.start, tag.end)
    return f"<{'/' * tag.is_closing}{tag.name}{newlines}{attributes}{' /' * tag.is_void}>"
