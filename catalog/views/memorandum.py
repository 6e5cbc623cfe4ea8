"""The list of memoranda and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.memorandum import MemorandumFilter
from catalog.queries import memorandum as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Memorandum


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, MemorandumFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, memorandum: Memorandum, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, memorandum, alike=reads.related(memorandum, sight))
