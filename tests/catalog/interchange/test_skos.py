"""The vocabulary as SKOS, read back by rdflib: labels in four languages, what is broader, the same elsewhere."""

import json

from django.test import Client
from pyld import jsonld
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from events.models import Topic
from tests import factories
from tests.catalog.interchange import hard
from tests.catalog.interchange.linked import HARD

ADDRESSES = {"/topics.ttl": "turtle", "/topics.skos.jsonld": "json-ld"}


def graph(stranger: Client, address: str) -> Graph:
    return Graph().parse(data=stranger.get(address).content, format=ADDRESSES[address])


def test_vocabulary_reads_the_same_in_both_formats(samarkand: None, stranger: Client) -> None:
    found = [graph(stranger, address) for address in ADDRESSES]
    assert set(found[0]) == set(found[1])
    concepts = {str(concept) for concept in found[0].subjects(RDF.type, SKOS.Concept)}
    assert concepts == {f"http://testserver/id/{topic.uuid}" for topic in Topic.objects.published()}


def test_every_concept_has_one_preferred_label_a_language_and_a_scheme(samarkand: None, stranger: Client) -> None:
    found = graph(stranger, "/topics.ttl")
    for concept in found.subjects(RDF.type, SKOS.Concept):
        languages = [label.language for label in found.objects(concept, SKOS.prefLabel)]
        assert (len(languages), languages) == (len(set(languages)), languages)
        (scheme,) = found.objects(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in found
        assert sorted(title.language for title in found.objects(scheme, DCTERMS.title)) == ["az", "en", "ru", "uz"]


def test_topic_says_all_that_is_recorded(db: None, stranger: Client) -> None:
    broad = factories.topic("Textile")
    silk = factories.topic(
        "Silk", label_az="İpək", label_uz="Ipak", label_ru="Шёлк", alternative_labels_en=f"Silk\n{HARD}", broader=broad,
        exact_match="http://vocab.getty.edu/aat/300014072\nhttps://www.wikidata.org/entity/Q37681",
        broad_match="http://vocab.getty.edu/aat/300014063",
    )  # fmt: skip
    found, concept = graph(stranger, "/topics.ttl"), URIRef(f"http://testserver/id/{silk.uuid}")
    labels = {Literal("Silk", "en"), Literal("İpək", "az"), Literal("Ipak", "uz"), Literal("Шёлк", "ru")}
    assert set(found.objects(concept, SKOS.prefLabel)) == labels
    assert list(found.objects(concept, SKOS.altLabel)) == [Literal(HARD, "en")]
    above = URIRef(f"http://testserver/id/{broad.uuid}")
    assert (list(found.objects(concept, SKOS.broader)), list(found.objects(above, SKOS.narrower))) == (
        [above],
        [concept],
    )
    assert sorted(str(each)[-9:] for each in found.objects(concept, SKOS.exactMatch)) == ["300014072", "ty/Q37681"]
    assert list(found.objects(concept, SKOS.broadMatch)) == [URIRef("http://vocab.getty.edu/aat/300014063")]


def test_five_hundred_topics_come_back_whole_in_both_formats(db: None, stranger: Client) -> None:
    topics = hard.many(Topic, 500)
    Topic.objects.filter(pk__gt=topics[0].pk).update(broader=topics[0])
    known = {
        (URIRef(f"http://testserver/id/{topic.uuid}"), Literal(topic.label_en, "en")) for topic in topics
    }  # fmt: skip
    found = [graph(stranger, address) for address in ADDRESSES]
    assert [set(each.subject_objects(SKOS.prefLabel)) for each in found] == [known, known]
    triples = jsonld.to_rdf(json.loads(stranger.get("/topics.skos.jsonld").content))["@default"]
    labels = {each["object"]["value"] for each in triples if each["predicate"]["value"] == str(SKOS.prefLabel)}
    assert labels == {topic.label_en for topic in topics}


def test_bytes_are_the_same_for_every_reader(samarkand: None) -> None:
    for address in ADDRESSES:
        answers = [Client().get(address, headers={"accept-language": code}) for code in ("en", "ru")]
        assert answers[0].content == answers[1].content
        assert answers[0].headers["Access-Control-Allow-Origin"] == "*"


def test_draft_topics_are_left_out(db: None, stranger: Client) -> None:
    hidden = factories.topic("Canary topic", public=False)
    factories.topic("Sample topic", broader=hidden)
    texts = [stranger.get(address).content.decode() for address in ADDRESSES]
    assert [("Canary" in text, str(hidden.uuid) in text, "Sample topic" in text) for text in texts] == [
        (False, False, True)
    ] * 2
