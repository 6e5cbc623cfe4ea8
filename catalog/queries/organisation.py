"""Organisations with the people who spoke or signed for them, and what they did."""

from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.mentions import tied
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, PICTURES
from events.models import (
    Involvement,
    Memorandum,
    Organisation,
    RecordQuerySet,
    SearchEntry,
    Signature,
    Source,
    Speaking,
    Work,
)


def cards(organisations: RecordQuerySet) -> RecordQuerySet:
    return organisations.select_related("place", "parent").prefetch_related(PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Organisation:
    """One organisation with its place, parts, speakers and talks, signatures, roles and sources."""
    involvements = Involvement.objects.select_related("person")
    organisations = sight.of(Organisation).select_related("place", "parent").prefetch_related(
        Prefetch("parts", sight.of(Organisation).in_order()),
        Prefetch("speakings", Speaking.objects.select_related("person", "talk__event")),
        Prefetch("signatures", Signature.objects.select_related("person", "memorandum")),
        Prefetch("involvements", involvements),
        *BELOW,
    )  # fmt: skip
    return find(organisations, slug, sight)


def also(organisation: Organisation) -> list[SearchEntry]:
    """What it published, what it is a party to and what it lent, as far as public: one query."""
    signed = Memorandum.objects.published().filter(parties=organisation)
    wrote = Source.objects.published().filter(publisher=organisation)
    return tied(signed, wrote, Work.objects.published().filter(lender=organisation))
