"""All labels that readers see.

``translations`` has one file for each other language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from string import Formatter

LANGUAGES = ("de", "es", "fr", "ja", "zh", "zh-Hant")
"""Languages with translated labels, by their names in `theme.language`."""

_TRANSLATIONS = Path(__file__).parent / "translations"
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
"""The script of traditional Chinese, and the regions that use it."""


class UnknownWordError(Exception):
    """A label that doesn't exist, or a text whose placeholders aren't those of the label."""


@dataclass(frozen=True, slots=True)
class Words:
    """The labels on rendered pages; ``{…}`` is a placeholder."""

    added: str = "added"
    all_required: str = "All fields are required."
    also_in: str = "Also in:"
    always: str = "always"
    and_more: str = "and {n} more"
    api_overview: str = "API overview"
    breaking_changes: str = "Breaking changes"
    catching: str = "How to catch errors"
    changed: str = "changed"
    changes: str = "Changes"
    copied: str = "Copied"
    copy: str = "Copy"
    copy_markdown: str = "Copy as Markdown"
    default: str = "Default:"
    deprecated: str = "deprecated"
    deprecated_notice: str = "Deprecated:"
    deprecated_since: str = "deprecated since {version}"
    description: str = "Description"
    edit_note: str = "Edit this note"
    enum: str = "enum"
    error: str = "error"
    errors: str = "Errors"
    errors_by_operation: str = "Errors by operation"
    every_operation: str = "Every operation may fail with {types}."
    every_operation_but: str = "every operation but"
    every_operation_fails: str = "every operation"
    example: str = "Example:"
    field_name: str = "Field"
    field: str = "1 field"
    fields: str = "{n} fields"
    fields_above: str = "fields above"
    filter: str = "Filter by type, field, value or kind"
    filter_count: str = "{n} of {all} types"
    filter_none: str = "No type or field is called {text}."
    home: str = "Home"
    identical_enum: str = "Identical to {n} other enum"
    identical_enums: str = "Identical to {n} other enums"
    identical_object: str = "Identical to {n} other object"
    identical_objects: str = "Identical to {n} other objects"
    meaning: str = "Meaning"
    models: str = "Models"
    no_changes: str = "No changes."
    no_values_listed: str = "The values are not listed."
    none_listed: str = "Fields or values are not listed."
    not_in: str = "not in {sdk}"
    noun_field: str = "field"
    noun_member: str = "member"
    noun_operation: str = "operation"
    noun_parameter: str = "parameter"
    noun_response: str = "response"
    object: str = "object"
    of_operations: str = "{n} operations"
    of_places: str = "{n} places"
    of_type: str = "1 type"
    of_types: str = "{n} types"
    one_of: str = "one of"
    operation: str = "Operation"
    operations: str = "Operations"
    optional: str = "optional"
    optional_now: str = "now optional"
    other: str = "type"
    other_changes: str = "Other changes"
    place_body: str = "request body of"
    place_parameter: str = "parameter of"
    place_parameters: str = "parameters of"
    place_response: str = "response of"
    place_response_with: str = "{status} response of"
    reference: str = "API reference"
    or_another: str = "or another {type}"
    removed: str = "removed"
    renamed: str = "renamed"
    required: str = "required"
    required_now: str = "now required"
    required_or_null: str = "required, may be null"
    responses_of: str = "Responses of {operation}"
    retrying: str = "Retries"
    returns: str = "returns"
    route: str = "Method and path"
    route_errors: str = "errors"
    same_shape: str = "Same shape"
    search_instead: str = "Search the site instead"
    sdks: str = "SDKs"
    since: str = "since {version}"
    status: str = "Status"
    status_unknown: str = "error"
    success: str = "success"
    this_page: str = "this page"
    thousands: str = ","
    trail: str = "Breadcrumb"
    type: str = "Type"
    type_map: str = "Type map"
    union: str = "union"
    unreleased: str = "unreleased"
    used_as_body: str = "Request body of"
    used_as_error: str = "Error of"
    used_as_error_with: str = "{status} error of"
    used_as_field: str = "Field of"
    used_as_member: str = "Member of"
    used_as_parameter: str = "Parameter of"
    used_as_parameters: str = "All parameters of"
    used_as_response: str = "Response of"
    used_as_response_with: str = "{status} response of"
    used_by: str = "Used by"
    used_in_text: str = "Mentioned in"
    value: str = "value"
    view_markdown: str = "View as Markdown"

    def number(self, number: int) -> str:
        """Return a number with the language's thousands separator."""
        return f"{number:,}".replace(",", self.thousands)


ENGLISH = Words()


@cache
def in_language(tag: str) -> Words:
    """Return the labels in a language such as ``de`` or ``de-CH``; in English if there are none."""
    base, *rest = tag.lower().replace("_", "-").split("-")
    name = "zh-Hant" if base == "zh" and _TRADITIONAL & {*rest} and "hans" not in rest else base
    if name not in LANGUAGES:
        return ENGLISH
    return translated(json.loads((_TRANSLATIONS / f"{name}.json").read_text("utf-8")))


def translated(texts: Mapping[str, object], words: Words = ENGLISH) -> Words:
    """The labels with some of their texts replaced; raises UnknownWordError."""
    known = {field.name: str(field.default) for field in fields(Words)}
    for name, text in texts.items():
        if name not in known:
            near = get_close_matches(str(name), known, 1)
            hint = f"; the closest is '{near[0]}'" if near else ""
            raise UnknownWordError(f"there is no label '{name}'{hint}")
        if not isinstance(text, str):
            raise UnknownWordError(f"the text of '{name}' must be text, not {text!r}")
        wanted = _placeholders(known[name])
        if _placeholders(text) != wanted:
            holders = ", ".join(f"{{{holder}}}" for holder in sorted(wanted)) or "no placeholder"
            raise UnknownWordError(f"the text of '{name}' must contain {holders}: {text!r}")
    return replace(words, **{name: str(text) for name, text in texts.items()})


def _placeholders(text: str) -> set[str]:
    try:
        parts = Formatter().parse(text)
        # Values are inserted unformatted: a placeholder with a format is an unknown one.
        return {
            f"{name}!" if form or conversion else name
            for _, name, form, conversion in parts
            if name is not None
        }
    except ValueError:
        return {text}
