"""The addresses of the formats of other programs: beside the records' pages, and of the whole site."""

from django.urls import URLPattern, path

from catalog.interchange import calendars, feeds, jsonld, records, schedules
from catalog.interchange.oai import answering
from catalog.queries.calendars import WITH_CALENDAR
from events.models import PUBLIC_NOUNS

ANYWHERE: list[URLPattern] = [
    path("oai", answering.oai, name="oai"),
]

# Beside every record's page: the record in the formats of other programs.
IN_EACH_LANGUAGE: list[URLPattern] = [
    path(
        f"{model.plural}/<slug:slug>.jsonld",
        jsonld.document,
        {"noun": model._meta.model_name},
        name=f"{model._meta.model_name}-jsonld",
    )
    for model in PUBLIC_NOUNS
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
