"""Programmes in large print: the same page in another frame, for paper and for readers with low vision."""

from django.http import HttpRequest, HttpResponse

from catalog.context_processors import origin_of
from catalog.queries import event as events
from catalog.queries import project as projects
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from events.models import Record


@drawn_once
def project(request: HttpRequest, slug: str) -> HttpResponse:
    found = projects.page(slug)
    return large_print(request, found, days=projects.programme(found))


@drawn_once
def event(request: HttpRequest, slug: str) -> HttpResponse:
    return large_print(request, events.page(slug))


def large_print(request: HttpRequest, record: Record, **context: object) -> HttpResponse:
    """The record's page without what leads away from it; search engines are told of the page itself."""
    canonical = f"{origin_of(request)}{record.get_absolute_url()}"
    frame = {"frame": "catalog/large_print.html", "canonical": canonical}
    return landing(request, record, **frame, **context)
