"""What each operation may return: its responses and errors, by status, as far as pages tell.

Three sources tell it (input.md, "How error and status pages hang together"): the table under
``### Errors``; the fields of a response type, one a status (2023); and names such as
``<Operation>503ApplicationJSON`` of types that such a field holds. A name alone tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Field, Operation, Page, PageKind, TypeExpr
from .resolver import Links
from .types import Fields, read_type

_OF_TRANSPORT = frozenset({"contenttype", "statuscode", "rawresponse", "headers", "httpmeta"})
"""Fields of a response type that say how it came, not what; in lower case letters."""
_METHOD_AND_PATH = re.compile(r"(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) (/\S*)")
_COLON_PARAMETER = re.compile(r"(?<=/):(\w+)")
_MEDIA = r"(?:application|audio|image|multipart|text|video)"
_DIGITS = re.compile(rf"([1-5]\d\d){_MEDIA}")
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate(_UNITS)}
_NUMBERS |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_NUMBERS |= {
    f"{ten}{unit}": 10 * n + m
    for n, ten in enumerate(_TENS, 2)
    for m, unit in enumerate(_UNITS[1:10], 1)
}
_BELOW_HUNDRED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WORDS = re.compile(rf"(one|two|three|four|five)hundred(?:and({_BELOW_HUNDRED}))?{_MEDIA}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that an operation may return.

    Attributes:
        status: The status codes as the source writes them; ``2XX`` for what is only called
            successful; "" where the pages don't tell.
        is_error: Whether the pages call it an error, or its status is one.
        type: The type as the source writes it, on the page `origin`.
        origin: Path of that page: a response type's, or an SDK page.
        targets: Paths of the pages that the type names.
        meaning: Raw Markdown of what the field that holds it says; "" without one.
        anchor: Id of the place on that page; "" where it has none.
        field: Name of the response type's field that holds it; "" without one.
    """

    status: str
    is_error: bool
    type: TypeExpr
    origin: str
    targets: tuple[str, ...]
    meaning: str = ""
    anchor: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """An operation, or a response type that stands for one which no page describes.

    Attributes:
        page: Path of the page that describes it.
        anchor: Id of its heading on that page; "" for a response type.
        name: The operation's name as its heading has it.
        operation: None for a response type.
        method: The HTTP method in capitals, "" where the pages don't tell.
        path: The HTTP path with parameters in braces, "" where the pages don't tell.
        envelopes: Paths of the response types that wrap what it returns.
        outcomes: Successes first, then by status.
    """

    page: str
    anchor: str
    name: str
    operation: Operation | None
    method: str
    path: str
    envelopes: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def calls_of(links: Links, fields: Fields) -> list[Call]:
    """Every operation of a site's pages, in the order of paths and of the source."""
    return list(_Reader(links, fields).calls())


class _Reader:
    def __init__(self, links: Links, fields: Fields) -> None:
        self._links = links
        self._fields = fields

    def calls(self) -> Iterator[Call]:
        """The operations, then the response types that stand for one which no page describes."""
        pages = [page for _, page in sorted(self._links.catalog.pages.items())]
        reached: set[str] = set()
        for page in pages:
            for operation in page.operations:
                call = self._call(page, operation)
                reached.update(call.envelopes)
                yield call
        for page in pages:
            is_left = page.path not in reached and page.title.endswith("Response")
            if is_left and self._is_envelope(page):
                name = page.title.removesuffix("Response")
                outcomes = list(self._outcomes(page, name))
                told = _told_by(outcomes, name)
                yield Call(page.path, "", page.title, None, *told, (page.path,), _sorted(outcomes))

    def _call(self, page: Page, operation: Operation) -> Call:
        anchor = self._links.catalog.operation_anchor(page, operation)
        outcomes: list[Outcome] = []
        envelopes: list[str] = []
        if operation.response:
            targets = read_type(self._links, page, operation.response).targets
            for target in targets:
                response = self._links.catalog.pages.get(target)
                if response and self._is_envelope(response):
                    envelopes.append(target)
                    outcomes += self._outcomes(response, operation.name)
            if targets and not envelopes:
                type_ = operation.response
                outcomes.append(Outcome("", False, type_, page.path, tuple(targets), anchor=anchor))
        told = (operation.method, operation.path)
        if not all(told):
            told = _told_by(outcomes, operation.name)
        for case in operation.errors.cases if operation.errors else ():
            targets = read_type(self._links, page, case.type, unqualified=True).targets
            outcomes.append(
                Outcome(case.status, True, case.type, page.path, tuple(targets), anchor=anchor)
            )
        return Call(
            page.path, anchor, operation.name, operation, *told, tuple(envelopes), _sorted(outcomes)
        )

    def _is_envelope(self, page: Page) -> bool:
        """Whether a type wraps what an operation returns, beside the status and how it came."""
        if page.kind is not PageKind.OBJECT:
            return False
        names = {_letters(named.field.name) for named in self._fields[page.path]}
        return "httpmeta" in names or {"statuscode", "contenttype"} <= names

    def _outcomes(self, page: Page, name: str) -> Iterator[Outcome]:
        """What a response type holds besides the transport's own."""
        own = {_letters(name), _letters(page.title.removesuffix("Response"))}
        owners = sorted(own, key=len, reverse=True)
        pages = self._links.catalog.pages
        for named in self._fields[page.path]:
            field = named.field
            if _letters(field.name) in _OF_TRANSPORT:
                continue
            titles = [pages[target].title for target in named.targets if target in pages]
            status, is_error = _status(field, titles, owners)
            yield Outcome(
                status=status,
                is_error=is_error,
                type=field.type,
                origin=page.path,
                targets=named.targets,
                meaning=field.description,
                anchor=named.anchor,
                field=field.name,
            )


def _status(field: Field, titles: list[str], owners: list[str]) -> tuple[str, bool]:
    """The status that a field of a response type tells, and whether it is an error's.

    The field's own name and that of its type must not say two things. What they say stands
    behind the operation's name, which may itself end in digits.
    """
    rests = [_behind(owners, name) for name in (field.name, *titles)]
    codes = {code for rest in rests if (code := _code(rest))}
    if len(codes) == 1:
        code = codes.pop()
        return code, code[0] in "45"
    if not codes and len(titles) == 1:
        if rests[1] == "successfulresponse":
            return "2XX", False
        if rests[1] == "errorresponse":
            return "", True
    return "", False


def _behind(owners: list[str], name: str) -> str:
    """What stands behind the operation's name in another name, in lower case letters."""
    letters = _letters(name)
    for owner in owners:
        if owner and letters.startswith(owner):
            return letters[len(owner) :]
    return letters


def _code(rest: str) -> str:
    if digits := _DIGITS.match(rest):
        return digits[1]
    if words := _WORDS.match(rest):
        return str(100 * _NUMBERS[words[1]] + _NUMBERS.get(words[2] or "", 0))
    return ""


def _told_by(outcomes: list[Outcome], name: str) -> tuple[str, str]:
    """Method and path from descriptions such as ``GET /pets/:id Error response``.

    Taken only where they spell the operation's own name, letter by letter.
    """
    for outcome in outcomes:
        found = _METHOD_AND_PATH.match(outcome.meaning)
        if found and _letters(found[0]) == _letters(name):
            return found[1], _COLON_PARAMETER.sub(r"{\1}", found[2])
    return "", ""


def _sorted(outcomes: list[Outcome]) -> tuple[Outcome, ...]:
    once: dict[tuple[str, str, str], Outcome] = {}
    for outcome in outcomes:
        once.setdefault((outcome.status, outcome.type.text, outcome.field), outcome)
    return tuple(sorted(once.values(), key=_rank))


def _rank(outcome: Outcome) -> tuple[bool, bool, str]:
    return outcome.is_error, not outcome.status, outcome.status.upper()


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()
