"""Tags that show a photograph with its words, credit and rights, and lead to its full view."""

from django import template

from catalog.pictures import picture
from catalog.templatetags.records import language_of
from catalog.templatetags.records import picture as picture_of
from events.models import Image, Record

register = template.Library()


@register.inclusion_tag("catalog/photograph.html")
def photograph(image: Image) -> dict[str, object]:
    """One picture of a gallery; nothing while it has no renditions."""
    return {"image": image, "sizes": picture(image), "language": language_of(image, "alt")}


@register.inclusion_tag("catalog/cover.html")
def cover(record: Record) -> dict[str, object]:
    """The leading picture at the head of a page, which is not repeated in the gallery; or else the ornament."""
    return picture_of(record, "large")
