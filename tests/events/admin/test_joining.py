"""Merging at the desk: who may, what the pages say, and that pairs and names are found in any letters."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Merge
from tests import factories as f
from tests.events.admin.conftest import page_of, told

pytestmark = pytest.mark.django_db


def merge_page(kept: object, other: object) -> str:
    return reverse(f"admin:events_{kept.noun}_merge", args=[kept.pk, other.pk])


def undo_page(merge: Merge) -> str:
    return reverse(f"admin:events_{merge.noun}_unmerge", args=[merge.pk])


def seen(client: Client, address: str) -> str:
    context = client.get(address).context
    return (context.get("plan") or context["done"]).mark


def merged(client: Client, kept: object, other: object, **choices: str) -> object:
    address = merge_page(kept, other)
    return client.post(address, {"seen": seen(client, address), **choices}, follow=True)


def test_two_people_are_merged_and_the_merging_undone(desk_of: Callable[[str], Client]) -> None:
    kept, other = f.person("Nargiza Toshniyozova"), f.person("Наргиза Тошниёзова", biography_en="Synthetic life")
    talk, client = f.talk(speakers=(other,)), desk_of("publisher")
    page = merged(client, kept, other, **{"field:name_en": "kept"})
    assert told(page)[-1].startswith("“Наргиза Тошниёзова” was merged into “Nargiza Toshniyozova”.")
    kept.refresh_from_db()
    assert (kept.biography_en, kept.other_spellings) == ("Synthetic life", "Наргиза Тошниёзова")
    assert talk.speakings.get().person == kept
    merge = Merge.objects.get()
    assert undo_page(merge) in client.get(page_of(kept)).content.decode()
    page = client.post(undo_page(merge), {"seen": seen(client, undo_page(merge))}, follow=True)
    assert told(page)[-1] == "“Наргиза Тошниёзова” and “Nargiza Toshniyozova” are two records again."
    kept.refresh_from_db()
    assert (kept.biography_en or "", kept.other_spellings, talk.speakings.get().person) == ("", "", other)
