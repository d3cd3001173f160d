"""A site of several SDKs, whose types and operations are tied by their letters alone."""

from __future__ import annotations

from mkdocs_sdk_reference.commonmark.names import letters
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.model import Operation
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.reference.sdks import Sdk

from tests.support.writing import operation

PYTHON = Sdk("python/", "Python", "python")
GO = Sdk("go/", "Go", "go")
RUBY = Sdk("ruby/", "Ruby", "ruby")
SDKS = (PYTHON, GO, RUBY)


class Several(Reference):
    """The pages of several SDKs, by path."""

    def __init__(self, pages: dict[str, str], sdks: tuple[Sdk, ...] = SDKS) -> None:
        read = [read_page(path, decode(text.encode()), str.lower) for path, text in pages.items()]
        super().__init__(read, pages, "docs", str.lower, sdks=sdks)

    def counterparts(self, key: str) -> tuple[str, ...]:
        own = self.types[key]
        return tuple(
            other.key
            for sdk in self.sdks
            for other in self.types.values()
            if sdk is self.sdk_of(other.page) is not self.sdk_of(own.page)
            and letters(other.name) == letters(own.name)
        )

    def operation_counterparts(self, operation: Operation) -> tuple[Operation, ...]:
        return tuple(
            other
            for sdk in self.sdks
            for other in self.operations
            if sdk is self.sdk_of(other.page) is not self.sdk_of(operation.page)
            and letters(other.name) == letters(operation.name)
        )


def sampled(name: str, language: str, code: str = "") -> str:
    """A section of an SDK page with a sample."""
    made = operation(name, route=f"get /pets/{name.lower()}")
    return f"{made}\n\n```{language}\n{code or f'{language}.{name}()'}\n```"
