"""Writes docs/options.md from the docstrings of the plugin's options, and docs/labels.md.

``python -m scripts.options_page`` exits with 1 if a page is out of date; ``--write`` rewrites them.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mkdocs_sdk_reference.hosts.mkdocs.options import SdkReferenceConfig
from mkdocs_sdk_reference.rendering.words import LANGUAGES, Words

DOCS = Path(__file__).parent.parent / "docs"
_COMMAND = "python -m scripts.options_page --write"
_SUMMARY_END = re.compile(r"[.:]\s(?=(?:[^`]*`[^`]*`)*[^`]*$)")
"""The end of an option's summary: a full stop or colon outside code."""
_TYPES = {"bool": "`true` or `false`", "int": "a number", "str": "text", "dict": "texts by label"}
_TOP = """\
# Options

All options have defaults, so you don't have to set any. They go under the plugin in `mkdocs.yml`:

```yaml
plugins:
  - search
  - sdk-reference:
      split_operations: 30
      markdown: true
```

`scripts/options_page.py` generates this page from the code.

| Option | Default | In short |
| --- | --- | --- |
"""
_END = """\
## Languages

<a id="labels"></a>The plugin's labels are in the language of the theme. [Languages and
labels](labels.md) lists the languages, and the labels that [`words`](#words) can set.
"""

_LANGUAGES = """\
# Languages and labels

`scripts/options_page.py` generates this page from the code.

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

A regional form such as `de_CH` uses the labels of its language, and `zh-TW`, `zh-HK` and `zh-MO`
use those of `zh-Hant`. In all other languages, labels are in English. Text from the generator isn't
translated, including headings such as `Fields`.

For another language, or for a different word, set your own labels with the option
[`words`](options.md#words):

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

Names in braces are placeholders; a translation must contain the same ones. `thousands` is the
thousands separator of numbers.

"""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the plugin.

    Attributes:
        type: The values that it takes, in words.
        text: Markdown that describes it.
    """

    name: str
    type: str
    default: Any
    text: str

    @property
    def shown(self) -> str:
        """The default as the page shows it."""
        return "unset" if self.default is None else f"`{json.dumps(self.default)}`"


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


def pages() -> dict[str, str]:
    """Return the pages as Markdown, by name."""
    found = list(options())
    parts = [_TOP + "\n".join(map(_row, found)) + "\n"]
    parts += (
        f"## {option.name}\n\nTakes {option.type}. Default: {option.shown}.\n\n{option.text}\n"
        for option in found
    )
    labels = [
        _LANGUAGES + "\n".join(_languages()) + "\n" + _OTHERS,
        _LABELS + "\n".join(_labels()) + "\n",
    ]
    return {"options.md": "\n".join([*parts, _END]), "labels.md": "\n".join(labels)}


def _row(option: Option) -> str:
    first = _SUMMARY_END.split(" ".join(option.text.split()), maxsplit=1)[0].removesuffix(".")
    return f"| [`{option.name}`](#{option.name}) | {option.shown} | {first} |"


def _languages() -> Iterator[str]:
    """Yield a row for each language that has labels."""
    yield "| English | `en`, the default |"
    for language in LANGUAGES:
        yield f"| {_NAMES[language]} | `{language}` |"


def _labels() -> Iterator[str]:
    """Yield a row for each label that `words` can set."""
    yield from ("| Label | In English |", "| --- | --- |")
    for field in fields(Words):
        yield f"| `{field.name}` | {field.default} |"


def _type(value: ast.expr) -> str:
    """Return the type of values that `c.Type(bool, …)` or `c.Optional(c.Type(str))` takes.

    Raises:
        ValueError: The kind of option is unknown.
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
    raise ValueError(f"unknown kind of option: {ast.unparse(value)}")


def _docstring(name: str, below: list[ast.stmt]) -> str:
    if below and isinstance(below[0], ast.Expr) and isinstance(below[0].value, ast.Constant):
        return inspect.cleandoc(str(below[0].value.value))
    raise ValueError(f"the option {name} has no docstring")


def main(arguments: list[str]) -> int:
    """Compare or write the pages.

    Returns:
        The exit code.
    """
    status = 0
    for name, wanted in pages().items():
        page = DOCS / name
        if arguments == ["--write"]:
            page.write_text(wanted, encoding="utf-8")
        elif not page.is_file() or page.read_text(encoding="utf-8") != wanted:
            sys.stderr.write(f"{name} is out of date: run `{_COMMAND}`\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
