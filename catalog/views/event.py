"""The list of events and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.event import EventFilter
from catalog.queries import event as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Event


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, EventFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, event: Event, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, event, **reads.around(event, sight))
