"""Indicators: figures as a dataset that can be downloaded."""

from django.urls import reverse

from catalog.interchange.schema_org.terms import Node, Reader, each, stated
from events.models import Indicator


def describe(reader: Reader, indicator: Indicator) -> Node:
    figures = list(indicator.observations.all())
    places = {figure.place.pk: figure.place for figure in figures if figure.place}
    return stated({
        "@type": "Dataset",
        "description": reader.text(indicator, "definition") or reader.title(indicator),
        "variableMeasured": stated({
            "@type": "PropertyValue", "name": reader.title(indicator), "unitText": reader.text(indicator, "unit"),
        }),
        "temporalCoverage": sorted({figure.period for figure in figures if figure.period}),
        "spatialCoverage": each(reader.named(place) for _key, place in sorted(places.items())),
        "distribution": {
            "@type": "DataDownload",
            "name": reader.title(indicator),
            "encodingFormat": "text/csv",
            "contentUrl": reader.origin + reverse("indicator-csv", args=[indicator.slug]),
        },
    })  # fmt: skip
