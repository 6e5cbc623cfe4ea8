"""Where the walk begins: every public record and list, every former address, every document."""

from pathlib import PurePath

from django.utils.translation import override

from catalog.interchange.records import LISTS
from catalog.queries import lookup
from catalog.queries.sight import PUBLIC
from catalog.staticsite.addresses import file_of
from catalog.templatetags.records import ornament_url
from events.models import PUBLIC_NOUNS, Document, SearchEntry
from events.text.languages import LANGUAGES


def of_language(language: str) -> list[str]:
    lists = [f"/{language}/{plural}/" for plural in LISTS]
    pages = [f"/{language}/", *lists, f"/{language}/search/", f"/{language}/about/", f"/{language}/accessibility/"]
    for model in PUBLIC_NOUNS:
        slugs = model.objects.published().order_by("pk").values_list("slug", flat=True)
        pages += [f"/{language}/{model.plural}/{slug}/" for slug in slugs]
    past = [*lookup.former_places(), *lookup.gone_places()]
    return [*pages, *(f"/{language}/{plural}/{slug}/" for plural, slug in past)]


def of_all(named: bool) -> list[str]:
    """What belongs to no language; without an address of its own (`named`) nothing tells search engines of any."""
    pages = ["/", "/topics.ttl", "/topics.skos.jsonld", "/iiif/collection.json"]
    pages += ["/robots.txt", "/sitemap.xml"] if named else []
    for model in PUBLIC_NOUNS:
        for uuid, slug in model.objects.published().order_by("pk").values_list("uuid", "slug"):
            pages += [f"/id/{uuid}", ornament_url(SearchEntry(noun=model._meta.model_name, slug=slug))]
    return pages


def documents() -> dict[str, str]:
    """The file of each public document by its address, with the ending by which a computer knows it."""
    found: dict[str, str] = {}
    for document in PUBLIC.of(Document).order_by("pk"):
        ending = PurePath(document.file.name or "").suffix
        for language in LANGUAGES:
            with override(language):
                path = f"/{language}/documents/{document.slug}/file"
                found[path] = file_of(f"/{language}/documents/{document.slug}/{document.slug}{ending}")
    return found
