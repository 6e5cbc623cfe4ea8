"""Reading EDTF: what is accepted, what it means, what is refused and with which advice."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.text.date_faults import FAULTS
from events.text.edtf import Edtf, EdtfError, display, parse

ANY_TEXT = st.text(st.characters(exclude_categories=()))
EDTF_LOOKING = st.text("0123456789X-/.?~%YTZ:+ u", max_size=30)


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("1999", "year", date(1999, 1, 1), date(1999, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", "month", date(2023, 2, 1), date(2023, 2, 28)),
        ("1900-02", "month", date(1900, 2, 1), date(1900, 2, 28)),
        ("2024-05-12", "day", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12T23:59:59", "time", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12T23:59:59Z", "time", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12T23:59:59+05:00", "time", date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12T23:59:59-04", "time", date(2024, 5, 12), date(2024, 5, 12)),
        ("199X", "decade", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", "century", date(1900, 1, 1), date(1999, 12, 31)),
        ("2004-XX", "year", date(2004, 1, 1), date(2004, 12, 31)),
        ("1985-04-XX", "month", date(1985, 4, 1), date(1985, 4, 30)),
        ("1985-XX-XX", "year", date(1985, 1, 1), date(1985, 12, 31)),
        ("2001-21", "season", date(2001, 3, 1), date(2001, 5, 31)),
        ("2001-22", "season", date(2001, 6, 1), date(2001, 8, 31)),
        ("2001-23", "season", date(2001, 9, 1), date(2001, 11, 30)),
        ("2003-24", "season", date(2003, 12, 1), date(2004, 2, 29)),
        ("2019/2023", "interval", date(2019, 1, 1), date(2023, 12, 31)),
        ("2024-05-12/2024-05-15", "interval", date(2024, 5, 12), date(2024, 5, 15)),
        ("2019/..", "interval", date(2019, 1, 1), None),
        ("../1950", "interval", None, date(1950, 12, 31)),
        ("2019/", "interval", date(2019, 1, 1), None),
        ("/1950", "interval", None, date(1950, 12, 31)),
        ("199X/2001", "interval", date(1990, 1, 1), date(2001, 12, 31)),
        ("0001", "year", date(1, 1, 1), date(1, 12, 31)),
        ("9999-24", "season", date(9999, 12, 1), None),
        ("00XX", "century", None, date(99, 12, 31)),
        ("0000", "year", None, None),
        ("-0043-03-15", "day", None, None),
        ("-0004-02-29", "day", None, None),
        ("-01XX", "century", None, None),
        ("-0005/2000", "interval", None, date(2000, 12, 31)),
        ("Y17000000", "year", None, None),
        ("Y-17000000", "year", None, None),
    ],
)
def test_parse_gives_precision_and_bounds(text, precision, earliest, latest) -> None:
    edtf = parse(text)
    assert (edtf.text, edtf.precision, edtf.earliest, edtf.latest) == (text, precision, earliest, latest)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1890", False, False),
        ("1890~", True, False),
        ("1890?", False, True),
        ("1890%", True, True),
        ("1890~/1900", True, False),
        ("1890/1900?", False, True),
        ("2024-05-12?", False, True),
        ("199X~", True, False),
        ("2001-21?", False, True),
        ("Y17000000~", True, False),
    ],
)
def test_parse_keeps_the_marks(text, approximate, uncertain) -> None:
    edtf = parse(text)
    assert (edtf.approximate, edtf.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "open_start", "open_end", "unknown_start", "unknown_end"),
    [
        ("2019/..", False, True, False, False),
        ("../2019", True, False, False, False),
        ("2019/", False, False, False, True),
        ("/2019", False, False, True, False),
        ("2019/2020", False, False, False, False),
        ("2019", False, False, False, False),
    ],
)
def test_parse_keeps_open_and_unknown_apart(text, open_start, open_end, unknown_start, unknown_end) -> None:
    edtf = parse(text)
    assert (edtf.open_start, edtf.open_end) == (open_start, open_end)
    assert (edtf.unknown_start, edtf.unknown_end) == (unknown_start, unknown_end)


@pytest.mark.parametrize(
    ("text", "known", "starts_on", "ends_on"),
    [
        ("2024-05-12", True, date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12T10:00:00Z", True, date(2024, 5, 12), date(2024, 5, 12)),
        ("2024-05-12/2024-05-15", True, date(2024, 5, 12), date(2024, 5, 15)),
        ("2024-05-12/..", False, date(2024, 5, 12), None),
        ("2024-05-12/2024-06", False, date(2024, 5, 12), None),
        ("2024-05-12?", False, None, None),
        ("2024-05-12~", False, None, None),
        ("2024-05-XX", False, None, None),
        ("2024-05", False, None, None),
        ("/2024-05-12", False, None, date(2024, 5, 12)),
    ],
)
def test_known_to_day_needs_certain_days(text, known, starts_on, ends_on) -> None:
    edtf = parse(text)
    assert (edtf.known_to_day, edtf.starts_on, edtf.ends_on) == (known, starts_on, ends_on)


def test_parse_gives_the_parts_of_a_moment() -> None:
    start = parse(" 2024-05-12T10:11:12+05:00\n").start
    assert (start.year, start.month, start.day, start.time, start.zone) == (2024, 5, 12, "10:11:12", "+05:00")


@pytest.mark.parametrize(
    ("text", "piece", "suggestion"),
    [
        ("12.05.2024", "12.05.2024", "2024-05-12"),
        ("12/05/2024", "12/05/2024", "2024-05-12"),
        ("05/25/2024", "05/25/2024", "2024-05-25"),
        ("2024-5-7", "2024-5-7", "2024-05-07"),
        ("20240512", "20240512", "2024-05-12"),
        ("05.2024", "05.2024", "2024-05"),
        ("12-15 May 2024", "12-15 May 2024", "2024-05-12/2024-05-15"),
        ("12–15 мая 2024 г.", "12–15 мая 2024 г.", "2024-05-12/2024-05-15"),
        ("12-15-may, 2024-yil", "12-15-may, 2024-yil", "2024-05-12/2024-05-15"),
        ("28 April – 2 May 2024", "28 April – 2 May 2024", "2024-04-28/2024-05-02"),
        ("12 oktyabr 2024-cü il", "12 oktyabr 2024-cü il", "2024-10-12"),
        ("2024-yil 12-sentabr", "2024-yil 12-sentabr", "2024-09-12"),
        ("May 12, 2024", "May 12, 2024", "2024-05-12"),
        ("Июнь 2024", "Июнь 2024", "2024-06"),
        ("spring 2024", "spring 2024", "2024-21"),
        ("1890s", "1890s", "189X"),
        ("1990-cı illər", "1990-cı illər", "199X"),
        ("1990-е", "1990-е", "199X"),
        ("19th century", "19th century", "18XX"),
        ("XIX əsr", "XIX əsr", "18XX"),
        ("c. 1890", "c. 1890", "1890~"),
        ("около 1890 г.", "около 1890 г.", "1890~"),
        ("possibly about 1890", "possibly about 1890", "1890%"),
        ("2019–2023", "2019–2023", "2019/2023"),
        ("2019-26", "26", "2019/2026"),
        ("since 2019", "since 2019", "2019/.."),
        ("from 2019", "from 2019", "2019/"),
        ("before 1950", "before 1950", "/1950"),
        ("by 2030", "by 2030", "/2030"),
        ("к 2030 году", "к 2030 году", "/2030"),
        ("2030-cu ilədək", "2030-cu ilədək", "/2030"),
        ("2030-yilgacha", "2030-yilgacha", "/2030"),
        ("199u", "199u", "199X"),
        ("199x", "199x", "199X"),
        ("1984-uu", "1984-uu", "1984-XX"),
        ("unknown/2000", "unknown", "/2000"),
        ("2000/unknown", "unknown", "2000/"),
        ("2000/open", "open", "2000/.."),
        ("1984?~", "1984?~", "1984%"),
        ("~1984", "~1984", "1984~"),
        ("Y1985", "Y1985", "1985"),
        ("987", "987", "0987"),
        ("１９９９", "１９９９", "1999"),
        ("2024-05-12t10:00:00z", "2024-05-12t10:00:00z", "2024-05-12T10:00:00Z"),
        # no advice where none would be honest
        ("unknown", "unknown", ""),
        ("", "", ""),
        ("..", "..", ""),
        ("/", "/", ""),
        ("../..", "../..", ""),
        ("2024-13", "13", ""),
        ("2024-00-10", "00", ""),
        ("2023-02-29", "2023-02-29", ""),
        ("2024-05-1X", "1X", ""),
        ("2024-1X", "1X", ""),
        ("2024-XX-12", "2024-XX-12", ""),
        ("199X-05", "199X-05", ""),
        ("1XXX", "1XXX", ""),
        ("XXXX-12-25", "XXXX", ""),
        ("19X5", "19X5", ""),
        ("2001-21-05", "2001-21-05", ""),
        ("2004-06~-11", "2004-06~-11", ""),
        ("2024/2020", "2024/2020", ""),
        ("1/2/3", "1/2/3", ""),
        ("2024-05-12T24:00:00", "24:00:00", ""),
        ("2024-05-12T10:00", "10:00", ""),
        ("2024-05-12T10:00:00+15:00", "+15:00", ""),
        ("2024-05-12?T10:00:00", "2024-05-12?T10:00:00", ""),
        ("2024-05-12T10:00:00?", "2024-05-12T10:00:00?", ""),
        ("2024-05-12T10:00:00/..", "2024-05-12T10:00:00", ""),
        ("Y1e6", "Y1e6", ""),
        ("5 мая", "5 мая", ""),
        ("\0\ud800", "\ufffd\ufffd", ""),
        ("9" * 100_000, "9" * 40, ""),
    ],
)
def test_parse_refuses_naming_the_piece_and_the_edtf_writing(text, piece, suggestion) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert (caught.value.piece, caught.value.suggestion) == (piece, suggestion)


def test_the_message_is_in_plain_words() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("12.05.2024")
    assert str(caught.value) == (
        "“12.05.2024” is not a date in EDTF (YYYY, YYYY-MM or YYYY-MM-DD). Write “2024-05-12”."
    )


def test_every_fault_that_has_words_can_be_met() -> None:
    faulty = [
        "9" * 100,
        "",
        "1/2/3",
        "../..",
        "2024/2020",
        "2024-05-12T10:00:00/..",
        "2024-05-12T10:00:00?",
        "open/2000",
    ]
    faulty += ["soon", "-0000", "2024-XX-12", "2024-1X", "2001-21-05", "2024-13", "2024-05-1X", "2023-02-29", "1XXX"]
    faulty += ["199X-05", "Y1e6", "Y1985", "2024-05T10:00:00", "2024-05-12T10:00", "2024-05-12T24:00:00"]
    faulty += ["2024-05-12T10:00:00+15:00"]
    met = set()
    for text in faulty:
        with pytest.raises(EdtfError) as caught:
            parse(text)
        met.add(caught.value.code)
    assert met == set(FAULTS)


@given(ANY_TEXT | EDTF_LOOKING)
@example("-0000")
@example("00XX/..")
@example("12–15 May 2024")
def test_parse_reads_or_refuses_and_never_fails(text) -> None:
    edtf, refusal = _outcome(text)
    if edtf:
        assert edtf.text == text.strip()
        assert edtf.earliest is None or edtf.latest is None or edtf.earliest <= edtf.latest
    else:
        assert str(refusal).isprintable()
        assert refusal.suggestion == "" or parse(refusal.suggestion).text == refusal.suggestion


@given(ANY_TEXT | EDTF_LOOKING, st.sampled_from(("en", "az", "uz", "ru")))
def test_display_never_fails_and_keeps_what_it_cannot_read(text, language) -> None:
    edtf, _ = _outcome(text)
    shown = display(text, language)
    assert bool(shown) == bool(text.strip())
    assert edtf or shown in ("", text)


def _outcome(text) -> tuple[Edtf | None, EdtfError | None]:
    try:
        return parse(text), None
    except EdtfError as refusal:
        return None, refusal
