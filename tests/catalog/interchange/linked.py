"""What tests of linked data share: every public document of a noun, read as a graph without asking the network."""

import json
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import cromulent
from django.test import Client
from pyld import jsonld
from rdflib import Graph

from events.models import PUBLIC_NOUNS, Record

HERE = Path(__file__).parent
# The contexts as they are published: Linked Art's comes with its own library; of schema.org's (release 12.0, as the
# package `schemaorg` 0.1.1 has it) the head and the terms that our documents use.
CONTEXTS = {
    "https://schema.org": HERE / "contexts/schema_org.json",
    "https://linked.art/ns/v1/linked-art.json": Path(cromulent.__file__).parent / "data/linked-art.json",
}
# Names that hurt: markup, quotes, a backslash, letters of four alphabets, one outside the basic plane, right to left.
HARD = 'O‘zbek “ipak” <b>&amp;</b> \\n "x" \'; Тошниёзова Əliyeva İğdır ʻʼ 𐰚 עברית </script><!--'
SENTINELS = ("None", "null", "undefined", "unknown", "Unknown", "N/A", "not stated", "1900-01-01", "0001-01-01", "TBA")


def loaded(address: str, _options: dict) -> dict:
    """A context from the folder beside this file; whoever asks for another one asks the network, which is a fault."""
    text = CONTEXTS[address.rstrip("/")].read_text("utf-8")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address,
            "document": json.loads(text)}  # fmt: skip


def expanded(node: dict) -> list[dict]:
    return jsonld.expand(node, {"documentLoader": loaded})


def graph_of(nodes: Iterable[dict]) -> Graph:
    """All documents as one graph, by two readers that nobody here wrote."""
    graph = Graph()
    for node in nodes:
        graph.parse(data=jsonld.to_rdf(node, {"documentLoader": loaded, "format": "application/n-quads"}), format="nt")
    return graph


def everything() -> list[Record]:
    return [record for model in PUBLIC_NOUNS for record in model.objects.published().order_by("pk")]


def documents(stranger: Client, ending: str, records: Iterable[Record], language: str = "en") -> dict[str, dict]:
    """The document of each record by its address."""
    found = {}
    for record in records:
        address = f"/{language}/{record.plural}/{record.slug}{ending}"
        found[address] = json.loads(stranger.get(address).content)
    return found


def values(node: object) -> Iterable[object]:
    """Every value of a document, however deep."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for value in inner:
        if isinstance(value, dict | list):
            yield from values(value)
        else:
            yield value


def loaded_page(record: Record) -> Record:
    """The record as its page loads it."""
    return import_module(f"catalog.queries.{record.noun}").page(record.slug)
