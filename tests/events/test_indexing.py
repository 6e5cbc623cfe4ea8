"""Search rows: one per language, with the record's names and their keys, its text and stems, what it is tied to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import indexing
from events.models import Citation, Event, Person, Record, SearchEntry
from events.text.keys import keys, written
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
    entry = row(f.person("Synthetic Şəki", name_ru="Синтетический Шелк", other_spellings="Shaki\nSheky"), "uz")
    assert entry.names.split("\n") == ["Synthetic Şəki", "Синтетический Шелк", "Shaki", "Sheky"]
    assert entry.name_keys.split("\n") == [written(keys(name)) for name in entry.names.split("\n")]


def test_a_country_is_also_called_what_cldr_calls_it() -> None:
    country = f.place("Synthetic Land", kind="country", country="UZ")
    assert row(country).names.split("\n") == ["Synthetic Land", "Uzbekistan", "Özbəkistan", "Oʻzbekiston", "Узбекистан"]
    assert row(f.place("Synthetic Town", kind="city", country="UZ")).names == "Synthetic Town"


def test_running_text_counts_in_its_own_language() -> None:
    person = f.person("Synthetic Name", biography_en="She weaves ikats.", biography_az="Kəlağayılar toxuyur.")
    said = {code: (row(person, code).text, row(person, code).stems) for code in ("en", "az", "ru")}
    assert said == {
        "en": ("She weaves ikats.", "she weav ikat"),
        "az": ("Kəlağayılar toxuyur.", "kelagayi toxuyur"),
        "ru": ("", ""),
    }


def test_positions_and_what_sources_say_count_as_text() -> None:
    person, source = f.person("Synthetic Name"), f.source()
    f.talk(speakers=(person,))
    Citation.objects.create(record=person, source=source, quote="Synthetic quotation.")
    assert row(person).text == "Synthetic position\nSynthetic quotation."


def test_a_talk_is_tied_to_its_event_speakers_and_topics() -> None:
    event, person, topic = f.event("Synthetic Forum"), f.person(), f.topic()
    talk = f.talk("Synthetic Talk", event=event, speakers=(person,), topics=(topic,))
    assert row(talk).ties == f"event:{event.pk} person:{person.pk} topic:{topic.pk}"


def test_a_person_is_tied_to_talk_memorandum_and_organisation() -> None:
    person, gallery = f.person("Synthetic Person"), f.organisation("Synthetic Gallery")
    talk = f.talk("Synthetic Talk", speakers=(person,))
    memorandum = f.memorandum("Synthetic Memorandum", signed_by=((person, gallery),))
    assert row(person).ties == f"memorandum:{memorandum.pk} organisation:{gallery.pk} talk:{talk.pk}"


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
    assert indexing.reindex() == 4
    assert len(rows := everything()) == 12
    assert (indexing.reindex(), everything(), list(indexing.differences())) == (4, rows, [])


def everything() -> list[tuple]:
    return list(SearchEntry.objects.order_by("noun", "object_id", "language").values_list(*indexing.WHOLE))


def test_reindexing_goes_on_where_it_was_cut_short() -> None:
    people = [f.person(f"Synthetic {number}") for number in range(3)]
    told: list[tuple] = []
    indexing.reindex(("person", people[0].pk), lambda place, count: told.append((place, count)))
    assert told == [(("person", people[2].pk), 2)]
    assert SearchEntry.objects.filter(noun="person", language="en").count() == 2


def test_reindexing_mends_name_keys_and_drops_the_rows_of_strangers() -> None:
    person, gone = f.person("Synthetic Person"), f.event()
    indexing.reindex()
    keys_before = person.name_keys
    Person.objects.update(name_keys="")
    Event.objects.filter(pk=gone.pk)._raw_delete("default")
    assert [said.split(":")[0] for said in indexing.differences()] == [
        f"person {person.pk} {person.slug}",
        f"event {gone.pk} {gone.slug}",
    ]
    assert indexing.reindex() == 1
    person.refresh_from_db()
    assert (person.name_keys, list(indexing.differences())) == (keys_before, [])


def test_the_check_names_what_differs() -> None:
    person, topic = f.person("Synthetic Person"), f.topic("Synthetic Topic")
    indexing.reindex()
    SearchEntry.objects.filter(record_uuid=person.uuid, language="ru").update(title="Other")
    SearchEntry.objects.filter(record_uuid=topic.uuid).delete()
    assert list(indexing.differences()) == [
        f"person {person.pk} synthetic-person: 4 rows that say otherwise than the record",
        f"topic {topic.pk} synthetic-topic: 0 rows that say otherwise than the record",
    ]


def test_an_attached_row_of_a_lost_record_belongs_to_nothing() -> None:
    event = f.event()
    kind = f.about(event, f.topic()) or event.subjects.get().content_type
    assert indexing.record_of(kind, event.pk) == event
    assert indexing.record_of(kind, event.pk + 1) is None
    assert Event.objects.count() == 1
