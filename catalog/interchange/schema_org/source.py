"""Sources: the published texts on which the facts rest."""

from catalog.interchange.schema_org.terms import Node, Reader, each, first_day, moment, stated
from events.models import Source
from events.models.source import SourceKind

KINDS = {SourceKind.ARTICLE: "NewsArticle", SourceKind.PAGE: "WebPage", SourceKind.BOOK: "Book"}


def describe(reader: Reader, source: Source) -> Node:
    kind = KINDS.get(source.kind, "CreativeWork")
    return stated({
        "@type": kind,
        "headline": reader.title(source) if kind == "NewsArticle" else None,
        "author": each([reader.named(source.author)]),
        "publisher": reader.named(source.publisher),
        "datePublished": moment(first_day(source.published), None, ""),
        "inLanguage": source.language,
        "sameAs": [address for address in (source.url, source.archived_url) if address],
    })  # fmt: skip
