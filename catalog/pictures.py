"""How a page shows an image: the files a browser may choose from, and which part of it must stay in view."""

from dataclasses import dataclass
from math import ceil, floor

from django.conf import settings

from events.models import Image

SRC_WIDTH = 960
FOCUS_STEPS = 10  # the style sheet has classes for the positions from 0 to 10 along each side


@dataclass(frozen=True, slots=True)
class Picture:
    """What `<picture>` needs; `sources` are pairs of MIME type and srcset, the best first; `full` is the largest."""

    sources: tuple[tuple[str, str], ...]
    src: str
    srcset: str
    width: int
    height: int
    focus: str
    full: str
    full_width: int
    full_height: int


def picture(image: Image, widest: int | None = None) -> Picture | None:
    """The image in its sizes up to `widest` pixels (but always its smallest); None when it has no renditions.

    `src` and `srcset` are in the format that every browser reads; `focus` is a class of `focus.css`.
    Nothing is read but the image at hand.
    """
    formats: dict[str, list[dict]] = {}
    for rendition in sorted(image.renditions, key=lambda rendition: rendition["width"]):
        sizes = formats.setdefault(rendition["mime"], [])
        if widest is None or not sizes or rendition["width"] <= widest:
            sizes.append(rendition)
    if not formats:
        return None
    fallback = formats.pop(next(mime for mime in ("image/jpeg", "image/png") if mime in formats))
    shown = [rendition for rendition in fallback if rendition["width"] <= SRC_WIDTH] or fallback[:1]
    return Picture(
        sources=tuple((mime, srcset(formats[mime])) for mime in ("image/avif", "image/webp") if mime in formats),
        src=url(shown[-1]["name"]),
        srcset=srcset(fallback),
        width=shown[-1]["width"],
        height=shown[-1]["height"],
        focus=focus(image),
        full=url(fallback[-1]["name"]),
        full_width=fallback[-1]["width"],
        full_height=fallback[-1]["height"],
    )


def url(name: str) -> str:
    """The address of a rendition, the same as that of the view `rendition` but far cheaper to make."""
    return f"{settings.MEDIA_URL}renditions/{name[:2]}/{name}"


def srcset(sizes: list[dict]) -> str:
    return ", ".join(f"{url(rendition['name'])} {rendition['width']}w" for rendition in sizes)


def focus(image: Image) -> str:
    """The classes that keep a cropped picture's focal point in view.

    Rounded away from the middle, so that even a sixth of the picture, cut to its whole height, has the point in it.
    """
    return f"focus x{outwards(image.focal_x)} y{outwards(image.focal_y)}"


def outwards(share: float) -> int:
    steps = round(share * FOCUS_STEPS, 6)
    return ceil(steps) if share > 0.5 else floor(steps)
