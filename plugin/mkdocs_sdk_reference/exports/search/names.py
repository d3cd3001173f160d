"""What operations, types and errors are called where developers meet them, for a site's search.

Headings say `create`; an editor says `transfers.create`, a log `POST /transfers`, an OpenAPI
document `createTransfer`, a traceback `errors.Refused`, a response `403`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...model import Kind, Operation, Page, Response, Type
from ...reference import Reference
from ...reference.added import AddedKind, AddedPage
from ...reference.split import Split

_CALL = re.compile(
    r"(?<![\w$.>:])[\w$]+(?:\(\))?(?:\.|->|::)"  # the client
    r"((?:[\w$]+(?:\(\))?(?:\.|->|::))+)([\w$]+)(?=\()"
)
"""A call of a method that is not the client's own: `client.pets.list(`."""
_AFTER_NAME = frozenset({"", "async"})
_SEGMENT = re.compile(r"/(?=[^/{])")
_COMMA = re.compile(r"\s*,\s*")
BETWEEN = " · "

_OPERATION = 10.0
_OPERATIONS = 2.0
_ERRORS = 0.25
FIELD = 0.4
_ALIKE = 0.5
"""Factors of Material's ranking beside a type's: operations and their pages come before types,
types before fields and the page of all errors; types that say the same as many others are last.
MkDocs' own search knows no such factor."""
_MANY_ALIKE = 5
_GET = 0.001
"""Puts GET before POST of the same path. Searches leave the word "get" out, so that typing it
doesn't; to type another method counts for more than this."""


class Named(NamedTuple):
    """What the entry of a page or heading gets in the index of a search.

    Attributes:
        title: What is added to its title.
        text: What is added to its text.
        boost: Its factor in Material's ranking.
        path: The HTTP path of an operation; "" without one.
        sdk: What stands at the end of its title: its SDK, in a site of several.
    """

    title: str
    text: str
    boost: float
    path: str = ""
    sdk: str = ""


def shorter_first(boost: float, name: str) -> float:
    """Return the factor of something with a name: the shorter, the higher; as is for ten letters.

    Of all names that begin with what is typed, the shortest is the one that is typed in full. The
    exponent makes up for its being a more common word, which searches count for less.
    """
    return round(boost * math.pow(20 / (10 + len(name)), 1.75), 3)


def alike(reference: Reference, key: str) -> float:
    """Return the factor of a type among those that say the same."""
    return _ALIKE if len(reference.duplicates(key)) > _MANY_ALIKE else 1.0


def bare_value(value: str) -> str:
    """Return an enum's value as the source shows it, less its quotes."""
    return value.strip("\"'")


def value_title(name: str, value: str) -> str:
    """Return the name of an enum's value, with the value itself where that isn't the same word."""
    bare = bare_value(value)
    parts = [name, bare if bare.lower() != name.lower() else ""]
    return BETWEEN.join(filter(None, parts)) or '""'


def names(
    reference: Reference,
    urls: Mapping[str, str],
    added: Iterable[AddedPage],
    split: Split | None = None,
) -> Iterator[tuple[str, Named]]:
    """Yield what is added to the entries of a site's pages and headings, by their addresses."""
    for path, page in reference.pages.items():
        if path in urls:
            if page.kind is Kind.OPERATIONS:
                boost = shorter_first(_OPERATIONS, page.title)
                yield urls[path], Named("", "", boost)
            for anchor, named in _on(reference, page):
                place = split.place(path, anchor) if split else path
                is_titled = not anchor or place != path  # by what it is: the page's title has it
                yield urls[place] if is_titled else f"{urls[path]}#{anchor}", named
    for extra in added:
        if extra.kind is AddedKind.ERRORS and extra.path in urls:
            statuses = _statuses(
                response
                for operation in reference.operations
                if reference.root_of(operation.page) == extra.root
                for response in operation.responses
                if response.is_error
            )
            title = statuses and BETWEEN + statuses
            yield urls[extra.path], Named(title, "", shorter_first(_ERRORS, statuses))


def _on(reference: Reference, page: Page) -> Iterator[tuple[str, Named]]:
    """Yield what is added for a page's types and operations, by their anchors."""
    for type_ in page.types:
        yield type_.anchor, _of_type(reference, type_)
    operations = reference.operations_on(page.path)
    lines = page.text.split("\n") if operations else []
    starts = [operation.heading for operation in operations]
    for operation, end in zip(operations, [*starts, None][1:], strict=True):
        code = _call(operation, "\n".join(lines[operation.heading : end]))
        owners = () if code else (operation.group, page.title)
        calls = [code, *(f"{owner}.{operation.name}" for owner in owners)]
        yield operation.anchor, _of_operation(operation, calls)


def _of_type(reference: Reference, type_: Type) -> Named:
    returned = (response for _, response in reference.returned_by(type_.key))
    statuses = _statuses(response for response in returned if response.is_error)
    full_name = reference.full_name(type_)
    return Named(
        statuses and BETWEEN + statuses,
        full_name if full_name != type_.name else "",
        shorter_first(alike(reference, type_.key), type_.name + statuses),
    )


def _of_operation(operation: Operation, calls: Iterable[str]) -> Named:
    """Return what is added for an operation, with how the SDK's code may call it."""
    own_id = operation.operation_id
    names = (own_id if own_id.lower() != operation.name.lower() else "", operation.method)
    boost = shorter_first(_OPERATION, operation.path or operation.name)
    ends = (operation.path[at.start() :] for at in _SEGMENT.finditer(operation.path, 1))
    return Named(
        "".join(BETWEEN + name for name in names if name),
        " ".join(filter(None, dict.fromkeys([operation.name, own_id, *calls, *ends]))),
        round(boost + (_GET if operation.method == "GET" else 0), 3),
        operation.path,
    )


def _call(operation: Operation, section: str) -> str:
    """Return how a section's code calls its operation, less the client; "" where it has none."""
    name = operation.name.lower()
    for call in _CALL.finditer(section):
        called = call[2].lower()
        if called.startswith(name) and called[len(name) :].strip("_") in _AFTER_NAME:
            return call[1] + call[2]
    return ""


def _statuses(responses: Iterable[Response]) -> str:
    """Return the statuses of responses that are numbers, each once, in order."""
    found = {status for response in responses for status in _COMMA.split(response.status)}
    return ", ".join(sorted(status for status in found if status[:1].isdigit()))
