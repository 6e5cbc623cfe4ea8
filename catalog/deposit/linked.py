"""All public records as JSON-LD: one document for each noun and language, as the records' own pages give them."""

import json
from collections.abc import Iterator
from importlib import import_module

from django.utils.translation import override

from catalog.interchange.schema_org.describing import CONTEXT, describe
from catalog.interchange.schema_org.terms import Node, Reader
from events.models import Record


def document(model: type[Record], reader: Reader) -> Iterator[bytes]:
    """`{"@context": …, "@graph": […]}`, a record a line, by the last part of their addresses."""
    yield f'{{"@context": "{CONTEXT}", "@graph": ['.encode()
    mark = "\n"
    for node in nodes(model, reader):
        del node["@context"]
        yield (mark + json.dumps(node, ensure_ascii=False)).encode()
        mark = ",\n"
    yield b"\n]}\n"


def nodes(model: type[Record], reader: Reader) -> Iterator[Node]:
    page = import_module(f"catalog.queries.{model._meta.model_name}").page
    for slug in sorted(model.objects.published().values_list("slug", flat=True)):
        with override(reader.language):
            node = describe(page(slug), reader)
        yield node
