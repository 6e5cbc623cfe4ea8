"""The site map: every public record and list in every language, with its pictures, for search engines.

Its files hold so many records that each is made in little memory, however many there are; the first of a noun has no
number in its address.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from catalog.context_processors import origin_of
from catalog.pictures import picture
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import PICTURES
from events.models import PUBLIC_NOUNS, Record
from events.text.languages import LANGUAGES

MOST = 1_000  # records in one file, each in all languages
XML = "application/xml"
NOUNS = {model.plural: model for model in PUBLIC_NOUNS}


@dataclass
class Entry:
    """One page: its path in each language ("" is the language of a page that has none), and what stands on it."""

    paths: dict[str, str]
    changed: datetime | None = None
    pictures: list[str] = field(default_factory=list)

    @property
    def any_language(self) -> str:
        """Where the reader's own language is chosen; "" if there is no other."""
        first = LANGUAGES[0]
        return self.paths[first].removeprefix(f"/{first}") if first in self.paths else ""


def index(request: HttpRequest) -> HttpResponse:
    """All files of the map, those of a noun with the moment of its latest change."""
    origin = origin_of(request)
    files = [(f"{origin}{reverse('sitemap-section', args=[section])}", None) for section in ("lists", "guide")]
    for plural, model in NOUNS.items():
        latest = model.objects.published().aggregate(latest=Max("updated_at"))["latest"]
        files += [(f"{origin}{address}", latest) for address in addresses(plural, model)]
    return render(request, "catalog/sitemap/index.xml", {"files": files}, content_type=XML)


def section(request: HttpRequest, section: str, number: int = 1) -> HttpResponse:
    """One file; 404 where a noun has not so many records (an empty map is not valid)."""
    entries = {"lists": lists, "guide": guide}.get(section, lambda: records(section, number))()
    if not entries or (number > 1 and section not in NOUNS):
        raise Http404
    context = {"entries": entries, "origin": origin_of(request)}
    return render(request, "catalog/sitemap/section.xml", context, content_type=XML)


def addresses(plural: str, model: type[Record]) -> Iterator[str]:
    for number in range(1, files_of(model) + 1):
        place = [plural, number] if number > 1 else [plural]
        yield reverse("sitemap-part" if number > 1 else "sitemap-section", args=place)


def files_of(model: type[Record]) -> int:
    return -(-model.objects.published().count() // MOST)


def lists() -> list[Entry]:
    names = ["home", *(f"{model._meta.model_name}-list" for model in PUBLIC_NOUNS), "speaker-list", "about", "data"]
    return [Entry(in_languages(lambda name=name: reverse(name))) for name in [*names, "accessibility"]]


def guide() -> list[Entry]:
    """The one page without a language in its address: it answers in that of its reader."""
    return [Entry({"": reverse("api-docs")})]


def records(plural: str, number: int) -> list[Entry]:
    """The records of one file as the public sees them; their pictures are read at once."""
    if plural not in NOUNS or not 1 <= number <= files_of(NOUNS[plural]):
        return []
    found = list(NOUNS[plural].objects.published().order_by("pk")[(number - 1) * MOST : number * MOST])
    prefetch_related_objects(found, PICTURES)
    PUBLIC.settle(found)
    return [Entry(in_languages(each.get_absolute_url), each.updated_at, images(each)) for each in found]


def in_languages(address: Callable[[], str]) -> dict[str, str]:
    paths = {}
    for language in LANGUAGES:
        with override(language):
            paths[language] = address()
    return paths


def images(record: Record) -> list[str]:
    sizes = [picture(one.image) for one in record.illustrations.all() if one.image]
    return [each.full for each in sizes if each]
