"""The list of talks and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.talk import TalkFilter
from catalog.queries import talk as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Talk


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, TalkFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, talk: Talk, sight: Sight = PUBLIC) -> HttpResponse:
    before, after = reads.neighbours(talk, sight)
    around = {"before": before, "after": after, "others": reads.others(talk, sight)}
    return landing(request, talk, related=reads.related(talk, sight), **around)
