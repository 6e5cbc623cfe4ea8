"""The list of places and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.place import PlaceFilter
from catalog.queries import map as maps
from catalog.queries import place as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Place


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, PlaceFilter, reads.cards, lambda: {"sites": maps.everywhere(request.stamp)})


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, place: Place, sight: Sight = PUBLIC) -> HttpResponse:
    every = maps.everywhere(request.stamp) if sight is PUBLIC else maps.read(sight)
    return landing(request, place, sites=maps.inside(place, every), also=reads.also(place))
