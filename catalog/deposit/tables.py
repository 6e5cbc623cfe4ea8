"""The tables of a deposit: every noun and all figures in each language, the data dictionary, and the provenance."""

from collections.abc import Iterable, Iterator

from django.utils.translation import override

from catalog.interchange import dictionary, indicator
from catalog.interchange.spreadsheet import as_csv
from catalog.queries import indicator as figures
from catalog.queries.sight import PUBLIC
from events.exports import writers
from events.exports.flat import INTERNAL, Flat
from events.models import NOUNS, Record
from events.models.media import Medium
from events.text.languages import LANGUAGES

PROVENANCE = ("noun", "slug", "uuid", "entered", "published", "changed", "version", "sources", "credit", "rights")


def every(origin: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Each table by its place below "tables/"."""
    for language in LANGUAGES:
        for model in NOUNS:
            yield f"{language}/{model.plural}.csv", encoded(noun(model, language))
        with override(language):
            yield f"{language}/observations.csv", encoded([indicator.table(figures.figures(), origin)])
            yield f"{language}/data-dictionary.csv", encoded([dictionary.table(language)])
    with override("en"):
        yield "data-dictionary.md", encoded(dictionary.markdown("en"))
    yield "provenance.csv", encoded([as_csv(PROVENANCE, provenance())])


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)


def noun(model: type[Record], language: str) -> Iterator[str]:
    with override(language):
        keys = list(model.objects.published().in_order(language).values_list("pk", flat=True))
    return writers.as_csv(Flat(model, keys, language, settle=PUBLIC.settle, without=INTERNAL))


def provenance() -> Iterator[list[object]]:
    """When each record was entered, first published and last changed, which sources it cites, whose the file is."""
    for model in NOUNS:
        for record in model.objects.published().order_by("pk").prefetch_related("citations__source").iterator(500):
            PUBLIC.settle([record])
            cited = sorted({citation.source.slug for citation in record.citations.all() if citation.source})
            medium = [record.credit, record.rights] if isinstance(record, Medium) else ["", ""]
            moments = [record.created_at, record.published_at, record.updated_at]
            yield [
                record.noun, record.slug, record.uuid, *(moment and moment.isoformat() for moment in moments),
                record.version, "; ".join(cited), *medium,
            ]  # fmt: skip
