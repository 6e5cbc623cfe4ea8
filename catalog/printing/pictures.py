"""The pictures of a printed book: the leading one of a record in a size for print, or an ornament in its place."""

from pathlib import Path

from catalog.ornament import ornament
from catalog.printing.words import plain, said
from catalog.templatetags.records import FAMILIES
from events import renditions
from events.models import Record

# How many works may have pictures of so many pixels; 640 still give 210 an inch. The typesetter holds all of them
# unpacked, and should not need more than half of a small machine's memory.
WIDTHS = {1280: 70, 960: 130, 640: 600}
NARROWEST = 320
Files = dict[str, bytes | Path]


def widest(works: int) -> int:
    """How wide the pictures of so many works may be."""
    return next((width for width, most in WIDTHS.items() if works <= most), NARROWEST)


def picture(record: Record, languages: list[str], files: Files, most: int = 1280) -> dict | None:
    """The leading picture, at most so many pixels wide; nothing when it has no file yet. `ratio` is height by width."""
    image = next((row.image for row in record.illustrations.all() if row.image), None)
    sizes = [
        size for size in (image.renditions if image else [])
        if size["mime"] in ("image/jpeg", "image/png") and size["width"] <= most
    ]  # fmt: skip
    best = max(sizes, key=lambda size: size["width"], default=None)
    if best is None or not (path := renditions.path_of(best["name"])).is_file():
        return None
    files[best["name"]] = path
    return {
        "file": best["name"],
        "ratio": best["height"] / best["width"],
        "alt": plain(image, languages[0]),
        "caption": said(image, "caption", languages),
        "credit": [part for part in (image.credit, image.get_rights_display()) if part],
    }


def drawing(record: Record, files: Files) -> str:
    """The name of the file with the record's ornament."""
    name = f"{record.noun}-{record.pk}.svg"
    files[name] = ornament(record.slug, FAMILIES[record.noun]).encode()
    return name
