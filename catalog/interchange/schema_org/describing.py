"""The whole document of a record: its noun's own facts, and what every record has."""

from collections.abc import Callable

from django.db.models import Model

from catalog.interchange.schema_org import (
    artisan,
    event,
    exhibition,
    indicator,
    initiative,
    memorandum,
    organisation,
    person,
    place,
    project,
    source,
    talk,
    topic,
    work,
)
from catalog.interchange.schema_org.terms import Node, Reader, each, kind_of, stated
from catalog.pictures import picture
from events.models import Record

DESCRIBED: dict[str, Callable[[Reader, Record], Node]] = {
    room.__name__.rpartition(".")[2]: room.describe
    for room in (
        artisan, event, exhibition, indicator, initiative, memorandum, organisation, person, place, project, source,
        talk, topic, work,
    )
}  # fmt: skip

CONTEXT = "https://schema.org"
# What an event needs before search engines take it for one.
NEEDED = {"startDate", "location"}
WORKS = {"VisualArtwork", "CreativeWork", "Dataset", "NewsArticle", "WebPage", "Book"}


def describe(record: Record, reader: Reader) -> Node:
    """All that is public of a record, loaded as its page loads it; what no source says is left out."""
    own = DESCRIBED[record.noun](reader, record)
    kind = str(own.get("@type") or kind_of(record))
    topics = each(reader.named(subject.topic) for subject in loaded(record, "subjects"))
    return stated({
        "@context": CONTEXT,
        "@type": kind,
        "@id": reader.identity(record),
        "name": reader.title(record),
        "url": reader.page(record),
        **own,
        "image": pictures(reader, record),
        **about(kind, topics, sources(reader, record)),
    })  # fmt: skip


def loaded(record: Record, name: str) -> list[Model]:
    """Rows that the page has read; others would cost a query and might be drafts. A topic has no topics."""
    return list(getattr(record, "_prefetched_objects_cache", {}).get(name, ()))


def about(kind: str, topics: list[Node], cited: list[Node]) -> Node:
    """Topics and sources, under the properties that the type has for them."""
    if kind.endswith("Event"):
        return {"about": topics, "subjectOf": cited}
    if kind in WORKS:
        return {"about": topics, "citation": cited}
    if kind == "Person" or kind.endswith(("Organization", "Project", "NGO", "Corporation")):
        return {"knowsAbout": topics, "subjectOf": cited}
    return {"subjectOf": cited}


def pictures(reader: Reader, record: Record) -> list[Node]:
    shown = [(one.image, picture(one.image)) for one in record.illustrations.all() if one.image]
    return [
        stated({
            "@type": "ImageObject", "@id": reader.identity(image), "contentUrl": reader.origin + sizes.full,
            "width": pixels(sizes.full_width), "height": pixels(sizes.full_height), "name": reader.text(image, "alt"),
            "caption": reader.text(image, "caption"), "creditText": image.credit, "license": image.rights,
        })
        for image, sizes in shown if sizes
    ]  # fmt: skip


def pixels(number: int) -> Node:
    return {"@type": "QuantitativeValue", "value": number, "unitText": "px"}


def sources(reader: Reader, record: Record) -> list[Node]:
    found = dict.fromkeys(citation.source for citation in record.citations.all() if citation.source)
    return [reader.named(one) for one in found if one != record]


def for_search_engines(node: Node) -> Node:
    """The document as it stands in a page: there an event whose day or place no source states is but a thing."""
    kind = str(node["@type"])
    if not kind.endswith("Event") or set(node) >= NEEDED:
        return node
    kept = ("@context", "@id", "name", "url", "description", "image", "subjectOf")
    thing = {"@type": "Thing", "additionalType": f"https://schema.org/{kind}"}
    return {name: node[name] for name in kept if name in node} | thing
