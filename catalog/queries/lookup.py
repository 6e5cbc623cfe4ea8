"""Finding a record by its address, and what to answer when it is not there: moved, gone or unknown."""

from typing import NoReturn
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from catalog.queries.ahead import AHEAD
from catalog.queries.sight import PUBLIC, Sight
from events.models import PUBLIC_NOUNS, FormerSlug, Record, RecordQuerySet, Status, Talk, Tombstone
from events.models.base import address

PLURALS = {model._meta.model_name: model.plural for model in PUBLIC_NOUNS}


class Moved(Exception):
    """The record stands at another address now: its page is at `url`, which ends with `slug`."""

    def __init__(self, url: str, slug: str = "") -> None:
        super().__init__(url)
        self.url, self.slug = url, slug


class Gone(Exception):
    """The record was public and has been withdrawn."""


class Several(tuple[str, ...]):
    """Many addresses at once, which a page's query takes in place of one and answers with a list, in any order."""


def find(records: RecordQuerySet, slug: str | Several, sight: Sight) -> Record | list[Record]:
    """The record of that address with only what the reader may see. Raises Moved, Gone or Http404."""
    if isinstance(slug, Several):
        return sight.settle(records.filter(slug__in=slug))
    ahead = AHEAD.get() if sight is PUBLIC else None
    if ahead and (record := ahead.take(records, slug)):
        return record
    settled = sight.settle(records.filter(slug=slug))
    return settled[0] if settled else missing(records.model, slug)


def missing(model: type[Record], slug: str) -> NoReturn:
    """Say, by the exception raised, why no public record stands at that address."""
    noun = model._meta.model_name
    merged = model.objects.filter(slug=slug, replaced_by__isnull=False).select_related("replaced_by").first()
    if merged is None and (former := FormerSlug.objects.filter(noun=noun, slug=slug).first()):
        merged = model.objects.filter(uuid=former.record_uuid).first()
    if merged is not None and (heir := merged.heir).is_public:
        raise Moved(heir.get_absolute_url(), heir.slug)
    if Tombstone.objects.filter(noun=noun, slug=slug).exists():
        raise Gone(slug)
    raise Http404(slug)


def former_places() -> list[tuple[str, str]]:
    """Plural and slug of addresses that records had before, and of records that another one stands for."""
    found = placed(FormerSlug.objects.all())
    for model in PUBLIC_NOUNS:
        merged = model.objects.filter(replaced_by__isnull=False).order_by("pk")
        found += [(model.plural, slug) for slug in merged.values_list("slug", flat=True)]
    return found


def gone(model: type[Record]) -> RecordQuerySet:
    """Records that were withdrawn, or merged into others: all that may be told of them is where they had belonged.

    Not those that are drafts again, nor talks of an event that is one: what they belong to may be new.
    """
    rows = model.objects.filter(Q(status=Status.WITHDRAWN) | Q(status=Status.PUBLISHED, replaced_by__isnull=False))
    return rows.exclude(event__status__in=(Status.DRAFT, Status.REVIEW)) if model is Talk else rows


def gone_places() -> list[tuple[str, str]]:
    """Plural and slug of records that were public and are withdrawn."""
    return placed(Tombstone.objects.all())


def placed(rows: QuerySet) -> list[tuple[str, str]]:
    """Plural and slug of each row that names a noun and a slug."""
    named = rows.filter(noun__in=PLURALS).order_by("pk").values_list("noun", "slug")
    return [(PLURALS[noun], slug) for noun, slug in named]


def address_of(identity: UUID) -> str:
    """The address of the public record with that uuid, in the active language. Raises Gone or Http404."""
    for model in PUBLIC_NOUNS:
        named = model.objects.published().filter(uuid=identity).values_list("slug", flat=True)
        if slug := named.first():
            return address(model._meta.model_name, slug)
    if Tombstone.objects.filter(record_uuid=identity).exists():
        raise Gone(identity)
    raise Http404(identity)
