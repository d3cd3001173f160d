"""Relations → HTML: where a type belongs, who uses it, what else its operation returns."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from ..commonmark.ids import slug
from ..model import Kind, Operation
from ..reference import Role, Usage
from ..reference.duplicates import nearest
from .elements import append_text, child
from .markup import COMMA, Html, joined, link, tag, text
from .operations import status_table
from .summaries import title_of
from .types import TypeRenderer
from .viewpoint import Viewpoint
from .words import Words

_DOT = Html(" · ")
USED_BY = "sdk-used-by"
RESPONSES = "sdk-responses"
SHAPE = "sdk-shape"
_MOST_UNFOLDED = 10
_MOST_PLACES = 3
"""A type that more operations return says how many, with a link to all of them."""
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.-]")


def namespace_id(name: str) -> str:
    """The id that a namespace's heading has on the model index."""
    return f"sdk-namespace-{_NOT_IN_ID.sub(lambda char: f'-{ord(char[0]):x}-', name)}"


def place(view: Viewpoint) -> etree.Element:
    """One line of links: namespace, kind, and what returns or takes the type and when."""
    line = etree.Element("p", {"class": "sdk-place"})
    view.aside(line, partial(_place, view))
    return line


def _place(view: Viewpoint) -> Html:
    page, words = view.page, view.words
    uses = view.reference.usages(page.path)
    is_error = bool(uses) and uses[0].role is Role.ERROR  # responses would come first
    name = view.reference.namespace(page.types[0])
    made = []
    if view.index and name:
        made.append(link(view.href(view.index, namespace_id(name)), text(name)))
    elif name:
        made.append(text(name))
    made.append(text(words.error if is_error else kind(page.kind, words)))
    if page.deprecated:
        made.append(text(words.deprecated))
    calls = (use for use in uses if use.operation)
    for label, group in groupby(calls, key=lambda use: _place_label(use, words)):
        made.append(joined((text(f"{label} "), _operations(view, list(group)))))
    return joined(made, _DOT)


def _operations(view: Viewpoint, uses: list[Usage]) -> Html:
    if len(uses) > _MOST_PLACES:
        words = view.words.of_operations.format(n=f"{len(uses):,}")
        return link(f"#{USED_BY}", text(words))
    return joined(
        (
            link(view.href(use.page, use.anchor), text(_route(use.operation)))
            for use in uses
            if use.operation is not None
        ),
        COMMA,
    )


def kind(of: Kind, words: Words) -> str:
    """The word for a kind of type."""
    if of is Kind.OBJECT:
        return words.object
    if of is Kind.ENUM:
        return words.enum
    return words.union if of is Kind.UNION else words.other


def used_by(view: Viewpoint) -> etree.Element | None:
    """Every place that names the type, by role; groups of many are folded, none is cut."""
    uses = view.reference.usages(view.page.path)
    if not uses:
        return None
    section = etree.Element("div", {"class": "sdk-used-by"})
    child(section, "h2", view.words.used_by, id=USED_BY)
    view.aside(section, partial(_used_by, view, uses))
    return section


def _used_by(view: Viewpoint, uses: tuple[Usage, ...]) -> Html:
    groups: list[Html] = []
    for label, group in groupby(uses, key=lambda use: _label(use, view.words)):
        found = list(group)
        shown = tag("ul", *[_use(view, use) for use in found])
        if len(found) > _MOST_UNFOLDED:
            is_of_operations = all(use.operation for use in found)
            words = view.words.of_operations if is_of_operations else view.words.of_places
            count = tag("summary", text(words.format(n=f"{len(found):,}")))
            shown = tag("details", count, shown, css="sdk-fold")
        groups += (tag("dt", text(label)), tag("dd", shown))
    return tag("dl", *groups)


def _use(view: Viewpoint, use: Usage) -> Html:
    title = title_of(view.pages[use.page])
    href = view.href(use.page, use.anchor)
    if use.operation is None:
        name = f"{title}.{use.name}" if use.name else title
        return tag("li", link(href, text(name)))
    name = f"{use.operation.name} {use.name}" if use.name else use.operation.name
    route = _route(use.operation)
    more = f" · {title}" + (f" · {route}" if route != use.operation.name else "")
    return tag("li", link(href, text(name)), text(more))


def _place_label(use: Usage, words: Words) -> str:
    if use.role is Role.RESPONSE or use.role is Role.ERROR:
        if use.status:
            return words.place_response_with.format(status=use.status)
        return words.place_response
    if use.role is Role.REQUEST_BODY:
        return words.place_body
    return words.place_parameter if use.name else words.place_parameters


def _label(use: Usage, words: Words) -> str:
    """What a group of places is called; uses come in the order of these."""
    if use.role is Role.RESPONSE or use.role is Role.ERROR:
        is_error = use.role is Role.ERROR
        if use.status:
            template = words.used_as_error_with if is_error else words.used_as_response_with
            return template.format(status=use.status)
        return words.used_as_error if is_error else words.used_as_response
    if use.role is Role.PARAMETER:
        return words.used_as_parameter if use.name else words.used_as_parameters
    return {
        Role.REQUEST_BODY: words.used_as_body,
        Role.FIELD: words.used_as_field,
        Role.MEMBER: words.used_as_member,
        Role.TEXT: words.used_in_text,
    }[use.role]


def _route(call: Operation) -> str:
    """An operation by method and path where the pages tell them, else by name."""
    return f"{call.method} {call.path}" if call.method and call.path else call.name


def responses(view: Viewpoint, types: TypeRenderer) -> etree.Element | None:
    """The other responses of the one operation that returns the type; None for many or none."""
    returned = view.reference.returned_by(view.page.path)
    call = returned[0][0] if returned else None
    if call is None or any(other is not call for other, _ in returned) or len(call.responses) < 2:
        return None
    section = etree.Element("div", {"class": "sdk-responses"})
    title = child(section, "h2", id=RESPONSES)
    before, _, after = view.words.responses_of.partition("{operation}")
    append_text(title, before)
    append_text(title, f"{_route(call)}{after}")  # no link: `toc` may make one of the heading
    view.aside(section, partial(status_table, call.responses, view, types))
    return section


def same_shape(view: Viewpoint) -> etree.Element | None:
    """The types that say the very same, folded; a long list ends with a link to all of it."""
    group = view.reference.duplicates(view.page.path)
    if not group:
        return None
    details = etree.Element("details", {"class": "sdk-fold sdk-same-shape"})
    view.aside(details, partial(_same_shape, view, group))
    return details


def _same_shape(view: Viewpoint, group: tuple[str, ...]) -> Html:
    words = view.words
    count = len(group) - 1
    is_enum = view.page.kind is Kind.ENUM
    one, many = (
        (words.identical_enum, words.identical_enums)
        if is_enum
        else (words.identical_object, words.identical_objects)
    )
    said = (one if count == 1 else many).format(n=f"{count:,}")
    near = nearest(group, view.page.path)
    items = [tag("li", link(view.href(path), text(title_of(view.pages[path])))) for path in near]
    if left := count - len(near):
        more = text(words.and_more.format(n=f"{left:,}"))
        if view.index:
            more = link(view.href(view.index, shape_id(group)), more)
        items.append(tag("li", more))
    return joined((tag("summary", text(said)), tag("ul", *items)))


def shape_id(group: Sequence[str]) -> str:
    """The id that a group of like types has on the model index, by its first page's path."""
    return f"{SHAPE}-{slug(group[0].removesuffix('.md'))}"
