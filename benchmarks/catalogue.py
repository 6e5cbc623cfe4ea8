"""A synthetic catalogue of a given number of talks: `DATA_DIR=... python -m benchmarks.catalogue 5000`.

Everything in it is invented and says so in its name. The other records stand in proportion to the talks, and all
are drawn from one seed: two runs make the same catalogue.
"""

import os
import random
import sys

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
BATCH = 500


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        fill(int(sys.argv[1]))
    from events.indexing import reindex

    reindex()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill(talks: int) -> None:
    """All records and what ties them, in one transaction."""
    from events import models as m

    dice = random.Random(SEED)
    amount = {noun: max(FEWEST.get(noun, 3), round(talks / each)) for noun, each in TALKS_FOR_ONE.items()}

    def some(model: type, **fields: object) -> list:
        return made(model, amount[model._meta.model_name], dice, **fields)

    places = some(m.Place, kind=["venue", "city"], country=["UZ", "AZ"])
    topics = some(m.Topic, scheme=["theme", "craft", "material", "technique"])
    people = some(m.Person, country=["UZ", "AZ", ""], biography_en=text)
    organisations = some(m.Organisation, kind=["gallery", "association", "centre"], place=places, country=["UZ", "AZ"])
    sources = some(m.Source, kind=["article", "page"], author=people, publisher=organisations)
    projects = some(m.Project, place=places, summary_en=text)
    events = some(
        m.Event, kind=["forum", "session", "masterclass"], project=projects, venue=places, day=["1", "2", "final", ""]
    )
    made_talks = made(
        m.Talk, talks, dice, event=events, abstract_en=text, spoken_language=["az", "uz", "ru", ""],
        position=list(range(9)),
    )  # fmt: skip
    exhibitions = some(m.Exhibition, project=projects, venue=places, summary_en=text)
    works = some(m.Work, craft=topics)
    artisans = some(m.Artisan, place=places, country=["UZ", "AZ"])
    memoranda = some(m.Memorandum, project=projects, place=places, summary_en=text)
    initiatives = some(m.Initiative, place=places, summary_en=text)
    indicators = some(m.Indicator, unit_en=["people"])
    tie(dice, made_talks, people, organisations, topics)
    involve(dice, [*projects, *events, *exhibitions], people, organisations)
    about(dice, [*made_talks, *events, *projects], topics, sources)
    pairs(m.Signature, dice, memoranda, "memorandum", people, "person", 2)
    pairs(m.Making, dice, works, "work", artisans, "artisan", 1)
    pairs(m.Exhibit, dice, exhibitions, "exhibition", works, "work", 3)
    pairs(m.Exhibitor, dice, exhibitions, "exhibition", artisans, "artisan", 2)
    m.Observation.objects.bulk_create(
        m.Observation(indicator=indicator, place=dice.choice(places), initiative=initiatives[0], value=number)
        for number, indicator in enumerate(indicators * 5)
    )


def made(model: type, count: int, dice: random.Random, **fields: object) -> list:
    """`count` published records; a list gives one of its values to each, a function is asked for each."""
    from django.utils import timezone

    noun = model._meta.model_name
    records = []
    for number in range(1, count + 1):
        names = {f"{model.title_field}_{code}": name.format(noun=noun, number=number) for code, name in NAMES.items()}
        drawn = {key: value(dice) if callable(value) else dice.choice(value) for key, value in fields.items()}
        slug = f"synthetic-{noun}-{number}"
        records.append(model(slug=slug, status="published", published_at=timezone.now(), **names, **drawn))
    return model.objects.bulk_create(records, batch_size=BATCH)


def text(dice: random.Random) -> str:
    return "Synthetic text: " + " ".join(dice.choices(WORDS, k=60)) + "."


def tie(dice: random.Random, talks: list, people: list, organisations: list, topics: list) -> None:
    """Each talk has one or two speakers with their position and organisation."""
    from events.models import Speaking

    rows = []
    for talk in talks:
        for speaker in dice.sample(people, dice.choice((1, 1, 2))):
            position = "Synthetic head of department"
            rows.append(
                Speaking(talk=talk, person=speaker, title_then_en=position, organisation=dice.choice(organisations))
            )
    Speaking.objects.bulk_create(rows, batch_size=BATCH)


def involve(dice: random.Random, records: list, people: list, organisations: list) -> None:
    from events.models import Involvement

    rows = [
        Involvement(record=record, role=role, person=person, organisation=organisation)
        for record in records
        for role, person, organisation in (
            ("partner", None, dice.choice(organisations)),
            ("host", dice.choice(people), dice.choice(organisations)),
        )
    ]
    Involvement.objects.bulk_create(rows, batch_size=BATCH)


def about(dice: random.Random, records: list, topics: list, sources: list) -> None:
    """Each record has up to three topics, as in real programmes often none, and one citation."""
    from events.models import Citation, Subject

    for record in records:
        subjects = [Subject(record=record, topic=topic) for topic in dice.sample(topics, dice.choice((0, 1, 2, 3)))]
        Subject.objects.bulk_create(subjects)
    citations = [Citation(record=r, source=dice.choice(sources), quote="Synthetic words.") for r in records]
    Citation.objects.bulk_create(citations, batch_size=BATCH)


def pairs(model: type, dice: random.Random, ones: list, one: str, others: list, other: str, each: int) -> None:
    rows = [model(**{one: a, other: b}) for a in ones for b in dice.sample(others, min(each, len(others)))]
    model.objects.bulk_create(rows, batch_size=BATCH)


if __name__ == "__main__":
    main()
