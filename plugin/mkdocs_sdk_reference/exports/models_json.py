"""All that is known of a site's types and operations, as plain values for JSON.

The form is published as ``docs/models.schema.json``. It changes only together with `VERSION`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from ..commonmark.ids import parameters_with_ids, value_name, values_with_ids
from ..model import Field, Member, Page, TypeExpr
from ..reference.operations import Call
from ..reference.resolver import Links
from ..reference.symbols import namespace
from ..reference.type_trees import TypeTree, type_tree
from ..reference.types import read_type
from ..reference.usages import Relations, Use

VERSION = 1


class Reference:
    """A site's types and operations, for build hooks and templates as for `models.json`.

    Args:
        known: Gives the site's links and relations, which a build may have let go of by then.
        urls: The pages' addresses in the site, by path.
    """

    def __init__(
        self, known: Callable[[], tuple[Links, Relations]], urls: Mapping[str, str]
    ) -> None:
        self._known = known
        self._urls = urls

    def __deepcopy__(self, memo: dict[int, object]) -> Reference:
        """The same: a host's settings are copied, and what is known of the site is one."""
        return self

    @property
    def _links(self) -> Links:
        return self._known()[0]

    @property
    def _relations(self) -> Relations:
        return self._known()[1]

    @cached_property
    def types(self) -> list[dict[str, Any]]:
        """Every type, in the order of paths; made when first asked for."""
        pages = sorted(self._links.catalog.pages.items())
        return [self._of_type(page) for _, page in pages if page.is_model]

    @cached_property
    def operations(self) -> list[dict[str, Any]]:
        """Every operation, in the order of paths and of the source; made when first asked for."""
        return [self._of_call(call) for call in self._relations.calls if call.operation]

    def as_dict(self) -> dict[str, Any]:
        """The whole, as `models.json` has it."""
        return {"version": VERSION, "types": self.types, "operations": self.operations}

    def _of_type(self, page: Page) -> dict[str, Any]:
        number = self._relations.alike.get(page.path)
        group = self._relations.shapes[number] if number is not None else ()
        return {
            "name": page.title,
            "namespace": namespace(page.path, self._links.catalog.root_of(page.path)),
            "kind": page.kind.value,
            "source": page.path,
            "url": self._urls.get(page.path, ""),
            "deprecated": page.deprecated,
            "lead": page.lead,
            "fields": [
                self._of_field(page, named.field, named.anchor)
                for named in self._relations.fields[page.path]
            ],
            "values": [
                {"name": value_name(value), "value": value.value, "anchor": anchor}
                for value, anchor in values_with_ids(page)
            ],
            "members": [
                self._of_expression(page, block.content.type, unqualified=True)
                for block in page.blocks
                if isinstance(block.content, Member) and block.content.type.parts
            ],
            "used_by": [_of_use(use) for use in self._relations.uses.get(page.path, ())],
            "same_shape": [path for path in group if path != page.path],
        }

    def _of_field(self, page: Page, field: Field, anchor: str) -> dict[str, Any]:
        return {
            "name": field.name,
            "anchor": anchor,
            "type": self._of_expression(page, field.type),
            "required": field.required,
            "deprecated": field.deprecated,
            "description": field.description.replace("<br/>", "\n"),
            "example": field.example.replace("<br/>", "\n"),
            "line": field.line,
        }

    def _of_expression(
        self, page: Page, type_: TypeExpr, *, unqualified: bool = False
    ) -> dict[str, Any]:
        reading = read_type(self._links, page, type_, unqualified=unqualified)
        return {
            "text": type_.text,
            "tree": _of_tree(type_tree(reading.runs)),
            "pages": reading.targets,
        }

    def _of_call(self, call: Call) -> dict[str, Any]:
        operation, page = call.operation, self._links.catalog.pages[call.page]
        assert operation is not None
        return {
            "name": call.name,
            "operation_id": operation.operation_id,
            "method": call.method,
            "path": call.path,
            "source": call.page,
            "url": self._urls.get(call.page, ""),
            "anchor": call.anchor,
            "deprecated": operation.deprecated,
            "parameters": [
                self._of_field(page, field, anchor)
                for field, anchor in parameters_with_ids(operation, call.anchor)
            ],
            "response": self._of_expression(page, operation.response)
            if operation.response
            else None,
            "outcomes": [
                {
                    "status": outcome.status,
                    "is_error": outcome.is_error,
                    "type": outcome.type.text,
                    "pages": list(outcome.targets),
                }
                for outcome in call.outcomes
            ],
        }


def _of_tree(tree: TypeTree) -> dict[str, Any]:
    node: dict[str, Any] = {"name": tree.name}
    if tree.arguments:
        node["arguments"] = [_of_tree(argument) for argument in tree.arguments]
    if tree.page:
        node["page"] = tree.page
    return node


def _of_use(use: Use) -> dict[str, Any]:
    return {
        "role": use.role.value,
        "source": use.page,
        "anchor": use.anchor,
        "name": use.name,
        "status": use.status,
        "operation": use.call.name if use.call else "",
    }
