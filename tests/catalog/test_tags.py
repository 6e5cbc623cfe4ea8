"""Words, links, figures and dates as pages show them: in the reader's language, visibly otherwise, never blank."""

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from catalog.templatetags import facts, records
from events.models import Event, Indicator, Observation, Organisation, Person, Speaking, Talk

EVIL = "<b>&\"'"
ESCAPED = "&lt;b&gt;&amp;&quot;&#x27;"


def test_words_are_the_readers_or_visibly_the_originals() -> None:
    talk = Talk(title_en="Silk", title_az="İpək")
    shown = {}
    for code in ("en", "az", "uz"):
        with override(code):
            shown[code] = records.words(talk, "title")
    mark = '<span lang="en">Silk</span> <span class="untranslated">'
    assert (shown["en"], shown["az"], shown["uz"].startswith(mark)) == ("Silk", "İpək", True)


def test_the_original_comes_before_other_translations() -> None:
    talk = Talk(language="ru", title_en="Silk", title_ru="Шёлк")
    with override("uz"):
        assert records.language_of(talk, "title") == "ru"


def test_a_name_is_marked_with_its_language_only() -> None:
    with override("ru"):
        assert records.words(Person(name_en="Synthetic Name"), "name") == '<span lang="en">Synthetic Name</span>'
        assert records.name(Person(name_en="Synthetic Name")) == '<span lang="en">Synthetic Name</span>'


def test_nothing_to_show_shows_nothing() -> None:
    assert records.words(None, "title") == records.words(Talk(), "title") == records.record_link(None) == ""
    assert records.prose(Talk(), "abstract", "Abstract") == ""
    assert records.position(Speaking()) == ""


def test_a_link_leads_to_the_record_in_the_readers_language() -> None:
    person = Person(slug="synthetic", name_en="Synthetic <Name>")
    with override("az"):
        assert records.record_link(person) == '<a href="/az/people/synthetic/" lang="en">Synthetic &lt;Name&gt;</a>'


def test_prose_is_paragraphs_of_text() -> None:
    talk = Talk(abstract_en=f"One {EVIL}\n\nTwo\nlines\n\n\n")
    assert records.prose(talk, "abstract") == f'<div class="prose"><p>One {ESCAPED}</p><p>Two\nlines</p></div>'


def test_a_position_names_title_and_organisation() -> None:
    gallery = Organisation(slug="gallery", name_en=EVIL)
    speaking = Speaking(title_then_en=EVIL, organisation=gallery)
    link = f'<a href="/en/organisations/gallery/">{ESCAPED}</a>'
    assert records.position(speaking) == f"{ESCAPED}, {link}"
    assert records.position(speaking, before="· ", short=True) == f"· {ESCAPED}"
    assert records.position(Speaking(organisation=gallery)) == link


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (Person(slug="a"), "/ornament/suzani/a.svg"),
        (Event(slug="a", kind="forum"), "/ornament/girih/a.svg"),
        (Event(slug="a", kind="session"), "/ornament/abr/a.svg"),
        (Talk(slug="a"), "/ornament/abr/a.svg"),
    ],
)
def test_a_record_without_a_picture_has_its_ornament(record: Person | Event | Talk, address: str) -> None:
    assert records.picture(record) == {"shape": "", "ornament": address}


def observation(**fields: object) -> Observation:
    return Observation(indicator=Indicator(name_en="Synthetic", unit_en="people <b>"), **fields)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ""),
        ({"value": Decimal("25300.000"), "qualifier": "over"}, "over 25,300"),
        ({"value": Decimal("1500"), "value_to": Decimal("2000")}, "1,500–2,000"),
        ({"value": Decimal("86"), "qualifier": "about"}, "about 86"),
        ({"value": Decimal("0")}, "0"),
        ({"value": Decimal("2.5"), "qualifier": "up to"}, "up to 2.5"),
    ],
)
def test_a_figure_keeps_the_sources_qualifier(fields: dict[str, object], shown: str) -> None:
    assert facts.figure(observation(**fields)) == shown


def test_a_figure_is_written_as_the_reader_writes_numbers() -> None:
    with override("ru"):
        assert facts.figure(observation(value=Decimal("25300"))) == "25\xa0300"
    with override("az"):
        assert facts.figure(observation(value=Decimal("2.5"))) == "2,5"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["over 25,300", "over 1,500–2,040", "over 2.6", "about 10", "up to 2,000", "2.1 times that of 2023"]),
        (
            "az",
            [
                "25.300-dən çox",
                "1.500–2.040-dan çox",
                "2,6-dan çox",
                "təxminən 10",
                "ən çoxu 2.000",
                "2023-cü il ilə müqayisədə 2,1 dəfə",
            ],
        ),
        (
            "uz",
            [
                "25\xa0300 dan ortiq",
                "1\xa0500–2\xa0040 dan ortiq",
                "2,6 dan ortiq",
                "taxminan 10",
                "2\xa0000 gacha",
                "2023-yilga nisbatan 2,1 baravar",
            ],
        ),
        (
            "ru",
            [
                "более 25\xa0300",
                "более 1\xa0500–2\xa0040",
                "более 2,6",
                "около 10",
                "до 2\xa0000",
                "в 2,1 раза (база сравнения: 2023 г.)",
            ],
        ),
    ],
)
def test_figures_are_said_as_each_language_says_them(language: str, shown: list[str]) -> None:
    given = [
        {"value": Decimal(25300), "qualifier": "over"},
        {"value": Decimal(1500), "value_to": Decimal(2040), "qualifier": "over"},
        {"value": Decimal("2.6"), "qualifier": "over"},
        {"value": Decimal(10), "qualifier": "about"},
        {"value": Decimal(2000), "qualifier": "up to"},
    ]
    grown = observation(change=Decimal("2.1"), change_kind="fold", base_period="2023")
    with override(language):
        assert [*(facts.figure(observation(**fields)) for fields in given), facts.change(grown)] == shown


@pytest.mark.parametrize(("times", "shown"), [(1, "1 раз"), (3, "3 раза"), (5, "5 раз"), (Decimal("5.5"), "5,5 раза")])
def test_russian_counts_times_in_the_right_form(times: Decimal, shown: str) -> None:
    grown = observation(change=Decimal(times), change_kind="fold", base_period="2023")
    with override("ru"):
        assert facts.change(grown) == f"в {shown} (база сравнения: 2023 г.)"


def test_a_plan_has_a_deadline_and_a_report_a_period() -> None:
    plan, report = observation(period="/2030", status="planned"), observation(period="/2030", status="reported")
    assert (facts.period(plan), facts.period(report)) == ("by 2030", "until 2030, beginning not known")


def test_lists_are_joined_as_each_language_joins_them() -> None:
    joined = {}
    for code in ("en", "az", "uz", "ru"):
        with override(code):
            joined[code] = (facts.listed(["A", "B", "C"]), facts.listed(["A", "<b>"]))
    assert joined == {
        "en": ("A, B and C", "A and &lt;b&gt;"),
        "az": ("A, B və C", "A və &lt;b&gt;"),
        "uz": ("A, B va C", "A va &lt;b&gt;"),
        "ru": ("A, B и C", "A и &lt;b&gt;"),
    }
    assert facts.listed([]) == ""


def test_capitals_are_those_of_the_language() -> None:
    capitals = {}
    for code in ("en", "az", "uz"):
        with override(code):
            capitals[code] = Template("{{ word|capfirst }} {{ other|capfirst }}").render(
                Context({"word": "ingilis", "other": "ılıq"})
            )
    assert capitals == {"en": "Ingilis Ilıq", "az": "İngilis Ilıq", "uz": "Ingilis Ilıq"}


def test_a_figure_with_its_unit_is_text() -> None:
    assert facts.figure_with_unit(observation(value=5)) == "5 people &lt;b&gt;"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ""),
        ({"change": Decimal("2.1"), "change_kind": "fold", "base_period": "2023"}, "2.1 times that of 2023"),
        ({"change": Decimal("43.3"), "change_kind": "percent", "base_period": "2023"}, "+43.3% against 2023"),
        ({"change": Decimal("-5"), "change_kind": "percent"}, "-5% against the base period"),
    ],
)
def test_a_change_names_its_base(fields: dict[str, object], shown: str) -> None:
    assert facts.change(observation(**fields)) == shown


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        (None, ""),
        (Event(day="1"), "Day 1"),
        (Event(day="final"), "Final day"),
        (Event(), '<span class="unknown">Day not stated</span>'),
        (Event(dates="2024"), ""),
    ],
)
def test_the_day_of_an_event_is_said_or_said_to_be_unknown(event: Event | None, shown: str) -> None:
    assert facts.day_of(event) == shown


def test_what_is_unknown_is_said() -> None:
    assert facts.not_stated() == '<span class="unknown">not stated</span>'
    assert facts.not_stated(EVIL) == f'<span class="unknown">{ESCAPED}</span>'


def test_codes_are_named() -> None:
    assert (facts.country("UZ"), facts.country(""), facts.language("az"), facts.language("")) == (
        "Uzbekistan",
        "",
        "Azerbaijani",
        "",
    )
    assert facts.language_list("az, uz,,ru ") == "Azerbaijani, Uzbek and Russian"
    assert facts.lines("One\n\n Two \n") == "One, Two"
    with override("ru"):
        assert (facts.country("AZ"), facts.language("az")) == ("Азербайджан", "Азербайджанский")
        assert facts.language_list("az, ru") == "азербайджанский и русский"
    with override("az"):
        assert facts.language("en") == "İngilis"


def test_dates_are_in_the_readers_words() -> None:
    shown = {}
    for code in ("en", "ru"):
        with override(code):
            shown[code] = (facts.day(date(2024, 5, 12)), facts.edtf(""))
    assert shown == {"en": ("12 May 2024", ""), "ru": ("12 мая 2024 г.", "")}
    assert "2024" in facts.edtf("2024-05")


def test_nouns_are_named_by_number() -> None:
    assert [facts.noun_name("memorandum", count) for count in (1, 2)] == ["Memorandum", "Memoranda"]
    assert facts.noun_name("spaceship") == "spaceship"
