"""The heads of the generator's own tables, by which they are known."""

from __future__ import annotations

FIELD_HEADS = frozenset(
    {
        ("Field", "Type", "Required", "Description"),
        ("Field", "Type", "Required", "Description", "Example"),
        ("Name", "Type", "Description", "Example"),
    }
)
PARAMETER_HEADS = frozenset(
    {
        ("Parameter", "Type", "Required", "Description"),
        ("Parameter", "Type", "Required", "Description", "Example"),
    }
)
VALUE_HEADS = frozenset({("Name", "Value")})
ERROR_HEADS = frozenset(
    {
        ("Error Type", "Status Code", "Content Type"),
        ("Error Object", "Status Code", "Content Type"),
    }
)
KNOWN_HEADS = {
    head: head
    for heads in (FIELD_HEADS, PARAMETER_HEADS, VALUE_HEADS, ERROR_HEADS)
    for head in heads
}
"""The heads by themselves, so that a thousand tables can hold one and the same."""
HEADS_UNDER = {
    "Fields": FIELD_HEADS,
    "Parameters": PARAMETER_HEADS,
    "Values": VALUE_HEADS,
    "Errors": ERROR_HEADS,
}
"""The heads of the generator's own tables, by the heading that they stand under."""
