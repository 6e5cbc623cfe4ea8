"""The site map: every public record and list in every language, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as stock
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from events.models import PUBLIC_NOUNS, Record


class Localised(Sitemap):
    """Abstract: each address in all languages, each naming the others."""

    i18n = True
    alternates = True
    x_default = True


class Lists(Localised):
    def items(self) -> list[str]:
        lists = [f"{model._meta.model_name}-list" for model in PUBLIC_NOUNS]
        return ["home", *lists, "speaker-list", "about", "data", "accessibility"]

    def location(self, item: str) -> str:
        return reverse(item)


class Records(Localised):
    def __init__(self, model: type[Record]) -> None:
        self.model = model

    def items(self) -> QuerySet:
        return self.model.objects.published().order_by("pk")

    def lastmod(self, item: Record) -> object:
        return item.updated_at


def sitemaps() -> dict[str, Sitemap]:
    """One map of the lists, and one per noun that has public records (an empty map is not valid)."""
    present = [model for model in PUBLIC_NOUNS if model.objects.published().exists()]
    return {"lists": Lists(), **{model.plural: Records(model) for model in present}}


def index(request: HttpRequest) -> HttpResponse:
    return stock.index(request, sitemaps=sitemaps(), sitemap_url_name="sitemap-section")


def section(request: HttpRequest, section: str) -> HttpResponse:
    return stock.sitemap(request, sitemaps=sitemaps(), section=section)
