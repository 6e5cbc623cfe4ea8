"""What networks show of a link: the page's title and a picture, a photograph or the drawing of the record."""

from dataclasses import dataclass

from django.urls import reverse

from catalog.ornament.poster import HEIGHT, WIDTH
from catalog.pictures import picture
from catalog.templatetags.records import language_of, leading, ornament_family
from events.models import Record

SITE = ("girih", "catalogue")


@dataclass(frozen=True)
class Preview:
    """`url` without scheme and host; `alt` is empty for a drawing, which tells nothing."""

    url: str
    width: int
    height: int
    kind: str
    alt: str = ""


def of_site() -> Preview:
    return drawing(*SITE)


def of_record(record: Record) -> Preview:
    lead = leading(record)
    sizes = picture(lead.image) if lead and lead.image else None
    if sizes is None:
        return drawing(ornament_family(record), record.slug)
    kind = "image/png" if sizes.full.endswith(".png") else "image/jpeg"
    code = language_of(lead.image, "alt")
    alt = getattr(lead.image, f"alt_{code}") if code else ""
    return Preview(sizes.full, sizes.full_width, sizes.full_height, kind, alt)


def drawing(family: str, slug: str) -> Preview:
    return Preview(reverse("poster", args=[family, slug]), WIDTH, HEIGHT, "image/png")
