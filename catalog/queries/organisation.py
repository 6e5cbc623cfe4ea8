"""Organisations with the people who spoke or signed for them, and what they did."""

from django.db.models import Prefetch

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW
from events.models import Involvement, Organisation, RecordQuerySet, Signature, Source, Speaking


def cards(organisations: RecordQuerySet) -> RecordQuerySet:
    return organisations.select_related("place", "parent")


def page(slug: str, sight: Sight = PUBLIC) -> Organisation:
    """One organisation with its place, parts, speakers and talks, signatures, roles and published sources."""
    involvements = Involvement.objects.select_related("person")
    organisations = sight.of(Organisation).select_related("place", "parent").prefetch_related(
        Prefetch("parts", sight.of(Organisation).in_order()),
        Prefetch("speakings", Speaking.objects.select_related("person", "talk__event")),
        Prefetch("signatures", Signature.objects.select_related("person", "memorandum")),
        Prefetch("involvements", involvements),
        Prefetch("sources", sight.of(Source)),
        *BELOW,
    )  # fmt: skip
    return find(organisations, slug, sight)
