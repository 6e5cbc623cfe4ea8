"""The latest changes of a list as an Atom feed (RFC 4287): the same bytes as long as nothing changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, tostring

from catalog.interchange.letters import LANGUAGE, add
from catalog.interchange.schema_org.terms import Reader
from events.models import Record

NAMESPACE = "http://www.w3.org/2005/Atom"
KIND = "application/atom+xml"
TEXTS = ("summary", "abstract", "description", "biography", "definition", "story")
MOST = 50
BEGUN = datetime(2026, 11, 22, tzinfo=UTC)  # the day since which there are feeds; a feed without entries says it


@dataclass(frozen=True)
class Feed:
    """What stands above the entries; `path` and `page`, of the feed and of its list, hold no scheme and host."""

    title: str
    site: str
    path: str
    page: str


def feed(reader: Reader, head: Feed, records: Sequence[Record]) -> bytes:
    root = Element("feed", {"xmlns": NAMESPACE, LANGUAGE: reader.language})
    add(root, "id", uuid5(NAMESPACE_URL, head.path).urn)
    add(root, "title", f"{head.title} – {head.site}")
    add(root, "updated", moment(max((record.updated_at for record in records), default=BEGUN)))
    add(add(root, "author"), "name", head.site)
    add(root, "link", rel="self", type=KIND, hreflang=reader.language, href=reader.origin + head.path)
    add(root, "link", rel="alternate", type="text/html", hreflang=reader.language, href=reader.origin + head.page)
    for record in records:
        add_entry(root, reader, record)
    return tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def add_entry(root: Element, reader: Reader, record: Record) -> None:
    entry = add(root, "entry")
    add(entry, "id", record.uuid.urn)
    add_words(entry, "title", reader, record, record.title_field)
    add(entry, "updated", moment(record.updated_at))
    if record.published_at:
        add(entry, "published", moment(record.published_at))
    add(entry, "link", rel="alternate", type="text/html", hreflang=reader.language, href=reader.page(record))
    field = next((name for name in TEXTS if name in record.translated and reader.text(record, name)), "")
    if field:
        add_words(entry, "summary", reader, record, field)


def add_words(entry: Element, name: str, reader: Reader, record: Record, field: str) -> None:
    text = reader.text(record, field)
    made = add(entry, name, text["@value"] if isinstance(text, dict) else text or record.slug, type="text")
    if isinstance(text, dict):
        made.set(LANGUAGE, text["@language"])


def moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
