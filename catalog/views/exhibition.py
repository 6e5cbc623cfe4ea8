"""The list of exhibitions and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.exhibition import ExhibitionFilter
from catalog.queries import exhibition as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Exhibition


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, ExhibitionFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, exhibition: Exhibition, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, exhibition, around=reads.around(exhibition, sight), alike=reads.related(exhibition, sight))
