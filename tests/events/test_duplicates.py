"""Possible duplicates: names meet in any letters, what else is known decides, and what was said is remembered."""

from collections.abc import Callable

import pytest

from events import duplicates, joining
from events.models import Involvement, Organisation, Person, Place, Record, Talk, Work
from tests import factories as f

pytestmark = pytest.mark.django_db


def offered(model: type[Record]) -> list[tuple[str, str]]:
    """The names of the pairs, each with the smaller key first."""
    names = {record.pk: str(record) for record in model.objects.all()}
    return [(names[pair.first_id], names[pair.second_id]) for pair in duplicates.pairs(model)]


def reasons(model: type[Record]) -> list[str]:
    known = model.objects.in_bulk()
    return [duplicates.reason(known[pair.first_id], known[pair.second_id], pair) for pair in duplicates.pairs(model)]


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("Toshniyozova", "Тошниёзова", "Toshniyozova / Тошниёзова: the same in other letters"),
        ("Nasiba Miradilova", "Насиба Мирадилова", "Nasiba Miradilova / Насиба Мирадилова: the same in other letters"),
        ("Aytən Həsənova", "Hasanova Aytan", "Aytən Həsənova / Hasanova Aytan: the same in other letters"),
        ("Synthetic Person", "synthetic person", "“Synthetic Person”: the same name"),
        ("Safed Kuh", "Safedkuh", "Safed Kuh / Safedkuh: the same, written otherwise"),
        ("Aytan Hasanova", "Айтан Гасанова", None),
        ("Nasiba Miradilova", "Nasiba Karimova", None),
        ("Ann", "Anna Synthetic", None),
    ],
)
def test_names_meet_in_any_letters(one: str, two: str, why: str | None) -> None:
    f.person(one)
    f.person(two)
    assert reasons(Person) == ([why] if why else [])


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ({}, {}, 1),
        ({"country": "UZ"}, {"country": "UZ"}, 1),
        ({"country": "UZ"}, {"country": "AZ"}, 0),
        ({"birth": "1950"}, {"birth": "1960"}, 0),
        ({"birth": "1950", "country": "UZ"}, {"birth": "1950", "country": "AZ"}, 1),
    ],
)
def test_what_is_known_besides_raises_or_lowers(first: dict, second: dict, number: int) -> None:
    f.person("Synthetic Weaver", **first)
    f.person("Синтетик Weaver", other_spellings="Synthetic Weaver", **second)
    assert len(duplicates.pairs(Person)) == number


def test_names_that_only_sound_alike_need_a_common_organisation_or_event() -> None:
    one, two, third = f.person("Aytan Hasanova"), f.person("Айтан Гасанова"), f.person("Aytan Kasanova")
    host = f.organisation("Synthetic Host")
    event = f.event()
    Involvement.objects.create(record=event, role="host", person=one, organisation=host)
    Involvement.objects.create(record=event, role="leader", person=two, organisation=host)
    assert offered(Person) == [("Aytan Hasanova", "Айтан Гасанова")]
    assert reasons(Person) == ["Aytan Hasanova / Айтан Гасанова: they sound alike; same organisation"]
    assert third.pk not in {key for pair in duplicates.pairs(Person) for key in pair.key}


def test_other_nouns_have_their_own_evidence() -> None:
    first, second = f.event(), f.event()
    f.talk("Opening words", event=first)
    f.talk("Opening words", event=second)
    again = f.talk("Opening words", event=second)
    baku = f.place("Synthetic Baku", kind="city")
    f.place("Synthetic Baku", kind="region")
    f.place("Синтетик Баку", kind="city", other_spellings="Synthetic Baku")
    f.work("Synthetic bowl", inventory_number="12")
    f.work("Synthetic bowl", inventory_number="13")
    assert [pair.second_id for pair in duplicates.pairs(Talk)] == [again.pk]
    assert [pair.first_id for pair in duplicates.pairs(Place)] == [baku.pk]
    assert duplicates.pairs(Work) == []
    assert duplicates.count() == {"talk": 1, "place": 1}


def test_a_name_that_very_many_bear_is_no_reason() -> None:
    for _each in range(duplicates.MOST_OF_A_NAME + 1):
        f.organisation("Synthetic Union")
    assert duplicates.pairs(Organisation) == []


def test_what_was_said_to_differ_or_was_merged_is_not_offered_again(curator: object) -> None:
    one, two, three = f.person("Synthetic Ann"), f.person("Synthetic Ann"), f.person("Synthetic Ann")
    assert len(duplicates.pairs(Person)) == duplicates.count()["person"] == 3
    duplicates.say_distinct(two, one, curator)
    duplicates.say_distinct(one, two, curator)
    assert [pair.key for pair in duplicates.pairs(Person)] == [(one.pk, three.pk), (two.pk, three.pk)]
    merge = joining.merge(one, three, {}, None)
    assert duplicates.pairs(Person) == []
    joining.undo(merge, None)
    assert duplicates.count() == {"person": 2}


def test_only_what_changed_is_read_anew(django_assert_num_queries: Callable) -> None:
    one = f.person("Synthetic Ann")
    for _each in range(3):
        f.person()
    duplicates.count()
    with django_assert_num_queries(2):
        duplicates.count()
    one.name_en = "Synthetic Eve"
    one.save()
    f.person("Synthetic Eve")
    assert offered(Person) == [("Synthetic Eve", "Synthetic Eve")]
