"""The only code that changes a record's status: submit, publish, withdraw, take back."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import FormerSlug, Image, Record, Status, Tombstone
from events.models.media import Medium
from events.revisions import as_revision


class NotReady(ValidationError):
    """The record lacks something without which it may not be published; the messages say what."""


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
    return wanting


@as_revision("published")
@transaction.atomic
def publish(record: Record, by: AbstractBaseUser | None = None) -> Record:
    """Make the record public (from `publish_at` on, if that is set). Raises NotReady."""
    if wanting := missing(record):
        raise NotReady([_("Before publication it needs %(what)s.") % {"what": what} for what in wanting])
    record.status = Status.PUBLISHED
    record.published_at = record.published_at or timezone.now()
    record.save()
    Tombstone.objects.filter(record_uuid=record.uuid).delete()
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


@as_revision("submitted")
@transaction.atomic
def submit(record: Record, by: AbstractBaseUser | None = None) -> Record:
    """Hand a draft to the publishers for review."""
    record.status = Status.REVIEW
    record.save()
    return record


@as_revision("reopened")
@transaction.atomic
def take_back(record: Record, by: AbstractBaseUser | None = None) -> Record:
    """Make it a draft again; one that was public leaves a tombstone."""
    if record.status == Status.PUBLISHED:
        withdraw(record, by)
    record.status = Status.DRAFT
    record.save()
    return record


def remember_slug(record: Record, former: str) -> None:
    """Keep the address that a once-published record had before, so that it goes on redirecting."""
    FormerSlug.objects.filter(noun=record.noun, slug=record.slug).delete()
    if record.published_at and former and former != record.slug:
        FormerSlug.objects.update_or_create(noun=record.noun, slug=former, defaults={"record_uuid": record.uuid})
