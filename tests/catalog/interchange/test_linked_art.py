"""Linked Art of exhibitions, works and artisans: held to a JSON schema of the documented model, read by pyld."""

import json

import jsonschema
import pytest
from cromulent import reader as cromulent
from cromulent import vocab
from django.test import Client

from catalog.deposit.linked import loaded
from catalog.interchange import linked_art
from catalog.interchange.linked_art import describe, timespan
from catalog.interchange.schema_org.terms import Reader
from events.models import Artisan, Exhibit, Exhibition, Making, Work
from tests import factories
from tests.catalog.interchange import hard
from tests.catalog.interchange.linked import HARD, HERE, documents, expanded

SCHEMA = jsonschema.Draft202012Validator(json.loads((HERE / "linked_art.schema.json").read_text("utf-8")))
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
NOUNS = (Artisan, Exhibition, Work)
library = cromulent.Reader()  # refuses classes, properties and values that the model does not have


def faults(nodes: dict[str, dict]) -> list[str]:
    return [f"{address}: {error.message}" for address, node in nodes.items() for error in SCHEMA.iter_errors(node)]


def test_samarkand_holds_to_the_model(samarkand: None, stranger: Client) -> None:
    records = [record for model in NOUNS for record in model.objects.published()]
    found = documents(stranger, ".linkedart.json", records)
    assert faults(found) == []
    assert [library.read(dict(node)).id for node in found.values()] == [node["id"] for node in found.values()]
    assert [expanded(node)[0]["@id"] for node in found.values()] == [f"http://testserver/id/{r.uuid}" for r in records]


def test_numbers_of_the_thesaurus_are_those_of_the_models_own_library() -> None:
    """As its authors looked them up; the kind of words about something is itself said by a number."""
    known = {each.id: name for name, each in vocab.instances.items()}
    for name, each in vars(vocab).items():
        known |= {kind.id: name for kind in getattr(each, "_classification", ())}
    ours = (
        linked_art.PRIMARY_NAME, linked_art.DESCRIPTION, linked_art.ABSTRACT, linked_art.DIMENSIONS,
        linked_art.ACCESSION_NUMBER, linked_art.WEB_PAGE, linked_art.EXHIBITING, linked_art.BRIEF_TEXT,
    )  # fmt: skip
    assert [known.get(f"{linked_art.AAT}{number}") for number in ours] == [
        "PrimaryName", "Description", "Abstract", "DimensionStatement", "AccessionNumber", "WebPage", "Exhibition",
        "brief text",
    ]  # fmt: skip


def test_five_hundred_records_are_read_by_the_models_own_library(db: None) -> None:
    artisans, works = hard.many(Artisan), hard.many(Work, 450)
    shows = hard.many(Exhibition)
    hard.show(works, shows[0])
    hard.illustrate(works[: hard.EACH])
    reader, seen = Reader("https://a.example", "en"), {}
    for record in (each for model in NOUNS for each in loaded(model)):
        node = describe(record, reader)
        told = library.read(node)
        seen[record.uuid] = told.identified_by[0].content
        assert told.id == reader.identity(record)
    assert seen == {record.uuid: str(record) for record in [*artisans, *works, *shows]}


def test_work_tells_who_made_it_when_of_what(db: None, stranger: Client) -> None:
    maker = factories.artisan("Sample weaver", kind="individual")
    work = factories.work(
        HARD, made="189X", inventory_number="S 1", dimensions="10 × 20 cm", description_en="Synthetic words.",
        place_made=factories.place("Sample town"), craft=factories.topic("Sample craft", scheme="craft"),
    )  # fmt: skip
    work.materials.add(factories.topic("Silk", scheme="material", exact_match="http://vocab.getty.edu/aat/300014072"))
    Making.objects.create(work=work, artisan=maker)
    Making.objects.create(work=work, artisan=factories.artisan("Guessed weaver"), qualifier="attributed")
    show = factories.exhibition("Sample show", dates="2024-05-12/2024-05-15", venue=work.place_made)
    Exhibit.objects.create(exhibition=show, work=work)
    found = documents(stranger, ".linkedart.json", [work, show, maker])
    assert faults(found) == []
    node, shown, _maker = found.values()
    production = node["produced_by"]
    assert node["_label"] == node["identified_by"][0]["content"] == expanded(node)[0][LABEL][0]["@value"] == HARD
    assert [(each["type"], each["_label"]) for each in production["carried_out_by"]] == [("Person", "Sample weaver")]
    assert production["timespan"]["begin_of_the_begin"] == "1890-01-01T00:00:00Z"
    assert node["made_of"][0]["equivalent"] == [{"id": "http://vocab.getty.edu/aat/300014072", "type": "Type"}]
    assert [each["_label"] for each in shown["used_specific_object"]] == [HARD]
    assert shown["timespan"]["end_of_the_end"] == "2024-05-15T23:59:59Z"


@pytest.mark.parametrize(
    ("dates", "bounds"),
    [
        ("2024-05", ("2024-05-01T00:00:00Z", "2024-05-31T23:59:59Z")),
        ("2024-05-12/..", ("2024-05-12T00:00:00Z", None)),
        ("/2030", (None, "2030-12-31T23:59:59Z")),
        ("18XX", ("1800-01-01T00:00:00Z", "1899-12-31T23:59:59Z")),
    ],
)
def test_timespan_holds_what_the_words_allow(dates: str, bounds: tuple) -> None:
    span = timespan(dates)
    assert (span.get("begin_of_the_begin"), span.get("end_of_the_end")) == bounds


def test_drafts_are_left_out(db: None, stranger: Client) -> None:
    work = factories.work("Sample work", craft=factories.topic("Canary craft", public=False))
    Making.objects.create(work=work, artisan=factories.artisan("Canary weaver", public=False))
    show = factories.exhibition("Sample show", venue=factories.place("Canary house", public=False))
    Exhibit.objects.create(exhibition=show, work=factories.work("Canary work", public=False))
    found = documents(stranger, ".linkedart.json", [work, show])
    assert ("Canary" in json.dumps(found), faults(found)) == (False, [])
    assert stranger.get("/en/works/canary-work.linkedart.json").status_code == 404
