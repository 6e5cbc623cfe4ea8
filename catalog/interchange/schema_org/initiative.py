"""Initiatives: what came of an encounter."""

from catalog.interchange.schema_org import place as places
from catalog.interchange.schema_org.terms import Node, Reader, first_day, moment, roles, stated
from events.models import Initiative


def describe(reader: Reader, initiative: Initiative) -> Node:
    by_role = roles(reader, initiative)
    return stated({
        "@type": "Project",
        "description": reader.text(initiative, "summary") or reader.text(initiative, "description"),
        "location": places.location(reader, initiative.place) if initiative.place else None,
        "foundingDate": moment(first_day(initiative.dates), None, ""),
        "funder": by_role.get("funder", []),
        "sponsor": by_role.get("sponsor", []),
        "member": by_role.get("organizer", []) + by_role.get("contributor", []),
    })  # fmt: skip
