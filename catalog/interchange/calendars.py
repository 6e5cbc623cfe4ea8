"""The addresses of calendars: of any list of events, talks or exhibitions, and of whatever has such records."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from catalog.context_processors import origin_of
from catalog.filters.answer import Answer
from catalog.interchange import ical, records
from catalog.interchange.beside import moved_with
from catalog.interchange.jsonld import reader_of
from catalog.interchange.schema_org.terms import first_day, last_day
from catalog.names import list_name
from catalog.queries import calendars as reads
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC
from events.models import Event, Person, Place, Project, Record, Topic

OF_LISTS = tuple(model.plural for model in reads.DATED)


def of_list(request: HttpRequest, plural: str) -> HttpResponse:
    """The list of that address as a calendar; the query means what it means on its page."""
    listing = records.LISTS[plural]
    with listing.shelf().lock:
        answer = Answer(listing, request.GET)
        keys = answer.keys(0, answer.total)
    rows = reads.of_keys(listing._meta.model, keys)
    return sent(request, list_name(plural), rows, f"{plural}-{get_language()}")


@moved_with(".ics")
def of_record(request: HttpRequest, model: type[Record], slug: str) -> HttpResponse:
    """All public events of a record. Raises Moved, Gone or Http404."""
    record = find(PUBLIC.of(model), slug, PUBLIC)
    return sent(request, str(record), reads.entries(record), record.slug)


def sent(request: HttpRequest, name: str, rows: list[Record], file: str) -> HttpResponse:
    address = f"{origin_of(request)}{request.get_full_path()}"
    text = ical.calendar(reader_of(request), name, rows, address, settings.TIME_ZONE)
    headers = {"Content-Disposition": f'inline; filename="{file}.ics"', "X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def offered(record: Record, around: dict[str, object]) -> bool:
    """Whether the record's page leads to its calendar: only what the page has loaded is asked, `around` with it."""
    return any(ical.span_of(each) for each in loaded(record, around))


def loaded(record: Record, around: dict[str, object]) -> list[Record]:
    """The events, talks and exhibitions that stand in the page of a record that has a calendar."""
    if isinstance(record, Event):
        return [record, *record.parts.all()]
    if isinstance(record, Project):
        return [*record.events.all(), *record.exhibitions.all()]
    if isinstance(record, Place):
        return [*record.few_events, *record.few_exhibitions]
    if isinstance(record, Person):
        return [part.talk for part in record.speakings.all() if part.talk]
    if isinstance(record, Topic):
        return [each for name in reads.SHOWN for each in around.get(name, ())]
    return [record] if isinstance(record, reads.DATED) else []


def offered_list(plural: str) -> bool:
    model = records.LISTS[plural]._meta.model
    return plural in OF_LISTS and any_day(reads.dates_of([model.objects.published()]))


def webcal(request: HttpRequest, name: str, *arguments: str) -> str:
    """The address by which calendars subscribe; `name` is that of the pattern."""
    return f"webcal://{origin_of(request).partition('://')[2]}{reverse(name, args=arguments)}"


def any_day(dates: set[str]) -> bool:
    return any(first_day(each) and last_day(each) for each in dates)
