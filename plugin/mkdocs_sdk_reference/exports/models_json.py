"""All that is known of a site's types and operations, as plain values for JSON.

The form is published as ``docs/models.schema.json``. It changes only together with `VERSION`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from ..model import Field, Operation, Page, Response, Type, TypeExpr
from ..reference import Reference, Usage
from ..reference.split import Place
from ..reference.type_trees import TypeTree, type_tree

VERSION = 1


class Data:
    """A site's types and operations, for build hooks and templates as for `models.json`.

    Args:
        known: Returns the site's reference, which a build may not have by then.
        urls: The pages' addresses in the site, by path.
        place: The page of the site that has an id of a file's page.
    """

    def __init__(
        self,
        known: Callable[[], Reference],
        urls: Mapping[str, str],
        place: Place = lambda path, _: path,
    ) -> None:
        self._known = known
        self._urls = urls
        self._place = place

    def __deepcopy__(self, memo: dict[int, object]) -> Data:
        """The same: a host's settings are copied, and what is known of the site is one."""
        return self

    @property
    def _reference(self) -> Reference:
        return self._known()

    @cached_property
    def types(self) -> list[dict[str, Any]]:
        """Every type, in the order of paths; made when first asked for."""
        return [self._of_type(type_) for type_ in self._reference.types.values()]

    @cached_property
    def operations(self) -> list[dict[str, Any]]:
        """Every operation, in the order of paths and of the source; made when first asked for."""
        return [self._of_operation(o) for o in self._reference.operations if o.is_described]

    def as_dict(self) -> dict[str, Any]:
        """The whole, as `models.json` has it."""
        return {"version": VERSION, "types": self.types, "operations": self.operations}

    def _of_type(self, type_: Type) -> dict[str, Any]:
        reference = self._reference
        page = reference.pages[type_.page]
        return {
            "name": type_.name,
            "namespace": reference.namespace(type_),
            "kind": type_.kind.value,
            "root": reference.root_of(type_.page),
            "source": type_.page,
            "url": self._url(type_.page, type_.anchor),
            "deprecated": type_.deprecated,
            "lead": type_.lead,
            "fields": [self._of_field(page, field) for field in type_.fields],
            "values": [
                {
                    "name": value.label,
                    "value": value.value or "",
                    "anchor": value.anchor,
                    "is_named": value.name is not None,
                    "has_value": value.value is not None,
                }
                for value in type_.values
            ],
            "members": [self._of_expression(page, member.type) for member in type_.members],
            "used_by": [_of_usage(usage) for usage in reference.usages(type_.key)],
            "same_shape": [key for key in reference.duplicates(type_.key) if key != type_.key],
        }

    def _url(self, path: str, anchor: str) -> str:
        url = self._urls.get(path, "")
        return f"{url}#{anchor}" if anchor else url

    def _of_field(self, page: Page, field: Field) -> dict[str, Any]:
        return {
            "name": field.name,
            "anchor": field.anchor,
            "type": self._of_expression(page, field.type),
            "required": field.required,
            "deprecated": field.deprecated,
            "deprecation": field.deprecation,
            "description": field.description,
            "example": field.example,
            "default": field.default,
            "values": list(field.values),
            "notes": list(field.notes),
            "place": field.place,
            "line": field.line,
        }

    def _of_expression(self, page: Page, type_: TypeExpr) -> dict[str, Any]:
        expression = self._reference.expression(page, type_)
        return {
            "text": type_.text,
            "tree": _of_tree(type_tree(expression.runs)),
            "pages": list(expression.targets),
        }

    def _of_operation(self, operation: Operation) -> dict[str, Any]:
        reference = self._reference
        page = reference.pages[operation.page]
        parameters = operation.parameters.fields if operation.parameters else ()
        place = self._place(operation.page, operation.anchor)
        return {
            "name": operation.name,
            "group": operation.group,
            "root": reference.root_of(operation.page),
            "title": page.title,
            "operation_id": operation.operation_id,
            "method": operation.method,
            "path": operation.path,
            "source": operation.page,
            "page": place,
            "url": self._urls.get(place, ""),
            "anchor": operation.anchor,
            "deprecated": operation.deprecated,
            "parameters": [self._of_field(page, field) for field in parameters],
            "response": self._of_expression(page, operation.returns) if operation.returns else None,
            "outcomes": [self._of_response(operation, r) for r in operation.responses],
        }

    def _of_response(self, operation: Operation, response: Response) -> dict[str, Any]:
        expression = self._of_expression(self._reference.pages[response.page], response.type)
        return {
            "status": response.status,
            "is_error": response.is_error,
            "type": expression["text"],
            "tree": expression["tree"],
            "meaning": response.meaning,
            "pages": expression["pages"],
            "line": response.line if response.page == operation.page else 0,
        }


def _of_tree(tree: TypeTree) -> dict[str, Any]:
    node: dict[str, Any] = {"name": tree.name}
    if tree.arguments:
        node["arguments"] = [_of_tree(argument) for argument in tree.arguments]
    if tree.target:
        node["page"] = tree.target
    return node


def _of_usage(usage: Usage) -> dict[str, Any]:
    return {
        "role": usage.role.value,
        "source": usage.page,
        "anchor": usage.anchor,
        "name": usage.name,
        "status": usage.status,
        "operation": usage.operation.name if usage.operation else "",
    }
