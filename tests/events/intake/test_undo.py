"""Random tables are taken in and undone: the catalogue is then equal to before, row by row."""

import random
from datetime import datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from events.intake import bulk, staging, undo, working
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
    Talk,
    Tombstone,
)
from tests import factories

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


def random_file(chance: random.Random, known: dict[str, list[Record]]) -> str:
    """Lists of new records and of changes to known ones, which name each other and the known ones."""
    lines, slugs = [], {noun: [record.slug for record in records] for noun, records in known.items()}
    new = {noun: [f"new-{noun}-{number}" for number in range(chance.randint(0, 4))] for noun in known}
    reach = {noun: slugs[noun] + new[noun] for noun in known}
    for noun in chance.sample(list(known), len(known)):
        rows = new[noun] + chance.sample(slugs[noun], chance.randint(0, len(slugs[noun])))
        lines += [f"{noun}:"] if rows else []
        for slug in chance.sample(rows, len(rows)):
            lines += [f"  - slug: {slug}", *fields(chance, noun, slug, slug in new[noun], reach)]
    return "\n".join(lines) or "person: []"


def fields(chance: random.Random, noun: str, slug: str, is_new: bool, reach: dict[str, list[str]]) -> list[str]:
    model, said = NOUNS[noun], []
    if is_new or chance.random() < 0.5:
        said.append(
            f"    {model.title_field}: {{en: Synthetic {slug} {chance.randint(1, 9)}, "
            f"ru: Запись {chance.randint(1, 9)}}}"
        )
    if noun == "talk":
        said += [f"    event: {chance.choice(reach['event'])}"] if is_new or chance.random() < 0.5 else []
        speakers = chance.sample(reach["person"], chance.randint(0, 3))
        if chance.random() < 0.6:
            said += [
                "    speakings:",
                *(f"      - {{person: {one}, title_then: Weaver {chance.randint(1, 3)}}}" for one in speakers),
            ]
            said[-1 - len(speakers)] += "" if speakers else " []"
    if noun == "person" and chance.random() < 0.5:
        said.append(f"    country: {chance.choice(['UZ', 'AZ'])}")
    if noun == "event" and chance.random() < 0.3:
        said.append(f"    spoken_languages: {chance.choice(['uz', 'az, ru'])}")
    if noun == "topic" and is_new and chance.random() < 0.5:
        said.append(f"    broader: {chance.choice([one for one in reach['topic'] if one != slug])}")
    if noun != "topic" and chance.random() < 0.4:
        said.append(f"    subjects: [{chance.choice(reach['topic'])}]")
    return said


def taken_in(text: str, by: User) -> IntakeBatch:
    batch = staging.receive("random.yaml", text.encode(), by)
    assert batch.problems == []
    working.finish_plan(batch)
    if batch.rows.filter(group__in=["add", "change"]).exists():
        bulk.take_in(batch, by, only_good=True)
    batch.refresh_from_db()
    return batch


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
