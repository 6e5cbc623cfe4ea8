"""Answers the addresses of books and labels: typeset once per content version, kept as files, a few a day for each."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import get_language

from catalog import throttle
from catalog.printing.book import PAGES, book
from catalog.printing.labels import NothingToLabel, labels
from catalog.printing.press import NoPress
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC
from events import changes
from events.models import Exhibition
from events.text.languages import LANGUAGES

PER_ADDRESS, PER_DAY = 40, 1000  # books typeset, not books fetched
KEPT = 60  # files
ONE_AT_A_TIME = Lock()
MODELS = {model._meta.model_name: model for model in PAGES}


def book_of(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    find(PUBLIC.of(MODELS[noun]), slug, PUBLIC)
    second = request.GET.get("second", "")
    languages = list(dict.fromkeys([get_language(), *([second] if second in LANGUAGES else [])]))
    return answer(request, ["book", noun, slug, *languages], lambda: book(MODELS[noun], slug, languages))


def labels_of(request: HttpRequest, slug: str) -> HttpResponse:
    find(PUBLIC.of(Exhibition), slug, PUBLIC)
    large, language = "large" in request.GET, get_language()
    key = ["labels", slug, language, "large" if large else ""]
    return answer(request, key, lambda: labels(slug, language, large=large))


def answer(request: HttpRequest, key: list[str], make: Callable[[], bytes]) -> HttpResponse:
    """The file, from the disk if it was typeset since the last change."""
    mark = hashlib.sha256("\n".join([settings.SITE_URL, *key]).encode()).hexdigest()[:20]
    kept = Path(settings.DATA_DIR) / "printed" / f"{changes.version()}-{mark}.pdf"
    try:
        pdf = kept.read_bytes() if kept.is_file() else None
        if pdf is None:
            if not throttle.within(request, "books", PER_ADDRESS, PER_DAY):
                return said("Too many books were asked for today. Please come back tomorrow.", 429)
            with ONE_AT_A_TIME:
                pdf = make()
            keep(kept, pdf)
    except NothingToLabel as error:
        return said(str(error), 404)
    except NoPress:
        return said("Books cannot be made here: the typesetter is not installed, or it stopped.", 503)
    name = "labels.pdf" if key[0] == "labels" else f"{key[2]}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-cache"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def keep(place: Path, pdf: bytes) -> None:
    """A whole file or none; the oldest give way."""
    place.parent.mkdir(exist_ok=True)
    draft = place.with_suffix(".part")
    draft.write_bytes(pdf)
    draft.replace(place)
    files = sorted(place.parent.glob("*.pdf"), key=lambda file: file.stat().st_mtime)
    for old in files[:-KEPT]:
        old.unlink(missing_ok=True)


def said(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=status)


IN_EACH_LANGUAGE: list[URLPattern] = [
    path(f"{model.plural}/<slug:slug>/catalogue.pdf", book_of, {"noun": noun}, name=f"{noun}-book")
    for noun, model in MODELS.items()
] + [path("exhibitions/<slug:slug>/labels.pdf", labels_of, name="exhibition-labels")]
