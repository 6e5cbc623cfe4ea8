"""All public records as JSON-LD: one document for each noun and language, saying what the records' own pages say."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import override

from catalog.interchange.schema_org.describing import CONTEXT, describe
from catalog.interchange.schema_org.terms import Reader
from catalog.queries.lookup import Several
from events.models import Record
from events.text.languages import LANGUAGES

PIECE = 1 << 20
AT_ONCE = 100


@contextmanager
def documents(model: type[Record], origin: str) -> Iterator[dict[str, Iterable[bytes]]]:
    """`{"@context": …, "@graph": […]}` by language, a record a line, by the last part of their addresses.

    Each record is loaded once for all languages, as loading takes longer than telling.
    """
    with ExitStack() as stack:
        files = {code: stack.enter_context(TemporaryFile()) for code in LANGUAGES}
        for file in files.values():
            file.write(f'{{"@context": "{CONTEXT}", "@graph": ['.encode())
        for number, record in enumerate(loaded(model)):
            for code, file in files.items():
                file.write(b",\n" if number else b"\n")
                file.write(node(record, Reader(origin, code)))
        for file in files.values():
            file.write(b"\n]}\n")
        yield {code: pieces(file) for code, file in files.items()}


def loaded(model: type[Record]) -> Iterator[Record]:
    """As its page loads it, but many at once."""
    page = import_module(f"catalog.queries.{model._meta.model_name}").page
    slugs = sorted(model.objects.published().values_list("slug", flat=True))
    for start in range(0, len(slugs), AT_ONCE):
        with override("en"):
            found = {record.slug: record for record in page(Several(slugs[start : start + AT_ONCE]))}
        yield from (found[slug] for slug in sorted(found))


def node(record: Record, reader: Reader) -> bytes:
    with override(reader.language):
        said = describe(record, reader)
    del said["@context"]
    return json.dumps(said, ensure_ascii=False).encode()


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    return iter(lambda: file.read(PIECE), b"")
