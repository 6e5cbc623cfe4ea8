"""Wall labels of an exhibition: number, title and makers in four languages, and a QR code to the work's page."""

import io

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from catalog.printing import press
from catalog.printing.pictures import Files
from catalog.printing.words import said, title
from catalog.printing.works import facts_of, maker, works_of
from catalog.queries import exhibition
from events.models import Exhibition, Work
from events.text.languages import LANGUAGES


class NothingToLabel(Exception):
    """The exhibition has no public works."""


def labels(slug: str, language: str, origin: str, *, large: bool = False) -> bytes:
    """The PDF; `origin` is the site's address, to which the QR codes lead.

    Raises Http404, Moved, Gone, NoPress, NothingToLabel.
    """
    with translation.override(language):
        data, files = content(exhibition.page(slug), language, origin, large=large)
    return press.printed("labels.typ", data, files)


def content(shown: Exhibition, language: str, origin: str, *, large: bool) -> tuple[dict, Files]:
    works, files = works_of(shown), {}
    if not works:
        raise NothingToLabel(gettext("“%(name)s” has no published works to label.") % {"name": shown})
    data = {
        "language": language,
        "large": large,
        "title": title(shown, [language])[0],
        "site": settings.SITE_NAME or gettext("Craft Heritage Catalogue"),
        "timestamp": int(max(each.updated_at for each in [shown, *works]).timestamp()),
        "works": [card(each, language, origin, files) for each in works],
    }
    return data, files


def card(work: Work, language: str, origin: str, files: Files) -> dict:
    order = [language, *(code for code in LANGUAGES if code != language)]
    address, called = f"{origin}/id/{work.uuid}", f"{work.pk}.svg"
    files[called] = qr(address)
    return {
        "number": work.exhibit.number,
        "title": title(work, order),
        "makers": [maker(making, order) for making in work.makings.all() if making.artisan],
        "facts": facts_of(work, language)[:2],
        "text": said(work.exhibit, "label", [language]),
        "address": address,
        "qr": called,
    }


def qr(address: str) -> bytes:
    try:
        import segno
    except ImportError as error:
        raise press.NoPress(press.HOW_TO_GET) from error
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=4, scale=4)
    return drawn.getvalue()
