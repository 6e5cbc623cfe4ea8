"""One way to answer a record's page: what every noun's page has besides its own facts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

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
    return render(request, f"catalog/{record.noun}/detail.html", frame | context)
