"""Labels that are translated, and mistakes in a translation."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.rendering.words import UnknownWordError, translated


def test_some_are_replaced() -> None:
    words = translated({"used_by": "Utilisé par", "fields": "{n} champs"})

    assert (words.used_by, words.fields, words.enum) == ("Utilisé par", "{n} champs", "enum")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"used_bye": "x"}, "there is no label 'used_bye'; did you mean 'used_by'?"),
        ({"zzz": "x"}, "there is no label 'zzz'"),
        ({"fields": "champs"}, "the text of 'fields' must hold {n}: 'champs'"),
        ({"used_by": "{n}"}, "the text of 'used_by' must hold no placeholder: '{n}'"),
        ({"fields": "{n} {"}, "the text of 'fields' must hold {n}: '{n} {'"),
        ({"of_types": "{n:d} Typen"}, "the text of 'of_types' must hold {n}: '{n:d} Typen'"),
        ({"used_by": 3}, "the text of 'used_by' must be text, not 3"),
    ],
)
def test_what_is_wrong_is_named(texts: dict[str, object], message: str) -> None:
    with pytest.raises(UnknownWordError) as error:
        translated(texts)
    assert str(error.value) == message
