"""Says in RO-Crate 1.1 and in Zenodo's own words what a deposit holds; states only what the catalogue itself states."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings

from catalog.interchange.schema_org.terms import Node, stated
from events.models import NOUNS, Document, Image, Source
from events.models.media import Medium
from events.text.languages import LANGUAGES

CONTEXT = ["https://w3id.org/ro/crate/1.1/context", {"creditText": "https://schema.org/creditText"}]
KINDS = {
    ".jsonl": "application/jsonl", ".jsonld": "application/ld+json", ".csv": "text/csv", ".md": "text/markdown",
    ".json": "application/json", ".html": "text/html", ".jpg": "image/jpeg", ".png": "image/png",
    ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif", ".pdf": "application/pdf", ".txt": "text/plain",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
FOLDERS = {
    "records/": "The records and their parts without any loss, as `manage.py intake` restores them: a row a line.",
    "jsonld/": "The records as JSON-LD in the words of schema.org, one document for each kind and language.",
    "tables/": "The records and all figures as CSV, with the data dictionary and the provenance of each record.",
    "media/": "The originals of images and documents.",
    "site/": "The whole public site as files, to be opened in a browser.",
}
LICENCE = "#licence"
NO_LICENCE = (
    "The catalogue states no licence for its records as a whole. Each image and document names its own rights, and "
    "each record its sources."
)


@dataclass(frozen=True)
class Facts:
    """What is known of the deposit as a whole; `mark` is the checksum of its records, `counts` records by noun."""

    name: str
    address: str
    changed: datetime
    mark: str
    software: str
    counts: Mapping[str, int] = field(default_factory=dict)
    is_private: bool = False

    @property
    def description(self) -> str:
        held = ", ".join(f"{plural} {count}" for plural, count in self.counts.items() if count)
        if self.is_private:
            return f"PRIVATE copy of {self.name} for its owners, with drafts, history and users. Not for publication."
        return f"All that {self.name} had published on {self.changed:%Y-%m-%d}: {held}."

    @property
    def titled(self) -> str:
        return f"PRIVATE: {self.name}" if self.is_private else self.name


def metadata(facts: Facts, entries: Mapping[str, tuple[int, str]]) -> bytes:
    """`ro-crate-metadata.json`; `entries` are the files by their place below the crate, as (bytes, SHA-256)."""
    known = {} if facts.is_private else media()
    kept = [place for place in sorted(entries) if not place.startswith("site/")]
    folders = [name for name in FOLDERS if any(place.startswith(name) for place in entries)]
    graph = [
        {
            "@id": "ro-crate-metadata.json", "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}, "about": {"@id": "./"},
        },
        root(facts, folders, kept),
        {"@id": LICENCE, "@type": "CreativeWork", "name": "Rights", "description": NO_LICENCE},
        *publisher(facts),
        software(facts),
        *(folder(name, kept) for name in folders),
        *(file(place, *entries[place]) | about_medium(place, known) for place in kept),
        *(source for source in sources() if not facts.is_private),
    ]  # fmt: skip
    return written({"@context": CONTEXT, "@graph": graph})


def root(facts: Facts, folders: list[str], kept: list[str]) -> Node:
    top = [place for place in kept if "/" not in place]
    return stated({
        "@id": "./", "@type": "Dataset", "name": facts.titled, "description": facts.description,
        "datePublished": f"{facts.changed:%Y-%m-%d}", "version": facts.mark, "url": facts.address,
        "inLanguage": list(LANGUAGES), "license": {"@id": LICENCE},
        "publisher": {"@id": "#publisher"} if settings.SITE_NAME else None,
        "citation": [{"@id": each["@id"]} for each in sources() if not facts.is_private],
        "hasPart": [{"@id": place} for place in [*folders, *top]],
    })  # fmt: skip


def publisher(facts: Facts) -> Iterator[Node]:
    """Only where the owners have given the site a name."""
    if settings.SITE_NAME:
        email = settings.CONTACT_EMAIL
        yield stated({"@id": "#publisher", "@type": "Organization", "name": facts.name, "email": email})


def software(facts: Facts) -> Node:
    return stated({"@id": "#software", "@type": "SoftwareApplication", "name": "Hunar", "version": facts.software})


def folder(name: str, kept: list[str]) -> Node:
    inside = [{"@id": place} for place in kept if place.startswith(name)]
    return stated({"@id": name, "@type": "Dataset", "name": name, "description": FOLDERS[name], "hasPart": inside})


def file(place: str, size: int, mark: str) -> Node:
    return stated({
        "@id": place, "@type": "File", "name": PurePosixPath(place).name, "contentSize": str(size),
        "encodingFormat": KINDS.get(PurePosixPath(place).suffix), "sha256": mark,
    })  # fmt: skip


def media() -> dict[str, Medium]:
    found: dict[str, Medium] = {}
    for model in (Image, Document):
        found |= {f"media/{medium.file.name}": medium for medium in model.objects.published()}
    return found


def about_medium(place: str, known: Mapping[str, Medium]) -> Node:
    medium = known.get(place)
    if medium is None:
        return {}
    title = medium.text_in(medium.title_field, "en")
    return stated({
        "name": title, "license": {"@id": medium.rights}, "creditText": medium.credit,
        "identifier": f"urn:uuid:{medium.uuid}",
        "datePublished": f"{medium.published_at:%Y-%m-%d}" if medium.published_at else None,
    })  # fmt: skip


def sources() -> list[Node]:
    """The published texts on which the records rest."""
    return [
        stated({
            "@id": source.url or f"urn:uuid:{source.uuid}", "@type": "CreativeWork",
            "name": source.text_in("title", "en"), "datePublished": source.published,
        })
        for source in {each.url or each.uuid: each for each in Source.objects.published().order_by("pk")}.values()
    ]  # fmt: skip


def zenodo(facts: Facts) -> bytes:
    """What Zenodo asks for, as far as the catalogue states it; creators and licence are for the owners to add."""
    linked = [{"identifier": facts.address, "relation": "isDerivedFrom", "resource_type": "dataset"}]
    return written(stated({
        "title": facts.titled, "description": facts.description, "upload_type": "dataset",
        "publication_date": f"{facts.changed:%Y-%m-%d}", "version": facts.mark,
        "creators": [{"name": facts.name}] if settings.SITE_NAME else None,
        "related_identifiers": linked if facts.address else None,
        "notes": NO_LICENCE,
    }))  # fmt: skip


def counts() -> dict[str, int]:
    """How many records of each noun are public."""
    return {str(model.plural): model.objects.published().count() for model in NOUNS}


def written(node: Node) -> bytes:
    return (json.dumps(node, ensure_ascii=False, indent=1) + "\n").encode()
