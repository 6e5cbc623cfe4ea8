"""What hangs on any record is read with many records at once, and narrowed down as any relation is."""

import pytest
from django.db import connection
from django.db.models.sql import Query
from django.test.utils import CaptureQueriesContext

from events.models import Subject, Talk
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks() -> list[Talk]:
    """Two talks with topics of their own, and one without."""
    found = [factories.talk(f"Synthetic talk {number}") for number in range(3)]
    for number, talk in enumerate(found[:2]):
        for position in range(2):
            topic = factories.topic(f"Synthetic topic {number} {position}")
            Subject.objects.create(record=talk, topic=topic, position=position, primary=not position)
    return found


def topics(talk: Talk, **wanted: object) -> list[str]:
    return [str(subject) for subject in talk.subjects.filter(**wanted)]


def test_relation_gives_the_rows_of_its_record_with_and_without_prefetching(talks: list[Talk]) -> None:
    expected = [["Synthetic topic 0 0", "Synthetic topic 0 1"], ["Synthetic topic 1 0", "Synthetic topic 1 1"], []]
    assert [topics(talk) for talk in talks] == expected
    with CaptureQueriesContext(connection) as asked:
        read = Talk.objects.order_by("pk").prefetch_related("subjects__topic")
        assert [[str(subject) for subject in talk.subjects.all()] for talk in read] == expected
    assert len(asked) == 3


def test_relation_that_was_prefetched_can_be_narrowed_down_counted_and_emptied(talks: list[Talk]) -> None:
    first, second, last = Talk.objects.order_by("pk").prefetch_related("subjects__topic")
    assert topics(first, primary=False) == ["Synthetic topic 0 1"]
    assert [talk.subjects.count() for talk in (first, second, last)] == [2, 2, 0]
    assert (second.subjects.exclude(primary=True).exists(), last.subjects.all().exists()) == (True, False)
    first.subjects.all().delete()
    assert [str(subject) for subject in Subject.objects.all()] == ["Synthetic topic 1 0", "Synthetic topic 1 1"]


def test_no_condition_is_built_for_rows_that_were_prefetched(
    talks: list[Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []
    add = Query.add_q
    monkeypatch.setattr(
        Query, "add_q", lambda query, condition, **more: built.append(1) or add(query, condition, **more)
    )
    list(Talk.objects.filter(pk=talks[0].pk).prefetch_related("subjects"))
    of_one, built[:] = len(built), []
    assert len(list(Talk.objects.filter(pk__in=[talk.pk for talk in talks]).prefetch_related("subjects"))) == 3
    assert len(built) == of_one
