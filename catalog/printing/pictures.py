"""The pictures of a printed book: the leading one of a record in a size for print, or an ornament in its place."""

from pathlib import Path

from catalog.ornament import ornament
from catalog.printing.words import plain, said
from catalog.templatetags.records import FAMILIES
from events import renditions
from events.models import Record

WIDTHS = (1280, 960, 640)  # pixels; the last still gives 220 an inch beside a work
MOST = 120_000_000  # pixels of all pictures: the typesetter holds each of them unpacked, with three bytes or four
Files = dict[str, bytes | Path]


def widest(records: int) -> int:
    """How wide the pictures of so many records may be, so that a small machine can print them all."""
    return next((width for width in WIDTHS if records * width**2 <= MOST), WIDTHS[-1])


def picture(record: Record, languages: list[str], files: Files, most: int = WIDTHS[0]) -> dict | None:
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
