"""Every word of the plugin's own that a reader sees, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The labels on rendered pages; ``{…}`` stands for what is filled in."""

    and_more: str = "and {n} more"
    deprecated: str = "deprecated"
    enum: str = "enum"
    error: str = "error"
    errors: str = "Errors"
    every_operation: str = "Every operation may fail with {types}."
    field: str = "1 field"
    fields: str = "{n} fields"
    fields_above: str = "fields above"
    identical_enum: str = "Identical to {n} other enum"
    identical_enums: str = "Identical to {n} other enums"
    identical_object: str = "Identical to {n} other object"
    identical_objects: str = "Identical to {n} other objects"
    meaning: str = "Meaning"
    models: str = "Models"
    object: str = "object"
    of_operations: str = "{n} operations"
    of_places: str = "{n} places"
    of_types: str = "{n} types"
    one_of: str = "one of"
    operation: str = "Operation"
    optional: str = "optional"
    other: str = "type"
    place_body: str = "request body of"
    place_parameter: str = "parameter of"
    place_parameters: str = "parameters of"
    place_response: str = "response of"
    place_response_with: str = "{status} response of"
    required: str = "required"
    responses_of: str = "Responses of {operation}"
    same_shape: str = "Same shape"
    status: str = "Status"
    status_unknown: str = "Error"
    success: str = "success"
    this_page: str = "this page"
    type: str = "Type"
    union: str = "union"
    used_as_body: str = "Request body of"
    used_as_error: str = "Error of"
    used_as_error_with: str = "{status} error of"
    used_as_field: str = "Fields"
    used_as_member: str = "Member of"
    used_as_parameter: str = "Parameter of"
    used_as_parameters: str = "All parameters of"
    used_as_response: str = "Response of"
    used_as_response_with: str = "{status} response of"
    used_by: str = "Used by"
    used_in_text: str = "Mentioned in"


ENGLISH = Words()
