"""The addresses of the programmes of events and projects, for the apps with which visitors plan their days."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from catalog.interchange.beside import moved_with
from catalog.interchange.frab import Schedule
from catalog.interchange.jsonld import reader_of
from catalog.interchange.programme import days_of
from catalog.queries import calendars as reads
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC
from events.models import Event, Project, Record

WITH_SCHEDULE: tuple[type[Record], ...] = (Event, Project)


@moved_with("/schedule.xml")
def xml(request: HttpRequest, model: type[Record], slug: str) -> HttpResponse:
    text = schedule(request, model, slug).as_xml()
    return HttpResponse(text, content_type="application/xml; charset=utf-8", headers={"X-Robots-Tag": "noindex"})


@moved_with("/schedule.json")
def json(request: HttpRequest, model: type[Record], slug: str) -> HttpResponse:
    text = schedule(request, model, slug).as_json()
    return HttpResponse(text, content_type="application/json", headers={"X-Robots-Tag": "noindex"})


def schedule(request: HttpRequest, model: type[Record], slug: str) -> Schedule:
    """The programme of a record. Raises Moved, Gone, or Http404 also where no source states hours."""
    record, reader = find(PUBLIC.of(model), slug, PUBLIC), reader_of(request)
    days = days_of(reader, *reads.programme(record))
    if not days:
        raise Http404(_("No source states the hours of this programme."))
    return Schedule(reader, record, days)
