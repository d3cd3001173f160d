"""What operations return → elements and HTML: response lines, error tables, tables of statuses."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from bisect import bisect_left
from functools import partial

from ..model import Block, Operation, Response, ResponseTable, Returns
from .elements import cell_text, child
from .markup import Html, tag, text
from .summaries import first_line, first_line_of
from .tables import table_of, written_table
from .types import TypeRenderer
from .viewpoint import Viewpoint


def error_table(
    parent: etree.Element, table: ResponseTable, view: Viewpoint, types: TypeRenderer
) -> None:
    """Append an operation's errors, each type linked to its page, with what that says first."""
    body = table_of(parent, "sdk-errors", table.head)
    for case in table.responses:
        row = child(body, "tr")
        cell = child(row, "td")
        code = child(cell, "code", css="sdk-type")
        targets = types.into(code, case.type).targets
        if lead := lead_of(targets, view):
            summary = child(cell, "div", css="sdk-summary")
            view.aside(summary, partial(text, lead))
        cell_text(row, case.status)
        child(child(row, "td"), "code", case.content_type)


def response(
    parent: etree.Element, block: Block, content: Returns, view: Viewpoint, types: TypeRenderer
) -> None:
    """Append the type that an operation returns.

    Where the page has no table of errors but the response type has a field a status, those are
    shown as such a table (page.md, "An SDK page").
    """
    paragraph = child(parent, "p", css="sdk-response")
    types.into(child(paragraph, "code", css="sdk-type"), content.type)
    call = _call_at(view, block.start)
    if call and not any(told.is_error and told.line for told in call.responses):
        told = tuple(outcome for outcome in call.responses if outcome.status or outcome.is_error)
        if told:
            view.aside(child(parent, "div"), partial(status_table, call.responses, view, types))


def _call_at(view: Viewpoint, line: int) -> Operation | None:
    """What is known of the operation in whose section a line of the page in hand stands.

    The page may have been changed since it was read for the relations: then the operation must
    be in the same place among the same number of them, and have the same name.
    """
    operations = view.page.operations
    at = bisect_left(operations, line, key=lambda operation: operation.heading) - 1
    calls = view.reference.operations_on(view.page.path)
    if at < 0 or len(calls) != len(operations) or calls[at].name != operations[at].name:
        return None
    return calls[at]


def status_table(outcomes: tuple[Response, ...], view: Viewpoint, types: TypeRenderer) -> Html:
    """What an operation may return: a row a status; that of the page in hand is marked."""
    words = view.words
    rows = []
    for outcome in outcomes:
        status = outcome.status or (words.error if outcome.is_error else words.success)
        is_here = view.page.path in targets_of(outcome, view)
        rows.append(
            tag(
                "tr",
                tag("td", text(status)),
                tag(
                    "td",
                    tag("code", outcome_type(outcome, view, types), css="sdk-type"),
                    text(f" ({words.this_page})" if is_here else ""),
                ),
                tag("td", text(_meaning(outcome, view))),
                css="sdk-current" if is_here else "",
            )
        )
    return written_table("sdk-statuses", (words.status, words.type, words.meaning), rows)


def outcome_type(outcome: Response, view: Viewpoint, types: TypeRenderer) -> Html:
    """The type of a response or error as its own page writes it, linked from this one."""
    return types.of_another(view.pages[outcome.page], outcome.type)


def targets_of(outcome: Response, view: Viewpoint) -> tuple[str, ...]:
    """What the type of a response or error leads to."""
    return view.reference.targets(view.pages[outcome.page], outcome.type)


def lead_of(targets: tuple[str, ...] | list[str], view: Viewpoint) -> str:
    """The first line of the one page that a type leads to; "" for several or none."""
    found = view.pages.get(targets[0]) if len(targets) == 1 else None
    return first_line(found.lead) if found else ""


def _meaning(outcome: Response, view: Viewpoint) -> str:
    """What a response says it means, or what its type's own page says first."""
    if outcome.meaning:
        return first_line_of(outcome.meaning)
    return lead_of(targets_of(outcome, view), view)
