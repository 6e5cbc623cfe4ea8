"""Dates in words of four languages."""

import locale

import pytest

from events.text.edtf import display


@pytest.mark.parametrize(
    ("text", "en", "az", "uz", "ru"),
    [
        ("", "", "", "", ""),
        ("2024", "2024", "2024-cü il", "2024-yil", "2024 г."),
        ("2024-05", "May 2024", "may 2024", "may, 2024-yil", "май 2024 г."),
        ("2024-05-12", "12 May 2024", "12 may 2024", "12-may, 2024-yil", "12 мая 2024 г."),
        ("2024-09-01", "1 September 2024", "1 sentyabr 2024", "1-sentabr, 2024-yil", "1 сентября 2024 г."),
        (
            "2024-05-12T10:30:00+05:00",
            "12 May 2024, 10:30 (UTC+05:00)",
            "12 may 2024, 10:30 (UTC+05:00)",
            "12-may, 2024-yil, 10:30 (UTC+05:00)",
            "12 мая 2024 г., 10:30 (UTC+05:00)",
        ),
        (
            "2024-05-12/2024-05-15",
            "12–15 May 2024",
            "12–15 may 2024",
            "12-15-may, 2024-yil",
            "12–15 мая 2024 г.",
        ),
        (
            "2024-04-28/2024-05-02",
            "28 April – 2 May 2024",
            "28 aprel – 2 may 2024",
            "28-aprel – 2-may, 2024-yil",
            "28 апреля – 2 мая 2024 г.",
        ),
        (
            "2023-12-30/2024-01-02",
            "30 December 2023 – 2 January 2024",
            "30 dekabr 2023 – 2 yanvar 2024",
            "30-dekabr, 2023-yil – 2-yanvar, 2024-yil",
            "30 декабря 2023 г. – 2 января 2024 г.",
        ),
        ("2024-06/2024-07", "June–July 2024", "iyun–iyul 2024", "iyun–iyul, 2024-yil", "июнь–июль 2024 г."),
        ("2019/2023", "2019–2023", "2019–2023-cü illər", "2019–2023-yillar", "2019–2023 гг."),
        ("2024/2024", "2024", "2024-cü il", "2024-yil", "2024 г."),
        ("1890~", "about 1890", "təxminən 1890-cı il", "taxminan 1890-yil", "около 1890 г."),
        ("2024-05~", "about May 2024", "təxminən may 2024", "taxminan may, 2024-yil", "около мая 2024 г."),
        (
            "1890?",
            "possibly 1890",
            "ehtimal ki, 1890-cı il",
            "ehtimol, 1890-yil",
            "предположительно 1890 г.",
        ),
        (
            "1890%",
            "possibly about 1890",
            "ehtimal ki, təxminən 1890-cı il",
            "ehtimol, taxminan 1890-yil",
            "предположительно около 1890 г.",
        ),
        ("199X", "1990s", "1990-cı illər", "1990-yillar", "1990-е гг."),
        ("18XX", "19th century", "XIX əsr", "XIX asr", "XIX век"),
        ("18XX~", "about 19th century", "təxminən XIX əsr", "taxminan XIX asr", "около XIX века"),
        ("2024-21", "spring 2024", "2024-cü ilin yazı", "2024-yil bahori", "весна 2024 г."),
        (
            "2004-XX",
            "2004, month not known",
            "2004-cü il, ayı məlum deyil",
            "2004-yil, oyi maʼlum emas",
            "2004 г., месяц неизвестен",
        ),
        (
            "1985-04-XX",
            "April 1985, day not known",
            "aprel 1985, günü məlum deyil",
            "aprel, 1985-yil, kuni maʼlum emas",
            "апрель 1985 г., день неизвестен",
        ),
        (
            "2019/..",
            "from 2019",
            "2019-cu ildən",
            "2019-yildan",
            "с 2019 г.",
        ),
        (
            "2019-05/",
            "from May 2019, end not known",
            "may 2019-cu ildən, sonu məlum deyil",
            "may, 2019-yildan, tugashi maʼlum emas",
            "с мая 2019 г., окончание неизвестно",
        ),
        (
            "/1950",
            "until 1950, beginning not known",
            "1950-ci ilə qədər, başlanğıcı məlum deyil",
            "1950-yilgacha, boshlanishi maʼlum emas",
            "до 1950 г., начало неизвестно",
        ),
        (
            "../1950-22~",
            "until about summer 1950",
            "təxminən 1950-ci ilin yayına qədər",
            "taxminan 1950-yil yozigacha",
            "примерно до лета 1950 г.",
        ),
        (
            "199X/..",
            "from the 1990s",
            "1990-cı illərdən",
            "1990-yillardan",
            "с 1990-х гг.",
        ),
        (
            "1890~/1900",
            "about 1890 – 1900",
            "təxminən 1890-cı il – 1900-cü il",
            "taxminan 1890-yil – 1900-yil",
            "около 1890 г. – 1900 г.",
        ),
        (
            "-0043-03-15",
            "15 March 44 BC",
            "15 mart e.ə. 44",
            "15-mart, m.a. 44-yil",
            "15 марта 44 г. до н. э.",
        ),
        ("-01XX", "2nd century BC", "e.ə. II əsr", "m.a. II asr", "II век до н. э."),
        ("Y17000000", "17000000", "17000000-cu il", "17000000-yil", "17000000 г."),
    ],
)
def test_display_says_every_doubt_in_each_language(text, en, az, uz, ru) -> None:
    assert [display(text, language) for language in ("en", "az", "uz", "ru")] == [en, az, uz, ru]


def test_display_of_what_is_no_edtf_is_the_text_itself() -> None:
    assert display("some day in May", "ru") == "some day in May"


def test_display_in_a_language_we_do_not_have_is_english() -> None:
    assert display("2024-05-12", "xx") == "12 May 2024"


@pytest.mark.parametrize(
    ("year", "ordinal"),
    [
        ("2001", "2001-ci"), ("2003", "2003-cü"), ("2006", "2006-cı"), ("2009", "2009-cu"), ("2010", "2010-cu"),
        ("2020", "2020-ci"), ("1930", "1930-cu"), ("1940", "1940-cı"), ("1900", "1900-cü"), ("2000", "2000-ci"),
    ],
)  # fmt: skip
def test_azerbaijani_years_take_the_ending_of_their_last_numeral(year, ordinal) -> None:
    assert display(year, "az") == f"{ordinal} il"


def test_display_does_not_follow_the_locale_of_the_machine() -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C")
        assert display("2024-05-12", "az") == "12 may 2024"
    finally:
        locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize(
    ("text", "en", "az", "uz", "ru"),
    [
        ("/2030", "by 2030", "2030-cu ilə qədər", "2030-yilgacha", "к 2030 году"),
        ("../2030~", "by about 2030", "təxminən 2030-cu ilə qədər", "taxminan 2030-yilgacha", "примерно к 2030 году"),
        ("/2030-05", "by May 2030", "may 2030-cu ilə qədər", "may, 2030-yilgacha", "до мая 2030 г."),
        ("2030", "2030", "2030-cu il", "2030-yil", "2030 г."),
        ("2025/2030", "2025–2030", "2025–2030-cu illər", "2025–2030-yillar", "2025–2030 гг."),
    ],
)
def test_a_deadline_asks_for_no_beginning(text, en, az, uz, ru) -> None:
    assert [display(text, language, due=True) for language in ("en", "az", "uz", "ru")] == [en, az, uz, ru]
