"""What comes back of a version: words, relations, rows, deleted records, files; and what is refused or forgotten."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.formats import date_format
from reversion.models import Revision, Version

from events import changes, publishing, renditions
from events.models import (
    Citation,
    Event,
    Exhibition,
    Exhibitor,
    Image,
    Involvement,
    Memorandum,
    Observation,
    Organisation,
    Record,
    SearchEntry,
    Speaking,
    Talk,
    Topic,
)
from events.revisions import comparing, restoring, snapshots
from events.revisions.links import lost_links
from events.revisions.recording import recorded, said
from tests import factories as f
from tests import pictures
from tests.events.test_revisions import edit, kept, steps, version

pytestmark = pytest.mark.django_db


def restored(record: Record, number: int, by: User | None = None) -> Record:
    chosen = version(record, number)
    return restoring.restore(chosen, snapshots.read(chosen, type(record)), by)


def recovered(model: type[Record], by: User | None = None) -> Record:
    return restoring.recover(snapshots.read(restoring.deleted(model).get(), model), by)


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


def test_forgetting_drops_old_versions_and_files_that_nothing_names(capsys: pytest.CaptureFixture) -> None:
    kept_image, gone = pictures.image(pictures.photograph()), pictures.image(pictures.photograph())
    talk = f.talk("Synthetic talk")
    edit(talk, title_en="Changed")
    with recorded(None, "deleted"):
        gone.delete()
    paths = [Path(image.file.path) for image in (kept_image, gone)]
    for path in paths:
        os.utime(path, (0, 0))
    call_command("forget", older_than=30)
    assert [path.is_file() for path in paths] == [True, True]
    Revision.objects.update(date_created=timezone.now() - timedelta(days=31))
    call_command("forget", older_than=30)
    assert [path.is_file() for path in paths] == [True, False]
    assert (Version.objects.count(), Talk.objects.get().title_en) == (0, "Changed")
    assert capsys.readouterr().out.splitlines()[-1] == "Versions dropped: 3. Files removed: 1."
    with pytest.raises(CommandError, match="at least 30 days"):
        call_command("forget", older_than=29)


def test_what_was_named_by_others_is_named_again_when_it_is_back() -> None:
    event, silk, party = f.event("Synthetic signing"), f.topic("Silk"), f.organisation(public=False)
    show, paper = f.exhibition("Synthetic show", opening_event=event), f.memorandum("Synthetic paper")
    paper.signing_event = event
    paper.save()
    paper.parties.add(party)
    show.categories.add(silk)
    talk = f.talk("Synthetic talk", topics=(silk, f.topic("Wool")))
    for record in (event, silk, party):
        with recorded(None, "deleted"):
            type(record).objects.get(pk=record.pk).delete()
    named = [str(link) for model in (Event, Topic) for link in lost_links(restoring.deleted(model).get())]
    assert sorted(named) == [
        "Synthetic paper: Event of signing",
        "Synthetic show: Kinds of things shown",
        "Synthetic show: Opening event",
        "Synthetic talk: Topics",
    ]
    for model in (Event, Topic, Organisation):
        recovered(model)
    show.refresh_from_db()
    paper.refresh_from_db()
    assert (show.opening_event, paper.signing_event) == (event, event)
    assert (list(show.categories.all()), list(paper.parties.all())) == ([silk], [party])
    assert sorted(str(each) for each in talk.subjects.all()) == ["Silk", "Wool"]
    assert kept(paper)[-1].fields["signing_event"] == event.pk


def test_what_others_name_meanwhile_is_left_to_them() -> None:
    event, other = f.event("Synthetic signing"), f.event("Synthetic other")
    paper = f.memorandum(signing_event=event)
    with recorded(None, "deleted"):
        event.delete()
    edit(Memorandum.objects.get(), signing_event=other)
    recovered(Event)
    paper.refresh_from_db()
    assert paper.signing_event == other
