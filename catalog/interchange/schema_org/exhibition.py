"""Exhibitions with what was shown."""

from catalog.interchange.schema_org import place as places
from catalog.interchange.schema_org.terms import Node, Reader, each, first_day, last_day, moment, roles, stated
from events.models import Exhibition


def describe(reader: Reader, exhibition: Exhibition) -> Node:
    node = {
        "@type": "ExhibitionEvent",
        "description": reader.text(exhibition, "summary") or reader.text(exhibition, "description"),
        "startDate": moment(first_day(exhibition.dates), None, ""),
        "endDate": moment(last_day(exhibition.dates), None, ""),
        "location": places.location(reader, exhibition.venue) if exhibition.venue else None,
        "subEvent": each([reader.mention(exhibition.opening_event)]),
        "workFeatured": each(reader.named(exhibit.work) for exhibit in exhibition.exhibits.all()),
        "performer": each(reader.named(exhibitor.artisan) for exhibitor in exhibition.exhibitors.all()),
        "inLanguage": [code for code in exhibition.spoken_languages.split(",") if code],
    }
    return stated(node | roles(reader, exhibition))
