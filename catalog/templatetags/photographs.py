"""The tag that shows a photograph with its words, credit and rights, and leads to its full view."""

from django import template

from catalog.pictures import picture
from catalog.templatetags.records import language_of
from events.models import Image

register = template.Library()


@register.inclusion_tag("catalog/photograph.html")
def photograph(image: Image) -> dict[str, object]:
    """One picture of a gallery; nothing while it has no renditions."""
    return {"image": image, "sizes": picture(image), "language": language_of(image, "alt")}
