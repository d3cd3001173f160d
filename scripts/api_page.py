"""Writes docs/api.md from the docstrings of the public names.

``python -m scripts.api_page`` exits with 1 if the page is out of date; ``--write`` rewrites it.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mkdocs_sdk_reference

PAGE = Path(__file__).parent.parent / "docs" / "api.md"
_TOP = """\
# Python API

These names are public; all others may change with any release. `scripts/api_page.py` generates this
page from the code.

"""
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Yields):$", re.MULTILINE)
_ENTRY = re.compile(r"^(\w+): ", re.MULTILINE)
_CODE = re.compile(r"``(.+?)``")
_TITLES = {"Args": "Arguments"}


def members(of: type) -> Iterator[tuple[str, Any]]:
    """Yield the public methods and properties that a class defines itself, in source order."""
    for name, member in vars(of).items():
        is_public = not name.startswith("_")
        if is_public and (inspect.isfunction(member) or hasattr(member, "__get__")):
            text = inspect.getdoc(member)
            is_field = inspect.ismemberdescriptor(member) or type(member).__name__ == "_tuplegetter"
            if text and not is_field and not isinstance(member, of):
                yield name, member


def markdown(text: str) -> str:
    """Return a docstring in Google's style as Markdown."""
    parts = _SECTION.split(inspect.cleandoc(text))
    made = [_plain(parts[0])]
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        made.append(f"**{_TITLES.get(title, title)}**\n\n{_entries(inspect.cleandoc(body), title)}")
    return "\n\n".join(made)


def _entries(body: str, title: str) -> str:
    if title in {"Returns", "Yields"}:
        return _plain(body)
    found = _ENTRY.split(body)[1:]
    return "\n".join(
        f"- `{name}`: {' '.join(_plain(text).split())}"
        for name, text in zip(found[::2], found[1::2], strict=True)
    )


def _plain(text: str) -> str:
    return _CODE.sub(r"`\1`", text).strip()


def signature(name: str, member: Any) -> str:
    """Return the signature of a function or method, as code."""
    found = inspect.signature(member)
    parameters = [p for p in found.parameters.values() if p.name != "self"]
    return f"{name}{found.replace(parameters=parameters)}".replace("'", "")


def _of_class(of: type) -> Iterator[str]:
    yield markdown(of.__doc__ or "")
    if issubclass(of, enum.Enum):
        yield "\n".join(f"- `{member.name}`: `{member.value}`" for member in of)
    elif dataclasses.is_dataclass(of):
        fields = ", ".join(f"`{f.name}: {f.type}`" for f in dataclasses.fields(of))
        yield f"**Fields**: {fields}"
    listed = [
        f"- `{signature(name, member) if inspect.isfunction(member) else name}`: {_first(member)}"
        for name, member in members(of)
    ]
    if listed:
        yield "**Methods and properties**\n\n" + "\n".join(listed)


def _first(member: Any) -> str:
    """Return the first paragraph of a docstring, in one line."""
    return " ".join(_plain((inspect.getdoc(member) or "").split("\n\n")[0]).split())


def page() -> str:
    """Return the page."""
    _, _, example = inspect.cleandoc(mkdocs_sdk_reference.__doc__ or "").partition("\n\n")
    parts = [_TOP.strip(), example]
    for kind, title in ((inspect.isfunction, "Functions"), (inspect.isclass, "Classes")):
        parts.append(f"## {title}")
        for name in mkdocs_sdk_reference.__all__:
            thing = getattr(mkdocs_sdk_reference, name)
            if not kind(thing):
                continue
            parts.append(f"### {name}")
            if inspect.isclass(thing):
                parts += _of_class(thing)
            else:
                parts += [
                    f"```python\n{signature(name, thing)}\n```",
                    markdown(thing.__doc__ or ""),
                ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write or compare the page."""
    text = page()
    if "--write" in sys.argv:
        PAGE.write_text(text, "utf-8")
    elif PAGE.read_text("utf-8") != text:
        sys.exit(f"{PAGE.name} is out of date: run `python -m scripts.api_page --write`")


if __name__ == "__main__":
    main()
