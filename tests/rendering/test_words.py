"""Labels that are translated, mistakes in a translation, and the languages that are shipped."""

from __future__ import annotations

import json
from pathlib import Path
from string import Formatter

import mkdocs_sdk_reference
import pytest
from mkdocs_sdk_reference.rendering.words import (
    ENGLISH,
    LANGUAGES,
    UnknownWordError,
    Words,
    in_language,
    translated,
)

TRANSLATIONS = Path(mkdocs_sdk_reference.__file__).parent / "rendering" / "translations"
LABELS = [*Words.__dataclass_fields__]


def test_some_are_replaced() -> None:
    words = translated({"used_by": "Utilisé par", "fields": "{n} champs"})

    assert (words.used_by, words.fields, words.enum) == ("Utilisé par", "{n} champs", "enum")


def test_some_are_replaced_in_another_language() -> None:
    words = translated({"used_by": "Benutzt von"}, in_language("de"))

    assert (words.used_by, words.required) == ("Benutzt von", "erforderlich")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"used_bye": "x"}, "there is no label 'used_bye'; the closest is 'used_by'"),
        ({"zzz": "x"}, "there is no label 'zzz'"),
        ({"fields": "champs"}, "the text of 'fields' must contain {n}: 'champs'"),
        ({"used_by": "{n}"}, "the text of 'used_by' must contain no placeholder: '{n}'"),
        ({"fields": "{n} {"}, "the text of 'fields' must contain {n}: '{n} {'"),
        ({"of_types": "{n:d} Typen"}, "the text of 'of_types' must contain {n}: '{n:d} Typen'"),
        ({"used_by": 3}, "the text of 'used_by' must be text, not 3"),
    ],
)
def test_what_is_wrong_is_named(texts: dict[str, object], message: str) -> None:
    with pytest.raises(UnknownWordError) as error:
        translated(texts)
    assert str(error.value) == message


def texts_in(language: str) -> dict[str, str]:
    texts: dict[str, str] = json.loads((TRANSLATIONS / f"{language}.json").read_text("utf-8"))
    return texts


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_each_language_has_a_file() -> None:
    assert sorted(path.name for path in TRANSLATIONS.iterdir()) == sorted(
        f"{language}.json" for language in LANGUAGES
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_has_each_label_and_no_other(language: str) -> None:
    texts = texts_in(language)

    assert [name for name in LABELS if name not in texts] == [], f"{language}: missing"
    assert [name for name in texts if name not in LABELS] == [], f"{language}: no such label"
    assert [*texts] == sorted(texts), f"{language}: not in the order of the alphabet"


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_keeps_placeholders(language: str) -> None:
    found = {name: placeholders(text) for name, text in texts_in(language).items()}
    wanted = {name: placeholders(getattr(ENGLISH, name)) for name in found if name in LABELS}

    assert {name: found[name] for name in wanted if found[name] != wanted[name]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_of_a_language_ends_as_the_english_one_does(language: str) -> None:
    texts = texts_in(language)
    blank = [name for name, text in texts.items() if text != text.strip() and name != "thousands"]
    sentences = [name for name in LABELS if getattr(ENGLISH, name).endswith(".")]

    assert blank == []
    assert [name for name in sentences if name in texts and texts[name][-1] not in ".。"] == []


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-CH", "de"),
        ("de_AT", "de"),
        ("DE", "de"),
        ("es-419", "es"),
        ("zh", "zh"),
        ("zh-Hans", "zh"),
        ("zh-Hans-HK", "zh"),
        ("zh_CN", "zh"),
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh_Hant_TW", "zh-Hant"),
    ],
)
def test_regional_form_falls_to_its_language(tag: str, language: str) -> None:
    assert in_language(tag) == translated(texts_in(language))


@pytest.mark.parametrize("tag", ["en", "en-GB", "pt-BR", "", "False", "../de", "deu"])
def test_other_languages_are_english(tag: str) -> None:
    assert in_language(tag) is ENGLISH


@pytest.mark.parametrize(
    ("tag", "number"),
    [("en", "1,234,567"), ("de", "1.234.567"), ("fr", "1\u202f234\u202f567"), ("ja", "1,234,567")],
)
def test_number_has_the_marks_of_its_language(tag: str, number: str) -> None:
    assert in_language(tag).number(1234567) == number
