"""The list of sources and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.source import SourceFilter
from catalog.queries import source as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Source


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, SourceFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, source: Source, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, source, resting=reads.resting_on(source, sight), alike=reads.related(source, sight))
