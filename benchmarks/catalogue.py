"""A synthetic catalogue of a given number of talks: `DATA_DIR=... python -m benchmarks.catalogue 5000`.

Everything in it is invented and says so in its name. The other records stand in proportion to the talks, and all
are drawn from one seed: two runs make the same catalogue. Search finds each record by its own names and text.
"""

import os
import random
import sys
from collections.abc import Iterable, Iterator
from itertools import islice

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
SEED = 20
NAMES = {
    "en": "Synthetic {noun} {number}",
    "az": "Sintetik {noun} {number}",
    "uz": "Sintetik {noun} {number} (oʻylab topilgan)",
    "ru": "Синтетическая запись {noun} {number}",
}
WORDS = ("silk", "carpet", "copper", "loom", "dye", "thread", "wood", "enamel", "glaze", "needle", "pattern", "knot")
# How many talks there are for one record of a kind.
TALKS_FOR_ONE = {
    "project": 200, "event": 7, "person": 2.5, "organisation": 10, "place": 40, "topic": 40, "exhibition": 50,
    "work": 10, "artisan": 25, "memorandum": 60, "initiative": 100, "indicator": 200, "source": 20,
}  # fmt: skip
FEWEST = {"topic": 20, "place": 8, "project": 2, "initiative": 2, "indicator": 2}
MOST = {"topic": 400, "place": 1000}
BATCH = 500


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    from events import changes, indexing

    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        fill(int(sys.argv[1]))
        changes.note_all()
    indexing.reindex()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill(talks: int) -> None:
    """All records and what ties them, in one transaction."""
    from events import models as m

    dice = random.Random(SEED)
    amount = {
        noun: min(MOST.get(noun, talks), max(FEWEST.get(noun, 3), round(talks / each)))
        for noun, each in TALKS_FOR_ONE.items()
    }

    def some(model: type, **fields: object) -> list[int]:
        return made(model, amount[model._meta.model_name], dice, **fields)

    places = some(m.Place, kind=["venue", "city"], country=["UZ", "AZ"])
    topics = some(m.Topic, scheme=["theme", "craft", "material", "technique"])
    people = some(m.Person, country=["UZ", "AZ", ""], biography_en=text)
    organisations = some(
        m.Organisation, kind=["gallery", "association", "centre"], place_id=places, country=["UZ", "AZ"]
    )
    sources = some(m.Source, kind=["article", "page"], author_id=people, publisher_id=organisations)
    projects = some(m.Project, place_id=places, summary_en=text)
    events = some(
        m.Event, kind=["forum", "session", "masterclass"], project_id=projects, venue_id=places,
        day=["1", "2", "final", ""],
    )  # fmt: skip
    made_talks = made(
        m.Talk, talks, dice, event_id=events, abstract_en=text, spoken_language=["az", "uz", "ru", ""],
        position=list(range(9)),
    )  # fmt: skip
    exhibitions = some(m.Exhibition, project_id=projects, venue_id=places, summary_en=text)
    works = some(m.Work, craft_id=topics)
    artisans = some(m.Artisan, place_id=places, country=["UZ", "AZ"])
    memoranda = some(m.Memorandum, project_id=projects, place_id=places, summary_en=text)
    initiatives = some(m.Initiative, place_id=places, summary_en=text)
    indicators = some(m.Indicator, unit_en=["people"])
    write(speakings(dice, made_talks, people, organisations))
    for model, keys in ((m.Project, projects), (m.Event, events), (m.Exhibition, exhibitions)):
        write(involvements(dice, model, keys, people, organisations))
    for model, keys in ((m.Talk, made_talks), (m.Event, events), (m.Project, projects)):
        write(subjects(dice, model, keys, topics))
        write(citations(dice, model, keys, sources))
    write(pairs(m.Signature, dice, memoranda, "memorandum_id", people, "person_id", 2))
    write(pairs(m.Making, dice, works, "work_id", artisans, "artisan_id", 1))
    write(pairs(m.Exhibit, dice, exhibitions, "exhibition_id", works, "work_id", 3))
    write(pairs(m.Exhibitor, dice, exhibitions, "exhibition_id", artisans, "artisan_id", 2))
    write(
        m.Observation(indicator_id=key, place_id=dice.choice(places), initiative_id=initiatives[0], value=number)
        for number, key in enumerate(indicators * 5)
    )


def made(model: type, count: int, dice: random.Random, **fields: object) -> list[int]:
    """Keys of `count` published records; a list gives one of its values to each, a function is asked for each."""
    keys: list[int] = []
    for start in range(1, count + 1, BATCH):
        numbers = range(start, min(start + BATCH, count + 1))
        records = model.objects.bulk_create([one(model, number, dice, fields) for number in numbers])
        keys += [record.pk for record in records]
    return keys


def one(model: type, number: int, dice: random.Random, fields: dict[str, object]) -> object:
    from django.utils import timezone

    noun = model._meta.model_name
    names = {f"{model.title_field}_{code}": name.format(noun=noun, number=number) for code, name in NAMES.items()}
    drawn = {key: value(dice) if callable(value) else dice.choice(value) for key, value in fields.items()}
    return model(slug=f"synthetic-{noun}-{number}", status="published", published_at=timezone.now(), **names, **drawn)


def text(dice: random.Random) -> str:
    return "Synthetic text: " + " ".join(dice.choices(WORDS, k=60)) + "."


def write(rows: Iterable[object]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        type(batch[0]).objects.bulk_create(batch)


def speakings(dice: random.Random, talks: list[int], people: list[int], organisations: list[int]) -> Iterator[object]:
    """Each talk has one or two speakers with their position and organisation."""
    from events.models import Speaking

    for talk in talks:
        for person in dice.sample(people, dice.choice((1, 1, 2))):
            yield Speaking(
                talk_id=talk, person_id=person, organisation_id=dice.choice(organisations),
                title_then_en="Synthetic head of department",
            )  # fmt: skip


def involvements(
    dice: random.Random, model: type, keys: list[int], people: list[int], organisations: list[int]
) -> Iterator[object]:
    from events.models import Involvement

    for key in keys:
        for role, person in (("partner", None), ("host", dice.choice(people))):
            yield Involvement(
                content_type_id=kind_of(model), object_id=key, role=role, person_id=person,
                organisation_id=dice.choice(organisations),
            )  # fmt: skip


def subjects(dice: random.Random, model: type, keys: list[int], topics: list[int]) -> Iterator[object]:
    """Each record has up to three topics, as in real programmes often none."""
    from events.models import Subject

    for key in keys:
        for topic in dice.sample(topics, dice.choice((0, 1, 2, 3))):
            yield Subject(content_type_id=kind_of(model), object_id=key, topic_id=topic)


def citations(dice: random.Random, model: type, keys: list[int], sources: list[int]) -> Iterator[object]:
    from events.models import Citation

    for key in keys:
        yield Citation(
            content_type_id=kind_of(model), object_id=key, source_id=dice.choice(sources), quote="Synthetic words."
        )


def kind_of(model: type) -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(model).pk


def pairs(
    model: type, dice: random.Random, ones: list[int], one_: str, others: list[int], other: str, each: int
) -> Iterator[object]:
    for key in ones:
        for far in dice.sample(others, min(each, len(others))):
            yield model(**{one_: key, other: far})


if __name__ == "__main__":
    main()
