"""Sources with author and publisher, and the records that rest on them."""

from catalog.queries.alike import alike
from catalog.queries.lookup import find
from catalog.queries.mentions import Key, key_of, named
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW
from events.models import Citation, Observation, RecordQuerySet, SearchEntry, Source


def cards(sources: RecordQuerySet) -> RecordQuerySet:
    return sources.select_related("author", "publisher")


def page(slug: str, sight: Sight = PUBLIC) -> Source:
    """One source with author, publisher, topics, pictures, and the sources that its own facts rest on."""
    return find(sight.of(Source).select_related("author", "publisher").prefetch_related(*BELOW), slug, sight)


def resting_on(source: Source, sight: Sight = PUBLIC) -> list[tuple[SearchEntry, list[Citation]]]:
    """The public records that cite the source, by kind and name, each with its citations.

    A figure's citation counts for the indicator that the figure belongs to.
    """
    citations = list(Citation.objects.filter(source=source))
    figures = [row.object_id for row in citations if key_of(row)[0] == "observation"]
    indicators = dict(Observation.objects.filter(pk__in=figures).values_list("pk", "indicator_id"))
    cited: dict[Key, list[Citation]] = {}
    for row in citations:
        noun, key = key_of(row)
        cited.setdefault(("indicator", indicators[key]) if noun == "observation" else (noun, key), []).append(row)
    entries = named(cited)
    pairs = [(entries[key], rows) for key, rows in cited.items() if key in entries]
    return sorted(pairs, key=lambda pair: (pair[0].noun, pair[0].title))


def related(source: Source, sight: Sight = PUBLIC) -> list[Source]:
    """Other texts of the same author or publisher."""
    return alike(source, sight, author=source.author, publisher=source.publisher)
