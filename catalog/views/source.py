"""The list of sources and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.source import SourceFilter
from catalog.queries import source as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Source


def index(request: HttpRequest) -> HttpResponse:
    chosen = SourceFilter(request.GET, Source.objects.published())
    return listing(request, chosen, reads.cards)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, source: Source, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, source, resting=reads.resting_on(source, sight))
