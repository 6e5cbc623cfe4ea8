"""The addresses of the formats of other programs: beside the records' pages, and of the whole site."""

from django.urls import URLPattern, path

from catalog.interchange import calendars, dictionary, feeds, jsonld, linked_art, records, schedules, skos
from catalog.interchange.iiif import collection, manifest
from catalog.interchange.oai import answering
from catalog.queries.calendars import WITH_CALENDAR
from events.models import PUBLIC_NOUNS

NOUNS = [(model._meta.model_name, model.plural) for model in PUBLIC_NOUNS]

ANYWHERE: list[URLPattern] = [
    path("oai", answering.oai, name="oai"),
    path("topics.ttl", skos.vocabulary, {"ending": "ttl"}, name="skos-turtle"),
    path("topics.skos.jsonld", skos.vocabulary, {"ending": "jsonld"}, name="skos-jsonld"),
    path("iiif/collection.json", collection.top, name="iiif"),
    *[
        path(f"iiif/{plural}/collection.json", collection.of_noun, {"noun": noun}, name=f"{noun}-iiif-list")
        for noun, plural in NOUNS
    ],
    *[
        path(f"iiif/{plural}/<slug:slug>/manifest.json", manifest.document, {"noun": noun}, name=f"{noun}-iiif")
        for noun, plural in NOUNS
    ],
]

# Beside every record's page: the record in the formats of other programs.
IN_EACH_LANGUAGE: list[URLPattern] = [
    *[
        path(f"{plural}/<slug:slug>.jsonld", jsonld.document, {"noun": noun}, name=f"{noun}-jsonld")
        for noun, plural in NOUNS
    ],
    *[
        path(f"{plural}/<slug:slug>.linkedart.json", linked_art.document, {"noun": noun}, name=f"{noun}-linked-art")
        for noun, plural in NOUNS
        if noun in linked_art.DESCRIBED
    ],
]

IN_EACH_LANGUAGE += [
    path(f"{plural}.ics", calendars.of_list, {"plural": plural}, name=f"{plural}-ics") for plural in calendars.OF_LISTS
]
IN_EACH_LANGUAGE += [
    path(
        f"{model.plural}/<slug:slug>.ics",
        calendars.of_record,
        {"model": model},
        name=f"{model._meta.model_name}-ics",
    )
    for model in WITH_CALENDAR
]

IN_EACH_LANGUAGE += [
    path(f"{plural}.atom", feeds.of_list, {"plural": plural}, name=f"{plural}-atom") for plural in records.LISTS
]

IN_EACH_LANGUAGE += [
    path(
        f"{model.plural}/<slug:slug>/schedule.{view.__name__}",
        view,
        {"model": model},
        name=f"{model._meta.model_name}-schedule-{view.__name__}",
    )
    for model in schedules.WITH_SCHEDULE
    for view in (schedules.xml, schedules.json)
]

# Beside the tables: what their columns mean.
IN_EACH_LANGUAGE += [path("data-dictionary.csv", dictionary.document, name="data-dictionary")]
