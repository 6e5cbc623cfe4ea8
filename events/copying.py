"""A draft like a record that there is: its names and ties, but nothing that a source says of that one alone."""

from collections.abc import Collection, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from events.models import Event, Exhibit, Exhibition, Exhibitor, Involvement, Record, Speaking, Subject, Talk
from events.revisions import recorded
from events.text.languages import LANGUAGES

# What is the same again next year; dates, hours, descriptions and the state of an event are not.
SAME: dict[type[Record], tuple[str, ...]] = {
    Event: ("kind", "project", "parent", "venue", "timezone", "day", "position"),
    Talk: ("position", "spoken_language"),
    Exhibition: ("project", "venue"),
}
ACCESS = ("step_free", "sign_language", "spoken_languages", "capacity", *(f"quiet_hours_{code}" for code in LANGUAGES))

# What may be copied besides, and whether it is at first. Titles and positions that somebody held then never are.
OPTIONS = {"involvements": True, "access": True, "parts": True, "talks": False, "exhibitors": False, "works": False}


def copy(
    record: Record, names: dict[str, str], options: Collection[str], by: AbstractBaseUser
) -> tuple[Record, list[Record]]:
    """A draft with those names, and all drafts that were made, itself first. One revision. Raises ValidationError."""
    with recorded(by, "copied", what=str(record)):
        made = list(drafts(record, names, frozenset(options), by, {}))
    return made[0], made


def drafts(
    record: Record, names: dict[str, str], options: frozenset[str], by: AbstractBaseUser, ties: dict[str, Record]
) -> Iterator[Record]:
    kept = [name for name in (*SAME[type(record)], *(ACCESS if "access" in options else ())) if has(record, name)]
    draft = type(record)(language=record.language, created_by=by, **names)
    for name in kept:
        setattr(draft, name, getattr(record, name))
    for name, tie in ties.items():
        setattr(draft, name, tie)
    draft.full_clean(exclude=["slug", *record.translated])
    draft.save()
    copy_rows(record, draft, options)
    yield draft
    if "parts" in options and isinstance(record, Event):
        for part in record.parts.order_by("day_order", "position", "pk"):
            yield from drafts(part, names_of(part), options, by, {"parent": draft})
    if "talks" in options and isinstance(record, Event):
        for talk in record.talks.order_by("position", "pk"):
            yield from drafts(talk, names_of(talk), options, by, {"event": draft})


def has(record: Record, name: str) -> bool:
    return any(field.name == name for field in record._meta.fields)


def names_of(record: Record) -> dict[str, str]:
    """The name in each language."""
    columns = [f"{record.title_field}_{code}" for code in LANGUAGES]
    return {column: getattr(record, column) or "" for column in columns}


def copy_rows(record: Record, draft: Record, options: frozenset[str]) -> None:
    for row in record.subjects.all():
        Subject.objects.create(record=draft, topic_id=row.topic_id, primary=row.primary, position=row.position)
    if isinstance(record, Exhibition):
        draft.categories.set(record.categories.all())
    if "involvements" in options and hasattr(record, "involvements"):
        for row in record.involvements.all():
            Involvement.objects.create(record=draft, **same(row, "role", "person_id", "organisation_id", "position"))
    if isinstance(record, Talk):
        for row in record.speakings.all():
            Speaking.objects.create(talk=draft, **same(row, "person_id", "organisation_id", "position"))
    if "exhibitors" in options and isinstance(record, Exhibition):
        for row in record.exhibitors.all():
            Exhibitor.objects.create(exhibition=draft, **same(row, "artisan_id", "position"))
    if "works" in options and isinstance(record, Exhibition):
        for row in record.exhibits.all():
            Exhibit.objects.create(exhibition=draft, **same(row, "work_id", "position"))


def same(row: models.Model, *names: str) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}
