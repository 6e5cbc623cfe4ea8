"""The list of artisans and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.artisan import ArtisanFilter
from catalog.queries import artisan as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Artisan


def index(request: HttpRequest) -> HttpResponse:
    chosen = ArtisanFilter(request.GET, Artisan.objects.published())
    return listing(request, chosen, reads.cards)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, artisan: Artisan, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, artisan)
