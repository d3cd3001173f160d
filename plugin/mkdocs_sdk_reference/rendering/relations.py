"""Relations → elements: where a type belongs, who uses it, what else its operation returns."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from ..ids import slug
from ..items import namespace
from ..model import PageKind
from ..relations import Role, Use
from ..responses import Call
from ..shapes import nearest
from .elements import append_text, child
from .operations import status_table
from .summaries import title_of
from .types import TypeRenderer
from .viewpoint import Viewpoint
from .words import Words

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
    view.set_aside(line)
    view.later(partial(_fill_place, line, view))
    return line


def _fill_place(line: etree.Element, view: Viewpoint) -> None:
    page, words = view.page, view.words
    uses = view.relations.uses.get(page.path, ())
    is_error = bool(uses) and uses[0].role is Role.ERROR  # responses would come first
    name = namespace(page.path, view.links.catalog.root_of(page.path))
    if view.index and name:
        child(line, "a", name, href=view.href(view.index, namespace_id(name)))
    else:
        append_text(line, name)
    append_text(line, " · " if name else "")
    append_text(line, words.error if is_error else kind(page.kind, words))
    if page.deprecated:
        append_text(line, f" · {words.deprecated}")
    calls = (use for use in uses if use.call)
    for label, group in groupby(calls, key=lambda use: _place_label(use, words)):
        found = list(group)
        append_text(line, f" · {label} ")
        if len(found) > _MOST_PLACES:
            child(line, "a", words.of_operations.format(n=f"{len(found):,}"), href=f"#{USED_BY}")
            continue
        for at, use in enumerate(found):
            assert use.call is not None
            append_text(line, ", " if at else "")
            child(line, "a", _route(use.call), href=view.href(use.page, use.anchor))


def kind(of: PageKind, words: Words) -> str:
    """The word for a kind of type."""
    if of is PageKind.OBJECT:
        return words.object
    if of is PageKind.ENUM:
        return words.enum
    return words.union if of is PageKind.UNION else words.other


def used_by(view: Viewpoint) -> etree.Element | None:
    """Every place that names the type, by role; groups of many are folded, none is cut."""
    uses = view.relations.uses.get(view.page.path, ())
    if not uses:
        return None
    section = etree.Element("div", {"class": "sdk-used-by"})
    child(section, "h2", view.words.used_by, id=USED_BY)
    view.set_aside(section)
    view.later(partial(_fill_used_by, section, view, uses))
    return section


def _fill_used_by(section: etree.Element, view: Viewpoint, uses: tuple[Use, ...]) -> None:
    groups = child(section, "dl")
    for label, group in groupby(uses, key=lambda use: _label(use, view.words)):
        found = list(group)
        child(groups, "dt", label)
        holder = child(groups, "dd")
        if len(found) > _MOST_UNFOLDED:
            holder = child(holder, "details", css="sdk-fold")
            is_of_operations = all(use.call for use in found)
            words = view.words.of_operations if is_of_operations else view.words.of_places
            child(holder, "summary", words.format(n=f"{len(found):,}"))
        items = child(holder, "ul")
        for use in found:
            _use(child(items, "li"), view, use)


def _use(item: etree.Element, view: Viewpoint, use: Use) -> None:
    title = title_of(view.pages[use.page])
    href = view.href(use.page, use.anchor)
    if use.call is None:
        child(item, "a", f"{title}.{use.name}" if use.name else title, href=href)
        return
    name = f"{use.call.name} {use.name}" if use.name else use.call.name
    child(item, "a", name, href=href)
    route = _route(use.call)
    append_text(item, f" · {title}" + (f" · {route}" if route != use.call.name else ""))


def _place_label(use: Use, words: Words) -> str:
    if use.role is Role.RESPONSE or use.role is Role.ERROR:
        if use.status:
            return words.place_response_with.format(status=use.status)
        return words.place_response
    if use.role is Role.REQUEST_BODY:
        return words.place_body
    return words.place_parameter if use.name else words.place_parameters


def _label(use: Use, words: Words) -> str:
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


def _route(call: Call) -> str:
    """An operation by method and path where the pages tell them, else by name."""
    return f"{call.method} {call.path}" if call.method and call.path else call.name


def responses(view: Viewpoint, types: TypeRenderer) -> etree.Element | None:
    """The other responses of the one operation that returns the type; None for many or none."""
    returned = view.relations.returned.get(view.page.path, ())
    call = returned[0][0] if returned else None
    if call is None or any(other is not call for other, _ in returned) or len(call.outcomes) < 2:
        return None
    section = etree.Element("div", {"class": "sdk-responses"})
    title = child(section, "h2", id=RESPONSES)
    before, _, after = view.words.responses_of.partition("{operation}")
    append_text(title, before)
    append_text(title, f"{_route(call)}{after}")  # no link: `toc` may make one of the heading
    view.set_aside(section)
    view.later(partial(status_table, section, call.outcomes, view, types))
    return section


def same_shape(view: Viewpoint) -> etree.Element | None:
    """The types that say the very same, folded; a long list ends with a link to all of it."""
    number = view.relations.alike.get(view.page.path)
    if number is None:
        return None
    details = etree.Element("details", {"class": "sdk-fold sdk-same-shape"})
    view.set_aside(details)
    view.later(partial(_fill_same_shape, details, view, number))
    return details


def _fill_same_shape(details: etree.Element, view: Viewpoint, number: int) -> None:
    group, words = view.relations.shapes[number], view.words
    count = len(group) - 1
    is_enum = view.page.kind is PageKind.ENUM
    one, many = (
        (words.identical_enum, words.identical_enums)
        if is_enum
        else (words.identical_object, words.identical_objects)
    )
    child(details, "summary", (one if count == 1 else many).format(n=f"{count:,}"))
    items = child(details, "ul")
    near = nearest(group, view.page.path)
    for path in near:
        child(child(items, "li"), "a", title_of(view.pages[path]), href=view.href(path))
    if left := count - len(near):
        more = words.and_more.format(n=f"{left:,}")
        item = child(items, "li")
        if view.index:
            child(item, "a", more, href=view.href(view.index, shape_id(group)))
        else:
            append_text(item, more)


def shape_id(group: Sequence[str]) -> str:
    """The id that a group of like types has on the model index, by its first page's path."""
    return f"{SHAPE}-{slug(group[0].removesuffix('.md'))}"
