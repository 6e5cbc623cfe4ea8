"""The list of indicators and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.indicator import IndicatorFilter
from catalog.queries import indicator as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Indicator


def index(request: HttpRequest) -> HttpResponse:
    chosen = IndicatorFilter(request.GET, Indicator.objects.published())
    return listing(request, chosen, reads.cards)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, indicator: Indicator, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, indicator)
