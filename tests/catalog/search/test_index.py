"""The index of a process follows what changes, record by record."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from catalog.search.index import INDEX, warm_up
from catalog.search.matching import asked
from catalog.shelf.news import NEWS
from events import publishing
from events.models import SearchEntry
from tests import factories as f

pytestmark = pytest.mark.django_db
Committed = Callable[[], AbstractContextManager]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable) -> Committed:
    """A block after which everything in it counts as committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(words: str) -> list[tuple[str, int]]:
    NEWS.look()
    return [INDEX.keys[number] for number in asked(words).found.ordered]


def test_all_is_read_before_the_first_search(committed: Committed, monkeypatch: pytest.MonkeyPatch) -> None:
    with committed():
        person = f.person("Synthetic Silk")
    monkeypatch.setattr("catalog.search.index.connection.close", lambda: None)
    warm_up()
    assert INDEX.place == NEWS.place
    SearchEntry.objects.all().delete()
    assert found("silk") == [("person", person.pk)]


def test_a_saved_record_is_found_and_one_withdrawn_is_not(committed: Committed) -> None:
    with committed():
        person = f.person("Synthetic Silk")
    assert (found("silk"), found("satin")) == ([("person", person.pk)], [])
    with committed():
        person.name_en = "Synthetic Satin"
        person.save()
    assert (found("silk"), found("satin")) == ([], [("person", person.pk)])
    with committed():
        publishing.withdraw(person)
    assert found("satin") == []


def test_a_renamed_record_is_found_by_its_new_name_in_all_it_is_tied_to(committed: Committed) -> None:
    with committed():
        gallery, person = f.organisation("Synthetic Gallery"), f.person("Synthetic Weaver")
        f.memorandum("Synthetic Paper", signed_by=((person, gallery),))
    assert ("person", person.pk) in found("gallery")
    with committed():
        gallery.name_en = "Museum"
        gallery.save()
    assert (found("gallery"), ("person", person.pk) in found("museum")) == ([], True)


def test_a_tied_record_that_becomes_public_leads_on_at_once(committed: Committed) -> None:
    with committed():
        topic = f.topic("Marquetry", public=False)
        talk = f.talk("Synthetic Talk", topics=(topic,))
    assert found("marquetry") == []
    with committed():
        publishing.publish(topic)
    assert found("marquetry") == [("topic", topic.pk), ("talk", talk.pk)]
