"""A record in the Europeana Data Model: things with their aggregation, people, places, concepts and events."""

from xml.etree.ElementTree import Element, SubElement, register_namespace

from django.conf import settings

from catalog.interchange.oai.dublin_core import XML, statements, worded
from catalog.interchange.schema_org.terms import first_day, last_day, lines
from catalog.pictures import picture
from events.models import Record

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
EDM = "http://www.europeana.eu/schemas/edm/"
ORE = "http://www.openarchives.org/ore/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
DC = "http://purl.org/dc/elements/1.1/"
SCHEMA = "http://www.europeana.eu/schemas/edm/EDM.xsd"
for name, uri in (("rdf", RDF), ("edm", EDM), ("ore", ORE), ("skos", SKOS), ("wgs84", WGS84)):
    register_namespace(name, uri)

# What is not a thing in a collection is one of EDM's other classes.
CLASSES = {
    "person": f"{{{EDM}}}Agent", "organisation": f"{{{EDM}}}Agent", "artisan": f"{{{EDM}}}Agent",
    "place": f"{{{EDM}}}Place", "topic": f"{{{SKOS}}}Concept", "event": f"{{{EDM}}}Event", "talk": f"{{{EDM}}}Event",
    "exhibition": f"{{{EDM}}}Event", "project": f"{{{EDM}}}Event", "initiative": f"{{{EDM}}}Event",
}  # fmt: skip
THING = f"{{{EDM}}}ProvidedCHO"
# The words of Dublin Core that a thing may carry as they are.
PLAIN = {"title", "creator", "subject", "description", "date", "type", "relation", "source"}


def described(record: Record, origin: str) -> Element:
    root = Element(f"{{{RDF}}}RDF")
    identity = f"{origin}/id/{record.uuid}"
    kind = CLASSES.get(record.noun, THING)
    node = about(root, kind, identity)
    if kind == THING:
        thing(root, node, record, origin)
        return root
    for _name, text, language in worded("title", record, record.title_field):
        say(node, SKOS, "prefLabel", text, language)
    note(node, record, origin)
    for address in lines(getattr(record, "exact_match", "")):
        SubElement(node, f"{{{SKOS}}}exactMatch", {f"{{{RDF}}}resource": address})
    if kind.endswith("Place"):
        located(node, record)
    if kind.endswith("Event"):
        happened(root, node, record, origin)
    return root


def thing(root: Element, node: Element, record: Record, origin: str) -> None:
    """The thing, and the aggregation that says who tells of it and where it can be seen, in the order of the schema."""
    for name, text, language in statements(record, origin):
        if name in PLAIN:
            say(node, DC, name, text, language)
    identity = node.get(f"{{{RDF}}}about")
    say(node, DC, "identifier", identity)
    if record.noun != "work":  # a text has a language
        say(node, DC, "language", record.language)
    say(node, EDM, "type", "IMAGE" if record.noun == "work" else "TEXT")
    whole = about(root, f"{{{ORE}}}Aggregation", f"{identity}#aggregation")
    points(whole, EDM, "aggregatedCHO", identity)
    say(whole, EDM, "dataProvider", provider())
    points(whole, EDM, "isShownAt", identity)
    if shown := pictured(record):
        points(whole, EDM, "isShownBy", origin + shown)
        points(whole, EDM, "object", origin + shown)
    say(whole, EDM, "provider", provider())
    if rights := getattr(record, "rights", "") or settings.DATA_LICENSE:
        points(whole, EDM, "rights", rights)


def pictured(record: Record) -> str:
    """The path of the first public picture of a work, as it can be shown; "" without."""
    rows = record.illustrations.all() if record.noun == "work" else ()
    return next((shown.full for row in rows if row.image and (shown := picture(row.image))), "")


def note(node: Element, record: Record, origin: str) -> None:
    for name, text, language in statements(record, origin):
        if name == "description":
            say(node, SKOS, "note", text, language)


def located(node: Element, place: Record) -> None:
    if place.latitude is not None and place.precision == "exact":
        say(node, WGS84, "lat", str(place.latitude))
        say(node, WGS84, "long", str(place.longitude))


def happened(root: Element, node: Element, record: Record, origin: str) -> None:
    """Where and when, the day only if a source gives it."""
    if place := getattr(record, "venue", None) or getattr(record, "place", None):
        points(node, EDM, "happenedAt", f"{origin}/id/{place.uuid}")
    first, last = first_day(getattr(record, "dates", "")), last_day(getattr(record, "dates", ""))
    if first is None and last is None:
        return
    span = f"{node.get(f'{{{RDF}}}about')}#dates"
    points(node, EDM, "occurredAt", span)
    when = about(root, f"{{{EDM}}}TimeSpan", span)
    for name, day in (("begin", first), ("end", last)):
        if day is not None:
            say(when, EDM, name, day.isoformat())


def provider() -> str:
    return settings.SITE_NAME or "Craft Heritage Catalogue"


def about(root: Element, tag: str, address: str) -> Element:
    return SubElement(root, tag, {f"{{{RDF}}}about": address})


def points(node: Element, namespace: str, name: str, address: str) -> None:
    SubElement(node, f"{{{namespace}}}{name}", {f"{{{RDF}}}resource": address})


def say(node: Element, namespace: str, name: str, text: str, language: str = "") -> None:
    child = SubElement(node, f"{{{namespace}}}{name}", {f"{{{XML}}}lang": language} if language else {})
    child.text = text
