"""The list of artisans and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.artisan import ArtisanFilter
from catalog.queries import artisan as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Artisan


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, ArtisanFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, artisan: Artisan, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, artisan, alike=reads.related(artisan, sight))
