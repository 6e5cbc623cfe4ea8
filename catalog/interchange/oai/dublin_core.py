"""A record in unqualified Dublin Core (oai_dc), in all languages that it has."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import override

from catalog.interchange.schema_org.terms import lines
from events.models import Record
from events.text.languages import LANGUAGES

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"

# The DCMI type of each noun; what is missing is a text about somebody or something.
TYPES = {
    "event": "Event", "talk": "Event", "exhibition": "Event", "project": "Event", "work": "PhysicalObject",
    "indicator": "Dataset", "source": "Text", "memorandum": "Text",
}  # fmt: skip
TEXTS = ("summary", "abstract", "description", "biography", "definition", "story")
Statement = tuple[str, str, str]


def described(record: Record, origin: str) -> Element:
    root = Element(f"{{{OAI_DC}}}dc", {f"{{{XSI}}}schemaLocation": f"{OAI_DC} {SCHEMA}"})
    for name, text, language in statements(record, origin):
        child = SubElement(root, f"{{{DC}}}{name}", {f"{{{XML}}}lang": language} if language else {})
        child.text = text
    return root


def statements(record: Record, origin: str) -> Iterator[Statement]:
    """Element, text and language ("" for none) of everything that is known."""
    yield from worded("title", record, record.title_field)
    for person in creators(record):
        yield "creator", str(person), ""
    for subject in record.subjects.all():
        if subject.topic:
            yield from worded("subject", subject.topic, "label")
    for field in TEXTS:
        if field in record.translated:
            yield from worded("description", record, field)
    for field in ("dates", "made", "published"):
        if dates := getattr(record, field, ""):
            yield "date", dates, ""
    if record.noun in TYPES:
        yield "type", TYPES[record.noun], ""
    for code in LANGUAGES:
        with override(code):
            yield "identifier", origin + record.get_absolute_url(), ""
    for field in ("venue", "place", "place_made"):
        if place := getattr(record, field, None):
            yield from worded("coverage", place, "name")
    for address in [getattr(record, "url", ""), *lines(getattr(record, "exact_match", ""))]:
        if address:
            yield "relation", address, ""
    for source in dict.fromkeys(citation.source for citation in record.citations.all() if citation.source):
        yield "source", source.url or str(source), ""
    if rights := getattr(record, "rights", ""):
        yield "rights", rights, ""


def worded(name: str, row: Record, field: str) -> Iterator[Statement]:
    """The field once for each language in which it has words; names that read alike stand once."""
    seen = set()
    for code in (row.language, *LANGUAGES):
        text = getattr(row, f"{field}_{code}", "")
        if text and text not in seen:
            seen.add(text)
            yield name, text, code


def creators(record: Record) -> list[Record]:
    if record.noun == "talk":
        return [part.person for part in record.speakings.all() if part.person]
    if record.noun == "work":
        return [making.artisan for making in record.makings.all() if making.artisan and making.qualifier == "by"]
    author = getattr(record, "author", None)
    return [author] if author else []
