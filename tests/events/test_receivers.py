"""After a commit the search rows are true: of the record, of what it is tied to, of what is gone."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import transaction

from events import changes, publishing
from events.models import Citation, Observation, Organisation, Record, SearchEntry, Speaking, Subject, Topic
from events.receivers import pending
from tests import factories as f

pytestmark = pytest.mark.django_db
Committed = Callable[[], AbstractContextManager]
Told = list[tuple[str, int]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable) -> Committed:
    """A block after which everything in it counts as committed."""
    pending().clear()
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What was told of after the commit, in order."""
    told: Told = []
    settle = changes.settle
    monkeypatch.setattr(changes, "settle", lambda keys: settle(told.extend(rows := list(keys)) or rows))
    return told


def names(record: Record) -> list[str]:
    return list(SearchEntry.objects.filter(record_uuid=record.uuid, language="en").values_list("names", flat=True))


def is_tied(record: Record, other: Record) -> bool:
    entry = SearchEntry.objects.get(record_uuid=record.uuid, language="en")
    return f"{other.noun}:{other.pk}" in entry.ties.split()


def test_a_published_record_is_findable_after_the_commit(committed: Committed) -> None:
    with committed():
        person = f.person("Synthetic Silk")
        assert names(person) == []
    assert names(person) == ["Synthetic Silk"]


def test_a_changed_name_is_findable_and_the_old_one_is_not(committed: Committed) -> None:
    with committed():
        person = f.person("Synthetic Silk")
    with committed():
        person.name_en = "Synthetic Satin"
        person.save()
    assert names(person) == ["Synthetic Satin"]


@pytest.mark.parametrize("verb", ["withdraw", "take_back", "submit"])
def test_what_is_no_longer_public_is_no_longer_findable(verb: str, committed: Committed) -> None:
    with committed():
        person = f.person("Synthetic Silk")
    with committed():
        getattr(publishing, verb)(person)
    assert names(person) == []


def test_a_deleted_record_is_forgotten(committed: Committed) -> None:
    with committed():
        person = f.person("Synthetic Silk")
    with committed():
        person.delete()
    assert SearchEntry.objects.count() == 0


def test_a_merged_record_is_forgotten(committed: Committed) -> None:
    with committed():
        merged, heir = f.person("Synthetic Silk"), f.person("Synthetic Satin")
    with committed():
        merged.replaced_by = heir
        merged.save()
    assert (names(merged), names(heir)) == ([], ["Synthetic Satin"])


def test_a_new_and_a_removed_speaker_change_the_talk_and_the_person(committed: Committed) -> None:
    with committed():
        person, talk = f.person("Synthetic Zulfiya"), f.talk("Synthetic Kilim")
    with committed():
        speaking = Speaking.objects.create(talk=talk, person=person)
    assert (is_tied(talk, person), is_tied(person, talk)) == (True, True)
    with committed():
        speaking.delete()
    assert (is_tied(talk, person), is_tied(person, talk)) == (False, False)


def test_a_topic_given_and_taken_changes_the_record(committed: Committed) -> None:
    with committed():
        talk, topic = f.talk(), f.topic("Synthetic Marquetry")
    with committed():
        f.about(talk, topic)
    assert is_tied(talk, topic)
    with committed():
        Subject.objects.get().delete()
    assert not is_tied(talk, topic)


def test_a_deleted_topic_is_no_longer_tied(committed: Committed) -> None:
    with committed():
        topic = f.topic("Synthetic Marquetry")
        talk = f.talk(topics=(topic,))
    with committed():
        topic.delete()
    entry = SearchEntry.objects.get(record_uuid=talk.uuid, language="en")
    assert (Topic.objects.count(), [tie for tie in entry.ties.split() if tie.startswith("topic")]) == (0, [])


def test_a_renamed_record_leaves_the_rows_of_others_alone(committed: Committed, settled: Told) -> None:
    """They lead to it by its key, so they are found by its new name at once."""
    with committed():
        topic = f.topic("Synthetic Marquetry")
        talk = f.talk(topics=(topic,))
    settled.clear()
    with committed():
        topic.label_en = "Synthetic Inlay"
        topic.save()
    assert (settled, is_tied(talk, topic), names(topic)) == ([("topic", topic.pk)], True, ["Synthetic Inlay"])


def test_what_a_source_says_is_found_while_the_source_is_public(committed: Committed) -> None:
    with committed():
        person, source = f.person("Synthetic Silk"), f.source(public=False)
        figure = Observation.objects.create(indicator=f.indicator(), value=1)
        for cites in (person, figure):
            Citation.objects.create(record=cites, source=source, quote="Marquetry.")

    def text() -> str:
        return SearchEntry.objects.get(record_uuid=person.uuid, language="en").text

    assert text() == ""
    with committed():
        publishing.publish(source)
    assert text() == "Marquetry."
    with committed():
        publishing.withdraw(source)
    assert text() == ""


def test_a_position_is_found_while_all_who_tell_of_it_are_public(committed: Committed) -> None:
    with committed():
        person, gallery = f.person("Synthetic Silk"), f.organisation("Synthetic Gallery")
        talk = f.talk(public=False)
        Speaking.objects.create(talk=talk, person=person, organisation=gallery, title_then_en="Marquetry master")

    def texts() -> list[str]:
        return [SearchEntry.objects.get(record_uuid=each.uuid, language="en").text for each in (person, gallery)]

    assert texts() == ["", ""]
    with committed():
        publishing.publish(talk)
    assert texts() == ["Marquetry master", "Marquetry master"]
    with committed():
        publishing.withdraw(person)
    assert [SearchEntry.objects.get(record_uuid=each.uuid, language="en").text for each in (talk, gallery)] == ["", ""]


def test_a_change_that_leaves_the_name_alone_touches_nothing_else(committed: Committed, settled: Told) -> None:
    with committed():
        topic = f.topic("Synthetic Marquetry")
        f.talk(topics=(topic,))
    settled.clear()
    with committed():
        topic.definition_en = "Synthetic definition."
        topic.save()
    assert settled == [("topic", topic.pk)]


def test_a_record_touched_often_is_refreshed_once_in_its_transaction(committed: Committed, settled: Told) -> None:
    with committed():
        person = f.person()
        for _time in range(3):
            person.save()
    assert settled == [("person", person.pk)]


def test_the_front_hears_of_a_deletion(committed: Committed, settled: Told) -> None:
    with committed():
        person = f.person()
    key = person.pk
    settled.clear()
    with committed():
        person.delete()
    assert settled == [("person", key)]


def test_what_was_rolled_back_leaves_no_row(committed: Committed) -> None:
    with committed():
        person = f.person("Synthetic Silk")
    with committed():
        try:
            with transaction.atomic():
                person.name_en = "Synthetic Never"
                person.save()
                f.organisation("Synthetic Nobody")
                raise RuntimeError
        except RuntimeError:
            person.refresh_from_db()
        person.save()
    assert names(person) == ["Synthetic Silk"]
    assert Organisation.objects.count() == SearchEntry.objects.filter(noun="organisation").count() == 0
