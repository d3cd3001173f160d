"""Writes pages in the form of Fern's generator, and reads them."""

from __future__ import annotations

from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.fern import FERN
from mkdocs_sdk_reference.model import Operation, Page

CALL = "client.lamps.list(request) -> Lamps"


def boxed(text: str) -> str:
    """A text in the elements that the generator puts round each."""
    return f"<dl>\n<dd>\n\n{text}\n</dd>\n</dl>"


def parameter(name: str, type_: str = "`str`", text: str = "") -> str:
    """A parameter; its text begins with what stands before it."""
    return boxed(f"**{name}:** {type_} {text}\n    ")


def call(code: str = CALL, *parameters: str, text: str = "Does it.", usage: str = "x()") -> str:
    """An operation; it has no description where there is no text."""
    parts = [
        f"#### 📝 Description\n\n{boxed(boxed(text))}" if text else "",
        f"#### 🔌 Usage\n\n{boxed(boxed(f'```python{chr(10)}{usage}{chr(10)}```'))}",
        "#### ⚙️ Parameters\n\n" + boxed("\n\n".join(parameters)) if parameters else "",
    ]
    inner = "\n\n".join(part for part in parts if part)
    return f"<details><summary><code>{code}</code></summary>\n{boxed(f'{inner}{chr(10)}{chr(10)}')}\n</details>\n\n"


def group(title: str, *calls: str) -> str:
    """A group of operations."""
    return f"## {title}\n{''.join(calls)}"


def page(*groups: str) -> str:
    """The whole page."""
    return f"# Reference\n{''.join(groups)}"


def read(text: str, path: str = "reference.md") -> Page:
    """Read a page."""
    return read_page(path, decode(text.encode()), dialects=(FERN,))


def operation(*parameters: str, code: str = CALL) -> Operation:
    """Read the one operation of a page."""
    (found,) = read(page(group("Lamps", call(code, *parameters)))).operations
    return found
