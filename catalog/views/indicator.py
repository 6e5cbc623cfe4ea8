"""The list of indicators and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.indicator import IndicatorFilter
from catalog.queries import indicator as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Indicator


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, IndicatorFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, indicator: Indicator, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, indicator, alike=reads.related(indicator, sight))
