"""The people of a printed book, and its index, in the alphabet of the language."""

from collections.abc import Iterable, Iterator

from django.db.models import Model

from catalog.printing.words import Said, said, title
from events.models import Event, Exhibition, Exhibitor, Making, Memorandum, Record, Work
from events.text import collation

Met = tuple[Record, list[Said], str]  # who, the position held then, and the key of the talk or work where they stand


def people_of(records: Iterable[Record], languages: list[str]) -> list[dict]:
    """Everybody who spoke, signed, showed, made or had a role, with positions and organisations then."""
    found: dict[tuple, tuple[Record, list, list]] = {}
    for record in records:
        for who, position, page in met_in(record, languages):
            _who, held, pages = found.setdefault((who.noun, who.pk), (who, [], []))
            held += [position] if position and position not in held else []
            pages += [page] if page else []
    here = languages[0]
    ordered = sorted(found.items(), key=lambda pair: (getattr(pair[1][0], f"sort_{here}"), pair[0]))
    return [
        {
            "key": f"{noun}-{key}",
            "sort": getattr(who, f"sort_{here}"),
            "listed": {"text": who.name_for_sorting(here), "lang": who.language_of("name", here)},
            "name": title(who, languages),
            "held": held,
            "pages": pages,
        }
        for (noun, key), (who, held, pages) in ordered
    ]


def met_in(record: Record, languages: list[str]) -> Iterator[Met]:
    for row, page in parts_of(record):
        if isinstance(row, Making | Exhibitor):
            if row.artisan:
                yield row.artisan, title(row.artisan.place, languages) if isinstance(row, Exhibitor) else [], page
        elif row.person:
            yield row.person, [*said(row, "title_then", languages), *title(row.organisation, languages)], page


def parts_of(record: Record) -> Iterator[tuple[Model, str]]:
    """The rows that tie people to the record; with the key of their place in the book if it is not among the people."""
    if isinstance(record, Work):
        yield from ((row, f"work-{record.pk}") for row in record.makings.all())
    elif isinstance(record, Memorandum):
        yield from ((row, "") for row in record.signatures.all())
    else:
        yield from ((row, "") for row in record.involvements.all())
    if isinstance(record, Event):
        yield from ((row, f"talk-{talk.pk}") for talk in record.talks.all() for row in talk.speakings.all())
    if isinstance(record, Exhibition):
        yield from ((row, "") for row in record.exhibitors.all())


def index(people: list[dict], works: list[Work], language: str) -> list[dict]:
    """Groups of people and works, each under its letter of the language's alphabet; the first may have none."""
    rows = [(each["sort"], each["listed"], [each["key"], *each["pages"]]) for each in people]
    rows += [(getattr(each, f"sort_{language}"), title(each, [language])[0], [f"work-{each.pk}"]) for each in works]
    groups: dict[str, list[dict]] = {}
    for sort, name, keys in sorted(rows, key=lambda row: (row[0], row[2])):
        groups.setdefault(collation.initial(sort, language), []).append({"name": name, "keys": keys})
    return [{"letter": letter, "names": names} for letter, names in groups.items()]
