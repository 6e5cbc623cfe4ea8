"""A record as JSON-LD: in its page for search engines, and whole at `<page's address>.jsonld`."""

import json
from dataclasses import dataclass
from importlib import import_module

from django.http import HttpRequest, HttpResponse
from django.utils.html import html_safe
from django.utils.translation import get_language

from catalog.context_processors import origin_of
from catalog.interchange.schema_org import describe, for_search_engines
from catalog.interchange.schema_org.terms import Node, Reader
from events.models import Record

# Letters that could end the script or begin markup, as JSON may write them.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@html_safe
@dataclass(frozen=True)
class Block:
    """Data inside a page, which browsers do not run."""

    node: Node

    def __str__(self) -> str:
        text = json.dumps(self.node, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
        return f'<script type="application/ld+json">{text}</script>'


def reader_of(request: HttpRequest) -> Reader:
    return Reader(origin_of(request), get_language() or "en")


def block(request: HttpRequest, record: Record) -> Block:
    """What stands in the record's page."""
    return Block(for_search_engines(describe(record, reader_of(request))))


def document(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    """The record as a file of its own. Raises Moved, Gone or Http404 as its page does."""
    record = import_module(f"catalog.queries.{noun}").page(slug)
    text = json.dumps(describe(record, reader_of(request)), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/ld+json; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
