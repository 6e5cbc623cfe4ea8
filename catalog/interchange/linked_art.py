"""Exhibitions, works and artisans as Linked Art (CIDOC CRM), as museums exchange them."""

from collections.abc import Callable
from importlib import import_module

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from catalog.interchange.jsonld import reader_of
from catalog.interchange.open_json import answer, in_languages
from catalog.interchange.schema_org.terms import Node, Reader, lines, stated
from catalog.pictures import picture
from events.models import Artisan, Exhibition, Record, Work
from events.models.work import Qualifier
from events.text import edtf
from events.text.languages import LANGUAGES

CONTEXT = "https://linked.art/ns/v1/linked-art.json"
KIND = 'application/ld+json;profile="https://linked.art/ns/v1/linked-art.json"'
AAT = "http://vocab.getty.edu/aat/"
# What a statement is, by the Getty Art & Architecture Thesaurus, as the model of Linked Art asks for it. The numbers
# are those of its own library, cromulent 1.0.1 (vocab_classes.json and vocab_instances.json); a test compares them.
PRIMARY_NAME, DESCRIPTION, ABSTRACT, DIMENSIONS = "300404670", "300435416", "300026032", "300435430"
ACCESSION_NUMBER, WEB_PAGE, EXHIBITING, BRIEF_TEXT = "300312355", "300264578", "300054766", "300418049"
CODES = "http://id.loc.gov/vocabulary/iso639-1/"


def document(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    """The record as a file of its own. Raises Moved, Gone or Http404 as its page does."""
    record = import_module(f"catalog.queries.{noun}").page(slug)
    return answer(describe(record, reader_of(request)), KIND)


def describe(record: Record, reader: Reader) -> Node:
    return stated({
        "@context": CONTEXT,
        "id": reader.identity(record),
        "type": kind_of(record),
        "_label": str(record),
        "identified_by": names(record),
        "subject_of": [page(record, code, reader.origin) for code in LANGUAGES],
        "representation": representations(record, reader),
        **DESCRIBED[record.noun](record, reader),
    })  # fmt: skip


def work(one: Work, reader: Reader) -> Node:
    """The object; who is only said to have made it is named by nobody here."""
    number = {"type": "Identifier", "content": one.inventory_number, "classified_as": [concept(ACCESSION_NUMBER)]}
    sure = [making.artisan for making in one.makings.all() if making.qualifier == Qualifier.BY and making.artisan]
    production = stated({
        "carried_out_by": [mention(artisan, reader) for artisan in sure],
        "timespan": timespan(one.made),
        "took_place_at": mentions([one.place_made], reader),
        "technique": mentions(one.techniques.all(), reader),
    })  # fmt: skip
    return {
        "classified_as": mentions([one.craft], reader),
        "identified_by": names(one) + ([number] if one.inventory_number else []),
        "referred_to_by": texts(one, "description", DESCRIPTION)
        + ([statement(one.dimensions, "", DIMENSIONS)] if one.dimensions else []),
        "made_of": [mention(each, reader) | {"type": "Material"} for each in one.materials.all()],
        "produced_by": {"type": "Production", **production} if production else None,
    }


def exhibition(one: Exhibition, reader: Reader) -> Node:
    return {
        "classified_as": [concept(EXHIBITING)],
        "referred_to_by": texts(one, "summary", ABSTRACT) + texts(one, "description", DESCRIPTION),
        "timespan": timespan(one.dates),
        "took_place_at": mentions([one.venue], reader),
        "used_specific_object": mentions([exhibit.work for exhibit in one.exhibits.all()], reader),
    }


def artisan(one: Artisan, reader: Reader) -> Node:
    """A person only if one person is meant; a family, a workshop and whoever is not identified are groups."""
    return {
        "referred_to_by": texts(one, "story", DESCRIPTION) + texts(one, "lineage", DESCRIPTION),
        "residence": mentions([one.place], reader),
        "equivalent": mentions([one.person], reader) if kind_of(one) == "Person" else None,
    }


DESCRIBED: dict[str, Callable[..., Node]] = {"work": work, "exhibition": exhibition, "artisan": artisan}
TYPES = {
    "work": "HumanMadeObject", "exhibition": "Activity", "artisan": "Group", "person": "Person", "place": "Place",
    "topic": "Type",
}  # fmt: skip


def kind_of(record: Record) -> str:
    return "Person" if record.noun == "artisan" and record.kind == "individual" else TYPES[record.noun]


def mention(record: Record, reader: Reader) -> Node:
    """Which record it is, and the same concept elsewhere."""
    node = {"id": reader.identity(record), "type": kind_of(record), "_label": str(record)}
    same = [{"id": address, "type": "Type"} for address in lines(getattr(record, "exact_match", ""))]
    return node | ({"equivalent": same} if same else {})


def mentions(records: object, reader: Reader) -> list[Node]:
    return [mention(record, reader) for record in records if record]


def names(record: Record) -> list[Node]:
    return [
        {"type": "Name", "content": text, "classified_as": [concept(PRIMARY_NAME)], "language": [language(code)]}
        for code, text in in_languages(record, record.title_field).items()
    ]


def texts(record: Record, field: str, kind: str) -> list[Node]:
    return [statement(text, code, kind) for code, text in in_languages(record, field).items()]


def statement(text: str, code: str, kind: str) -> Node:
    """Words about the record; that their kind is one of brief texts tells them from texts of their own."""
    of_kind = concept(kind) | {"classified_as": [concept(BRIEF_TEXT)]}
    node = {"type": "LinguisticObject", "content": text, "classified_as": [of_kind]}
    return node | ({"language": [language(code)]} if code else {})


def concept(number: str) -> Node:
    return {"id": f"{AAT}{number}", "type": "Type"}


def language(code: str) -> Node:
    return {"id": f"{CODES}{code}", "type": "Language", "_label": code}


def timespan(dates: str) -> Node | None:
    """The earliest and the latest moment that the words of the source allow; an open end has none."""
    if not dates:
        return None
    known = edtf.parse(dates)
    first, last = known.start and known.start.earliest, known.end and known.end.latest
    return stated({
        "type": "TimeSpan",
        "identified_by": [{"type": "Name", "content": edtf.display(dates, "en"), "language": [language("en")]}],
        "begin_of_the_begin": f"{first.isoformat()}T00:00:00Z" if first else None,
        "end_of_the_end": f"{last.isoformat()}T23:59:59Z" if last else None,
    })  # fmt: skip


def page(record: Record, code: str, origin: str) -> Node:
    with override(code):
        address = origin + record.get_absolute_url()
    point = {
        "type": "DigitalObject", "format": "text/html", "classified_as": [concept(WEB_PAGE)],
        "access_point": [{"id": address, "type": "DigitalObject"}],
    }  # fmt: skip
    return {"type": "LinguisticObject", "language": [language(code)], "digitally_carried_by": [point]}


def representations(record: Record, reader: Reader) -> list[Node]:
    found = [picture(row.image) for row in record.illustrations.all() if row.image]
    return [
        {
            "type": "VisualItem",
            "digitally_shown_by": [
                {
                    "type": "DigitalObject",
                    "access_point": [{"id": reader.origin + sizes.full, "type": "DigitalObject"}],
                }
            ],
        }
        for sizes in found
        if sizes
    ]
