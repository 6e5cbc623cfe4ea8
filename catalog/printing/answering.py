"""Answers the addresses of books and labels: typeset once as long as the content stands, and a few a day for each."""

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import get_language, gettext

from catalog import caching, throttle
from catalog.context_processors import origin_of
from catalog.printing import press
from catalog.printing.book import PAGES, book
from catalog.printing.labels import NothingToLabel, labels
from catalog.printing.queue import Busy, make_once
from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC
from events.models import Exhibition
from events.text.languages import LANGUAGES

PER_ADDRESS, PER_DAY = 40, 1000  # books typeset, not books fetched
SOON = "30"  # seconds
MODELS = {model._meta.model_name: model for model in PAGES}
log = logging.getLogger(__name__)


class TooMany(Exception):
    """The reader, or all together, had as many books typeset as one day allows."""


def book_of(request: HttpRequest, noun: str, slug: str) -> HttpResponseBase:
    record = find(PUBLIC.of(MODELS[noun]), slug, PUBLIC)
    second = request.GET.get("second", "")
    if second and second not in LANGUAGES:
        return said(gettext("Choose one of the four languages."), 400)
    languages = list(dict.fromkeys(code for code in (get_language(), second) if code))
    name = "-".join([record.slug, *languages])
    return answer(request, name, lambda: book(MODELS[noun], slug, languages, origin_of(request)))


def labels_of(request: HttpRequest, slug: str) -> HttpResponseBase:
    record = find(PUBLIC.of(Exhibition), slug, PUBLIC)
    large, language = "large" in request.GET, get_language()
    name = "-".join([record.slug, "labels", language, *(["large"] if large else [])])
    return answer(request, name, lambda: labels(slug, language, origin_of(request), large=large))


def answer(request: HttpRequest, name: str, make: Callable[[], bytes]) -> HttpResponseBase:
    """The file, from the disk if it was typeset since the last change."""
    content = (request.stamp, caching.release())
    asked = (origin_of(request), settings.DATA_LICENSE, request.path_info, name)
    kept = Path(settings.DATA_DIR) / "printed" / f"{mark(content)}-{mark(asked)}.pdf"
    try:
        if not kept.is_file():
            make_once(kept, lambda: counted(request, make))
        return sent(request, kept, f"{name}.pdf")
    except NothingToLabel as error:
        return said(str(error), 404)
    except TooMany:
        return said(gettext("Too many books were asked for today. Please come back tomorrow."), 429)
    except Busy:
        return said(gettext("Other books are being typeset. Please try again in a minute."), 503)
    except (press.NoPress, OSError) as error:
        log.error("%s: %s", request.path_info, error)
        return said(gettext("The typesetter is not installed here, or it could not set this."), 503)


def mark(parts: tuple[str, ...]) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def counted(request: HttpRequest, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, if the reader may still have something typeset today. Raises TooMany."""
    if not throttle.within(request, "books", PER_ADDRESS, PER_DAY):
        raise TooMany
    return make()


def sent(request: HttpRequest, kept: Path, name: str) -> FileResponse:
    response = FileResponse(kept.open("rb"), content_type="application/pdf", filename=name)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["ETag"] = caching.tag_of(request.stamp, caching.key_of(request))
    return response


def said(words: str, status: int) -> HttpResponse:
    headers = {"Retry-After": SOON} if status == 503 else {}
    headers["Cache-Control"] = "no-store"
    return HttpResponse(words, content_type="text/plain; charset=utf-8", status=status, headers=headers)


IN_EACH_LANGUAGE: list[URLPattern] = [
    path(f"{model.plural}/<slug:slug>/catalogue.pdf", book_of, {"noun": noun}, name=f"{noun}-book")
    for noun, model in MODELS.items()
] + [path("exhibitions/<slug:slug>/labels.pdf", labels_of, name="exhibition-labels")]
