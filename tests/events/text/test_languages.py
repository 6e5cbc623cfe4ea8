"""Names of languages and countries, and the script of a text."""

import pytest

from events.text.languages import (
    LANGUAGES,
    OWN_NAMES,
    country_codes,
    country_name,
    language_name,
    script_of,
)


def test_languages_have_their_own_names() -> None:
    assert [OWN_NAMES[code] for code in LANGUAGES] == ["English", "Azərbaycanca", "Oʻzbekcha", "Русский"]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Toshniyozova", "Latn"),
        ("Əliyev Şəki", "Latn"),
        ("Тошниёзова", "Cyrl"),
        ("Ўзбекистон ABC", "Cyrl"),
        ("Baku, Баку", "Latn"),
        ("Баку, Baku", "Cyrl"),
        ("2024", None),
        ("", None),
        ("日本", None),
        ("×÷", None),
        ("\0\ud800", None),
        ("a" * 100_000, "Latn"),
    ],
)
def test_script_of_most_letters(text, script) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Uzbekistan", "Azerbaijan", "United States"]),
        ("az", ["Özbəkistan", "Azərbaycan", "Amerika Birləşmiş Ştatları"]),
        ("uz", ["Oʻzbekiston", "Ozarbayjon", "Amerika Qoʻshma Shtatlari"]),
        ("ru", ["Узбекистан", "Азербайджан", "Соединенные Штаты"]),
    ],
)
def test_country_name_in_each_language(language, names) -> None:
    assert [country_name(code, language) for code in ("UZ", "az", "US")] == names


def test_country_name_falls_back_to_english_then_to_the_code() -> None:
    assert country_name("UZ", "xx") == "Uzbekistan"
    assert country_name("QQ", "ru") == "QQ"
    assert country_name("\0", "ru") == "\0"


def test_country_codes_are_those_of_iso_3166() -> None:
    codes = country_codes()
    assert len(codes) == 249
    assert list(codes) == sorted(codes)
    assert {"EU", "ZZ", "XA", "UN"} & set(codes) == set()


def test_every_country_has_a_name_in_every_language() -> None:
    nameless = [(c, lang) for c in country_codes() for lang in LANGUAGES if country_name(c, lang) == c]
    assert nameless == []


def test_language_name_in_each_language() -> None:
    assert [language_name("uz", language) for language in LANGUAGES] == [
        "Uzbek",
        "özbək",
        "oʻzbek",
        "узбекский",
    ]


def test_language_name_knows_scripts_and_special_codes() -> None:
    assert language_name("uz-Cyrl", "en") == "Uzbek (Cyrillic)"
    assert language_name("mul", "ru") == "языки разных семей"


@pytest.mark.parametrize("code", ["x!", "", "\0", "a" * 100_000, "\ud800"])
def test_language_name_falls_back_to_the_code(code) -> None:
    assert language_name(code, "az") == code
