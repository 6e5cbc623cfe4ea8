"""People: under which names, where they worked, what they did."""

from catalog.interchange.schema_org.terms import Node, Reader, each, first_day, lines, moment, stated
from events.models import Person


def describe(reader: Reader, person: Person) -> Node:
    employers = {part.organisation for part in person.speakings.all() if part.organisation}
    return stated({
        "@type": "Person",
        "description": reader.text(person, "biography"),
        "alternateName": [name for name in person.names() if name != reader.title(person)],
        "honorificPrefix": person.honorific,
        "givenName": person.given_name,
        "additionalName": person.patronymic,
        "familyName": person.family_name,
        "birthDate": moment(first_day(person.birth), None, ""),
        "deathDate": moment(first_day(person.death), None, ""),
        "affiliation": each(reader.named(one) for one in sorted(employers, key=lambda one: one.pk)),
        "performerIn": each(reader.mention(part.talk) for part in person.speakings.all()),
        "sameAs": lines(person.links),
    })  # fmt: skip
