"""Projects: whoever carries them, and the events inside."""

from catalog.interchange.schema_org import place as places
from catalog.interchange.schema_org.terms import Node, Reader, each, roles, stated
from events.models import Project


def describe(reader: Reader, project: Project) -> Node:
    by_role = roles(reader, project)
    inside = [event for event in project.events.all() if event.parent_id is None]
    return stated({
        "@type": "Project",
        "description": reader.text(project, "summary") or reader.text(project, "description"),
        "location": places.location(reader, project.place) if project.place else None,
        "event": each(reader.mention(event) for event in [*inside, *project.exhibitions.all()]),
        "funder": by_role.get("funder", []),
        "sponsor": by_role.get("sponsor", []),
        "member": by_role.get("organizer", []) + by_role.get("contributor", []),
    })  # fmt: skip
