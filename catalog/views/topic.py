"""The list of topics and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.topic import TopicFilter
from catalog.queries import topic as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Topic


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, TopicFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, topic: Topic, sight: Sight = PUBLIC) -> HttpResponse:
    return landing(request, topic, **reads.about(topic, sight))
