"""The list of organisations and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.organisation import OrganisationFilter
from catalog.queries import connections
from catalog.queries import organisation as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Organisation


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, OrganisationFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, organisation: Organisation, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, organisation, also=reads.also(organisation), **connections.around(organisation))
