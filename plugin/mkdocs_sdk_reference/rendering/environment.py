"""The templates for pages, with their filters and functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..commonmark.entities import decoded
from ..model import Value
from .chips import tone
from .json_text import indented
from .labels import group_id, namespace_id
from .summaries import first_line, text_of
from .type_map import type_map
from .types import breakable
from .words import ENGLISH, Words

_TEMPLATES = Path(__file__).parent / "templates"
_MACROS = {"chip": ("chip",), "nested": ("nested", "refers", "folds"), "statuses": ("statuses",)}
"""The macros that templates call, by the template that has them."""
_LABEL = re.compile(r"\*\*(Example[^*\n]{0,40})\*\*\s*")
_SCALAR_CODE = re.compile(r"`[^`]+`")


class Templates:
    """Renders sections.

    Args:
        folder: A folder of a site's own templates, which replace those of the same names; "" for
            none.
        words: The labels.
    """

    def __init__(self, folder: str = "", words: Words = ENGLISH) -> None:
        loaders = [FileSystemLoader(path) for path in (folder, _TEMPLATES) if path]
        self._environment = Environment(
            loader=ChoiceLoader(loaders),
            autoescape=True,
            auto_reload=bool(folder),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "breakable": breakable,
            "examples": examples,
            "first_line": first_line,
            "group_id": group_id,
            "namespace_id": namespace_id,
            "shown": shown,
            "text_of": text_of,
            "thousands": words.number,
            "tone": tone,
        }
        self._environment.globals["type_map"] = type_map
        # Sections call these macros; an import would create them again for each rendering.
        for name, macros in _MACROS.items():
            module = self._environment.get_template(f"{name}.html").module
            self._environment.globals |= {macro: getattr(module, macro) for macro in macros}

    def render(self, name: str, **given: Any) -> Markup:
        """Render a template with the given values."""
        html = self._environment.get_template(f"{name}.html").render(given)
        return Markup(html)  # noqa: S704 (autoescaped)


def shown(value: Value) -> str:
    """Return an enum's value as shown: an empty one is a pair of quotes."""
    return (value.value if value.value is not None else value.label) or '""'


def examples(example: str) -> Iterator[tuple[str, str]]:
    """Yield the examples of a cell with their labels, most often "" alone; JSON is indented."""
    found: list[tuple[str, list[str]]] = []
    for line in example.strip("\n").split("\n"):
        if label := _LABEL.match(line):
            found.append((label[1], [line[label.end() :]]))
        elif found:
            found[-1][1].append(line)
        else:
            found.append(("", [line]))
    for name, lines in found:
        text = "\n".join(lines).strip("\n")
        yield name, indented(text[1:-1] if _SCALAR_CODE.fullmatch(text) else decoded(text))
