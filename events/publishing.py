"""The only code that changes a record's status: submit, publish, schedule, withdraw, take back, and undo these."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import FormerSlug, Image, Record, Review, Status, Tombstone
from events.models.media import Medium
from events.revisions import as_revision, recorded
from events.text.languages import LANGUAGES, OWN_NAMES

STANDING = ("status", "publish_at", "published_at")
AT_ONCE = 400
NOTE_IN_HISTORY = 300  # letters; the whole note is kept beside the record


class NotReady(ValidationError):
    """The record lacks something without which it may not be published; the messages say what."""


# The gate


def missing(record: Record) -> list[str]:
    """What the record still needs before it may be published, in plain words; empty when it is ready."""
    wanting = []
    if not str(record).strip():
        wanting.append(_("a name in its original language"))
    if isinstance(record, Image) and not record.text_in("alt", record.language):
        wanting.append(_("a description for those who cannot see it"))
    if isinstance(record, Medium) and not record.credit:
        wanting.append(_("a credit: who made it and who owns it"))
    if isinstance(record, Medium) and not record.rights:
        wanting.append(_("a statement of rights"))
    there = ready_in(record)
    for code in settings.PUBLISH_LANGUAGES:
        if not there[code] and code != record.language:
            wanting.append(_("a name in this language: %(language)s") % {"language": OWN_NAMES[code]})
    return wanting


def ready_in(record: Record) -> dict[str, bool]:
    """Of each language whether the record has its name (an image its description) in it."""
    return {code: bool((getattr(record, f"{record.title_field}_{code}") or "").strip()) for code in LANGUAGES}


def is_scheduled(record: Record) -> bool:
    return record.status == Status.PUBLISHED and record.publish_at is not None and record.publish_at > timezone.now()


# The verbs


@as_revision("published")
@transaction.atomic
def publish(record: Record, by: AbstractBaseUser | None = None) -> Record:
    """Make the record public (from `publish_at` on, if that is set). Raises NotReady."""
    if wanting := missing(record):
        raise NotReady([_("Before publication it needs %(what)s.") % {"what": what} for what in wanting])
    now = timezone.now()
    record.status = Status.PUBLISHED
    record.published_at = record.published_at or max(now, record.publish_at or now)
    record.save()
    Tombstone.objects.filter(record_uuid=record.uuid).delete()
    return record


def schedule(record: Record, by: AbstractBaseUser | None = None, *, at: datetime) -> Record:
    """Make the record public from that moment on. Raises NotReady."""
    with recorded(by, "scheduled"):
        record.publish_at = at
        return publish(record, by)


@as_revision("unscheduled")
@transaction.atomic
def unschedule(record: Record, by: AbstractBaseUser | None = None) -> Record:
    """Make a record that waits for its moment a draft again."""
    if record.published_at == record.publish_at:
        record.published_at = None  # it never was public
    record.publish_at = None
    record.status = Status.DRAFT
    record.save()
    return record


@as_revision("withdrawn")
@transaction.atomic
def withdraw(record: Record, by: AbstractBaseUser | None = None) -> Record:
    """Take a public record away: its address answers 410 and harvesters find a tombstone."""
    record.status = Status.WITHDRAWN
    record.save()
    bury(record)
    return record


def bury(record: Record) -> None:
    """Leave a tombstone, so that harvesters learn that the record is gone."""
    Tombstone.objects.update_or_create(
        record_uuid=record.uuid,
        defaults={
            "noun": record.noun,
            "slug": record.slug,
            "title": str(record),
            "withdrawn_at": timezone.now(),
        },
    )


@transaction.atomic
def give_way(record: Record, heir: Record) -> Record:
    """Let the heir stand for a record that was merged into it: its address leads there, harvesters find a tombstone.

    The status stays, so that `stand_again` makes public only what was public.
    """
    record.replaced_by = heir
    record.save()
    if record.status == Status.PUBLISHED:
        bury(record)
    return record


@transaction.atomic
def stand_again(record: Record) -> Record:
    """Let a record that had given way stand for itself."""
    record.replaced_by = None
    record.save()
    if record.status == Status.PUBLISHED:
        Tombstone.objects.filter(record_uuid=record.uuid).delete()
    return record


def submit(record: Record, by: AbstractBaseUser | None = None, note: str = "") -> Record:
    """Hand a draft to the publishers for review, with a note to whoever looks at it."""
    with said_along(record, by, "submitted", note):
        record.status = Status.REVIEW
        record.save()
    return record


def take_back(record: Record, by: AbstractBaseUser | None = None, note: str = "") -> Record:
    """Make it a draft again, with a note to whoever goes on with it; one that was public leaves a tombstone."""
    with said_along(record, by, "reopened", note):
        if is_scheduled(record):
            unschedule(record, by)
        elif record.status == Status.PUBLISHED:
            withdraw(record, by)
        record.status = Status.DRAFT
        record.save()
    return record


@contextmanager
def said_along(record: Record, by: AbstractBaseUser | None, step: str, note: str) -> Iterator[None]:
    """Keep the note beside the record and, in short, in its history."""
    words = " ".join(note.split())[:NOTE_IN_HISTORY]
    with recorded(by, f"{step}_with" if words else step, words):
        Review.objects.create(
            noun=record.noun, object_id=record.pk, step=step, note=note,
            by=by if by is not None and by.pk else None, at=timezone.now(),
        )  # fmt: skip
        yield


# Several at once


def held(records: Iterable[Record]) -> list[Record]:
    """The same records as they stand now, in the same order; nobody else changes them before the transaction ends."""
    wanted = list(records)
    keys: dict[type[Record], list[int]] = {}
    for record in wanted:
        keys.setdefault(type(record), []).append(record.pk)
    found = {
        (model, record.pk): record
        for model in sorted(keys, key=lambda model: model._meta.model_name)
        for start in range(0, len(keys[model]), AT_ONCE)
        for record in model._base_manager.select_for_update()
        .filter(pk__in=sorted(keys[model])[start : start + AT_ONCE])
        .order_by("pk")
    }
    return [found[type(record), record.pk] for record in wanted if (type(record), record.pk) in found]


def publish_together(records: Iterable[Record], by: AbstractBaseUser | None = None) -> list[Record]:
    """Make all of them public, as one revision, or none. Raises NotReady."""
    with recorded(by, "published"):
        return [publish(record, by) for record in held(records)]


# Undoing


def standing_of(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in STANDING}


def put_back(record: Record, before: dict[str, object]) -> None:
    """Give the record the standing that it had, as if nothing had been pressed."""
    record.status = before["status"]
    record.publish_at, record.published_at = before["publish_at"], before["published_at"]
    record.save()


def remember_slug(record: Record, former: str) -> None:
    """Keep the address that a once-published record had before, so that it goes on redirecting."""
    FormerSlug.objects.filter(noun=record.noun, slug=record.slug).delete()
    if record.published_at and former and former != record.slug:
        FormerSlug.objects.update_or_create(noun=record.noun, slug=former, defaults={"record_uuid": record.uuid})
