"""What stands in a book of a project, an exhibition or an event: plain data for the template, published facts only."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext

from catalog.ornament import ornament
from catalog.printing import opening, press
from catalog.printing.people import index, people_of
from catalog.printing.pictures import Files, picture, widest
from catalog.printing.programme import events_of, programme
from catalog.printing.words import Said, plain, prose, said, title
from catalog.printing.works import work, works_of
from catalog.queries import event, exhibition, project
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import CITATIONS, INVOLVEMENTS, SIGNATURES
from catalog.templatetags.records import FAMILIES
from events.models import Event, Exhibition, Exhibitor, Memorandum, Project, Record, Topic
from events.rights import RIGHTS_CHOICES
from events.text import edtf

PAGES = {Project: project.page, Exhibition: exhibition.page, Event: event.page}
AROUND = 40  # works in a list of contents; a longer one sends the reader to the index


def book(model: type[Record], slug: str, languages: list[str], origin: str = "") -> bytes:
    """The PDF of a published record in one language or two; `origin` is the site's address, if it has one.

    Raises Http404, Moved, Gone, NoPress.
    """
    with translation.override(languages[0]):
        data, files = content(PAGES[model](slug), languages, origin)
    return press.printed("book.typ", data, files)


def content(record: Record, languages: list[str], origin: str = "") -> tuple[dict, Files]:
    here = languages[0]
    events, shown = events_of(record), works_of(record)
    files: Files = {"cover.svg": ornament(record.slug, FAMILIES[record.noun]).encode()}
    exhibitions, memoranda = exhibitions_of(record), memoranda_of(record)
    beside = [*exhibitions, *memoranda]
    people = people_of([record, *events, *beside, *shown], languages)
    newest = max(each.updated_at for each in [record, *events, *beside, *shown])
    data = {
        "languages": languages,
        "title": title(record, languages),
        "kind": str(record._meta.verbose_name),
        "below": opening.below_title(record, languages),
        "picture": picture(record, languages, files),
        "introduction": opening.introduction(record, languages),
        "facts": opening.facts(record, languages),
        "programme": programme(record, events, languages),
        "exhibitions": [shown_at(each, languages) for each in exhibitions],
        "memoranda": [signed(each, languages) for each in memoranda],
        "people": people,
        "works": [work(each, languages, files, widest(len(shown))) for each in shown],
        "listed": len(shown) <= AROUND,
        "index": index(people, shown, here),
        "sources": sources([record, *events, *beside, *shown], languages),
        "address": f"{origin}{record.get_absolute_url()}" if origin else "",
        "site": settings.SITE_NAME or gettext("Craft Heritage Catalogue"),
        "license": license_(),
        "changed": edtf.display(newest.date().isoformat(), here),
        "timestamp": int(newest.timestamp()),
        "words": headings(languages),
    }  # fmt: skip
    return data, files


def headings(languages: list[str]) -> dict[str, list[Said]]:
    """The names of the parts in each language, by their keys."""
    found: dict[str, list[Said]] = {}
    for code in languages:
        with translation.override(code):
            for key, name in words().items():
                found.setdefault(key, []).append({"text": name, "lang": code})
    return found


def words() -> dict[str, str]:
    return {
        "contents": gettext("Contents"), "introduction": gettext("Introduction"), "programme": gettext("Programme"),
        "people": gettext("People"), "works": gettext("Works"), "index": gettext("Index"),
        "sources": gettext("Sources"), "changed": gettext("Content of"),
        "exhibitions": gettext("Exhibitions"), "memoranda": gettext("Memoranda"), "signed": gettext("Signed by"),
        "license": gettext("The records are given away under this licence:"),
    }  # fmt: skip


def exhibitions_of(record: Record) -> list[Exhibition]:
    """The project's exhibitions with everybody who showed or had a role."""
    if not isinstance(record, Project):
        return []
    exhibitors = Prefetch("exhibitors", Exhibitor.objects.select_related("artisan__place"))
    shown = Prefetch("categories", PUBLIC.of(Topic).in_order())
    rows = PUBLIC.of(Exhibition).filter(project=record).select_related("venue").order_by("earliest", "pk")
    return PUBLIC.settle(rows.prefetch_related(exhibitors, shown, INVOLVEMENTS, CITATIONS))


def memoranda_of(record: Record) -> list[Memorandum]:
    if not isinstance(record, Project):
        return []
    rows = PUBLIC.of(Memorandum).filter(project=record).order_by("earliest", "pk")
    return PUBLIC.settle(rows.prefetch_related(SIGNATURES, CITATIONS))


def shown_at(each: Exhibition, languages: list[str]) -> dict:
    facts = [edtf.display(each.dates, languages[0]) if each.dates else "", plain(each.venue, languages[0])]
    return {
        "title": title(each, languages),
        "facts": [fact for fact in facts if fact],
        "text": prose(each, "summary", languages),
        "known": opening.facts(each, languages),
        "lines": [],
    }


def signed(each: Memorandum, languages: list[str]) -> dict:
    here = languages[0]
    lines = []
    for row in each.signatures.all():
        parts = [title(row.person, languages), said(row, "title_then", languages), title(row.organisation, languages)]
        lines.append([part for part in parts if part])
    return {
        "title": title(each, languages),
        "facts": [edtf.display(each.dates, here) if each.dates else gettext("Date not stated")],
        "text": prose(each, "summary", languages),
        "known": [],
        "lines": [line for line in lines if line],
    }


def sources(records: Iterable[Record], languages: list[str]) -> list[dict]:
    """The sources that the records cite, each once, by name."""
    here = languages[0]
    cited = {row.source.pk: row.source for record in records for row in record.citations.all() if row.source}
    return [
        {
            "title": title(source, languages[:1]),
            "by": list(dict.fromkeys(filter(None, (plain(source.author, here), plain(source.publisher, here))))),
            "published": edtf.display(source.published, here) if source.published else "",
            "url": source.url,
        }
        for source in sorted(cited.values(), key=lambda source: (getattr(source, f"sort_{here}"), source.pk))
    ]


def license_() -> dict[str, str] | None:
    """The name and the address of the licence of the records; nothing where none is set."""
    address = settings.DATA_LICENSE
    known = {key.partition("://")[2].rstrip("/"): str(name) for key, name in RIGHTS_CHOICES}
    name = known.get(address.partition("://")[2].rstrip("/"), "")
    return {"name": name, "address": address} if address else None
