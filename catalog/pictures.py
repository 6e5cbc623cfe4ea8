"""How a page shows an image: the files a browser may choose from, and which part of it must stay in view."""

from dataclasses import dataclass

from django.conf import settings

from events.models import Image

SRC_WIDTH = 960
FOCUS_STEPS = 4  # the style sheet has classes for positions from 1 to 5 along each side


@dataclass(frozen=True, slots=True)
class Picture:
    """What `<picture>` needs; `sources` are pairs of MIME type and srcset, the best first."""

    sources: tuple[tuple[str, str], ...]
    src: str
    srcset: str
    width: int
    height: int
    focus: str


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
    )


def url(name: str) -> str:
    """The address of a rendition, the same as that of the view `rendition` but far cheaper to make."""
    return f"{settings.MEDIA_URL}renditions/{name[:2]}/{name}"


def srcset(sizes: list[dict]) -> str:
    return ", ".join(f"{url(rendition['name'])} {rendition['width']}w" for rendition in sizes)


def focus(image: Image) -> str:
    """The class that keeps a cropped picture's focal point in view: column, then row, in a 5 x 5 grid."""
    return f"focus-{1 + round(image.focal_x * FOCUS_STEPS)}-{1 + round(image.focal_y * FOCUS_STEPS)}"
