"""Works: single objects, of what and by whom."""

from catalog.interchange.schema_org.terms import Node, Reader, each, first_day, moment, stated
from events.models import Work
from events.models.work import Qualifier


def describe(reader: Reader, work: Work) -> Node:
    """Only whoever made it is its creator: an attribution is no statement that they did."""
    sure = [making.artisan for making in work.makings.all() if making.qualifier in (Qualifier.BY, Qualifier.WORKSHOP)]
    return stated({
        "@type": "VisualArtwork",
        "description": reader.text(work, "description"),
        "artform": reader.title(work.craft) if work.craft else None,
        "artMedium": [reader.title(material) for material in work.materials.all()],
        "creator": each(reader.named(artisan) for artisan in sure),
        "dateCreated": moment(first_day(work.made), None, "") or year_of(work.made),
        "locationCreated": reader.named(work.place_made),
        "size": work.dimensions,
        "identifier": work.inventory_number,
        "license": work.rights,
    })  # fmt: skip


def year_of(made: str) -> str | None:
    """A year that stands alone is a date of schema.org too."""
    return made if made.isdigit() and len(made) == 4 else None
