"""Records in schema.org's terms: read by pyld and rdflib, held to shapes by pyshacl, silent about drafts."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pyshacl import validate
from rdflib import Graph, Literal, URIRef

from catalog.deposit.linked import loaded
from catalog.interchange.jsonld import Block
from catalog.interchange.schema_org import describe
from catalog.interchange.schema_org.terms import Reader
from events import publishing
from events.models import PUBLIC_NOUNS, Exhibit, Making, Talk, Topic, Work
from tests import factories
from tests.catalog.interchange import hard
from tests.catalog.interchange.linked import (
    HARD,
    HERE,
    SENTINELS,
    documents,
    everything,
    expanded,
    graph_of,
    loaded_page,
    values,
)
from tests.catalog.interchange.vocabulary import misused

SHAPES = Graph().parse(HERE / "schema_org.ttl")
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SCHEMA = "http://schema.org/"  # as the context of schema.org itself has it


def faults(graph: Graph) -> list[str]:
    conforms, _report, text = validate(graph, shacl_graph=SHAPES)
    return [] if conforms else text.splitlines()


def block_of(page: str) -> dict:
    (found,) = BLOCK.findall(page)
    return json.loads(found)


def test_samarkand_holds_to_the_shapes_in_all_its_nouns(samarkand: None, stranger: Client) -> None:
    records = everything()
    found = documents(stranger, ".jsonld", records)
    graph = graph_of(found.values())
    assert {each["@id"] for each in found.values()} == {f"http://testserver/id/{record.uuid}" for record in records}
    assert {record.noun for record in records} >= {"talk", "person", "event", "topic", "place", "exhibition"}
    assert faults(graph) == []
    assert sorted({fault for node in found.values() for fault in misused(node)}) == []
    assert [value for node in found.values() for value in values(node) if value in SENTINELS or value is None] == []


def test_misuse_of_a_term_would_be_seen() -> None:
    node = {"@type": "Place", "workFeatured": {"@type": "Place"}, "shown": "x", "latitude": 1, "name": 1}
    assert list(misused(node)) == [
        "Place has no workFeatured", "Place.workFeatured is no {'@type': 'Place'}", "no property shown",
        "Place.name is no 1",
    ]  # fmt: skip
    assert list(misused({"@type": "ExhibitionEvent", "workFeatured": {"@type": "VisualArtwork"}})) == []


def test_five_hundred_records_come_back_whole(db: None) -> None:
    made = hard.catalogue()
    hard.illustrate([record for record in made if isinstance(record, Work)])
    nodes = [describe(record, Reader("https://a.example", "en")) for model in PUBLIC_NOUNS for record in loaded(model)]
    graph = graph_of(nodes)
    named = {(URIRef(f"https://a.example/id/{record.uuid}"), Literal(str(record))) for record in made}
    assert named - set(graph.subject_objects(URIRef(f"{SCHEMA}name"))) == set()
    assert len(named) == len(nodes) == 504
    assert sorted({fault for node in nodes for fault in misused(node)}) == []


def test_names_with_hard_letters_come_back_whole_from_every_noun(db: None, stranger: Client) -> None:
    made = [factories.talk(HARD) if model is Talk else factories.make(model, HARD) for model in PUBLIC_NOUNS]
    found = documents(stranger, ".jsonld", made, "en")
    assert {each["name"] for each in found.values()} == {HARD}
    assert {expanded(each)[0][f"{SCHEMA}name"][0]["@value"] for each in found.values()} == {HARD}
    pages = [stranger.get(record.get_absolute_url()).content.decode() for record in made]
    assert {block_of(page)["name"] for page in pages} == {HARD}
    assert faults(graph_of(found.values())) == []


def test_block_cannot_be_left_by_its_words() -> None:
    assert str(Block({"name": "</script><b>&"})) == (
        '<script type="application/ld+json">{"name":"\\u003C/script\\u003E\\u003Cb\\u003E\\u0026"}</script>'
    )


def test_words_in_another_language_say_which(db: None, stranger: Client) -> None:
    topic = factories.topic("Synthetic silk", label_az="Sintetik ipək")
    said = {code: documents(stranger, ".jsonld", [topic], code) for code in ("az", "ru")}
    assert said["az"]["/az/topics/synthetic-silk.jsonld"]["name"] == "Sintetik ipək"
    assert said["ru"]["/ru/topics/synthetic-silk.jsonld"]["name"] == {"@value": "Synthetic silk", "@language": "en"}


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("2024-05-12", ("2024-05-12", "2024-05-12")),
        ("2024-05-12/2024-05-15", ("2024-05-12", "2024-05-15")),
        ("2024-05-12/..", ("2024-05-12", None)),
        ("2024-05", (None, None)),
        ("1890~", (None, None)),
        ("2024-05-XX", (None, None)),
        ("", (None, None)),
    ],
)
def test_days_are_said_only_when_the_source_gives_them(db: None, dates: str, said: tuple) -> None:
    event = factories.event(dates=dates)
    node = describe(loaded_page(event), Reader("https://a.example", "en"))
    assert (node.get("startDate"), node.get("endDate")) == said


def test_event_without_a_day_is_no_event_for_search_engines(db: None, stranger: Client) -> None:
    event = factories.event("Sample event")
    seen = block_of(stranger.get(event.get_absolute_url()).content.decode())
    assert (seen["@type"], seen["additionalType"]) == ("Thing", "https://schema.org/Event")
    assert documents(stranger, ".jsonld", [event])["/en/events/sample-event.jsonld"]["@type"] == "Event"


def test_same_concept_elsewhere_is_named(db: None, stranger: Client) -> None:
    addresses = ["http://vocab.getty.edu/aat/300014072", "https://www.wikidata.org/entity/Q37681"]
    topic = factories.topic("Silk", exact_match="\n".join(addresses))
    graph = graph_of(documents(stranger, ".jsonld", [topic]).values())
    identity = URIRef(f"http://testserver/id/{topic.uuid}")
    assert sorted(str(each) for each in graph.objects(identity, URIRef(f"{SCHEMA}sameAs"))) == addresses


def test_drafts_stand_in_no_document(db: None, stranger: Client) -> None:
    canary = {"public": False}
    shown, hidden = factories.person("Sample Ann"), factories.person("Canary person", **canary)
    house = factories.place("Canary house", **canary)
    event = factories.event("Sample event", venue=house, parent=factories.event("Canary forum", **canary))
    talk = factories.talk(
        "Sample talk", event=event, speakers=(shown, hidden), topics=(factories.topic("Canary topic", **canary),)
    )
    factories.cite(talk, source=factories.source("Canary source", **canary))
    work = factories.work("Sample work", craft=Topic.objects.get(label_en="Canary topic"), place_made=house)
    Making.objects.create(work=work, artisan=factories.artisan("Canary artisan", **canary))
    show = factories.exhibition("Sample show", venue=house, opening_event=factories.event("Canary opening", **canary))
    Exhibit.objects.create(exhibition=show, work=factories.work("Canary work", **canary))
    drafts = [record for model in PUBLIC_NOUNS for record in model.objects.exclude(status="published")]
    texts = [json.dumps(each) for each in documents(stranger, ".jsonld", everything()).values()]
    assert len(drafts) == 8
    assert [word for word in ["Canary", *(str(draft.uuid) for draft in drafts)] if word in "".join(texts)] == []
    assert {stranger.get(f"/en/{draft.plural}/{draft.slug}.jsonld").status_code for draft in drafts} == {404}


def test_document_asks_nothing_beyond_its_page(samarkand: None) -> None:
    asked = {}
    for model in PUBLIC_NOUNS:
        record = model.objects.published().order_by("pk").first()
        if record is None:
            continue
        whole = loaded_page(record)
        with CaptureQueriesContext(connection) as queries:
            describe(whole, Reader("https://a.example", "en"))
        asked[model.__name__] = len(queries)
    assert asked == dict.fromkeys(asked, 0)


def test_document_of_a_withdrawn_or_unknown_record_says_so(db: None, stranger: Client) -> None:
    work: Work = factories.work("Sample work")
    publishing.withdraw(work)
    addresses = ("/en/works/sample-work.jsonld", "/en/works/nothing.jsonld")
    assert [stranger.get(address).status_code for address in addresses] == [410, 404]
