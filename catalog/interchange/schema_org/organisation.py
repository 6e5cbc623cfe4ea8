"""Organisations: associations, government bodies, galleries."""

from catalog.interchange.schema_org import place as places
from catalog.interchange.schema_org.terms import Node, Reader, stated
from events.models import Organisation
from events.models.organisation import OrganisationKind

KINDS = {
    OrganisationKind.ASSOCIATION: "NGO", OrganisationKind.GOVERNMENT: "GovernmentOrganization",
    OrganisationKind.COMPANY: "Corporation", OrganisationKind.SCHOOL: "EducationalOrganization",
    OrganisationKind.MEDIA: "NewsMediaOrganization",
}  # fmt: skip


def describe(reader: Reader, organisation: Organisation) -> Node:
    title = reader.title(organisation)
    return stated({
        "@type": KINDS.get(organisation.kind, "Organization"),
        "description": reader.text(organisation, "description"),
        "alternateName": [name for name in organisation.names() if name != title],
        "parentOrganization": reader.named(organisation.parent),
        "location": places.location(reader, organisation.place) if organisation.place else None,
        "address": {"@type": "PostalAddress", "addressCountry": organisation.country} if organisation.country else None,
        "sameAs": organisation.website,
    })  # fmt: skip
