"""Every word of the interface is translated into every language, and no placeholder is lost on the way."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.trans_real import get_languages

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("az", "uz", "ru")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def catalogue(language: str) -> Catalog:
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_or_doubtful(language: str) -> None:
    messages = [message for message in catalogue(language) if message.id]
    wanting = [message.id for message in messages if message.fuzzy or not all(forms(message.string))]
    assert wanting == []
    assert len(messages) > 700


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_is_not_doubtful(language: str) -> None:
    """A header marked as fuzzy keeps the whole catalogue from being compiled."""
    assert not catalogue(language).fuzzy


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive(language: str) -> None:
    lost = []
    for message in catalogue(language):
        wanted = set(PLACEHOLDER.findall(" ".join(forms(message.id)))) if message.id else set()
        for form in forms(message.string) if message.id else ():
            found = set(PLACEHOLDER.findall(form))
            # A form for exactly one may leave the number out.
            if not found <= wanted or not wanted - found <= {"%(n)s"}:
                lost.append((message.id, form))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_all_given(language: str) -> None:
    po = catalogue(language)
    short = [message.id for message in po if message.pluralizable and len(forms(message.string)) != po.num_plurals]
    assert short == []


def test_uzbek_is_written_with_its_own_letters() -> None:
    wrong = [form for message in catalogue("uz") for form in forms(message.string) if re.search(r"[oOgG]['’‘`]", form)]
    assert wrong == []


def test_azerbaijani_is_written_from_left_to_right() -> None:
    from django.utils.translation import get_language_bidi

    with override("az"):
        assert not get_language_bidi()


def test_the_four_languages_are_offered() -> None:
    assert list(get_languages()) == [code for code, _name in settings.LANGUAGES] == ["en", "az", "uz", "ru"]
