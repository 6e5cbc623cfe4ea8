"""Wall labels of an exhibition: number, title and makers in four languages, and a QR code to the work's page."""

import io

from django.conf import settings
from django.utils import translation

from catalog.printing import press
from catalog.printing.book import works_of
from catalog.printing.words import plain, title
from catalog.queries import exhibition
from events.models import Exhibition, Work
from events.text import edtf
from events.text.languages import LANGUAGES


class NothingToLabel(Exception):
    """The exhibition has no public works."""


def labels(slug: str, language: str, *, large: bool = False, origin: str = "", **how: object) -> bytes:
    """The PDF. Raises Http404, Moved, Gone, NoPress, NothingToLabel."""
    with translation.override(language):
        shown: Exhibition = exhibition.page(slug)
        works = works_of(shown)
        if not works:
            raise NothingToLabel(f"{shown} has no published works to label.")
        files: dict[str, bytes] = {}
        data = {
            "language": language, "large": large, "title": plain(shown, language),
            "site": settings.SITE_NAME or "Hunar",
            "timestamp": int(max(each.updated_at for each in [shown, *works]).timestamp()),
            "works": [card(each, language, origin or settings.SITE_URL, files) for each in works],
        }  # fmt: skip
    return press.printed("labels.typ", data, files, **how)


def card(work: Work, language: str, origin: str, files: dict[str, bytes]) -> dict:
    order = [language, *(code for code in LANGUAGES if code != language)]
    address, called = f"{origin}/id/{work.uuid}", f"{work.pk}.svg"
    files[called] = qr(address)
    materials = ", ".join(plain(topic, language) for topic in work.materials.all())
    made = edtf.display(work.made, language) if work.made else ""
    return {
        "number": work.number, "title": title(work, order), "address": address, "qr": called,
        "makers": [title(making.artisan, order) for making in work.makings.all() if making.artisan],
        "facts": [fact for fact in (materials, made) if fact],
    }  # fmt: skip


def qr(address: str) -> bytes:
    try:
        import segno
    except ImportError as error:
        raise press.NoPress("Labels need QR codes: pip install -r requirements-book.txt") from error
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=2, scale=4)
    return drawn.getvalue()
