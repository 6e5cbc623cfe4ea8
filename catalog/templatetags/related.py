"""The tag that leads on from a record's page to others, each with its kind."""

from collections.abc import Iterable

from django import template

from catalog.templatetags.facts import noun_name
from events.models import Record, SearchEntry

register = template.Library()

MOST = 6


@register.inclusion_tag("catalog/related.html")
def related(heading: str, *groups: Iterable[Record | SearchEntry], most: int = MOST) -> dict[str, object]:
    """A heading and a list of at most so many of each group; nothing when there are none."""
    return {"heading": heading, "items": [item for group in groups for item in list(group or ())[:most]]}


@register.simple_tag
def kind_of(item: Record | SearchEntry) -> str:
    """What it is, as exactly as is known: "Masterclass" rather than "Event"."""
    field = "scheme" if item.noun == "topic" else "kind"
    return getattr(item, f"get_{field}_display", str)() or noun_name(item.noun)
