"""The list of places and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.place import PlaceFilter
from catalog.queries import place as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Place


def index(request: HttpRequest) -> HttpResponse:
    chosen = PlaceFilter(request.GET, Place.objects.published())
    return listing(request, chosen, reads.cards)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, place: Place, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, place)
