"""Where the walk begins: every public record and list, every former address, every document."""

from pathlib import PurePath

from django.utils.translation import override

from catalog.interchange.records import LISTS
from catalog.queries.sight import PUBLIC
from catalog.staticsite.addresses import file_of
from events.models import PUBLIC_NOUNS, Document, FormerSlug
from events.text.languages import LANGUAGES


def of_language(language: str) -> list[str]:
    lists = [f"/{language}/{plural}/" for plural in LISTS]
    pages = [f"/{language}/", *lists, f"/{language}/search/", f"/{language}/about/", f"/{language}/accessibility/"]
    for model in PUBLIC_NOUNS:
        slugs = model.objects.published().order_by("pk").values_list("slug", flat=True)
        pages += [f"/{language}/{model.plural}/{slug}/" for slug in slugs]
    return [*pages, *former(language)]


def former(language: str) -> list[str]:
    """Addresses that records had before, and those of records that another one stands for."""
    plurals = {model._meta.model_name: model.plural for model in PUBLIC_NOUNS}
    pairs = list(FormerSlug.objects.order_by("pk").values_list("noun", "slug"))
    for noun, model in ((model._meta.model_name, model) for model in PUBLIC_NOUNS):
        merged = model.objects.filter(replaced_by__isnull=False).order_by("pk")
        pairs += [(noun, slug) for slug in merged.values_list("slug", flat=True)]
    return [f"/{language}/{plurals[noun]}/{slug}/" for noun, slug in pairs if noun in plurals]


def of_all() -> list[str]:
    """What belongs to no language."""
    pages = ["/", "/robots.txt", "/sitemap.xml"]
    for model in PUBLIC_NOUNS:
        pages += [f"/id/{uuid}" for uuid in model.objects.published().order_by("pk").values_list("uuid", flat=True)]
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
