"""The site map: every public record and list in every language, with its pictures, for search engines."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as stock
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from catalog.pictures import picture
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import PICTURES
from events.models import PUBLIC_NOUNS, Record


class Localised(Sitemap):
    """Abstract: each address in all languages, each naming the others."""

    i18n = True
    alternates = True
    x_default = True

    def get_urls(self, page: int = 1, site: object = None, protocol: str | None = None) -> list[dict]:
        """The addresses as pages name their own: under the configured one, if there is one."""
        if settings.SITE_URL:
            origin = urlsplit(settings.SITE_URL)
            site, protocol = SimpleNamespace(domain=origin.netloc), origin.scheme
        return super().get_urls(page, site, protocol)


class Lists(Localised):
    def items(self) -> list[str]:
        lists = [f"{model._meta.model_name}-list" for model in PUBLIC_NOUNS]
        return ["home", *lists, "speaker-list", "about", "data", "accessibility"]

    def location(self, item: str) -> str:
        return reverse(item)


class Guide(Localised):
    """The one page without a language in its address: it answers in that of its reader."""

    i18n = alternates = x_default = False

    def items(self) -> list[str]:
        return ["api-docs"]

    def location(self, item: str) -> str:
        return reverse(item)


class Records(Localised):
    def __init__(self, model: type[Record]) -> None:
        self.model = model

    def items(self) -> QuerySet:
        return self.model.objects.published().order_by("pk")

    def lastmod(self, item: Record) -> object:
        return item.updated_at

    def get_urls(self, page: int = 1, site: object = None, protocol: str | None = None) -> list[dict]:
        """As they are, each with the addresses of its pictures; the pictures of the whole page are read at once."""
        urls = super().get_urls(page, site, protocol)
        records = [url["item"][0] for url in urls]
        prefetch_related_objects(records, PICTURES)
        PUBLIC.settle(records)
        for url in urls:
            parts = urlsplit(url["location"])
            url["images"] = [f"{parts.scheme}://{parts.netloc}{each}" for each in images(url["item"][0])]
        return urls


def images(record: Record) -> list[str]:
    sizes = [picture(one.image) for one in record.illustrations.all() if one.image]
    return [each.full for each in sizes if each]


def sitemaps() -> dict[str, Sitemap]:
    """One map of the lists, one of the guide, and one per noun that has public records (an empty map is not valid)."""
    present = [model for model in PUBLIC_NOUNS if model.objects.published().exists()]
    return {"lists": Lists(), "guide": Guide(), **{model.plural: Records(model) for model in present}}


def index(request: HttpRequest) -> HttpResponse:
    return stock.index(request, sitemaps=sitemaps(), sitemap_url_name="sitemap-section")


def section(request: HttpRequest, section: str) -> HttpResponse:
    return stock.sitemap(request, sitemaps=sitemaps(), section=section, template_name="catalog/sitemap/section.xml")
