"""The catalogue's vocabulary as SKOS: all public topics in Turtle or JSON-LD."""

import json
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from catalog.interchange.jsonld import reader_of
from catalog.interchange.schema_org.terms import Reader, lines
from catalog.queries import topic as reads
from events.models import Topic
from events.models.topic import Scheme
from events.text.languages import LANGUAGES

FORMATS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}
MATCHES = {"exact_match": SKOS.exactMatch, "broad_match": SKOS.broadMatch}


def vocabulary(request: HttpRequest, ending: str) -> HttpResponse:
    """Every public topic."""
    return answer(graph(reader_of(request), reads.vocabulary()), ending)


def answer(found: Graph, ending: str) -> HttpResponse:
    if ending not in FORMATS:
        raise Http404(ending)
    written, kind = FORMATS[ending]
    text = found.serialize(format=written)
    response = HttpResponse(in_order(text) if ending == "jsonld" else text, content_type=f"{kind}; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def in_order(text: str) -> str:
    """The same document with its lists sorted: their order says nothing, but it changes from process to process."""

    def sort(value: object) -> object:
        if isinstance(value, dict):
            return {name: sort(value[name]) for name in sorted(value)}
        if isinstance(value, list):
            return sorted((sort(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
        return value

    return json.dumps(sort(json.loads(text)), ensure_ascii=False, indent=1)


def graph(reader: Reader, topics: Iterable[Topic]) -> Graph:
    """Concepts with labels in every language, matches elsewhere, and the schemes that they stand in."""
    found = Graph()
    found.bind("skos", SKOS)
    found.bind("dcterms", DCTERMS)
    schemes = Namespace(f"{reader.origin}/topics.ttl#")
    used = set()
    for topic in topics:
        concept = URIRef(reader.identity(topic))
        found.add((concept, RDF.type, SKOS.Concept))
        found.add((concept, SKOS.inScheme, schemes[topic.scheme]))
        used.add(topic.scheme)
        for code in LANGUAGES:
            labels(found, concept, topic, code)
        for field, relation in MATCHES.items():
            for address in lines(getattr(topic, field)):
                found.add((concept, relation, URIRef(address)))
        if topic.broader:
            found.add((concept, SKOS.broader, URIRef(reader.identity(topic.broader))))
            found.add((URIRef(reader.identity(topic.broader)), SKOS.narrower, concept))
        else:
            found.add((concept, SKOS.topConceptOf, schemes[topic.scheme]))
            found.add((schemes[topic.scheme], SKOS.hasTopConcept, concept))
    for scheme in used:
        found.add((schemes[scheme], RDF.type, SKOS.ConceptScheme))
        for code in LANGUAGES:
            with override(code):
                found.add((schemes[scheme], DCTERMS.title, Literal(str(Scheme(scheme).label), code)))
    return found


def labels(found: Graph, concept: URIRef, topic: Topic, code: str) -> None:
    """The label of a language is the preferred one; an alternative that says the same would contradict it."""
    label = getattr(topic, f"label_{code}")
    if label:
        found.add((concept, SKOS.prefLabel, Literal(label, code)))
    for other in lines(getattr(topic, f"alternative_labels_{code}") or ""):
        if other != label:
            found.add((concept, SKOS.altLabel, Literal(other, code)))
    if meaning := getattr(topic, f"definition_{code}"):
        found.add((concept, SKOS.definition, Literal(meaning, code)))
