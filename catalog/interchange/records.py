"""Lists as files: the records that pass the reader's choice, with the columns that the desk's intake reads."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language

from catalog import caching
from catalog.filters.answer import Answer
from catalog.filters.artisan import ArtisanFilter
from catalog.filters.event import EventFilter
from catalog.filters.exhibition import ExhibitionFilter
from catalog.filters.indicator import IndicatorFilter
from catalog.filters.initiative import InitiativeFilter
from catalog.filters.listing import ListFilter
from catalog.filters.memorandum import MemorandumFilter
from catalog.filters.organisation import OrganisationFilter
from catalog.filters.person import PersonFilter, SpeakerFilter
from catalog.filters.place import PlaceFilter
from catalog.filters.project import ProjectFilter
from catalog.filters.source import SourceFilter
from catalog.filters.talk import TalkFilter
from catalog.filters.topic import TopicFilter
from catalog.filters.work import WorkFilter
from catalog.queries.sight import PUBLIC
from events.exports.flat import INTERNAL, Flat
from events.exports.writers import FORMATS, TooLong, begun

SHORT = 200  # records of a file that is kept like a page
OF_NOUNS = (
    ProjectFilter, EventFilter, TalkFilter, PersonFilter, OrganisationFilter, PlaceFilter, TopicFilter,
    ExhibitionFilter, WorkFilter, ArtisanFilter, MemorandumFilter, InitiativeFilter, IndicatorFilter, SourceFilter,
)  # fmt: skip
LISTS: dict[str, type[ListFilter]] = {each._meta.model.plural: each for each in OF_NOUNS} | {"speakers": SpeakerFilter}


def listed(request: HttpRequest, plural: str, ending: str) -> HttpResponse:
    """The list of that address, whole, as CSV, XLSX or JSON; the query means what it means on its page."""
    if ending not in FORMATS:
        raise Http404
    listing, language = LISTS[plural], get_language() or "en"
    with listing.shelf().lock:
        answer = Answer(listing, request.GET)
        keys = answer.keys(0, answer.total)
    words = language if FORMATS[ending].in_words else ""
    flat = Flat(listing._meta.model, keys, words, settle=PUBLIC.settle, without=INTERNAL)
    try:
        return sent(request, FORMATS[ending].write(flat), f"{plural}-{language}.{ending}", len(keys))
    except TooLong as error:
        return HttpResponse(str(error), status=406, content_type="text/plain; charset=utf-8")


def sent(request: HttpRequest, pieces: Iterator[str | bytes], name: str, count: int) -> HttpResponse:
    """A short file at once, so that it is kept like a page; a long one bit by bit."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    content_type = FORMATS[name.rpartition(".")[2]].content_type
    if count <= SHORT:
        return HttpResponse(pieces, content_type=content_type, headers=headers)
    response = StreamingHttpResponse(begun(pieces), content_type=content_type, headers=headers)
    response.headers["ETag"] = caching.tag_of(request.stamp, caching.key_of(request))
    response.headers["Cache-Control"] = "no-cache"
    return response
