"""The list of works and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.work import WorkFilter
from catalog.queries import work as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Work


def index(request: HttpRequest) -> HttpResponse:
    chosen = WorkFilter(request.GET, Work.objects.published())
    return listing(request, chosen, reads.cards)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, work: Work, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, work)
