"""Every save, every change of a part and every deletion raises the content version and names the record."""

from collections.abc import Callable

import pytest

from events import changes
from events.models import Change, Speaking, Subject
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_a_save_raises_the_version_and_names_the_record() -> None:
    changes.note_keys([("topic", 1)])  # PostgreSQL counts on from test to test: far from the 0 of an empty table
    before = changes.version()
    talk = f.talk("Synthetic")
    assert changes.version() > before
    assert ("talk", talk.pk) in changes.since(before)
    assert changes.since(changes.version()) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda talk, topic: talk.save(),
        lambda talk, topic: Subject.objects.create(record=talk, topic=topic),
        lambda talk, topic: Speaking.objects.create(talk=talk, person=f.person()),
        lambda talk, topic: talk.delete(),
    ],
)
def test_whatever_happens_to_a_talk_is_told(change: Callable) -> None:
    talk, topic = f.talk("Synthetic"), f.topic("Silk")
    key, before = talk.pk, changes.version()
    change(talk, topic)
    assert ("talk", key) in changes.since(before)


def test_both_ends_of_a_many_to_many_relation_are_told() -> None:
    artisan, topic = f.artisan("Synthetic"), f.topic("Silk")
    for change in (lambda: artisan.crafts.add(topic), lambda: topic.artisans.remove(artisan)):
        before = changes.version()
        change()
        assert set(changes.since(before)) == {("artisan", artisan.pk), ("topic", topic.pk)}
    artisan.crafts.add(topic)
    before = changes.version()
    artisan.crafts.clear()
    assert ("artisan", artisan.pk) in changes.since(before)


def test_who_missed_too_much_or_anything_at_all_reads_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = changes.version()
    changes.note_all()
    assert changes.since(before) is None
    before = changes.version()
    assert changes.since(before + 1) is None  # an older copy of the database was put in place
    monkeypatch.setattr(changes, "KEPT", 10)
    changes.note_keys([("talk", 1)] * 10)
    assert changes.since(before) == [("talk", 1)]
    changes.note_keys([("talk", 1)])
    assert changes.since(before) is None


def test_old_rows_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "KEPT", 10)
    for _time in range(600):
        changes.note_keys([("talk", 1)])
    assert Change.objects.count() < 600
    assert changes.since(changes.version() - 5) == [("talk", 1)]
