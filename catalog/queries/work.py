"""Works with makers, materials and techniques, and where they were shown."""

from django.db.models import Prefetch

from catalog.queries.alike import alike
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, PICTURES
from events.models import Exhibit, Making, RecordQuerySet, Topic, Work

MAKINGS = Prefetch("makings", Making.objects.select_related("artisan"))


def cards(works: RecordQuerySet) -> RecordQuerySet:
    return works.select_related("craft").prefetch_related(MAKINGS, PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Work:
    """One work with craft, materials, techniques, makers, lender, pictures, exhibitions and sources."""
    works = sight.of(Work).select_related("craft", "place_made", "lender").prefetch_related(
        MAKINGS,
        Prefetch("materials", sight.of(Topic).in_order()),
        Prefetch("techniques", sight.of(Topic).in_order()),
        Prefetch("exhibits", Exhibit.objects.select_related("exhibition__venue")),
        *BELOW,
    )  # fmt: skip
    return find(works, slug, sight)


def related(work: Work, sight: Sight = PUBLIC) -> list[Work]:
    """Works of the same craft, topics or makers."""
    makers = [making.artisan for making in work.makings.all()]
    return alike(work, sight, craft=work.craft, makings__artisan__in=makers)
