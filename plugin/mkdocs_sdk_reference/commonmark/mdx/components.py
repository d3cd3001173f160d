"""The components of MDX that Mintlify knows, and what each says in Markdown."""

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
"""Components that are one even without a closing tag; ``<Pet>`` may be a placeholder."""
_PUNCTUATION = re.compile(r"([\\`*_\[\]<>&|#])")
_NO_ADDRESS = re.compile(r"[\s<>\\|]")

Pieces = list["str | tuple[int, int]"]
"""Text, and stretches of the source that stand as they are."""


@dataclass(slots=True)
class Tag:
    """A tag of a component, or one of HTML with an expression.

    Attributes:
        has_expression: Whether an attribute is one that only a script can tell.
        values: What attributes say, in text; "" for one without a value, or with an expression.
        spans: Where the values of attributes stand that are strings.
        line: Index of the line that it ends on.
        begins: Whether nothing that shows stands before it on its line.
        number: Which one of its parent's children of that name it is, from 1.
        other: The tag that closes it; itself where it has no content.
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
        """Whether it is no tag of HTML."""
        return not self.name[:1].islower()


def marker_of(tag: Tag) -> str:
    """What begins the first line of a component that is a block of its own."""
    if tag.name in CALLOUTS:
        return "> " * (tag.other is not tag)  # one that holds nothing is no quote
    if tag.name in FIELDS:
        return "+ "  # lists with other marks are other lists
    return f"{tag.number or 1}. " if tag.name == "Step" else ""


def label_of(tag: Tag, *, as_block: bool = True, has_marker: bool = True) -> Pieces:
    """What a component says besides what it holds."""
    values = tag.values
    title = next((values[name] for name in ("title", "label", "caption") if values.get(name)), "")
    if tag.name in CALLOUTS:
        kind = "Note" if tag.name == "Callout" else tag.name
        return [f"[!{kind}]"] if as_block and has_marker else [f"**{kind}:**"]
    if tag.name in FIELDS:
        return [_field(values)]
    number = f"{tag.number or 1}. " if tag.name == "Step" and not has_marker else ""
    words = escaped(title)
    said: Pieces = [f"**{number}{words}**"] if number or words else []
    href, address = tag.spans.get("href"), values.get("href", "")
    if href and address and not _NO_ADDRESS.search(address) and safe_url(address):
        said = ["[", *(said or [escaped(address)]), "](<", href, ">)"]
    if description := escaped(values.get("description", "")):
        said = [*said, " " * bool(said), description]
    return said


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
    """Text as Markdown that says it, in one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def html_of(tag: Tag, text: str) -> str:
    """A tag of HTML less its expressions."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in tag.values.items() if value)
    newlines = "\n" * text.count("\n", tag.start, tag.end)
    return f"<{'/' * tag.is_closing}{tag.name}{newlines}{said}{' /' * tag.is_void}>"
