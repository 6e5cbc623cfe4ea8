"""Artisans: one person, or a family, a workshop, a group, named or not."""

from catalog.interchange.schema_org import place as places
from catalog.interchange.schema_org.terms import Node, Reader, each, kind_of, stated
from events.models import Artisan


def describe(reader: Reader, artisan: Artisan) -> Node:
    kind = kind_of(artisan)
    where = places.location(reader, artisan.place) if artisan.place else None
    return stated({
        "@type": kind,
        "description": reader.text(artisan, "story") or reader.text(artisan, "lineage"),
        "workLocation" if kind == "Person" else "location": where,
        "knowsAbout": each(reader.named(craft) for craft in artisan.crafts.all()),
        "knowsLanguage": [code for code in artisan.spoken_languages.split(",") if code],
        "sameAs": reader.identity(artisan.person) if kind == "Person" and artisan.person else None,
        "member": each([reader.named(artisan.person)]) if kind != "Person" else None,
    })  # fmt: skip
