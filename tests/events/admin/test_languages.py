"""The whole desk in Azerbaijani, Uzbek and Russian: no page keeps an English word of ours or of Django's."""

import re
from functools import cache
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from events.models import Correction
from events.text.languages import country_codes, country_name
from tests import factories
from tests.tongues import read

ROOT = Path(__file__).resolve().parents[3]
DJANGO = Path(django.__file__).parent
# Names of the user, of groups and of English itself; and what Django leaves in English.
KEPT = {"administrator", "contributor", "curator", "publisher", "english", "utc"}
KEPT |= {"true", "false", "relationship", "relationships"}
ENGLISH_OF_DJANGO = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes")
WORD = re.compile(r"[^\W\d_ʻʼ][\wʻʼ’-]*")
CODES = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+/[\w-]+\b|\b\w+\.\w+\b|[\w-]+_[\w-]+")


@cache
def words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(CODES.sub(" ", text)) if len(word) > 2)


def catalogue_words(language: str) -> tuple[set[str], set[str]]:
    """All words of the English messages, and all words of their translations."""
    said, translated = set(), set()
    files = list((ROOT / "locale").glob(f"**/{language}/LC_MESSAGES/*.po"))
    files += [DJANGO / room / "locale" / language / "LC_MESSAGES/django.po" for room in ENGLISH_OF_DJANGO]
    for file in filter(Path.exists, files):
        with file.open("rb") as opened:
            for message in read_po(opened):
                for text in message.id if isinstance(message.id, tuple) else (message.id,):
                    said |= words(text)
                for text in message.string if isinstance(message.string, tuple) else (message.string,):
                    translated |= words(text or "")
    return said, translated


def desk_pages() -> list[str]:
    """The front page and the password; and of every model its list, form, history and deletion."""
    found = [reverse(f"admin:{name}") for name in ("index", "password_change")]
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"{base}_changelist"))
        found.append(reverse(f"{base}_add"))
        for number, record in enumerate(model._default_manager.order_by("-pk")[:2]):
            views = ("change",) if number else ("change", "history", "delete")
            found += [reverse(f"{base}_{view}", args=[record.pk]) for view in views]
    return found


@pytest.mark.parametrize("language", ["az", "uz", "ru"])
def test_the_desk_keeps_no_english(language: str, administrator: object) -> None:
    for noun in ("talk", "exhibition", "work", "artisan", "memorandum", "initiative", "indicator", "source", "topic"):
        make = getattr(factories, noun)
        make(f"Qqq {noun[:1]}")
        make(f"Vvv {noun[:1]}", public=False)
    Correction.objects.create(text="Qqq", language=language)
    client = Client()
    client.force_login(administrator)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    said, translated = catalogue_words(language)
    for code in country_codes():
        translated |= words(country_name(code, language))
    english = said - translated - KEPT
    faults, seen = {}, 0
    for address in desk_pages():
        page = client.get(address)
        reader = read(page.content.decode())
        if page.status_code == 403:  # a public record is not deleted, a figure has no form of its own
            continue
        assert (page.status_code, reader.root) == (200, {"lang": language, "dir": "ltr"}), address
        seen += 1
        for piece in reader.pieces:
            if piece.language == language and (left := words(piece.text) & english):
                faults.setdefault((piece.text[:150], str(left)), address)
    assert (faults, seen > 80) == ({}, True)
