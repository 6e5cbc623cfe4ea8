"""Puts whole records in the place of references, for who asks to have them included."""

from collections.abc import Callable, Iterator
from functools import cache

from rest_framework import serializers

from catalog.api.loading import Document, documents
from catalog.api.problems import wrong
from catalog.api.records.record import RecordDocument
from catalog.api.statements import PicturePart

MOST = 500  # records that one answer includes

Make = Callable[[str], RecordDocument]


@cache
def embeddable(document: type[RecordDocument]) -> list[str]:
    """The fields that name other records of which there are documents."""
    return [
        name
        for name, field in document().fields.items()
        if isinstance(field, serializers.BaseSerializer)
        and not isinstance(getattr(field, "child", None), PicturePart)
        and name != "documents"
    ]


def embed(found: list[Document], names: list[str], make: Make) -> None:
    """Fill the references in those fields of the documents; `make` gives the document of a noun."""
    wanted = [reference for each in found for name in names for reference in references(each.get(name))]
    identities: dict[str, set[str]] = {}
    for reference in wanted:
        identities.setdefault(reference["noun"], set()).add(reference["id"])
    if sum(map(len, identities.values())) > MOST:
        raise wrong("include", f"This would include more than {MOST} records; ask with a smaller `limit`.")
    whole = {
        told["id"]: told
        for noun, some in sorted(identities.items())
        for told in documents(make(noun), uuid__in=sorted(some)).values()
    }
    for reference in wanted:
        reference |= whole.get(reference["id"], {})


def references(value: object) -> Iterator[Document]:
    if isinstance(value, list):
        for each in value:
            yield from references(each)
    elif isinstance(value, dict):
        if "noun" in value:
            yield value
        else:
            for each in value.values():
                yield from references(each)
