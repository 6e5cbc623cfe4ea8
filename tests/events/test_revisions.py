"""Versions: what is kept at every change, how two of them differ, and what comes back."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.formats import date_format
from reversion.models import Revision, Version

from events import changes, publishing, renditions, revisions
from events.models import (
    Artisan,
    Citation,
    Event,
    Exhibition,
    Exhibitor,
    Image,
    Indicator,
    Involvement,
    Memorandum,
    Observation,
    Organisation,
    Person,
    Record,
    SearchEntry,
    Speaking,
    Subject,
    Talk,
    Topic,
)
from events.revisions import comparing, restoring, snapshots
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


def restored(record: Record, number: int, by: User | None = None) -> Record:
    chosen = version(record, number)
    return restoring.restore(chosen, snapshots.read(chosen, type(record)), by)


def recovered(model: type[Record], by: User | None = None) -> Record:
    return restoring.recover(snapshots.read(restoring.deleted(model).get(), model), by)


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
    event, artisan = f.event(), f.artisan()
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


def test_a_talk_comes_back_with_its_speakers_topics_and_sources(curator: User) -> None:
    ann, bob = f.person("Synthetic Ann"), f.person("Synthetic Bob")
    talk = f.talk("Synthetic talk", title_ru="Синтетический доклад", speakers=(ann, bob), topics=(f.topic("Silk"),))
    f.cite(talk, "Synthetic words.")
    with recorded():
        talk.title_en, talk.title_ru = "Changed", "Изменено"
        talk.save()
        talk.speakings.filter(person=ann).delete()
        row = talk.speakings.get(person=bob)
        row.title_then_en, row.position = "Changed position", 5
        row.save()
        talk.subjects.all().delete()
        talk.citations.all().delete()
        Speaking.objects.create(talk=talk, person=f.person("Synthetic Eve"))
    before = snapshots.now(talk)
    restored(talk, 0, curator)
    talk.refresh_from_db()
    speakers = list(talk.speakings.values_list("person__name_en", "title_then_en", "position"))
    assert (talk.title_en, talk.title_ru) == ("Synthetic talk", "Синтетический доклад")
    assert speakers == [("Synthetic Ann", "Synthetic position", 0), ("Synthetic Bob", "Synthetic position", 1)]
    assert [str(subject) for subject in talk.subjects.all()] == ["Silk"]
    assert [citation.quote for citation in talk.citations.all()] == ["Synthetic words."]
    assert talk.version == before.fields["version"] + 1
    restored(talk, 1)
    assert comparing.compare(before, snapshots.now(talk)) == []


def test_restoring_is_a_revision_that_says_which_version(curator: User) -> None:
    talk = f.talk("Synthetic talk")
    edit(talk, title_en="Changed")
    restored(talk, 0, curator)
    last = Revision.objects.latest("pk")
    moment = date_format(timezone.localtime(version(talk, 0).revision.date_created), "DATETIME_FORMAT")
    assert (last.user, said(last)) == (curator, f"Version of {moment} restored")
    assert [row.fields["title_en"] for row in kept(talk)] == ["Synthetic talk", "Changed", "Synthetic talk"]


@pytest.mark.parametrize("public", [True, False])
def test_restoring_changes_no_standing(public: bool) -> None:
    talk = f.talk("Synthetic talk", public=not public)
    with recorded():
        (publishing.publish if public else publishing.withdraw)(talk)
    restored(talk, 0)
    talk.refresh_from_db()
    assert talk.status == ("published" if public else "withdrawn")


def test_search_and_readers_learn_of_a_restored_version(django_capture_on_commit_callbacks: object) -> None:
    talk = f.talk("Synthetic silk")
    edit(talk, title_en="Synthetic wool")
    seen = changes.version()
    with django_capture_on_commit_callbacks(execute=True):
        restored(talk, 0)
    titles = SearchEntry.objects.filter(noun="talk", language="en").values_list("title", flat=True)
    assert list(titles) == ["Synthetic silk"]
    assert changes.version() > seen


def test_a_former_address_comes_back_unless_another_record_has_it() -> None:
    one = f.topic("Silk", slug="silk")
    edit(one, slug="of-silk")
    two = f.topic("Wool", slug="wool")
    edit(two, slug="of-wool")
    f.topic("New", slug="wool")
    assert (restored(one, 0).slug, restored(two, 0).slug) == ("silk", "of-wool")
    said_so = restoring.obstacles(kept(two)[0], two).left_out
    assert said_so == ["The address “wool”: another record has it now."]


def test_a_speaker_who_was_deleted_is_left_out_and_named() -> None:
    ann = f.person("Synthetic Ann", public=False)
    talk = f.talk(speakers=(ann, f.person("Synthetic Bob")))
    with recorded(None, "edited"):
        talk.speakings.filter(person=ann).delete()
    with recorded(None, "deleted"):
        ann.delete()
    found = restoring.obstacles(kept(talk)[0], talk)
    assert (found.left_out, found.refusals) == (["speaker: Synthetic Ann (deleted)"], [])
    restored(talk, 0)
    assert [str(row) for row in talk.speakings.all()] == ["Synthetic Bob"]


def test_rows_that_swapped_their_numbers_come_back() -> None:
    show = f.exhibition()
    one, two = (show.exhibits.create(work=f.work(), number=number) for number in ("1", "2"))
    with recorded():
        for row, number in ((one, "9"), (two, "1"), (one, "2")):
            row.number = number
            row.save()
    restored(show, 0)
    assert list(show.exhibits.order_by("pk").values_list("pk", "number")) == [(one.pk, "1"), (two.pk, "2")]


def test_figures_come_back_with_their_sources() -> None:
    indicator = f.indicator()
    figure = Observation.objects.create(indicator=indicator, value=5)
    f.cite(figure, "Synthetic five.")
    with recorded():
        figure.delete()
    restored(indicator, 0)
    back = indicator.observations.get()
    assert (back.uuid, back.value, back.citations.get().quote) == (figure.uuid, 5, "Synthetic five.")


def exhibition() -> Exhibition:
    show = f.exhibition("Synthetic show", public=False, title_uz="Sintetik koʻrgazma", spoken_languages="az,uz")
    Exhibitor.objects.create(exhibition=show, artisan=f.artisan("Synthetic Weaver"))
    show.exhibits.create(work=f.work("Synthetic bowl"), number="7", label_en="A bowl")
    show.categories.add(f.topic("Ceramics"))
    f.cite(show, "Synthetic words.")
    f.involve(show, organisation=f.organisation("Synthetic Host"))
    return show


def test_a_deleted_exhibition_comes_back_whole_as_a_draft(curator: User, administrator: User) -> None:
    show = exhibition()
    Exhibition.objects.filter(pk=show.pk).update(created_by=curator)
    show.refresh_from_db()
    before = snapshots.now(show)
    with recorded(administrator, "deleted"):
        Exhibition.objects.get().delete()
    assert (Exhibition.objects.count(), Citation.objects.count(), Involvement.objects.count()) == (0, 0, 0)
    back = recovered(Exhibition, administrator)
    back.refresh_from_db()
    assert comparing.compare(before, snapshots.now(back)) == []
    assert (back.uuid, back.pk, back.slug, back.status) == (show.uuid, show.pk, "synthetic-show", "draft")
    assert (back.created_at, back.created_by) == (show.created_at, curator)
    assert sorted(back.spoken.values_list("code", flat=True)) == ["az", "uz"]
    assert list(restoring.deleted(Exhibition)) == []
    assert steps() == ["before", "deleted", "recovered"]


def test_recovering_twice_or_without_its_event_is_refused_in_words() -> None:
    talk = f.talk("Synthetic talk", event=f.event("Synthetic forum", public=False), public=False)
    with recorded(None, "deleted"):
        event = talk.event
        talk.delete()
        event.delete()
    with pytest.raises(restoring.Refused) as refusal:
        recovered(Talk)
    assert refusal.value.messages == ["It needs “Synthetic forum (deleted)”. Bring that back first."]
    recovered(Event)
    wanted = snapshots.read(restoring.deleted(Talk).get(), Talk)
    restoring.recover(wanted, None)
    with pytest.raises(restoring.Refused) as refusal:
        restoring.recover(wanted, None)
    assert refusal.value.messages == ["It is in the catalogue again already."]


def test_an_address_taken_meanwhile_is_replaced_on_recovery() -> None:
    topic = f.topic("Silk", public=False)
    with recorded(None, "deleted"):
        topic.delete()
    f.topic("Silk")
    assert recovered(Topic).slug == "silk-2"


def test_records_that_named_a_deleted_one_have_a_version_of_it() -> None:
    event, topic, artisan = f.event(), f.topic("Silk", public=False), f.artisan("Weaver", public=False)
    event.artisans.add(artisan)
    f.about(event, topic)
    with recorded(None, "deleted"):
        topic.delete()
        artisan.delete()
    before, after = kept(event)
    assert [(len(row.fields["artisans"]), len(row.parts["subjects"])) for row in (before, after)] == [(1, 1), (0, 0)]


def test_a_deleted_picture_comes_back_with_its_file_and_sizes() -> None:
    image = pictures.image(pictures.photograph(400, 300))
    renditions.render(image)
    original = Path(image.file.path)
    with recorded(None, "deleted"):
        image.delete()
    assert original.is_file()
    assert renditions.sweep(older_than=-1) > 0
    back = recovered(Image)
    assert (back.renditions, back.sha256, back.width) == ([], image.sha256, 400)
    renditions.render(back)
    assert renditions.is_rendered(Image.objects.get())


def test_a_picture_whose_file_was_replaced_comes_back() -> None:
    image = pictures.image(pictures.photograph(400, 300))
    former = image.sha256
    renditions.render(image)
    with recorded(None, "edited"):
        image.file = pictures.upload(pictures.photograph(200, 100))
        image.save()
    assert (image.sha256 == former, image.width) == (False, 200)
    back = restored(image, 0)
    assert (back.sha256, back.width, back.renditions) == (former, 400, [])


def test_a_picture_whose_file_is_gone_is_refused_in_words() -> None:
    image = pictures.image(pictures.photograph())
    with recorded(None, "deleted"):
        image.delete()
    image.file.storage.delete(image.file.name)
    with pytest.raises(restoring.Refused) as refusal:
        recovered(Image)
    assert refusal.value.messages == ["The file is no longer kept, so it cannot be brought back."]


@pytest.mark.parametrize(
    ("spoilt", "faults"),
    [
        (lambda data: data["fields"].update(curator_mood="good"), ["“curator_mood” no longer exists."]),
        (lambda data: data["fields"].update(language="la"), ["“original language” takes other values now."]),
        (lambda data: data["fields"].update(publish_at="soon"), ["“publish at” takes other values now."]),
        (lambda data: data["parts"].update(listeners=[{"pk": 1}]), ["“listeners” no longer exists."]),
        (lambda data: data["fields"].pop("abstract_en"), []),
        (lambda data: data["fields"].update(curator_mood=""), []),
    ],
)
def test_a_version_that_no_longer_fits_says_why_and_is_left_alone(spoilt: object, faults: list[str]) -> None:
    talk = f.talk("Synthetic talk", abstract_en="Synthetic abstract")
    edit(talk, title_en="Changed")
    old = version(talk, 0)
    data = json.loads(old.serialized_data)
    spoilt(data[0])
    old.serialized_data = json.dumps(data)
    old.save()
    row = kept(talk)[0]
    assert row.all_faults == faults
    assert ("event", str(talk.event_id)) in snapshots.plain(old)
    if faults:
        with pytest.raises(restoring.Refused):
            restored(talk, 0)
    else:
        assert (restored(talk, 0).title_en, talk.abstract_en) == ("Synthetic talk", "Synthetic abstract")


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "{}", "[7]", '[{"pk": "x", "fields": {}}]', "null"])
def test_what_is_no_version_is_unreadable_but_shown(text: str) -> None:
    talk = f.talk()
    edit(talk, title_en="Changed")
    old = version(talk, 0)
    Version.objects.filter(pk=old.pk).update(serialized_data=text)
    old.refresh_from_db()
    with pytest.raises(snapshots.Unreadable):
        snapshots.read(old, Talk)
    assert isinstance(snapshots.plain(old), list)


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
