"""The list of initiatives and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.initiative import InitiativeFilter
from catalog.queries import initiative as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Initiative


def index(request: HttpRequest) -> HttpResponse:
    chosen = InitiativeFilter(request.GET, Initiative.objects.published())
    return listing(request, chosen, reads.cards)


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, initiative: Initiative, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, initiative)
