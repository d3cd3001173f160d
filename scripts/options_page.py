#!/usr/bin/env python3
"""Writes docs/options.md from the docstrings of the plugin's options.

``python scripts/options_page.py`` exits with 1 if the page is out of date; ``--write`` rewrites it.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mkdocs_sdk_reference.hosts.mkdocs.options import SdkReferenceConfig
from mkdocs_sdk_reference.rendering.words import LANGUAGES, Words

PAGE = Path(__file__).parent.parent / "docs" / "options.md"
_TYPES = {"bool": "`true` or `false`", "int": "a number", "str": "text", "dict": "texts by label"}
_TOP = """\
# Options

All options have defaults, so none has to be set.
`scripts/options_page.py` generates this page from the code.

All options with their defaults:

```yaml
plugins:
  - search
  - sdk-reference:
"""

_LANGUAGES = """\
## Languages

The plugin's labels are in the language of the theme: `theme.language` in Material, `theme.locale`
in MkDocs' own themes.

| Language | Setting |
| --- | --- |
"""
_NAMES = {
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "zh": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
}
_OTHERS = """\

A regional form such as `de_CH` takes the labels of its language, and `zh-TW`, `zh-HK` and `zh-MO`
those of `zh-Hant`. In all other languages, labels are English. What the generator wrote stays as it
is, including headings such as `Fields`.

For another language, or for another word, set labels of your own with [`words`](#words):

```yaml
plugins:
  - search
  - sdk-reference:
      words:
        used_by: Používá
        required: povinné
```
"""
_LABELS = """\
## Labels

Names in braces are placeholders; a translation must contain the same ones. `thousands` is the mark
between the thousands of a number.

"""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the plugin.

    Attributes:
        type: What values it takes, in words.
        text: Markdown that describes it.
    """

    name: str
    type: str
    default: Any
    text: str


def options() -> Iterator[Option]:
    """Yield the options in source order.

    Raises:
        ValueError: An option has no docstring.
    """
    (class_,) = ast.parse(inspect.getsource(SdkReferenceConfig)).body
    assert isinstance(class_, ast.ClassDef)
    for at, statement in enumerate(class_.body):
        if not isinstance(statement, ast.Assign):
            continue
        name = ast.unparse(statement.targets[0])
        below = class_.body[at + 1 : at + 2]
        default = getattr(SdkReferenceConfig, name).default
        yield Option(name, _type(statement.value), default, _docstring(name, below))


def page() -> str:
    """The whole page, as Markdown."""
    found = list(options())
    lines = [f"      {option.name}: {json.dumps(option.default)}" for option in found]
    parts = [_TOP + "\n".join(lines) + "\n```\n"]
    for option in found:
        default = "unset" if option.default is None else f"`{json.dumps(option.default)}`"
        parts.append(
            f"## {option.name}\n\nTakes {option.type}. Default: {default}.\n\n{option.text}\n"
        )
    parts.append(_LANGUAGES + "\n".join(_languages()) + "\n" + _OTHERS)
    parts.append(_LABELS + "\n".join(_labels()) + "\n")
    return "\n".join(parts)


def _languages() -> Iterator[str]:
    """A row for each language that the labels are translated to."""
    yield "| English | `en`, the default |"
    for language in LANGUAGES:
        yield f"| {_NAMES[language]} | `{language}` |"


def _labels() -> Iterator[str]:
    """A row for each label that `words` can set."""
    yield from ("| Label | In English |", "| --- | --- |")
    for field in fields(Words):
        yield f"| `{field.name}` | {field.default} |"


def _type(value: ast.expr) -> str:
    """What `c.Type(bool, …)` or `c.Optional(c.Type(str))` takes.

    Raises:
        ValueError: The option is made in another way.
    """
    if ast.unparse(value) == "Levels()":
        return "`warn`, `info` or `ignore` by rule"
    if ast.unparse(value) in {"c.Dir(exists=True)", "c.Dir(exists=False)", "VersionName()"}:
        return "text"
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        first = value.args[0]
        if value.func.attr == "Optional":
            return _type(first)
        if value.func.attr == "ListOfItems":
            return "a list"
        if value.func.attr == "Choice":
            return ", ".join(f"`{choice}`" for choice in ast.literal_eval(first))
        if value.func.attr == "Type":
            return _TYPES[ast.unparse(first)]
    raise ValueError(f"no words for an option made by {ast.unparse(value)}")


def _docstring(name: str, below: list[ast.stmt]) -> str:
    if below and isinstance(below[0], ast.Expr) and isinstance(below[0].value, ast.Constant):
        return inspect.cleandoc(str(below[0].value.value))
    raise ValueError(f"the option {name} has no docstring")


def main(arguments: list[str]) -> int:
    """Compare or write the page.

    Returns:
        The exit code.
    """
    wanted = page()
    if arguments == ["--write"]:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    sys.stderr.write(f"{PAGE.name} is out of date: run `python scripts/options_page.py --write`\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
