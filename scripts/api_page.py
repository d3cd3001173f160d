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

What is listed here is public; all else may change with any release.
`scripts/api_page.py` generates this page from the code.

"""

INTERNAL = frozenset(
    {
        "Expression.ambiguous",
        "Page.blocks",
        "Page.dialect",
        "Page.problems",
        "Reference.ambiguous",
        "Reference.dialect_of",
        "Reference.history",
        "Reference.lost_notes",
        "Reference.notes_on",
        "Resolution.rule",
    }
)
"""Members of public classes that the page leaves out, since they return what isn't public."""
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Yields):$", re.MULTILINE)
_ENTRY = re.compile(r"^(\w+): ", re.MULTILINE)
_QUOTED = re.compile(r"(: |-> )'([^']+)'")
"""An annotation as `inspect.signature` shows it."""
_CODE = re.compile(r"``(.+?)``")
_TITLES = {"Args": "Arguments"}


def fields(of: type) -> dict[str, str]:
    """Return the type of each public field of a dataclass or named tuple, in source order."""
    if not (dataclasses.is_dataclass(of) or hasattr(of, "_fields")):
        return {}
    return {
        name: str(getattr(told, "__forward_arg__", told))
        for name, told in inspect.get_annotations(of).items()
        if f"{of.__name__}.{name}" not in INTERNAL
    }


def members(of: type) -> Iterator[tuple[str, Any]]:
    """Yield the public methods and properties that a class defines itself, in source order."""
    for name, member in vars(of).items():
        is_public = not name.startswith("_") and f"{of.__name__}.{name}" not in INTERNAL
        if is_public and (inspect.isfunction(member) or hasattr(member, "__get__")):
            text = inspect.getdoc(member)
            is_field = inspect.ismemberdescriptor(member) or type(member).__name__ == "_tuplegetter"
            if text and not is_field and not isinstance(member, of):
                yield name, member


def markdown(text: str, owner: str = "") -> str:
    """Return a docstring in Google's style as Markdown.

    Args:
        text: The docstring.
        owner: Name of the class that has it; "" for a function's. A class's arguments are left
            out, since programs only get its values from functions.
    """
    parts = _SECTION.split(inspect.cleandoc(text))
    made = [_plain(parts[0])]
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        if owner and title == "Args":
            continue
        made.append(
            f"**{_TITLES.get(title, title)}**\n\n{_entries(inspect.cleandoc(body), title, owner)}"
        )
    return "\n\n".join(made)


def _entries(body: str, title: str, owner: str) -> str:
    if title in {"Returns", "Yields"}:
        return _plain(body)
    found = _ENTRY.split(body)[1:]
    return "\n".join(
        f"- `{name}`: {' '.join(_plain(text).split())}"
        for name, text in zip(found[::2], found[1::2], strict=True)
        if f"{owner}.{name}" not in INTERNAL
    )


def _plain(text: str) -> str:
    return _CODE.sub(r"`\1`", text).strip()


def signature(name: str, member: Any) -> str:
    """Return a function or method as it is called, or a property with its type, as code."""
    call = inspect.signature(_function(member))
    if not inspect.isfunction(member):
        return f"{name}: {call.return_annotation}"
    parameters = [p for p in call.parameters.values() if p.name != "self"]
    return _QUOTED.sub(r"\1\2", f"{name}{call.replace(parameters=parameters)}")


def _function(member: Any) -> Any:
    """Return a function itself, or that behind a property."""
    return getattr(member, "fget", None) or getattr(member, "func", None) or member


def _of_class(of: type) -> Iterator[str]:
    yield markdown(of.__doc__ or "", of.__name__)
    if issubclass(of, enum.Enum):
        yield "\n".join(f"- `{member.name}`: `{member.value}`" for member in of)
    elif fields(of):
        yield "**Fields**: " + ", ".join(f"`{name}: {told}`" for name, told in fields(of).items())
    listed = [f"- `{signature(name, member)}`: {_first(member)}" for name, member in members(of)]
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
