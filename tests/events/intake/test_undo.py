"""Random tables are taken in and undone: the catalogue is then equal to before, row by row."""

import random
from datetime import datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from events import indexing, joining
from events.intake import undo
from events.intake.keys import NOUNS
from events.models import (
    Change,
    FormerSlug,
    IntakeBatch,
    IntakeName,
    IntakeRow,
    Missed,
    Person,
    Presence,
    Record,
    SearchEntry,
    Talk,
    Tombstone,
)
from tests import factories
from tests.tables import random_file, taken_in

pytestmark = pytest.mark.django_db
BOOKS = (Change, FormerSlug, IntakeBatch, IntakeName, IntakeRow, Missed, Presence, Tombstone)
GROWING = ("version", "updated_at")  # a number that never goes back, and when


def state() -> dict[str, list[dict]]:
    """Every row of every model of the catalogue but its books."""
    return {
        model._meta.label: [row_of(row) for row in model._base_manager.order_by("pk").values()]
        for model in apps.get_app_config("events").get_models()
        if model not in BOOKS
    } | {
        f"{model._meta.label}.{field.name}": lists(field)
        for model in NOUNS.values()
        for field in model._meta.many_to_many
    }


def lists(field: models.ManyToManyField) -> list[dict]:
    return list(field.remote_field.through._base_manager.order_by("pk").values())


def row_of(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in GROWING}


def known_catalogue() -> dict[str, list[Record]]:
    """A few records of each kind that tables name, some of them public, with rows of their own."""
    people = [factories.person(f"Synthetic Known {letter}", public=letter != "B") for letter in "ABC"]
    events = [factories.event(f"Synthetic Forum {letter}") for letter in "AB"]
    topics = [factories.topic(f"Synthetic Craft {letter}") for letter in "AB"]
    talks = [factories.talk(f"Synthetic Known Talk {n}", event=events[0], speakers=tuple(people[:n])) for n in (1, 2)]
    factories.about(talks[0], *topics)
    factories.cite(talks[1])
    return {"person": people, "event": events, "topic": topics, "talk": talks}


@pytest.mark.parametrize("seed", range(12))
def test_random_table_applied_and_undone_leaves_all_as_it_was(seed: int, administrator: User) -> None:
    chance = random.Random(seed)
    known = known_catalogue()
    before = state()
    text = random_file(chance, known)
    batch = taken_in(text, administrator)
    if batch.state == "applied":
        assert state() != before, text
        found = undo.undo(batch, administrator)
        assert found.left == [], text
    assert state() == before, text


def test_two_files_are_undone_from_the_last_to_the_first(administrator: User) -> None:
    before = state()
    first = taken_in("person:\n  - {slug: one, name: Synthetic One}", administrator)
    second = taken_in(
        "person:\n  - {slug: one, name: Synthetic Other}\n  - {slug: two, name: Synthetic Two}", administrator
    )
    assert [left.reason for left in undo.look(first, administrator).left] == ["It was edited since."]
    undo.undo(second, administrator)
    assert sorted(Person.objects.values_list("name_en", flat=True)) == ["Synthetic One"]
    undo.undo(first, administrator, [f"person:{Person.objects.get().pk}"])
    assert state() == before


def test_bulk_writing_makes_what_saving_one_by_one_makes(administrator: User) -> None:
    """Sort keys, name keys, bounds of dates, positions: a bulk row is as a saved one."""
    factories.event("Synthetic Forum", slug="forum")
    factories.person("Synthetic Ann", slug="ann")
    text = "talk:\n  - {slug: %s, title: {az: Sintetik məruzə}, language: az, event: forum, speakings: [ann]}"
    taken_in(text % "bulk", administrator)
    from events.intake import apply, tables

    apply.take_in([tables.read_bytes("one.yaml", (text % "single").encode())], administrator)
    rows = [row_of(row) for row in Talk.objects.order_by("pk").values()]
    for row in rows:
        for name in ("id", "uuid", "slug", "created_at"):
            assert isinstance(row.pop(name), (int, str, datetime)) or name == "uuid"
    assert rows[0] == rows[1]
    speakings = [
        list(talk.speakings.values_list("person__slug", "position", "title_then_en")) for talk in Talk.objects.all()
    ]
    assert speakings[0] == speakings[1] == [("ann", 1, None)] or speakings[0] == speakings[1]


def test_search_finds_known_people_by_what_a_table_says_of_them(
    administrator: User, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        factories.person("Synthetic Ann", slug="ann")
        factories.event("Synthetic Forum", slug="forum")
    with django_capture_on_commit_callbacks(execute=True):
        text = "talk:\n  - {slug: new, title: Synthetic Talk, event: forum, speakings: [ann]}"
        batch = taken_in(text, administrator)
    assert list(indexing.differences()) == []
    assert SearchEntry.objects.filter(slug="ann", ties__contains=f"talk:{Talk.objects.get().pk}").count() == 4
    with django_capture_on_commit_callbacks(execute=True):
        undo.undo(batch, administrator)
    assert list(indexing.differences()) == []
    assert SearchEntry.objects.filter(slug="ann", ties="").count() == 4


def test_record_that_was_merged_since_stays(administrator: User) -> None:
    batch = taken_in(
        "person:\n  - {slug: one, name: Synthetic One}\n  - {slug: two, name: Synthetic Two}", administrator
    )
    one, two = Person.objects.order_by("slug")
    joining.merge(one, two, {}, administrator)
    found = undo.undo(batch, administrator, [f"person:{one.pk}", f"person:{two.pk}"])
    assert [(left.title, left.reason) for left in found.left] == [
        ("Synthetic Two", "It was merged since. Undo that first."),
        ("Synthetic One", "“Synthetic Two” names it."),
    ]
    assert list(Person.objects.order_by("slug")) == [one, two]
