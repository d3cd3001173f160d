"""What an OpenAPI document says, compared with what was read from pages generated from it.

Each single thing is told, not told, or wrong. It is judged with the document alone at hand: nothing
that it is compared with comes from the plugin.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from mkdocs_sdk_reference.model import (
    Field,
    Kind,
    Operation,
    OperationTable,
    Page,
    Response,
    Signature,
    Type,
    TypeExpr,
)
from mkdocs_sdk_reference.reference import Reference

Json = Mapping[str, Any]

_FIELD_SPELLINGS = {
    "class": {"propertyclass", "varclass"},
    "$ref2": {"dollarref2", "varref2"},
    "_links": {"underscorelinks"},
    "self": {"itemself", "paramself", "varself"},
    "sender": {"varsender"},
    "size": {"propertysize"},
    "type": {"rtype"},
}
"""What generators call fields whose names their languages can't have, in letters and digits."""
_TYPE_SPELLINGS = {"Pick": {"modelpick"}}
"""The same for types."""
_TYPE_PREFIX = "oai"
"""What Objective-C's types begin with, having no namespaces."""
_OF_CLIENT = {"api", "apiclient", "ctx"}
"""Parameters that are the client's own, in letters and digits."""
_UNION_FIELD = "value"
"""The one field that some generators print in place of a union's members."""
_PAIRS = ("<>", "[]", "{}", "()")
_MARKDOWN = re.compile(r"\\[*_`\[]|&#?\w+;|`|\]\(")
"""What isn't seen of a type."""
_METHODS = ("get", "put", "post", "delete", "patch")
_FORM = "multipart/form-data"


class Outcome(Enum):
    """What became of something that a document says."""

    TOLD = "told"
    NOT_TOLD = "not told"
    WRONG = "wrong"


class Said(NamedTuple):
    """Something that a document says, or that pages say though the document doesn't.

    Attributes:
        fact: The kind of thing.
        of: What it is said of, such as ``Parcel.kind``.
        read: What was read in its place, for people.
    """

    fact: str
    of: str
    outcome: Outcome
    read: str = ""


class Property(NamedTuple):
    """A field or parameter of a document.

    Attributes:
        required: Whether it must be there; in a union, whether it must in each member.
        ref: Name of the schema with a page that it leads to, through lists and maps; "" for none.
        place: ``path``, ``query``, ``header``, ``body`` or ``form`` of a parameter.
    """

    name: str
    required: bool
    ref: str
    default: Any
    read_only: bool
    write_only: bool
    deprecated: bool
    values: tuple[str, ...]
    description: str
    place: str = ""


class Schema(NamedTuple):
    """A schema that has a page.

    Attributes:
        properties: Its properties; those of all members of a union.
        values: Those of an enum.
        members: Those of a union: names of schemas with a page, "" for any other type.
    """

    name: str
    kind: Kind
    description: str
    properties: tuple[Property, ...] = ()
    values: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Call(NamedTuple):
    """An operation of a document.

    Attributes:
        returns: Name of the schema with a page that its success leads to; "" for none.
        has_content: Whether its success has any content.
    """

    id: str
    method: str
    path: str
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Property, ...]
    responses: Json
    returns: str
    has_content: bool


class Document:
    """An OpenAPI document, as far as it is compared.

    Attributes:
        schemas: Its schemas that have a page, by name. Neither lists nor objects of any shape do.
    """

    def __init__(self, document: Json) -> None:
        self._document = document
        self.schemas: dict[str, Schema] = {}
        for name, schema in document["components"]["schemas"].items():
            self._add(name, schema)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Its operations."""
        paths = self._document["paths"].items()
        return tuple(
            self._call(method, path, methods[method])
            for path, methods in paths
            for method in _METHODS
            if method in methods
        )

    def schema_of(self, type_: Type) -> str:
        """Return the name of the schema that a type is of; "" for none."""
        name = _letters(type_.name).removeprefix(_TYPE_PREFIX)
        found = (s for s in self.schemas if name in {_letters(s)} | _TYPE_SPELLINGS.get(s, set()))
        return next(found, "")

    def is_like_a_union(self, schema: Schema) -> bool:
        """Return whether a union's members have its fields and no others, so pages look alike."""
        names = {p.name for p in schema.properties}
        unions = (other for other in self.schemas.values() if other.kind is Kind.UNION)
        return any({p.name for p in union.properties} == names for union in unions)

    def _add(self, name: str, schema: Json) -> None:
        description = schema.get("description", "")
        if "enum" in schema:
            values = tuple(map(str, schema["enum"]))
            self.schemas[name] = Schema(name, Kind.ENUM, description, values=values)
        elif parts := schema.get("oneOf") or schema.get("anyOf"):
            members = tuple(map(self._named, parts))
            self.schemas[name] = Schema(
                name, Kind.UNION, description, self._of_any(parts), members=members
            )
        elif properties := self._properties(name, schema):
            self.schemas[name] = Schema(name, Kind.OBJECT, description, properties)

    def _properties(self, owner: str, schema: Json) -> tuple[Property, ...]:
        if "$ref" in schema:
            schema = self._resolved(schema)
        if parts := schema.get("allOf"):
            return tuple(found for part in parts for found in self._properties(owner, part))
        required = schema.get("required", ())
        return tuple(
            self._property(name, found, required=name in required, owner=owner)
            for name, found in schema.get("properties", {}).items()
        )

    def _of_any(self, parts: Sequence[Json]) -> tuple[Property, ...]:
        of_parts = [self._properties("", part) for part in parts]
        found = {p.name: p for properties in of_parts for p in properties}
        needed = [{p.name for p in properties if p.required} for properties in of_parts]
        always = set.intersection(*needed)
        return tuple(p._replace(required=name in always) for name, p in found.items())

    def _property(
        self, name: str, schema: Json, *, required: bool, owner: str = "", place: str = ""
    ) -> Property:
        if owner and "properties" in schema:
            inline = f"{owner}{name}"
            self._add(inline, schema)
            ref = inline
        else:
            ref = self._ref(schema)
        values = schema.get("enum") or schema.get("items", {}).get("enum", ())
        return Property(
            name=name,
            required=required,
            ref=ref,
            default=schema.get("default"),
            read_only=schema.get("readOnly", False),
            write_only=schema.get("writeOnly", False),
            deprecated=schema.get("deprecated", False),
            values=tuple(map(str, values)),
            description=schema.get("description", ""),
            place=place,
        )

    def _resolved(self, schema: Json) -> Json:
        found: Json = self._document["components"]["schemas"][self._named(schema)]
        return found

    @staticmethod
    def _named(schema: Json) -> str:
        return str(schema.get("$ref", "")).rpartition("/")[2]

    def _ref(self, schema: Json) -> str:
        inner = schema.get("items") or schema.get("additionalProperties")
        return self._named(schema) or (self._ref(inner) if inner else "")

    def _call(self, method: str, path: str, call: Json) -> Call:
        success = next(r for status, r in call["responses"].items() if status.startswith("2"))
        (content,) = (success.get("content") or {"": {}}).values()
        return Call(
            id=call["operationId"],
            method=method.upper(),
            path=path,
            summary=call.get("summary", ""),
            description=call.get("description", ""),
            deprecated=call.get("deprecated", False),
            parameters=tuple(self._parameters(call)),
            responses=call["responses"],
            returns=self._ref(content["schema"]) if content else "",
            has_content=bool(content),
        )

    def _parameters(self, call: Json) -> Iterator[Property]:
        for parameter in call.get("parameters", ()):
            yield self._property(
                parameter["name"],
                {**parameter["schema"], **parameter},
                required=parameter.get("required", False),
                place=parameter["in"],
            )
        body = call.get("requestBody", {})
        for media, content in body.get("content", {}).items():
            schema = content["schema"]
            if media == _FORM:
                for found in self._properties("", schema):
                    yield found._replace(place="form")
            else:
                described = {**schema, "description": body.get("description", "")}
                required = body.get("required", False)
                name = self._named(schema)
                yield self._property(name, described, required=required, place="body")


def compare(document: Document, reference: Reference) -> Iterator[Said]:
    """Yield all that a document says of its schemas and operations, and whether pages tell it."""
    yield from _Comparison(document, reference).all()


class _Comparison:
    def __init__(self, document: Document, reference: Reference) -> None:
        self._document = document
        self._reference = reference
        self._types: dict[str, Type] = {}
        own = [type_ for type_ in reference.types.values() if not type_.owner]
        for type_ in own:
            if schema := document.schema_of(type_):
                self._types[schema] = type_

    def all(self) -> Iterator[Said]:
        for schema in self._document.schemas.values():
            type_ = self._types.get(schema.name)
            yield Said("pages", schema.name, _told(type_ is not None))
            if type_ is not None:
                yield from self._schema(schema, type_)
        known = {type_.key for type_ in self._types.values()}
        for key, type_ in self._reference.types.items():
            if key not in known and not type_.owner:
                yield Said("pages", key, Outcome.WRONG, type_.name)
        by_route = {(o.method, o.path): o for o in self._reference.operations}
        for call in self._document.calls:
            operation = by_route.pop((call.method, call.path), None)
            yield Said("routes", call.id, _told(operation is not None))
            if operation is not None:
                yield from self._call(call, operation)
        for (method, path), operation in by_route.items():
            yield Said("routes", operation.name, Outcome.WRONG, f"{method} {path}")

    def _page(self, of: Type | Operation) -> Page:
        return self._reference.pages[of.page]

    def _schema(self, schema: Schema, type_: Type) -> Iterator[Said]:
        if schema.description:
            is_told = _text(schema.description) in _text(type_.lead)
            yield Said("type descriptions", schema.name, _told(is_told), type_.lead)
        if schema.kind is Kind.ENUM:
            yield from self._enum(schema, type_)
        elif schema.kind is Kind.UNION:
            yield from self._union(schema, type_)
        else:
            is_right = type_.kind is Kind.OBJECT
            yield Said("objects", schema.name, _right(is_right), type_.kind.value)
            yield from self._fields(schema, type_)

    def _enum(self, schema: Schema, type_: Type) -> Iterator[Said]:
        if type_.kind is Kind.BARE and not type_.values:
            yield Said("enums", schema.name, Outcome.NOT_TOLD)
            return
        values = tuple(_unquoted(value.value or "") for value in type_.values)
        is_right = type_.kind is Kind.ENUM and values == schema.values
        yield Said("enums", schema.name, _right(is_right), f"{type_.kind.value} {values}")

    def _union(self, schema: Schema, type_: Type) -> Iterator[Said]:
        if type_.kind in {Kind.BARE, Kind.OBJECT} and not type_.members:
            yield Said("unions", schema.name, Outcome.NOT_TOLD)
        else:
            read = [key for m in type_.members for key in self._targets(type_, m.type) or ("",)]
            wanted = [self._key(name) for name in schema.members]
            is_right = type_.kind is Kind.UNION and sorted(read) == sorted(wanted)
            yield Said("unions", schema.name, _right(is_right), f"{type_.kind.value} {read}")
        if type_.kind is Kind.OBJECT:
            yield from self._fields(schema, type_)
        elif any(field.name != _UNION_FIELD for field in type_.fields):
            yield Said("fields", schema.name, Outcome.WRONG, str(type_.fields))

    def _fields(self, schema: Schema, type_: Type) -> Iterator[Said]:
        is_union = schema.kind is Kind.UNION
        left = list(type_.fields)
        for wanted in schema.properties:
            of = f"{schema.name}.{wanted.name}"
            field = _taken(left, wanted.name)
            if not is_union:
                yield Said("fields", of, _told(field is not None))
            if field is None:
                continue
            is_doubtful = is_union or self._document.is_like_a_union(schema)
            fact = "required in unions" if is_doubtful else "required"
            yield _required(fact, of, wanted, field)
            yield _type("types", of, field)
            yield self._reference_said("references", of, type_, wanted, field)
            yield from self._row("", of, wanted, field, type_)
            if wanted.read_only or "read-only" in field.notes:
                is_told = "read-only" in field.notes
                yield Said("read-only", of, _outcome(wanted.read_only, is_told), str(field.notes))
            if wanted.write_only or "write-only" in field.notes:
                is_told = "write-only" in field.notes
                yield Said("write-only", of, _outcome(wanted.write_only, is_told), str(field.notes))
        for field in left:
            yield Said("fields", f"{schema.name}.{field.name}", Outcome.WRONG, field.type.text)

    def _row(
        self, prefix: str, of: str, wanted: Property, field: Field, page: Type | Operation
    ) -> Iterator[Said]:
        """What rows of fields and of parameters may tell alike."""
        # Julia's fields all have a default: `nothing` stands for one that the page doesn't tell.
        default = None if field.default == "nothing" else field.default
        if wanted.default is not None or default is not None:
            is_right = default is not None and _is_default(default, wanted.default)
            outcome = Outcome.NOT_TOLD if default is None else _right(is_right)
            yield Said(f"{prefix}defaults", of, outcome, str(default))
        values = self._values(field, page)
        if wanted.values or values:
            outcome = _right(values == wanted.values) if values else Outcome.NOT_TOLD
            if not values and all(re.search(rf"\b{v}\b", field.type.text) for v in wanted.values):
                outcome = Outcome.TOLD  # in the type itself: 'asc' | 'desc'
            yield Said(f"{prefix}values", of, outcome, str(values))
        if wanted.description:
            is_told = _text(wanted.description) == _text(field.description)
            outcome = _right(is_told) if field.description else Outcome.NOT_TOLD
            yield Said(f"{prefix}descriptions", of, outcome, field.description)
        elif field.description:
            yield Said(f"{prefix}descriptions", of, Outcome.WRONG, field.description)
        if wanted.deprecated or field.deprecated:
            outcome = _outcome(wanted.deprecated, field.deprecated)
            yield Said("deprecations", of, outcome, str(field.deprecated))

    def _values(self, field: Field, page: Type | Operation) -> tuple[str, ...]:
        """The values at a field: of its own, or of the enum on its page that is its alone."""
        if field.values:
            return tuple(map(_unquoted, field.values))
        keys = self._targets(page, field.type)
        types = [self._reference.types[key] for key in keys]
        return tuple(_unquoted(v.value or "") for t in types if t.owner for v in t.values)

    def _reference_said(
        self, fact: str, of: str, page: Type | Operation, wanted: Property, field: Field
    ) -> Said:
        keys = self._targets(page, field.type)
        found = [key for key in keys if not self._reference.types[key].owner]
        key = self._key(wanted.ref)
        outcome = _right(found == ([key] if key else []))
        if key and not found:
            outcome = Outcome.NOT_TOLD
        return Said(fact, of, outcome, f"{field.type.text} {found}")

    def _targets(self, of: Type | Operation, type_: TypeExpr) -> tuple[str, ...]:
        return self._reference.targets(self._page(of), type_)

    def _key(self, name: str) -> str:
        """The page of a schema; "" where it has none, as lists have."""
        return self._types[name].key if name in self._types else ""

    def _call(self, call: Call, operation: Operation) -> Iterator[Said]:
        page = self._page(operation)
        blocks = [block.content for block in page.blocks]
        if call.summary:
            rows = [row for b in blocks if isinstance(b, OperationTable) for row in b.operations]
            (row,) = (row for row in rows if row.anchor == operation.anchor)
            is_told = _text(row.description) == _text(call.summary)
            yield Said("summaries", call.id, _told(is_told), row.description)
        if call.description:
            is_told = _text(call.description) in _text(page.text)
            yield Said("operation descriptions", call.id, _told(is_told))
        if call.deprecated or operation.deprecated:
            outcome = _outcome(call.deprecated, operation.deprecated)
            yield Said("deprecations", call.id, outcome, str(operation.deprecated))
        yield Said("signatures", call.id, _told(self._has_signature(page, operation)))
        yield from self._parameters(call, operation)
        yield from self._returns(call, operation)
        yield from self._responses(call, operation)

    @staticmethod
    def _has_signature(page: Page, operation: Operation) -> bool:
        """Whether a signature with its name stands in its section."""
        starts = [o.heading for o in page.operations if o.heading > operation.heading]
        end = min(starts, default=len(page.text.split("\n")))
        return any(
            _letters(operation.name) in _letters(block.content.code)
            for block in page.blocks
            if isinstance(block.content, Signature) and operation.heading < block.start < end
        )

    def _parameters(self, call: Call, operation: Operation) -> Iterator[Said]:
        left = list(operation.parameters.fields) if operation.parameters else []
        left = [field for field in left if _letters(field.name) not in _OF_CLIENT]
        for wanted in call.parameters:
            of = f"{call.id}({wanted.name})"
            field = _taken(left, wanted.name)
            yield Said("parameters", of, _told(field is not None))
            if field is None:
                continue
            yield _required("parameter required", of, wanted, field)
            yield _type("parameter types", of, field)
            yield self._reference_said("parameter references", of, operation, wanted, field)
            yield from self._row("parameter ", of, wanted, field, operation)
            is_right = not field.place or field.place == wanted.place
            outcome = _told(bool(field.place)) if is_right else Outcome.WRONG
            yield Said(f"{wanted.place} parameters", of, outcome, field.place)
        for field in left:
            yield Said("parameters", f"{call.id}({field.name})", Outcome.WRONG, field.type.text)

    def _returns(self, call: Call, operation: Operation) -> Iterator[Said]:
        keys = self._targets(operation, operation.returns) if operation.returns else ()
        key = self._key(call.returns)
        is_right = (operation.returns is not None) == call.has_content
        is_right = is_right and keys == ((key,) if key else ())
        read = operation.returns.text if operation.returns else "nothing"
        yield Said("return types", call.id, _right(is_right), f"{read} {keys}")

    def _responses(self, call: Call, operation: Operation) -> Iterator[Said]:
        read = {r.status: r for r in operation.responses if r.status != "2XX"}
        for status, wanted in call.responses.items():
            of = f"{call.id} {status}"
            response = read.pop(status, None)
            yield Said("statuses", of, _told(response is not None))
            if response is not None:
                yield from self._response(of, wanted, response)
            elif wanted.get("headers"):
                yield Said("headers", of, Outcome.NOT_TOLD)
            is_error = not status.startswith("2")
            if content := wanted.get("content") if is_error else None:
                ref = content["application/json"]["schema"]
                keys = self._targets(operation, response.type) if response else ()
                key = self._key(str(ref.get("$ref", "")).rpartition("/")[2])
                outcome = _right(keys == (key,)) if keys else Outcome.NOT_TOLD
                yield Said("error types", of, outcome, str(keys))
        for status, response in read.items():
            yield Said("statuses", f"{call.id} {status}", Outcome.WRONG, response.meaning)

    @staticmethod
    def _response(of: str, wanted: Json, response: Response) -> Iterator[Said]:
        is_right = _text(response.meaning) == _text(wanted["description"])
        yield Said("statuses", of, _right(is_right), response.meaning)
        headers = wanted.get("headers", {})
        if headers or response.headers:
            is_right = all(name in response.headers for name in headers) and bool(headers)
            outcome = _right(is_right) if response.headers else Outcome.NOT_TOLD
            yield Said("headers", of, outcome, response.headers)


def _taken(left: list[Field], name: str) -> Field | None:
    """The field of that name, in any spelling, which is taken out of those that are left."""
    spellings = {_letters(name)} | _FIELD_SPELLINGS.get(name, set())
    found = next((field for field in left if _letters(field.name) in spellings), None)
    if found is not None:
        left.remove(found)
    return found


def _required(fact: str, of: str, wanted: Property, field: Field) -> Said:
    outcome = (
        Outcome.NOT_TOLD if field.required is None else _right(field.required is wanted.required)
    )
    return Said(fact, of, outcome, str(field.required))


def _type(fact: str, of: str, field: Field) -> Said:
    """Whether a type is told, less its Markdown and whole."""
    text = field.type.text
    is_whole = all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
    outcome = _right(is_whole and not _MARKDOWN.search(text)) if text else Outcome.NOT_TOLD
    return Said(fact, of, outcome, text)


def _is_default(read: str, default: Any) -> bool:
    """Whether a default is that one as some language writes it: ``'box'``, ``KindEnum.Box``."""
    if isinstance(default, (list, tuple)):
        return _letters(read) == "".join(map(_letters, map(str, default)))
    if isinstance(default, (int, float)):
        return re.fullmatch(r"@?([\d.]+)[DdLlFf]?", read) is not None and (
            float(re.sub(r"[^\d.]", "", read)) == default
        )
    return _letters(str(default)) in {_letters(read), _letters(re.split(r"[._]", read)[-1])}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _text(markdown: str) -> str:
    """The letters and digits of what is seen of Markdown."""
    return _letters(html.unescape(html.unescape(markdown)))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _told(is_told: bool) -> Outcome:
    return Outcome.TOLD if is_told else Outcome.NOT_TOLD


def _right(is_right: bool) -> Outcome:
    return Outcome.TOLD if is_right else Outcome.WRONG


def _outcome(is_so: bool, is_told: bool) -> Outcome:
    """What became of something that is so, or that is said to be."""
    return _told(is_told) if is_so else Outcome.WRONG


def summed_up(said: Iterable[Said]) -> dict[str, str]:
    """Return by fact whether all of it is ``told``, some ``partly`` or ``not told`` at all."""
    found: dict[str, set[Outcome]] = {}
    for one in said:
        found.setdefault(one.fact, set()).add(one.outcome)
    return {
        fact: next(iter(outcomes)).value if len(outcomes) == 1 else "partly"
        for fact, outcomes in found.items()
    }
