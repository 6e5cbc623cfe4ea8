"""Whatever is written, however it is written, is heard of: every list and page says what the database says."""

import sys
import threading
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from catalog.filters.answer import Answer
from catalog.filters.listing import ListFilter
from catalog.shelf import news as room
from catalog.shelf.news import NEWS, News
from events import changes, publishing
from events.models import (
    PUBLIC_NOUNS,
    Change,
    Exhibit,
    Exhibitor,
    Making,
    Observation,
    Signature,
    Speaking,
    Status,
    Talk,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, django_capture_on_commit_callbacks: Callable) -> SimpleNamespace:
    """Two records of most kinds, tied to each other."""
    with django_capture_on_commit_callbacks(execute=True):
        topics = [f.topic(scheme="craft"), f.topic(scheme="material")]
        places = [f.place(country="UZ"), f.place(country="AZ")]
        organisations = [f.organisation(kind="gallery", place=places[0]), f.organisation(kind="centre")]
        people = [f.person(country="UZ"), f.person()]
        projects = [f.project(place=places[0]), f.project()]
        events = [f.event(project=projects[0], venue=places[0], day="1"), f.event(position=1)]
        talks = [f.talk(event=events[0], topics=(topics[0],)), f.talk(event=events[1])]
        speaking = Speaking.objects.create(talk=talks[0], person=people[0], organisation=organisations[0])
        exhibitions = [f.exhibition(venue=places[0], opening_event=events[0]), f.exhibition()]
        exhibitions[0].categories.add(topics[0])
        artisans = [f.artisan(place=places[0]), f.artisan()]
        artisans[0].crafts.add(topics[0])
        works = [f.work(craft=topics[0]), f.work()]
        works[0].materials.add(topics[1])
        making = Making.objects.create(work=works[0], artisan=artisans[0])
        Exhibitor.objects.create(exhibition=exhibitions[0], artisan=artisans[0])
        Exhibit.objects.create(exhibition=exhibitions[0], work=works[0])
        memoranda = [f.memorandum(place=places[0], signing_event=events[0]), f.memorandum()]
        memoranda[0].parties.add(organisations[0])
        signature = Signature.objects.create(memorandum=memoranda[0], person=people[1], organisation=organisations[0])
        initiatives, indicators = [f.initiative(place=places[0]), f.initiative()], [f.indicator(), f.indicator()]
        figure = Observation.objects.create(
            indicator=indicators[0], initiative=initiatives[0], place=places[0], value=1
        )
        sources = [f.source(author=people[1], publisher=organisations[0]), f.source()]
        subject = talks[0].subjects.get()
        role = f.involve(events[0], "host", person=people[1])
        f.about(events[0], topics[1])
    return SimpleNamespace(**locals())


def change(record: object, /, **values: object) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


# What is written at once; one must not hide another.
WRITING: tuple[Callable[[SimpleNamespace], object], ...] = (
    lambda w: (
        w.organisations[0].memoranda.clear(),
        w.topics[0].artisans.clear(),
        w.topics[1].works_of_material.remove(w.works[0]),
        w.topics[1].exhibitions_showing.set(w.exhibitions),
        w.sources[0].delete(),
        change(w.subject, record=w.talks[1]),
        change(w.role, record=w.projects[1]),
        change(w.figure, indicator=w.indicators[1], place=w.places[1]),
        w.making.delete(),
        change(w.places[0], country="AZ"),
    ),
    lambda w: (
        w.memoranda[0].parties.clear(),
        w.organisations[1].memoranda.add(w.memoranda[1]),
        change(w.subject, record=w.projects[0]),
        publishing.withdraw(w.events[0]),
        w.initiatives[0].delete(),
        Signature.objects.all().delete(),
        publishing.withdraw(w.places[0]),
        change(w.topics[0], replaced_by=w.topics[1]),
        change(w.organisations[0], kind="government"),
    ),
    lambda w: (
        change(w.works[0], craft=None),
        w.topics[0].delete(),
        change(w.organisations[0], replaced_by=w.organisations[1]),
        change(w.events[0], replaced_by=w.events[1]),
        publishing.withdraw(w.artisans[0]),
    ),
    lambda w: (
        Talk.objects.filter(pk=w.talks[1].pk).delete(),
        w.events[1].delete(),
        change(w.events[0], spoken_languages="az,uz", quiet_hours_en="At noon", day="final"),
        change(w.speaking, person=w.people[1]),
        change(w.sources[0], author=w.people[0]),
    ),
    lambda w: (Talk.objects.update(spoken_language="ru"), changes.note_all()),
)


def lists() -> list[type[ListFilter]]:
    """The FilterSets of all lists."""
    for model in PUBLIC_NOUNS:
        import_module(f"catalog.filters.{model._meta.model_name}")
    found = [ListFilter]
    for each in found:
        found += each.__subclasses__()
    return found[1:]


def answers() -> dict[str, tuple[list[int], dict[str, dict[str, int]]]]:
    """What every list says: keys in order, counts of every value."""
    found = {}
    for listed in lists():
        answer = Answer.now(listed, QueryDict("sort=programme"))
        panels = {panel.name: [*panel.options, *panel.rest] for panel in answer.panels}
        counts = {name: {option.label: option.count for option in options} for name, options in panels.items()}
        found[listed.__name__] = (answer.keys(0, answer.total), counts)
    return found


def test_every_way_of_writing_is_heard_of(world: SimpleNamespace, django_capture_on_commit_callbacks: Callable) -> None:
    for write in WRITING:
        with transaction.atomic():
            NEWS.forget()
            before = answers()
            with django_capture_on_commit_callbacks(execute=True):
                write(deepcopy(world))
            said = answers()
            NEWS.forget()
            assert said == answers() != before
            transaction.set_rollback(True)


def test_there_are_lists_of_all_nouns() -> None:
    assert {listed._meta.model for listed in lists()} == set(PUBLIC_NOUNS)


# What is due


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Call it to let time pass."""
    now, passed = timezone.now, [timedelta()]
    monkeypatch.setattr(timezone, "now", lambda: now() + passed[0])
    monkeypatch.setattr(room, "time", SimpleNamespace(time=lambda: timezone.now().timestamp()))

    def let_pass(time: timedelta) -> None:
        passed[0] += time

    return let_pass


HOUR, MOMENT = timedelta(hours=1), timedelta(milliseconds=30)


def test_a_record_that_becomes_due_is_shown_without_a_save(clock: Callable, stranger: Client) -> None:
    topic = f.topic("Due topic", publish_at=timezone.now() + HOUR)
    talk = f.talk("Due talk", publish_at=topic.publish_at)
    f.about(other := f.talk("Other talk"), topic)
    pages = {path: stranger.get(path) for path in ("/en/talks/", other.get_absolute_url())}
    assert not any(b"Due" in page.content for page in pages.values())
    assert stranger.get(talk.get_absolute_url()).status_code == 404
    clock(HOUR)
    pages = {path: stranger.get(path, headers={"if-none-match": page["ETag"]}) for path, page in pages.items()}
    assert ["Due topic" in page.content.decode() for page in pages.values()] == [True, True]
    assert b"Due talk" in pages["/en/talks/"].content
    assert stranger.get(talk.get_absolute_url()).status_code == 200


def test_two_records_due_in_one_second_are_both_seen(clock: Callable) -> None:
    now = (timezone.now() + HOUR).replace(microsecond=0)
    for number in (1, 2):
        f.talk(publish_at=now + number * MOMENT)
    stamps = {NEWS.look()}
    for moment in (now, now + MOMENT, now + 2 * MOMENT):
        clock(moment - timezone.now())
        stamps.add(NEWS.look())
    assert len({stamp.rpartition("-")[0] for stamp in stamps}) == 3  # whatever the day


def test_what_was_due_long_ago_does_not_fill_the_news(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST", 10)
    for _number in range(11):
        f.talk(publish_at=timezone.now() - timedelta(days=1))
    fresh = News()
    fresh.look()
    place = fresh.place
    f.topic()
    fresh.look()
    heard, _reached = fresh.since(place)
    assert {noun for noun, _key in heard} == {"topic"}


def test_a_new_day_has_a_new_stamp(clock: Callable) -> None:
    today = NEWS.look()
    clock(timedelta(days=1))
    tomorrow = NEWS.look()
    assert tomorrow.rpartition("-")[0] == today.rpartition("-")[0]
    assert tomorrow != today


# What is heard


def test_news_are_heard_once_and_in_order() -> None:
    NEWS.look()
    place = NEWS.place
    topic, talk = f.topic(), f.talk()
    NEWS.look()
    heard, reached = NEWS.since(place)
    assert heard == [("topic", topic.pk), ("event", talk.event_id), ("talk", talk.pk)]
    assert NEWS.since(reached) == ([], reached)


def test_an_older_database_is_read_anew() -> None:
    f.topic()
    NEWS.look()
    place = NEWS.place
    Change.objects.all().delete()
    NEWS.look()
    assert NEWS.since(place)[0] is None


def test_after_too_many_changes_all_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    NEWS.look()
    place = NEWS.place
    changes.note_keys(("talk", number) for number in range(changes.KEPT + 1))
    NEWS.look()
    assert NEWS.since(place)[0] is None


def test_a_change_of_an_unknown_noun_hurts_nobody() -> None:
    changes.note_keys([("talk", 1)])
    NEWS.look()
    place = NEWS.place
    changes.note_keys([("dragon", 1)])
    NEWS.look()
    assert NEWS.since(place)[0] == [("dragon", 1)]


def test_threads_miss_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers that catch up while others do hear every change in the end, even when all is forgotten meanwhile."""
    log: list[room.Key] = []
    monkeypatch.setattr(room, "MODELS", {})
    monkeypatch.setattr(room, "MOST", 150)
    monkeypatch.setattr(changes, "version", lambda: len(log))
    monkeypatch.setattr(changes, "since", lambda version: log[version:])
    news, told, stop = News(), {}, threading.Event()

    def follow(name: int) -> None:
        heard, place, last = set(), -1, False
        while not last:
            last = stop.is_set()
            news.look()
            fresh, place = news.since(place)
            heard = set(log) if fresh is None else heard | set(fresh)
        told[name] = heard

    threads = [threading.Thread(target=follow, args=(name,)) for name in range(4)]
    sys.setswitchinterval(1e-6)
    for thread in threads:
        thread.start()
    for number in range(2000):
        log.append(("talk", number))
    stop.set()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(0.005)
    assert [len(told[name]) for name in range(4)] == [2000] * 4


def test_a_withdrawn_record_is_not_waited_for() -> None:
    talk = f.talk(publish_at=timezone.now() + timedelta(days=1))
    NEWS.look()
    assert NEWS.upcoming == {("talk", talk.pk): talk.publish_at}
    publishing.withdraw(talk)
    NEWS.look()
    assert (talk.status, NEWS.upcoming) == (Status.WITHDRAWN, {})
