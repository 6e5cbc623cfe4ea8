"""Memoranda with parties, signatures, documents and the event of signing."""

from django.db.models import Prefetch

from catalog.queries.alike import alike
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, PICTURES, SIGNATURES
from events.models import Document, Memorandum, Organisation, RecordQuerySet


def cards(memoranda: RecordQuerySet) -> RecordQuerySet:
    return memoranda.select_related("place").prefetch_related(SIGNATURES, PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Memorandum:
    """One memorandum with place, project, signing event, parties, signatures, documents and sources."""
    memoranda = sight.of(Memorandum).select_related("place", "project", "signing_event")
    return find(
        memoranda.prefetch_related(
            SIGNATURES,
            Prefetch("parties", sight.of(Organisation).in_order()),
            Prefetch("documents", sight.of(Document).in_order()),
            *BELOW,
        ),
        slug,
        sight,
    )


def related(memorandum: Memorandum, sight: Sight = PUBLIC) -> list[Memorandum]:
    """Memoranda of the same parties or on the same topics."""
    return alike(memorandum, sight, parties__in=list(memorandum.parties.all()))
