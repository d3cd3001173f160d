"""Finds statuses in Speakeasy's response types, by the names of fields and their types.

A response type has a field for each status (2023), whose type may be called
``<Operation>503ApplicationJSON``. A name alone is no evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...commonmark.names import letters
from ...model import Field, Kind, Response, Type
from ..dialect import TypesOf

_OF_TRANSPORT = frozenset({"contenttype", "statuscode", "rawresponse", "headers", "httpmeta"})
"""Fields of a response type with transport data, not content; in lower-case letters."""
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
_SUFFIX = "Response"


def is_envelope(type_: Type) -> bool:
    """Return whether a type wraps an operation's result together with transport data."""
    if type_.kind is not Kind.OBJECT:
        return False
    names = {letters(field.name) for field in type_.fields}
    return "httpmeta" in names or {"statuscode", "contenttype"} <= names


def operation_of(type_: Type) -> str:
    """Return the name of the operation that a response type is named after; "" for none."""
    is_named = type_.name.endswith(_SUFFIX)
    return type_.name.removesuffix(_SUFFIX) if is_named else ""


def inputs_of(operation: str) -> tuple[str, ...]:
    """Return names of types that may hold an operation's parameters, or those of the SDK."""
    name = letters(operation)
    return f"{name}request", f"{name}globals"


def enveloped(type_: Type, types_of: TypesOf, operation: str) -> Iterator[Response]:
    """Yield the responses in a response type, without the transport's data."""
    own = {letters(operation), letters(type_.name.removesuffix(_SUFFIX))}
    owners = sorted(own, key=len, reverse=True)
    for field in type_.fields:
        if letters(field.name) in _OF_TRANSPORT:
            continue
        names = [found.name for found in types_of(field.type)]
        status, is_error = _status(field, names, owners)
        yield Response(
            status=status,
            is_error=is_error,
            type=field.type,
            meaning=field.description,
            page=type_.page,
            anchor=field.anchor,
            field=field.name,
        )


def route(operation: str, responses: Sequence[Response]) -> tuple[str, str]:
    """Return method and path from meanings such as ``GET /pets/:id Error response``.

    Only if they spell the operation's own name, letter by letter.
    """
    for response in responses:
        found = _METHOD_AND_PATH.match(response.meaning)
        if found and letters(found[0]) == letters(operation):
            return found[1], _COLON_PARAMETER.sub(r"{\1}", found[2])
    return "", ""


def is_request(field: Field) -> bool:
    """Return whether a parameter holds all inputs of an operation, by the generator's name."""
    return field.name.lstrip("$") == "request"


def is_body(field: Field) -> bool:
    """Return whether a parameter or a request's field is the body, by the generator's name."""
    return letters(field.name) == "requestbody"


def _status(field: Field, names: list[str], owners: list[str]) -> tuple[str, bool]:
    """The status of a response type's field, and whether it is an error's.

    The names of the field and of its type must not contradict each other. The status comes
    after the operation's name, which may itself end in digits.
    """
    rests = [_behind(owners, name) for name in (field.name, *names)]
    codes = {code for rest in rests if (code := _code(rest))}
    if len(codes) == 1:
        code = codes.pop()
        return code, code[0] in "45"
    if not codes and len(names) == 1:
        if rests[1] == "successfulresponse":
            return "2XX", False
        if rests[1] == "errorresponse":
            return "", True
    return "", False


def _behind(owners: list[str], name: str) -> str:
    """The part of a name after the operation's name, in lower-case letters."""
    found = letters(name)
    for owner in owners:
        if owner and found.startswith(owner):
            return found[len(owner) :]
    return found


def _code(rest: str) -> str:
    if digits := _DIGITS.match(rest):
        return digits[1]
    if words := _WORDS.match(rest):
        return str(100 * _NUMBERS[words[1]] + _NUMBERS.get(words[2] or "", 0))
    return ""
