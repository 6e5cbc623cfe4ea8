"""The list of people and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.person import PersonFilter, SpeakerFilter
from catalog.queries import connections
from catalog.queries import person as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Person


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, PersonFilter, reads.cards)


def speakers(request: HttpRequest) -> HttpResponse:
    """The people with at least one public talk, under an address of their own."""
    return listing(request, SpeakerFilter, reads.cards, lambda: {"speakers": True})


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, person: Person, sight: Sight = PUBLIC) -> HttpResponse:
    beside = {"also": reads.also(person), "alike": reads.related(person, sight)}
    return landing(request, person, **beside, **connections.around(person))
