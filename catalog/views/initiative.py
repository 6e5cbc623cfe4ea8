"""The list of initiatives and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.initiative import InitiativeFilter
from catalog.queries import initiative as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Initiative


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, InitiativeFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, initiative: Initiative, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, initiative, alike=reads.related(initiative, sight))
