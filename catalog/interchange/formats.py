"""The addresses of the formats of other programs: beside the records' pages, and of the whole site."""

from django.urls import URLPattern, path

from catalog.interchange import dictionary, jsonld
from catalog.interchange.oai import answering
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

# Beside the tables: what their columns mean.
IN_EACH_LANGUAGE += [path("data-dictionary.csv", dictionary.document, name="data-dictionary")]
