"""The list of works and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.work import WorkFilter
from catalog.queries import work as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Work


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, WorkFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, work: Work, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, work, alike=reads.related(work, sight))
