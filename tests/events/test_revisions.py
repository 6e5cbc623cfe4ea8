"""Versions: what is kept at every change, and how two of them differ."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from reversion.models import Revision, Version

from events import publishing, revisions
from events.models import (
    Artisan,
    Event,
    Indicator,
    Memorandum,
    Observation,
    Organisation,
    Person,
    Record,
    Speaking,
    Subject,
    Talk,
    Topic,
)
from events.revisions import comparing, snapshots
from events.revisions.recording import recorded, said, versions_of
from tests import factories as f
from tests import pictures

pytestmark = pytest.mark.django_db


def steps() -> list[str]:
    """What every revision says, in order."""
    return list(Revision.objects.order_by("pk").values_list("comment", flat=True))


def kept(record: Record) -> list[snapshots.Row]:
    """The record's versions, the oldest first."""
    return [snapshots.read(version, type(record)) for version in reversed(versions_of(type(record), record.pk))]


def version(record: Record, number: int) -> Version:
    return list(reversed(versions_of(type(record), record.pk)))[number]


def edit(record: Record, **fields: object) -> None:
    with recorded(None, "edited"):
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()


def test_one_deed_is_one_revision_with_who_when_and_what(curator: User) -> None:
    talk, other, speaker = f.talk("Synthetic one"), f.talk("Synthetic other"), f.person("Synthetic Speaker")
    with recorded(curator, "edited"):
        talk.title_en = "Synthetic first"
        talk.save()
        talk.save()
        Speaking.objects.create(talk=talk, person=speaker)
        other.save()
    last = Revision.objects.latest("pk")
    assert (last.user, said(last)) == (curator, "Edited")
    assert sorted(last.version_set.values_list("object_repr", flat=True)) == ["Synthetic first", "Synthetic other"]
    assert steps() == ["before", "before", "edited"]


def test_the_state_before_the_first_change_is_kept() -> None:
    talk = f.talk("Synthetic before", speakers=(f.person("Synthetic Speaker"),))
    with recorded():
        talk.speakings.get().delete()
        talk.title_en = "Synthetic after"
        talk.save()
    first, second = kept(talk)
    assert [row.fields["title_en"] for row in (first, second)] == ["Synthetic before", "Synthetic after"]
    assert [len(row.parts["speakings"]) for row in (first, second)] == [1, 0]


def test_a_record_that_is_added_has_no_state_before(curator: User) -> None:
    with recorded(curator, "added"):
        topic = Topic(label_en="Synthetic craft")
        topic.save()
    assert (steps(), len(kept(topic))) == (["added"], 1)


@recorded(None, "edited")
def broken_off(talk: Talk) -> None:
    talk.save()
    raise ValueError("synthetic")


def test_nothing_is_kept_outside_and_nothing_of_what_is_rolled_back() -> None:
    talk = f.talk()
    talk.save()
    with pytest.raises(ValueError, match="synthetic"):
        broken_off(talk)
    with revisions.paused(), recorded(None, "edited"):
        talk.save()
    assert steps() == []


def test_publishing_verbs_are_revisions_of_their_own_or_steps_of_a_larger_one(publisher: User) -> None:
    person = f.person(public=False)
    publishing.submit(person, publisher)
    with recorded(publisher, "edited"):
        person.save()
        publishing.publish(person, publisher)
    publishing.take_back(person, publisher)
    assert steps() == ["before", "submitted", "edited\npublished", "reopened\nwithdrawn"]
    assert said(Revision.objects.latest("pk")) == "Made a draft again; Withdrawn"
    assert set(Revision.objects.exclude(comment="before").values_list("user", flat=True)) == {publisher.pk}


def test_what_was_not_ready_is_no_step(publisher: User) -> None:
    image = pictures.image(pictures.photograph(), credit="")
    with recorded(publisher, "edited"):
        image.save()
        with pytest.raises(publishing.NotReady):
            publishing.publish(image, publisher)
    assert steps() == ["before", "edited"]


def test_loading_the_first_records_is_one_revision() -> None:
    call_command("samarkand", verbosity=0)
    (revision,) = Revision.objects.all()
    assert said(revision).startswith("Taken in from ")
    talk = Talk.objects.order_by("pk")[0]
    (only,) = kept(talk)
    assert len(only.parts["speakings"]) == talk.speakings.count() > 0
    call_command("samarkand", verbosity=0)
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    "touch",
    [
        lambda talk, topic: Subject.objects.create(record=talk, topic=topic),
        lambda talk, topic: f.cite(talk),
        lambda talk, topic: talk.speakings.get().delete(),
    ],
)
def test_a_part_changed_alone_makes_a_version_of_its_record(touch: object) -> None:
    talk, topic = f.talk(speakers=(f.person(),)), f.topic()
    with recorded():
        touch(talk, topic)
    before, after = kept(talk)
    assert before.parts != after.parts


def test_a_part_that_moves_makes_versions_of_both_records() -> None:
    one, other = f.talk(), f.talk()
    citation = f.cite(one, "Synthetic words.")
    with recorded():
        citation.object_id = other.pk
        citation.save()
    assert [[len(row.parts["citations"]) for row in kept(talk)] for talk in (one, other)] == [[1, 0], [0, 1]]


def test_lists_are_kept_from_either_end() -> None:
    f.event().artisans.add(f.artisan())  # so that keys of the tie and of the event differ
    f.event().artisans.add(f.artisan())
    event, artisan = f.event(), f.artisan()
    event.artisans.add(artisan)
    event.artisans.clear()
    with recorded():
        event.artisans.add(artisan)
    with recorded():
        artisan.events.clear()
    assert [row.fields["artisans"] for row in kept(event)] == [[], [artisan.pk], []]


def test_figures_are_kept_with_their_sources() -> None:
    indicator = f.indicator()
    figure = Observation.objects.create(indicator=indicator, value=5)
    with recorded():
        f.cite(figure, "Synthetic five.")
    (row,) = kept(indicator)[-1].parts["observations"]
    assert (row.fields["value"], row.parts["citations"][0].fields["quote"]) == ("5.000", "Synthetic five.")


def test_records_that_named_a_deleted_one_have_a_version_of_it() -> None:
    event, topic, artisan = f.event(), f.topic("Silk", public=False), f.artisan("Weaver", public=False)
    event.artisans.add(artisan)
    f.about(event, topic)
    with recorded(None, "deleted"):
        topic.delete()
        artisan.delete()
    before, after = kept(event)
    assert [(len(row.fields["artisans"]), len(row.parts["subjects"])) for row in (before, after)] == [(1, 1), (0, 0)]


def test_differences_name_fields_languages_words_and_rows() -> None:
    ann = f.person("Synthetic Ann")
    talk = f.talk("On the silk of Sheki", speakers=(ann,), title_ru="О шёлке")
    with recorded():
        talk.title_en, talk.title_ru, talk.spoken_language = "On the wool of Sheki", None, "az"
        talk.save()
        row = talk.speakings.get()
        row.title_then_en = "Synthetic director"
        row.save()
        Speaking.objects.create(talk=talk, person=f.person("Synthetic Bob"), title_then_en="Weaver", position=2)
    lines = comparing.compare(*kept(talk))
    assert [(line.label, line.language) for line in lines] == [
        ("Title", "en"), ("Title", "ru"), ("Language of the talk", ""), ("Speakers", "")
    ]  # fmt: skip
    assert [tuple(piece) for piece in lines[0].pieces] == [
        ("same", "On the"), ("removed", " silk"), ("added", " wool"), ("same", " of Sheki")
    ]  # fmt: skip
    changed, added = lines[3].entries
    assert (changed.kind, changed.title, [label for label, _pieces in changed.details]) == (
        "changed", "Synthetic Ann", ["Position then [en]"]
    )  # fmt: skip
    assert (added.kind, added.title, added.details[0][1][0].words) == ("added", "Synthetic Bob", "Weaver")
    assert comparing.in_few_words(*kept(talk)) == ["Title [en]", "Title [ru]", "Language of the talk", "Speakers"]


def test_differences_are_told_in_the_language_of_the_reader() -> None:
    event = f.event("Synthetic forum", kind="forum", step_free="yes")
    edit(event, kind="visit", step_free="no")
    with translation.override("ru"):
        lines = comparing.compare(*kept(event))
    assert [piece.words for piece in lines[0].pieces] == ["Да", "Нет"]
    assert [line.label for line in lines] == ["Вход без ступеней", "Вид"]


def test_every_noun_and_part_is_kept_and_can_be_read_back() -> None:
    call_command("samarkand", verbosity=0)
    for model in (Talk, Memorandum, Indicator, Event, Organisation, Person, Artisan):
        for record in model.objects.all()[:3]:
            (row,) = kept(record)
            assert (row.all_faults, comparing.compare(row, snapshots.now(record))) == ([], [])
            assert set(row.parts) == set(snapshots.part_names(model))


def test_a_save_costs_few_queries_however_many_speakers(curator: User) -> None:
    counted = []
    for number in (1, 3):
        talk = f.talk(speakers=tuple(f.person() for _each in range(number)))
        with CaptureQueriesContext(connection) as bare:
            talk.save()
        for _each in range(2):
            with CaptureQueriesContext(connection) as queries, recorded(curator, "edited"):
                talk.save()
            counted.append(len(queries) - len(bare))
    assert counted == [17, 10, 17, 10]
