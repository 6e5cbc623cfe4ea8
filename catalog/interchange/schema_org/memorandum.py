"""Memoranda: the parties as authors, whoever signed as contributors."""

from catalog.interchange.schema_org.terms import Node, Reader, each, first_day, last_day, moment, stated
from events.models import Memorandum


def describe(reader: Reader, memorandum: Memorandum) -> Node:
    return stated({
        "@type": "CreativeWork",
        "description": reader.text(memorandum, "summary"),
        "genre": memorandum.get_kind_display(),
        "author": each(reader.named(party) for party in memorandum.parties.all()),
        "contributor": each(reader.named(one.person or one.organisation) for one in memorandum.signatures.all()),
        "dateCreated": moment(first_day(memorandum.dates), None, ""),
        "expires": moment(last_day(memorandum.in_force_until), None, ""),
        "locationCreated": reader.named(memorandum.place),
        "associatedMedia": each(reader.named(document) for document in memorandum.documents.all()),
    })  # fmt: skip
