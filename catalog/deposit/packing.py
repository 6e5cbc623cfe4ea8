"""Packs the whole public catalogue, or for its owners all of it, into one bag, as it stands at one moment."""

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection, models, transaction

from catalog.deposit import crate, linked, readme, tables
from events import changes, uploads
from events.deposit import everything, form, rows
from events.deposit.bagging import Bag
from events.deposit.public import INTERNAL, Public
from events.models import NOUNS, PUBLIC_NOUNS, Document, Image

# What an installation is set up with that is no secret: it is told, not restored.
SETTINGS = ("SITE_NAME", "SITE_URL", "CONTACT_EMAIL", "PUBLISH_LANGUAGES", "CORRECTIONS_PER_DAY", "SEARCH_MISSES")


class Nothing(Exception):
    """There is nothing to deposit."""


class Changed(Exception):
    """The catalogue changed, so that the bag would not be of one moment."""


def pack(path: Path, *, with_all: bool, origin: str, with_site: bool) -> Counter[str]:
    """Write the bag to `path`; how many rows of each table it holds. Raises Nothing, Changed, OSError."""
    scope = form.ALL if with_all else form.PUBLIC
    with ExitStack() as stack:
        version = changes.version()
        site = stack.enter_context(site_as_files(origin)) if with_site and not with_all else None
        stack.enter_context(one_moment())
        if site is not None and changes.version() != version:
            raise Changed("Something was saved while the site was being written: please run it again.")
        archive = stack.enter_context(zipfile.ZipFile(path, "w", compresslevel=6))
        bag = Bag(archive, form.FOLDERS[scope], is_private=with_all)
        counts, mark = put_records(bag, scope)
        facts = facts_of(origin, mark, with_all)
        put_media(bag, with_all)
        if with_all:
            bag.put("data/private/settings.json", [crate.written({name: getattr(settings, name) for name in SETTINGS})])
        else:
            put_formats(bag, origin)
            bag.put("data/.zenodo.json", [crate.zenodo(facts)])
        if site is not None:
            put_site(bag, site)
        bag.put("data/README.md", [readme.text(facts)])
        entries = {place.removeprefix("data/"): entry for place, entry in bag.entries.items()}
        bag.put("data/ro-crate-metadata.json", [crate.metadata(facts, entries)])
        bag.close(said(facts))
    return counts


@contextmanager
def one_moment() -> Iterator[None]:
    """All is read as it stands now, whatever curators save meanwhile; and they need not wait."""
    is_outermost, mode = not connection.in_atomic_block, getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite" and is_outermost:
        connection.transaction_mode = "DEFERRED"  # our usual IMMEDIATE would keep every writer waiting
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql" and is_outermost:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode


@contextmanager
def site_as_files(origin: str) -> Iterator[Path | None]:
    """The static site, made by its own command in a folder that goes away again; None where there is no command."""
    if "site" not in get_commands():
        yield None
        return
    Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR, prefix="site-") as folder:
        call_command("site", str(Path(folder) / "site"), *(["--base-url", origin] if origin else []), verbosity=0)
        yield Path(folder) / "site"


def put_records(bag: Bag, scope: str) -> tuple[Counter[str], str]:
    """The rows without loss; how many of each table, and a checksum of them all, by which two deposits are compared."""
    whole = everything.Everything() if scope == form.ALL else Public()
    without = frozenset() if scope == form.ALL else INTERNAL
    counts: Counter[str] = Counter()
    for model in form.tables(scope):
        bag.put(form.place_of(model), rows.lines(counted(whole.rows(model), form.name_of(model), counts), without))
    if scope == form.ALL:
        bag.put(form.GROUPS_AT, everything.groups())
    digest = hashlib.sha256("".join(f"{mark}\n" for _size, mark in bag.entries.values()).encode()).hexdigest()
    about = {"form": form.FORM, "scope": scope, "rows": dict(counts), "sha256": digest}
    bag.put(form.ABOUT, [json.dumps(about, indent=1).encode() + b"\n"])
    if not any(counts[form.name_of(model)] for model in NOUNS):
        raise Nothing("There is nothing public to deposit yet.")
    return counts, digest[:16]


def counted(found: Iterator[models.Model], name: str, counts: Counter[str]) -> Iterator[models.Model]:
    for row in found:
        counts[name] += 1
        yield row


def put_media(bag: Bag, with_all: bool) -> None:
    if with_all:
        for name, path in everything.files():
            bag.put_file(form.MEDIA + name, path)
        return
    for model in (Image, Document):
        for medium in model.objects.published().order_by("uuid"):
            bag.put_file(form.MEDIA + medium.file.name, Path(medium.file.path))


def telling_where() -> list[str]:
    """The files of public pictures whose originals say where they were taken."""
    found = Image.objects.published().order_by("pk").iterator()
    return [image.file.name for image in found if uploads.says_where(image.file)]


def put_formats(bag: Bag, origin: str) -> None:
    for model in PUBLIC_NOUNS:
        with linked.documents(model, origin) as documents:
            for language, pieces in documents.items():
                bag.put(f"data/jsonld/{language}/{model.plural}.jsonld", pieces)
    for place, pieces in tables.every(origin):
        bag.put(f"data/tables/{place}", pieces)


def put_site(bag: Bag, folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):  # notes for the next run of that command
            bag.put_file(f"data/site/{path.relative_to(folder).as_posix()}", path)


def facts_of(origin: str, mark: str, with_all: bool) -> crate.Facts:
    newest = [model.objects.published().aggregate(most=models.Max("updated_at"))["most"] for model in NOUNS]
    moments = [moment for moment in newest if moment]
    if not moments:
        raise Nothing("Nothing is published yet: there is nothing to deposit.")
    return crate.Facts(
        settings.SITE_NAME or "Craft Heritage Catalogue", origin, max(moments), mark, form.software(),
        crate.counts(), is_private=with_all,
    )  # fmt: skip


def said(facts: crate.Facts) -> list[tuple[str, str]]:
    """The lines of bag-info.txt."""
    lines = [
        ("Bag-Software-Agent", f"Hunar {facts.software}".strip()),
        ("Bagging-Date", f"{facts.changed:%Y-%m-%d}"),
        ("Source-Organization", settings.SITE_NAME),
        ("Contact-Email", settings.CONTACT_EMAIL),
        ("External-Description", facts.description),
        ("External-Identifier", facts.mark),
        (form.FORM_LINE, str(form.FORM)),
        (form.VERSION_LINE, str(changes.version())),
    ]
    return [(name, value) for name, value in lines if value]
