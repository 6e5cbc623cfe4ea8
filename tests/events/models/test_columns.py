"""Columns that are computed on every save: addresses, versions, sort keys, the bounds of dates."""

from datetime import date

import pytest
from django.utils import translation

from events.models import Event, Person, Record, Talk, Topic
from events.text.collation import sort_key
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Əliyev Şəki", "eliyev-seki"),
        ("Raʼno Toshniyozova", "rano-toshniyozova"),
        ("Gʻulom Oʻktam", "gulom-oktam"),
        ("Тошниёзова Раъно", "toshniyozova-rano"),
        ("100 лет", "100-let"),
        ("  A -- B  ", "a-b"),
        ("漢字", "person"),
        ("…", "person"),
        ("None", "none-2"),
    ],
)
def test_an_address_is_made_of_the_name(name: str, slug: str) -> None:
    assert f.person(name).slug == slug


def test_a_cyrillic_name_alone_makes_an_address() -> None:
    person = Person(language="ru", name_ru="Ёлка Щукина")
    person.full_clean(exclude=["slug", "name"])
    person.save()
    assert person.slug == "yolka-shchukina"


def test_equal_names_get_numbers() -> None:
    assert [f.person("Synthetic Silk").slug for _ in range(3)] == [
        "synthetic-silk",
        "synthetic-silk-2",
        "synthetic-silk-3",
    ]
    assert f.person("Synthetic Sil").slug == "synthetic-sil"
    assert f.topic("Synthetic Silk").slug == "synthetic-silk"


def test_an_address_stays_when_the_name_changes() -> None:
    person = f.person("Synthetic Silk")
    person.name_en = "Synthetic Satin"
    person.save()
    assert Person.objects.get().slug == "synthetic-silk"


def test_a_typed_address_is_kept() -> None:
    assert f.person("Synthetic Silk", slug="of-my-own").slug == "of-my-own"


def test_a_long_name_makes_an_address_cut_at_a_word() -> None:
    slug = f.talk("Synthetic " + "weaving " * 30).slug
    assert (len(slug) <= 80, slug.endswith("-weaving")) == (True, True)


def test_the_version_grows_with_every_save() -> None:
    person = f.person(public=False)
    for version in (2, 3, 4):
        person.save()
        assert Person.objects.get().version == version


def test_an_uuid_is_given_once() -> None:
    person = f.person()
    given = person.uuid
    person.save()
    assert (Person.objects.get().uuid, given.version) == (given, 4)


def test_sort_keys_follow_the_name_in_each_language() -> None:
    person = f.person("Chilla", name_az="Çilla", name_uz="Chilla", name_ru="Чилла")
    stored = Person.objects.values_list("sort_en", "sort_az", "sort_uz", "sort_ru").get()
    names = {"en": "Chilla", "az": "Çilla", "uz": "Chilla", "ru": "Чилла"}
    assert stored == tuple(sort_key(name, code) for code, name in names.items())
    person.name_az = "Zilla"
    person.save()
    assert Person.objects.get().sort_az == sort_key("Zilla", "az")


def test_a_missing_translation_is_sorted_by_the_original() -> None:
    topic = Topic(language="ru", label_ru="Ёлка")
    topic.save()
    assert Topic.objects.get().sort_uz == sort_key("Ёлка", "uz") != ""


@pytest.mark.parametrize(
    ("dates", "earliest", "latest"),
    [
        ("", None, None),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12/2024-05-15", date(2024, 5, 12), date(2024, 5, 15)),
        ("2024-05/..", date(2024, 5, 1), None),
        ("../2024", None, date(2024, 12, 31)),
        ("2024~", date(2024, 1, 1), date(2024, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_the_bounds_of_a_date_are_stored(dates: str, earliest: date | None, latest: date | None) -> None:
    f.event(dates=dates)
    assert Event.objects.values_list("earliest", "latest").get() == (earliest, latest)


def test_bounds_follow_the_date() -> None:
    event = f.event(dates="2024")
    event.dates = ""
    event.save()
    assert Event.objects.values_list("earliest", "latest").get() == (None, None)


def test_days_stand_in_order() -> None:
    for day in ("final", "", "10", "2"):
        f.event(day=day)
    assert list(Event.objects.order_by("day_order").values_list("day", "day_order")) == [
        ("2", 2),
        ("10", 10),
        ("", 998),
        ("final", 999),
    ]


@pytest.mark.parametrize(("active", "shown"), [("en", "Silk"), ("az", "İpək"), ("uz", "Silk"), ("ru", "Silk")])
def test_a_record_is_called_in_the_readers_language_or_its_own(active: str, shown: str) -> None:
    topic = f.topic("Silk", label_az="İpək")
    with translation.override(active):
        assert (str(topic), topic.language_of("label", active)) == (shown, "az" if active == "az" else "en")


def test_records_by_name_follow_the_alphabet() -> None:
    for name in ("Əhməd", "Zəhra", "Çingiz", "Cavid", "Xəzər", "Qədir"):
        f.person(name)
    assert [person.name_en for person in Person.objects.in_order("az")] == [
        "Cavid",
        "Çingiz",
        "Əhməd",
        "Xəzər",
        "Qədir",
        "Zəhra",
    ]


def test_every_public_record_knows_its_address() -> None:
    records: list[Record] = [f.talk("Synthetic Talk"), f.memorandum("Synthetic Memorandum"), f.person("Synthetic")]
    with translation.override("ru"):
        assert [record.get_absolute_url() for record in records] == [
            "/ru/talks/synthetic-talk/",
            "/ru/memoranda/synthetic-memorandum/",
            "/ru/people/synthetic/",
        ]


def test_a_talk_keeps_the_order_of_its_speakers() -> None:
    people = tuple(f.person() for _ in range(3))
    talk = f.talk(speakers=people[::-1])
    assert [speaking.person for speaking in Talk.objects.get().speakings.all()] == list(people[::-1])
    assert talk.speakings.count() == 3
