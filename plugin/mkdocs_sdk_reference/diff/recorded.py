"""A release read from its `models.json`, for comparison with another."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ..model import Field, FieldTable, Kind, Member, Operation, Type, TypeExpr, Value
from ..reference.type_trees import TypeTree
from .release import INPUT, Release, Slot, key_of, statuses_of

VERSION = 1
"""Version of `models.json` that can be read, as `exports/models_json.py` writes it."""
_ESCAPED = re.compile(rb"\\u[dD][89a-fA-F]")
_SENT = frozenset(role.value for role in INPUT)
_T = TypeVar("_T")


class RecordedError(Exception):
    """A file isn't a `models.json` of a known version; the message says why."""


@dataclass(frozen=True, slots=True)
class RecordedType(TypeExpr):
    """A type expression with the tree and targets that were recorded for it.

    Attributes:
        tree: The type as a tree.
        pages: The pages that it leads to.
    """

    tree: TypeTree = TypeTree("")  # noqa: RUF009 (frozen)
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """Recorded data outside the model, by keys of types and operations; roots by paths."""

    names: dict[str, str]
    sent: set[str]
    titles: dict[str, str]
    roots: dict[str, str]
    places: dict[str, str | None]
    errors: dict[str, list[Slot] | None]


class RecordedRelease(Release):
    """A release that was recorded in a file.

    Data that files of earlier versions of this package lack is left out of comparisons.

    Args:
        data: The parsed `models.json`.

    Raises:
        RecordedError: The data doesn't have the expected form.
    """

    def __init__(self, data: object) -> None:
        known = _Known({}, set(), {}, {}, {}, {})
        try:
            whole = _as(dict, data, "the file")
            if whole.get("version") != VERSION:
                raise RecordedError(f"its version is {whole.get('version')!r}, not {VERSION}")
            types = {t.key: t for t in _each(whole, "types", lambda d: _type(d, known))}
            operations = _each(whole, "operations", lambda d: _operation(d, known))
        except RecursionError:
            raise RecordedError("a type in it is nested too deeply") from None
        super().__init__(types, operations, {t.page for t in types.values()})
        self.files = {*self.files, *(operation.page for operation in operations)}
        self._known = known
        self.is_whole = all("root" in one for one in (*whole["types"], *whole["operations"]))

    def type_name(self, type_: Type) -> str:
        """Return a type's name within its namespace."""
        return self._known.names[type_.key]

    def title(self, operation: Operation) -> str:
        """Return the title of an operation's page."""
        return self._known.titles[key_of(operation)]

    def root(self, page: str) -> str:
        """Return the docs root that a page stands in."""
        return self._known.roots[page]

    def place(self, operation: Operation) -> str | None:
        """Return the path of the operation's page in the site."""
        return self._known.places[key_of(operation)]

    def errors(self, operation: Operation) -> list[Slot] | None:
        """Return the errors of an operation's own table, one a status."""
        return self._known.errors[key_of(operation)]

    def is_sent(self, key: str) -> bool:
        """Return whether an operation takes a type as a parameter or as its body."""
        return key in self._known.sent

    def tree(self, page: str, type_: TypeExpr) -> TypeTree:
        """Return a type as a tree."""
        return type_.tree if isinstance(type_, RecordedType) else TypeTree(type_.text)

    def targets(self, page: str, type_: TypeExpr) -> Iterable[str]:
        """Return the targets of a type."""
        return type_.pages if isinstance(type_, RecordedType) else ()


def read_recorded(text: bytes) -> RecordedRelease:
    """Return the release in a `models.json`.

    Raises:
        RecordedError: The text isn't a `models.json`.
    """
    try:
        data = json.loads(text)
        if _ESCAPED.search(text):  # a lone surrogate can't be written to a page
            json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise RecordedError("it contains invalid Unicode") from None
    except ValueError as error:  # UnicodeDecodeError, too
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise RecordedError(f"it is not JSON{where}") from None
    except RecursionError:
        raise RecordedError("it is nested too deeply") from None
    return RecordedRelease(data)


def _type(data: Mapping[str, Any], known: _Known) -> Type:
    page, name = _text(data, "source"), _text(data, "name")
    kind = _text(data, "kind")
    if kind not in _KINDS:
        raise RecordedError(f"'kind' is {kind!r}")
    type_ = Type(
        page=page,
        name=name,
        title=name,
        kind=_KINDS[kind],
        deprecated=_bool(data, "deprecated"),
        lead="",
        anchor=_text(data, "url").partition("#")[2],
        fields=tuple(_each(data, "fields", _field)),
        values=tuple(_each(data, "values", _value)),
        members=tuple(_each(data, "members", lambda d: Member(_expression(d)))),
    )
    known.roots[page] = _text(data, "root", "")
    space = _text(data, "namespace")
    known.names[type_.key] = f"{space}.{name}" if space else name
    if _SENT & {*_each(data, "used_by", lambda usage: _text(usage, "role"))}:
        known.sent.add(type_.key)
    return type_


_KINDS = {kind.value: kind for kind in (Kind.OBJECT, Kind.ENUM, Kind.UNION, Kind.BARE)}


def _field(data: Mapping[str, Any]) -> Field:
    required = data.get("required")
    if required not in (True, False, None):
        raise RecordedError("'required' is not a boolean")
    return Field(
        name=_text(data, "name"),
        type=_expression(_part(data, "type")),
        required=required,
        deprecated=_bool(data, "deprecated"),
        description="",
        example="",
        line=0,
        anchor=_text(data, "anchor"),
    )


def _value(data: Mapping[str, Any]) -> Value:
    name, value = _text(data, "name"), _text(data, "value")
    is_named = data.get("is_named", name != value.strip("\"'")) is not False
    has_value = data.get("has_value", bool(value)) is not False
    return Value(name if is_named else None, value if has_value else None, is_code=True, line=0)


def _operation(data: Mapping[str, Any], known: _Known) -> Operation:
    page, response = _text(data, "source"), data.get("response")
    fields = _each(data, "parameters", _field)
    operation = Operation(
        page=page,
        name=_text(data, "name"),
        heading=len(known.titles),
        deprecated=_bool(data, "deprecated"),
        anchor=_text(data, "anchor"),
        operation_id=_text(data, "operation_id"),
        method=_text(data, "method"),
        path=_text(data, "path"),
        group=_text(data, "group", ""),
        parameters=FieldTable((), tuple(fields), is_of_parameters=True),
        returns=_expression(_part(data, "response")) if response is not None else None,
    )
    key = key_of(operation)
    known.titles[key] = _text(data, "title", "")
    known.roots[page] = _text(data, "root", "")
    known.places[key] = _text(data, "page", "") or None
    known.errors[key] = _errors(_each(data, "outcomes", lambda outcome: outcome))
    return operation


def _errors(outcomes: Iterable[Mapping[str, Any]]) -> list[Slot] | None:
    """The errors of an operation's own table; None if the file doesn't mark them."""
    own = [outcome for outcome in outcomes if outcome.get("is_error")]
    if any("line" not in outcome for outcome in own):
        return None
    lines = {id(outcome): _as(int, outcome["line"], "'line'") for outcome in own}
    return [
        Slot(status, _text(outcome, "type"), _tree(_part(outcome, "tree")))
        for outcome in sorted(own, key=lambda outcome: lines[id(outcome)])
        if lines[id(outcome)]
        for status in statuses_of(_text(outcome, "status"))
    ]


def _expression(data: Mapping[str, Any]) -> RecordedType:
    tree = _tree(_part(data, "tree"))
    text = _text(data, "text")
    pages = tuple(_as(str, page, "a page") for page in _list(data, "pages"))
    return RecordedType((text,) if text else (), tree=tree, pages=pages)


def _tree(data: Mapping[str, Any]) -> TypeTree:
    arguments = tuple(_each(data, "arguments", _tree)) if "arguments" in data else ()
    return TypeTree(_text(data, "name"), arguments, _text(data, "page", ""))


def _text(data: Mapping[str, Any], name: str, default: str | None = None) -> str:
    return _as(str, data.get(name, default), f"'{name}'")


def _bool(data: Mapping[str, Any], name: str) -> bool:
    return _as(bool, data.get(name), f"'{name}'")


def _part(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return _as(dict, data.get(name), f"'{name}'")


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    return _as(list, data.get(name), f"'{name}'")


def _each(data: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], _T]) -> list[_T]:
    return [read(_as(dict, item, f"an entry of '{name}'")) for item in _list(data, name)]


def _as(kind: type[_T], value: object, what: str) -> _T:
    """Return a value if it is of the given type.

    Raises:
        RecordedError: It is of another type.
    """
    if not isinstance(value, kind):
        raise RecordedError(f"{what} is {_type_name(value)}, not {_NAMES[kind]}")
    return value


_NAMES: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a number",
    dict: "an object",
    list: "a list",
}


def _type_name(value: object) -> str:
    return "missing" if value is None else _NAMES.get(type(value), type(value).__name__)
