"""The shelf says what the database says: counts, keys and order, for random records, edits and choices."""

import random
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from catalog.filters.answer import Answer
from catalog.filters.facets import NOT_STATED
from catalog.filters.listing import ListFilter
from catalog.filters.person import PersonFilter, SpeakerFilter
from catalog.filters.talk import TalkFilter
from catalog.shelf.news import NEWS
from events import publishing
from events.models import Event, Organisation, Person, Signature, Source, Speaking, Subject, Talk, Topic
from tests import factories as f

pytestmark = pytest.mark.django_db
COUNTRIES, LANGUAGES = ("", "AZ", "UZ"), ("", "az", "ru")
LISTS = (TalkFilter, PersonFilter, SpeakerFilter)


def furnish(dice: random.Random) -> None:
    topics = [f.topic(f"Topic {number}", public=dice.random() < 0.8) for number in range(4)]
    events = [f.event(f"Event {number}", position=dice.randrange(3)) for number in range(3)]
    people = [f.person(f"Person {number}", country=dice.choice(COUNTRIES)) for number in range(6)]
    f.organisation("Organisation", kind="gallery")
    for number in range(12):
        talk = f.talk(
            f"Talk {dice.choice('ABCDEF')} {number}",
            event=dice.choice(events),
            topics=tuple(dice.sample(topics, dice.randrange(3))),
            speakers=tuple(dice.sample(people, dice.randrange(3))),
            spoken_language=dice.choice(LANGUAGES),
        )
        if dice.random() < 0.2:
            publishing.withdraw(talk)


def rename(dice: random.Random) -> None:
    record = some(dice, dice.choice((Talk, Topic, Event, Person)))
    setattr(record, f"{record.title_field}_en", f"Renamed {dice.choice('ABCDEF')} {dice.randrange(99)}")
    record.save()


def turn_over(dice: random.Random) -> None:
    """Publish a draft or withdraw what is public."""
    record = some(dice, dice.choice((Talk, Topic, Event, Person)))
    (publishing.withdraw if record.is_public else publishing.publish)(record)


def speak(dice: random.Random) -> None:
    Speaking.objects.get_or_create(talk=some(dice, Talk), person=some(dice, Person))


def hand_over(dice: random.Random) -> None:
    """Another person gave the talk after all."""
    speaking = Speaking.objects.order_by("?").first()
    if speaking is not None:
        other = some(dice, Person)
        if not Speaking.objects.filter(talk=speaking.talk, person=other).exists():
            speaking.person, speaking.organisation = other, Organisation.objects.first()
            speaking.save()


def fall_silent(dice: random.Random) -> None:
    for speaking in Speaking.objects.filter(person=some(dice, Person)):
        speaking.delete()


def move(dice: random.Random) -> None:
    talk = some(dice, Talk)
    talk.event, talk.position, talk.spoken_language = some(dice, Event), dice.randrange(5), dice.choice(LANGUAGES)
    talk.save()


def put_elsewhere(dice: random.Random) -> None:
    event = some(dice, Event)
    event.position, event.day = dice.randrange(5), dice.choice(("", "1", "final"))
    event.save()


def tell_of_a_topic(dice: random.Random) -> None:
    talk, topic = some(dice, Talk), some(dice, Topic)
    if not talk.subjects.filter(topic=topic).exists():
        f.about(talk, topic)


def forget_a_topic(dice: random.Random) -> None:
    if subject := Subject.objects.order_by("?").first():
        subject.delete()


def sign(dice: random.Random) -> None:
    Signature.objects.create(memorandum=f.memorandum(), person=some(dice, Person))


def write(dice: random.Random) -> None:
    """A source gets an author, or another one."""
    source = Source.objects.first() or f.source()
    source.author = some(dice, Person)
    source.save()


def drop(dice: random.Random) -> None:
    some(dice, Talk).delete()
    f.talk(f"Talk {dice.choice('ABCDEF')} new", event=some(dice, Event))


EDITS: tuple[Callable[[random.Random], None], ...] = (
    rename, turn_over, speak, hand_over, fall_silent, move, put_elsewhere, tell_of_a_topic, forget_a_topic, sign,
    write, drop,
)  # fmt: skip


def some(dice: random.Random, model: type) -> object:
    return dice.choice(list(model.objects.order_by("pk")))


def choice(dice: random.Random, listed: type[ListFilter]) -> QueryDict:
    """A random choice of values, some of them unknown, in a random order."""
    query = QueryDict(mutable=True)
    shown = {panel.name: panel for panel in Answer.now(listed, QueryDict("")).panels}
    for name in listed.facets():
        values = [option.value for option in shown[name].options] if name in shown else []
        values += ["nonsense", NOT_STATED]
        if dice.random() < 0.5:
            query.setlist(name, dice.sample(values, dice.randrange(len(values)) % 3))
    query["sort"] = dice.choice(["", "newest", *listed.orders])
    return query


def brute(listed: type[ListFilter], query: QueryDict) -> dict[str, Counter]:
    """Counts the slow way: for every value, how many records pass with only that value chosen in its facet."""
    counts = {}
    for panel in Answer.now(listed, query).panels:
        counts[panel.name] = Counter()
        for option in [*panel.options, *panel.rest]:
            alone = query.copy()
            alone.setlist(panel.name, [option.value])
            counts[panel.name][option.value] = listed(alone).qs.count()
    return counts


def by_hand(answer: Answer) -> dict[str, Counter]:
    """The same counts from what each talk says, one after the other."""
    says = {}
    for talk in Talk.objects.published():
        topics = {subject.topic.slug for subject in talk.subjects.all() if subject.topic.is_public}
        says[talk.pk] = {
            "topic": topics or {NOT_STATED},
            "event": {talk.event.slug} if talk.event.is_public else {NOT_STATED},
            "language": {talk.spoken_language or NOT_STATED},
        }
    counts = {}
    for panel in answer.panels:
        others = {
            name: {offer.word for offer in offers}
            for name, offers in answer.chosen.items()
            if offers and name != panel.name
        }
        among = [each for each in says.values() if all(each[name] & words for name, words in others.items())]
        values = [option.value for option in [*panel.options, *panel.rest]]
        counts[panel.name] = Counter({value: sum(value in each[panel.name] for each in among) for value in values})
    return counts


def said(listed: type[ListFilter], query: QueryDict) -> list[object]:
    """Keys by pages of two, and counts, as the shelf says them."""
    answer = Answer.now(listed, query)
    keys = [key for start in range(0, answer.total, 2) for key in answer.keys(start, 2)]
    counts = {
        panel.name: Counter({each.value: each.count for each in [*panel.options, *panel.rest]})
        for panel in answer.panels
    }
    return [answer.total, answer.keys(0, answer.total + 1), keys, counts, counts]


def true(listed: type[ListFilter], query: QueryDict) -> list[object]:
    """The same from the database, and the counts of talks also by hand."""
    answer, keys = Answer.now(listed, query), list(listed(query).records.values_list("pk", flat=True))
    counts = brute(listed, query)
    return [len(keys), keys, keys, counts, by_hand(answer) if listed is TalkFilter else counts]


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**9))
def test_after_any_edits_any_choice_gives_what_the_database_gives(
    seed: int, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    monkeypatch.setattr("catalog.shelf.orders.SIZE", 2)
    dice = random.Random(seed)
    with transaction.atomic():
        NEWS.forget()
        furnish(dice)
        for _turn in range(4):
            for _edit in range(dice.randrange(3)):
                dice.choice(EDITS)(dice)
            listed = dice.choice(LISTS)
            query = choice(dice, listed)
            assert said(listed, query) == true(listed, query)
        transaction.set_rollback(True)
