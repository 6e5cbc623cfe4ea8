"""One way to answer a record's page: what every noun's page has besides its own facts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from catalog.interchange.calendars import offered, webcal
from catalog.interchange.jsonld import block
from catalog.previews import of_record
from catalog.queries.gaps import gaps
from events.models import Record


def landing(request: HttpRequest, record: Record, **context: object) -> HttpResponse:
    """The page of a record, drawn by its noun's own template."""
    frame = {
        "record": record,
        "gaps": gaps(record),
        "today": timezone.localdate(),
        "preview": getattr(request, "preview", False),
    }
    if not frame["preview"]:
        frame |= formats(request, record, context)
    return render(request, f"catalog/{record.noun}/detail.html", frame | context)


def formats(request: HttpRequest, record: Record, around: dict[str, object]) -> dict[str, object]:
    """What the page says to programs: its picture, its data, its calendar where there is something in it."""
    found = {
        "share": of_record(record),
        "structured": block(request, record),
        "json_url": reverse(f"{record.noun}-json", args=[record.slug]),
        "jsonld_url": reverse(f"{record.noun}-jsonld", args=[record.slug]),
    }
    if offered(record, around):
        found["ics_url"] = reverse(f"{record.noun}-ics", args=[record.slug])
        found["webcal"] = webcal(request, f"{record.noun}-ics", record.slug)
    return found
