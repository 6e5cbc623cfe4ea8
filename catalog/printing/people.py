"""The people of a printed book, and its index, in the alphabet of the language."""

from collections.abc import Iterable, Iterator

from django.db.models import Model

from catalog.printing.words import Said, said, title
from events.models import Artisan, Event, Exhibition, Memorandum, Person, Record, Work
from events.text import collation

Met = tuple[Record, list[Said], str]  # who, the position held then, and the key of the talk where they spoke


def people_of(records: Iterable[Record], languages: list[str]) -> list[dict]:
    """Everybody who spoke, signed, showed or had a role, with positions and organisations then."""
    found: dict[tuple, tuple[Record, list, list]] = {}
    for record in records:
        for who, position, talk in met_in(record, languages):
            _who, held, talks = found.setdefault((who.noun, who.pk), (who, [], []))
            held += [position] if position and position not in held else []
            talks += [talk] if talk else []
    here = languages[0]
    ordered = sorted(found.items(), key=lambda pair: (getattr(pair[1][0], f"sort_{here}"), pair[0]))
    return [
        {
            "key": f"{noun}-{key}",
            "sort": getattr(who, f"sort_{here}"),
            "listed": {"text": who.name_for_sorting(here), "lang": who.language_of("name", here)},
            "name": title(who, languages),
            "held": held,
            "talks": talks,
        }
        for (noun, key), (who, held, talks) in ordered
    ]


def met_in(record: Record, languages: list[str]) -> Iterator[Met]:
    rows: list[tuple[Model, str]] = []
    if isinstance(record, Memorandum):
        rows += [(row, "") for row in record.signatures.all()]
    else:
        rows += [(row, "") for row in record.involvements.all()]
    if isinstance(record, Event):
        rows += [(row, f"talk-{talk.pk}") for talk in record.talks.all() for row in talk.speakings.all()]
    for row, talk in rows:
        if isinstance(row.person, Person):
            yield row.person, [*said(row, "title_then", languages), *title(row.organisation, languages)], talk
    if isinstance(record, Exhibition):
        for row in record.exhibitors.all():
            if isinstance(row.artisan, Artisan):
                yield row.artisan, title(row.artisan.place, languages), ""


def index(people: list[dict], works: list[Work], language: str) -> list[dict]:
    """Groups of people and works, each under its letter of the language's alphabet; the first may have none."""
    rows = [(each["sort"], each["listed"], [each["key"], *each["talks"]]) for each in people]
    rows += [(getattr(each, f"sort_{language}"), title(each, [language])[0], [f"work-{each.pk}"]) for each in works]
    groups: dict[str, list[dict]] = {}
    for sort, name, keys in sorted(rows, key=lambda row: (row[0], row[2])):
        groups.setdefault(collation.initial(sort, language), []).append({"name": name, "keys": keys})
    return [{"letter": letter, "names": names} for letter, names in groups.items()]
