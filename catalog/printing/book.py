"""What stands in a book of a project, an exhibition or an event: plain data for the template, published facts only."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch
from django.utils import translation
from django.utils.translation import gettext

from catalog import names
from catalog.ornament import ornament
from catalog.printing import press
from catalog.printing.words import plain, prose, said, title
from catalog.queries import event, exhibition, project
from catalog.queries.event import ORDER
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import CITATIONS, INVOLVEMENTS, PICTURES, SPEAKINGS
from catalog.queries.work import MAKINGS
from catalog.templatetags.records import FAMILIES
from events import renditions
from events.models import Event, Exhibit, Exhibition, Project, Record, Talk, Topic, Work
from events.text import edtf

PAGES = {Project: project.page, Exhibition: exhibition.page, Event: event.page}
WIDEST = 1280  # pixels of a printed picture
Files = dict[str, bytes | Path]


def book(model: type[Record], slug: str, languages: list[str], **how: object) -> bytes:
    """The PDF of a published record in one language or two. Raises Http404, Moved, Gone, NoPress."""
    with translation.override(languages[0]):
        data, files = content(PAGES[model](slug), languages)
    return press.printed("book.typ", data, files, **how)


def content(record: Record, languages: list[str]) -> tuple[dict, Files]:
    here = languages[0]
    events, shown = events_of(record), works_of(record)
    files: Files = {"cover.svg": ornament(record.slug, FAMILIES[record.noun]).encode()}
    people = people_of([record, *events], languages)
    newest = max(each.updated_at for each in [record, *events, *shown])
    data = {
        "language": here,
        "title": title(record, languages),
        "dates": edtf.display(record.dates, here) if record.dates else "",
        "place": title(getattr(record, "venue", None) or getattr(record, "place", None), languages),
        "introduction": [
            row for field in ("summary", "description") if field in record.translated
            for row in prose(record, field, languages)
        ],
        "programme": [entry(each, languages) for each in events],
        "people": people,
        "works": [work(each, languages, files) for each in shown],
        "index": index(people, shown, here),
        "sources": sources([record, *events, *shown], languages),
        "address": f"{settings.SITE_URL}{record.get_absolute_url()}",
        "site": settings.SITE_NAME or gettext("Craft Heritage Catalogue"),
        "changed": edtf.display(newest.date().isoformat(), here),
        "timestamp": int(newest.timestamp()),
        "words": headings(),
    }  # fmt: skip
    return data, files


def headings() -> dict[str, str]:
    return {
        "contents": gettext("Contents"), "introduction": gettext("Introduction"), "programme": gettext("Programme"),
        "people": gettext("People"), "works": gettext("Works"), "index": gettext("Index"),
        "sources": gettext("Sources"), "credit": gettext("Credit"), "changed": gettext("Content of"),
    }  # fmt: skip


def events_of(record: Record) -> list[Event]:
    """The events in programme order, with talks and speakers: of the project, or the event's own and its parts'."""
    rows = PUBLIC.of(Event).order_by(*ORDER).select_related("venue")
    if isinstance(record, Exhibition):
        return []
    if isinstance(record, Project):
        rows = rows.filter(project=record)
    else:
        rows = rows.filter(pk=record.pk) | rows.filter(parent=record)
    talks = PUBLIC.of(Talk).order_by("position", "pk").prefetch_related(SPEAKINGS)
    return PUBLIC.settle(rows.prefetch_related(Prefetch("talks", talks), INVOLVEMENTS, CITATIONS))


def works_of(record: Record) -> list[Work]:
    """The works shown, in the order of the exhibition; each carries its `.number` there."""
    if isinstance(record, Event):
        return []
    where = {"exhibition": record} if isinstance(record, Exhibition) else {"exhibition__project": record}
    public = Exhibit.objects.filter(**where, exhibition__in=PUBLIC.of(Exhibition), work__in=PUBLIC.of(Work))
    numbers = {exhibit.work_id: exhibit.number for exhibit in public.order_by("exhibition_id", "position", "pk")}
    topics = PUBLIC.of(Topic)
    works = PUBLIC.of(Work).filter(pk__in=numbers).prefetch_related(
        MAKINGS, Prefetch("materials", topics), Prefetch("techniques", topics), PICTURES, CITATIONS
    )  # fmt: skip
    found = {each.pk: each for each in PUBLIC.settle(works)}
    for key, each in found.items():
        each.number = numbers[key]
    return [found[key] for key in numbers if key in found]


def entry(each: Event, languages: list[str]) -> dict:
    here = languages[0]
    facts = [
        names.day_name(each.day) if each.day else "",
        edtf.display(each.dates, here) if each.dates else "",
        each.start_time.strftime("%H:%M") if each.start_time else "",
        plain(each.venue, here),
    ]
    return {
        "title": title(each, languages),
        "kind": each.get_kind_display(),
        "facts": [fact for fact in facts if fact],
        "text": prose(each, "description", languages),
        "talks": [talk(one, languages) for one in each.talks.all()],
    }


def talk(one: Talk, languages: list[str]) -> dict:
    return {
        "title": title(one, languages),
        "time": one.start_time.strftime("%H:%M") if one.start_time else "",
        "speakers": [plain(row.person, languages[0]) for row in one.speakings.all() if row.person],
        "text": prose(one, "abstract", languages),
    }


def people_of(records: Iterable[Record], languages: list[str]) -> list[dict]:
    """Everybody who spoke or had a role, in the alphabet of the language, with positions and organisations then."""
    rows = []
    for record in records:
        rows += record.involvements.all()
        for one in getattr(record, "talks", None).all() if isinstance(record, Event) else []:
            rows += one.speakings.all()
    found: dict[int, tuple] = {}
    for row in rows:
        if row.person:
            _person, held = found.setdefault(row.person.pk, (row.person, []))
            position = [*said(row, "title_then", languages), *title(row.organisation, languages)]
            held += [position] if position and position not in held else []
    ordered = sorted(found.values(), key=lambda pair: (getattr(pair[0], f"sort_{languages[0]}"), pair[0].pk))
    return [
        {
            "key": f"person-{person.pk}",
            "sort": getattr(person, f"sort_{languages[0]}"),
            "name": title(person, languages),
            "held": held,
        }
        for person, held in ordered
    ]


def work(each: Work, languages: list[str], files: Files) -> dict:
    here = languages[0]
    made_of = [plain(topic, here) for topic in (*each.materials.all(), *each.techniques.all())]
    facts = [", ".join(made_of), edtf.display(each.made, here) if each.made else "", each.dimensions]
    return {
        "key": f"work-{each.pk}",
        "number": each.number,
        "title": title(each, languages),
        "makers": [plain(making.artisan, here) for making in each.makings.all() if making.artisan],
        "facts": [fact for fact in facts if fact],
        "rights": each.get_rights_display(),
        "text": prose(each, "description", languages),
        "picture": picture(each, languages, files),
    }


def picture(each: Work, languages: list[str], files: Files) -> dict | None:
    """The leading picture in a size for print; nothing when it has no file yet."""
    image = next((row.image for row in each.illustrations.all() if row.image), None)
    sizes = [
        size for size in (image.renditions if image else [])
        if size["mime"] in ("image/jpeg", "image/png") and size["width"] <= WIDEST
    ]  # fmt: skip
    if not sizes:
        return None
    best = max(sizes, key=lambda size: size["width"])
    path = renditions.path_of(best["name"])
    if not path.is_file():
        return None
    files[best["name"]] = path
    return {
        "file": best["name"],
        "alt": plain(image, languages[0]),
        "caption": said(image, "caption", languages),
        "credit": image.credit,
        "rights": image.get_rights_display(),
    }


def index(people: list[dict], works: list[Work], language: str) -> list[dict]:
    """People and works by name, in the stored order of the language's alphabet."""
    rows = [(each["sort"], each["name"][0], each["key"]) for each in people]
    rows += [(getattr(each, f"sort_{language}"), title(each, [language])[0], f"work-{each.pk}") for each in works]
    return [{"name": name, "key": key} for _sort, name, key in sorted(rows, key=lambda row: (row[0], row[2]))]


def sources(records: Iterable[Record], languages: list[str]) -> list[dict]:
    """The sources that the records cite, each once."""
    cited = {row.source.pk: row.source for record in records for row in record.citations.all() if row.source}
    return [
        {
            "title": title(source, languages[:1]),
            "by": [
                name for name in (plain(source.author, languages[0]), plain(source.publisher, languages[0])) if name
            ],
            "published": edtf.display(source.published, languages[0]) if source.published else "",
            "url": source.url,
        }
        for _key, source in sorted(cited.items())
    ]
