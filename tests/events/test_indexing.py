"""Search rows: one per language, holding the record's names, words and the public names it is tied to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import indexing, publishing
from events.models import Event, Record, SearchEntry, Signature
from tests import factories as f

pytestmark = pytest.mark.django_db


def row(record: Record, language: str = "en") -> SearchEntry:
    indexing.index(record)
    return SearchEntry.objects.get(record_uuid=record.uuid, language=language)


def test_one_row_per_language_with_the_title_there_is() -> None:
    person = f.person("Synthetic Silk", name_ru="Синтетический Шёлк")
    indexing.index(person)
    rows = SearchEntry.objects.order_by("language").values_list("language", "title", "title_language", "slug")
    assert list(rows) == [
        ("az", "Synthetic Silk", "en", "synthetic-silk"),
        ("en", "Synthetic Silk", "en", "synthetic-silk"),
        ("ru", "Синтетический Шёлк", "ru", "synthetic-silk"),
        ("uz", "Synthetic Silk", "en", "synthetic-silk"),
    ]


def test_all_names_and_spellings_count_in_every_language() -> None:
    person = f.person("Synthetic Şəki", name_ru="Синтетический Шелк", other_spellings="Shaki\nSheky")
    assert row(person, "uz").title_key == "synthetic seki\nsinteticheskiy shelk\nshaki sheky"


def test_running_text_counts_but_not_as_a_name() -> None:
    person = f.person("Synthetic Name", biography_en="Weaves ikat.", biography_az="Kəlağayı toxuyur.")
    assert (row(person).title_key, row(person).text_key) == ("synthetic name", "weaves ikat\nkelagayi toxuyur")


def test_a_talk_is_found_by_its_event_speakers_positions_and_topics() -> None:
    talk = f.talk(
        "Synthetic Talk",
        event=f.event("Synthetic Forum"),
        speakers=(f.person("Synthetic Speaker"),),
        topics=(f.topic("Synthetic Theme"),),
    )
    assert row(talk).text_key.split("\n") == [
        "synthetic theme",
        "synthetic forum",
        "synthetic position",
        "synthetic speaker",
    ]


def test_a_person_is_found_by_talk_memorandum_and_organisation() -> None:
    person, gallery = f.person("Synthetic Person"), f.organisation("Synthetic Gallery")
    f.talk("Synthetic Talk", speakers=(person,))
    f.memorandum("Synthetic Memorandum", signed_by=((person, gallery),))
    assert sorted(row(person).text_key.split("\n")) == [
        "synthetic gallery",
        "synthetic memorandum",
        "synthetic position",
        "synthetic talk",
    ]


@pytest.mark.parametrize("how", ["draft", "review", "withdrawn", "later", "merged"])
def test_names_that_are_not_public_are_in_no_row(how: str) -> None:
    hidden = f.topic("Zarqaldoq", public=False)
    if how == "review":
        publishing.submit(hidden)
    elif how == "withdrawn":
        publishing.withdraw(publishing.publish(hidden))
    elif how == "later":
        hidden.publish_at = timezone.now() + timedelta(days=1)
        publishing.publish(hidden)
    elif how == "merged":
        hidden.replaced_by = f.topic()
        publishing.publish(hidden)
    talk = f.talk("Synthetic Talk", event=f.event("Synthetic Forum"), topics=(hidden,))
    assert row(talk).text_key == "synthetic forum"


def test_what_is_not_published_has_no_rows() -> None:
    event = f.event(public=False)
    indexing.index(event)
    assert SearchEntry.objects.count() == 0


def test_a_scheduled_record_has_rows_that_say_from_when() -> None:
    moment = timezone.now() + timedelta(days=1)
    assert row(f.event(publish_at=moment)).visible_from == moment


def test_reindexing_writes_the_same_rows_anew() -> None:
    person = f.person("Synthetic Person")
    f.talk(speakers=(person,))
    f.event(public=False)
    assert indexing.reindex() == 3
    before = list(SearchEntry.objects.order_by("noun", "language").values_list("noun", "title_key", "text_key"))
    assert indexing.reindex() == 3
    assert list(SearchEntry.objects.order_by("noun", "language").values_list("noun", "title_key", "text_key")) == before
    assert len(before) == 12


def test_tied_records_are_those_whose_rows_hold_the_name() -> None:
    """What `tied_to` says of each record is what `alongside` says of the others."""
    place, topic, person, gallery = f.place(), f.topic(), f.person(), f.organisation()
    project = f.project(place=place)
    event = f.event(project=project, venue=place)
    talk = f.talk(event=event, speakers=(person,), topics=(topic,))
    memorandum = f.memorandum(project=project, place=place)
    Signature.objects.create(memorandum=memorandum, person=person, organisation=gallery)
    source, work, artisan = f.source(author=person, publisher=gallery), f.work(craft=topic), f.artisan(person=person)
    f.involve(event, person=person, organisation=gallery)
    everything = [place, topic, person, gallery, project, event, talk, memorandum, source, work, artisan]
    for record in everything:
        name = next(iter(indexing.names_of(record)))
        holding = {str(other) for other in everything if name in indexing.alongside(other)}
        assert {str(tied) for tied in indexing.tied_to(record)} == holding, record


def test_an_attached_row_of_a_lost_record_belongs_to_nothing() -> None:
    event = f.event()
    kind = f.about(event, f.topic()) or event.subjects.get().content_type
    assert indexing.record_of(kind, event.pk) == event
    assert indexing.record_of(kind, event.pk + 1) is None
    assert Event.objects.count() == 1
