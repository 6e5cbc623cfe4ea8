"""The page that tells visitors in which formats they may take the records along."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from catalog.context_processors import origin_of
from catalog.interchange.calendars import OF_LISTS, offered_list
from catalog.interchange.jsonld import reader_of
from catalog.interchange.programme import days_of
from catalog.names import list_name
from catalog.queries import calendars as reads
from catalog.queries.sight import PUBLIC
from events.models import Event, Exhibition, Record, Talk

FEW = 10  # events whose programme is tried


@dataclass(frozen=True)
class Way:
    """One use of the records: what for, in a sentence; and (what is behind it, its address) for each format."""

    name: str
    words: str
    addresses: list[tuple[str, str]]


def data(request: HttpRequest) -> HttpResponse:
    language, origin = get_language(), origin_of(request)
    own = f"/{language}/"
    ways = [
        tables(own),
        one_record(own),
        calendars(own),
        programmes(request),
        news(own),
        for_programs(language),
        for_libraries(own),
    ]
    return render(
        request,
        "catalog/data.html",
        {"ways": [way for way in ways if way.addresses], "origin": origin, "license": settings.DATA_LICENSE},
    )


def tables(own: str) -> Way:
    words = gettext(
        "Every list as a table for Excel, LibreOffice or a program of your own. Filters count: set them on the page of "
        "the list first, then download below it."
    )
    lists = [("CSV", f"{own}talks.csv"), ("XLSX", f"{own}talks.xlsx"), ("JSON", f"{own}talks.json")]
    figures = (gettext("All observations"), f"{own}indicators.csv")
    return Way(
        gettext("Tables"), words, [*lists, figures, (gettext("What the columns mean"), f"{own}data-dictionary.csv")]
    )


def one_record(own: str) -> Way:
    words = gettext(
        "The page of each record has twins in the formats of programs: as plain JSON, and as JSON-LD in the terms of "
        "schema.org. Add the ending to the address in place of the last slash."
    )
    page = first(Talk) or first(Event)
    known = [(ending.upper(), f"{page}.{ending}") for ending in ("json", "jsonld")] if page else []
    return Way(gettext("One record"), words, known)


def calendars(own: str) -> Way:
    """Of the lists that have at least one record dated to the day; nobody is led to an empty calendar."""
    words = gettext(
        "Events, talks and exhibitions for the calendar of your telephone or computer. It keeps itself up to date if "
        "you subscribe to the address. What no source dates to the day is not in it."
    )
    known = [(list_name(plural), f"{own}{plural}.ics") for plural in OF_LISTS if offered_list(plural)]
    return Way(gettext("Calendars"), words, known)


def programmes(request: HttpRequest) -> Way:
    """Of the first event whose hours a source states; none if there is no such event."""
    words = gettext("The programme of an event for apps that guide through conferences, such as Giggity.")
    reader, known = reader_of(request), []
    for event in PUBLIC.of(Event).exclude(start_time=None).order_by("published_at", "pk")[:FEW]:
        if days_of(reader, *reads.programme(event)):
            page = event.get_absolute_url()
            known = [(f"schedule.{ending}", f"{page}schedule.{ending}") for ending in ("xml", "json")]
            break
    return Way(gettext("Programmes"), words, known)


def news(own: str) -> Way:
    words = gettext("What is new or was corrected, for feed readers.")
    return Way(gettext("News"), words, [("Atom", f"{own}talks.atom")])


def for_programs(language: str) -> Way:
    words = gettext("All records, with the same filters and the same search as the pages. Reading needs no key.")
    return Way("API", words, [(gettext("Guide"), f"/api/v1/docs/?lang={language}"), ("OpenAPI", "/api/v1/schema/")])


def for_libraries(own: str) -> Way:
    words = gettext(
        "Libraries, museums and aggregators harvest the records by OAI-PMH, show the pictures by IIIF, and take "
        "over the topics as SKOS."
    )
    known = [
        ("OAI-PMH", "/oai?verb=Identify"),
        ("IIIF", "/iiif/collection.json"),
        ("SKOS", "/topics.ttl"),
    ]
    if page := first(Exhibition):
        known.append(("Linked Art", f"{page}.linkedart.json"))
    return Way(gettext("Libraries and museums"), words, known)


def first(model: type[Record]) -> str:
    """The address, without the last slash, of the record that was published first; "" if there is none."""
    record = model.objects.published().order_by("published_at", "pk").first()
    return record.get_absolute_url().rstrip("/") if record else ""
