"""What needs attention: each check finds its own kind of fault and leaves the rest alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events import attention, publishing
from events.models import NOUNS, Artisan, Record
from tests import factories as f
from tests import pictures

pytestmark = pytest.mark.django_db


def found(key: str, *models: type[Record]) -> dict[str, int]:
    counted = attention.count([model.objects.all() for model in models or NOUNS])
    return {each.noun: each.count for each in counted if each.check.key == key and each.count}


def test_sources_are_missed_but_not_of_sources_places_and_words() -> None:
    f.cite(f.talk("Cited", event=f.event("Bare")))
    f.topic(), f.place(), f.source()
    assert found("no_source") == {"event": 1}


def test_figure_that_is_cited_is_enough_for_its_indicator() -> None:
    for cited in (True, False):
        figure = f.indicator().observations.create(value=1)
        if cited:
            figure.citations.create(source=f.source())
    assert found("no_source") == {"indicator": 1}


def test_words_are_missed_language_by_language_and_names_are_not() -> None:
    f.person(), f.organisation()
    f.topic("Silk", label_az="İpək"), f.topic("Clay")
    assert [found(f"not_in_{code}") for code in ("en", "az", "uz", "ru")] == [
        {}, {"topic": 1}, {"topic": 2}, {"topic": 2},
    ]  # fmt: skip


def test_pictures_without_description_or_credit_are_missed() -> None:
    pictures.image(pictures.photograph())
    pictures.image(pictures.photograph(), credit="")
    pictures.image(pictures.photograph(), alt_en="Only English", alt_ru="Только", language="ru")
    assert found("no_credit") == {"image": 1}


def test_people_artisans_talks_and_events_are_missed_what_they_lack() -> None:
    f.person(country="AZ"), f.person()
    f.make(Artisan, "Unnamed", kind="unidentified"), f.artisan()
    f.talk(event=f.event(dates="2024"), speakers=(f.person(country="UZ"),)), f.talk(event=f.event())
    keys = ("no_country", "unnamed", "no_speaker", "no_date")
    assert [found(key) for key in keys] == [{"person": 1}, {"artisan": 1}, {"talk": 1}, {"event": 1}]


def test_public_records_that_name_hidden_ones_are_found() -> None:
    later = timezone.now() + timedelta(days=1)
    f.talk(speakers=(f.person(public=False),))
    f.talk(topics=(f.topic(publish_at=later),))
    f.talk(event=f.event(public=False))
    f.talk(speakers=(f.person(public=False),), public=False)
    f.memorandum().parties.add(f.organisation(public=False))
    f.talk(speakers=(f.person(),))
    assert found("names_hidden") == {"talk": 3, "memorandum": 1}


def test_what_was_withdrawn_or_merged_needs_no_attention() -> None:
    publishing.withdraw(f.person())
    f.person(replaced_by=f.person(country="AZ"))
    assert found("no_country") == {}


@pytest.mark.parametrize("number", [1, 3])
def test_everything_is_counted_by_one_query(number: int, django_assert_num_queries: object) -> None:
    attention.count([model.objects.all() for model in NOUNS])
    for _each in range(number):
        f.talk()
    with django_assert_num_queries(1):
        assert found("no_speaker") == {"talk": number}


def test_nothing_is_asked_for_nobody(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):
        assert attention.count([]) == []


def test_another_check_is_one_more_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.models import Q

    one = attention.Check("short", "Short", lambda model: Q(name_en="X") if model.__name__ == "Person" else None)
    monkeypatch.setattr(attention, "CHECKS", [*attention.CHECKS, one])
    f.person("X")
    assert found("short") == {"person": 1}
