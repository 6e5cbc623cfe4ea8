"""Our reading of EDTF beside that of the library `edtf`, where the library is right.

Where it is not, and what we do instead (each seen in edtf 5.0.2):

* a winter ends on 31 December of its year: ours ends with February, when winter does;
* `1999/..` and `../1999` raise TypeError when asked for their bounds: ours are None on the open side;
* `1999/` ends in 2009 and `/1999` begins in 1989, ten years invented: ours are None;
* years before 1 and after 9999 have bounds as struct_time: ours are None, since no `date` can hold them;
* it reads 29 February of common years, intervals that end before they start, `../..`, the hour 24, and forms
  of level 2 (`1XXX`, `2024-XX-12`): ours are refused;
* `text_to_edtf` guesses at free text ("12-15 May 2024" becomes 2012-05-15): ours is refused with advice.
"""

import random
from datetime import date

import pytest
from edtf import parse_edtf, text_to_edtf

from events.text.edtf import EdtfError, parse


def _dates() -> list[str]:
    chance = random.Random(20240512)
    dates = ["199X", "19XX", "201X?", "20XX~", "0001", "9999", "2024-02-29", "1900-02", "2000-02", "2024-12"]
    for mark in ("", "?", "~", "%"):
        for _ in range(5):
            year, month, day = chance.randint(1, 9999), chance.randint(1, 12), chance.randint(1, 28)
            season = chance.choice((21, 22, 23))
            dates += [
                f"{year:04}{mark}",
                f"{year:04}-{month:02}{mark}",
                f"{year:04}-{month:02}-{day:02}{mark}",
            ]
            dates += [f"{year:04}-{season}{mark}"] if not mark else []
    for _ in range(5):
        year, month = chance.randint(1, 9999), chance.randint(1, 12)
        dates += [f"{year:04}-XX", f"{year:04}-{month:02}-XX", f"{year:04}-XX-XX"]
        dates += [f"{year // 10:03}X" if year >= 100 else "199X", f"{year // 100 or 1:02}XX"]
        dates += [f"{year:04}-{month:02}-01T10:20:30{zone}" for zone in ("", "Z", "+05:00")]
    return sorted(set(dates))


DATES = _dates()


def _intervals() -> list[str]:
    chance = random.Random(1)
    plain = [text for text in DATES if "T" not in text and "X" not in text]
    pairs = (sorted(chance.sample(plain, 2), key=lambda text: text[:4]) for _ in range(60))
    return sorted({f"{start}/{end}" for start, end in pairs if start[:4] != end[:4]})


def _theirs(text: str) -> tuple[date, date]:
    found = parse_edtf(text)
    return date(*found.lower_strict()[:3]), date(*found.upper_strict()[:3])


@pytest.mark.parametrize("texts", [DATES, _intervals()], ids=["dates", "intervals"])
def test_bounds_are_those_of_the_library(texts) -> None:
    ours = {text: (parse(text).earliest, parse(text).latest) for text in texts}
    assert len(texts) >= 50
    assert ours == {text: _theirs(text) for text in texts}


def test_known_deviation_winter() -> None:
    assert _theirs("2001-24") == (date(2001, 12, 1), date(2001, 12, 31))
    assert (parse("2001-24").earliest, parse("2001-24").latest) == (date(2001, 12, 1), date(2002, 2, 28))


@pytest.mark.parametrize("text", ["1999/..", "../1999"])
def test_known_deviation_open_ends(text) -> None:
    with pytest.raises(TypeError):
        _theirs(text)
    assert None in (parse(text).earliest, parse(text).latest)


def test_known_deviation_unknown_ends() -> None:
    assert _theirs("1999/")[1] == date(2009, 1, 1)
    assert parse("1999/").latest is None
    assert _theirs("/1999")[0] == date(1989, 12, 31)
    assert parse("/1999").earliest is None


def test_known_deviation_years_that_no_date_can_hold() -> None:
    assert parse_edtf("-0043").lower_strict()[:3] == (-43, 1, 1)
    assert parse_edtf("Y17000000").lower_strict()[:3] == (17000000, 1, 1)
    assert [(parse(text).earliest, parse(text).latest) for text in ("-0043", "Y17000000")] == [(None, None)] * 2


@pytest.mark.parametrize("text", ["2023-02-29", "2024/2020", "../..", "2024-05-12T24:00:00", "1XXX", "2024-XX-12"])
def test_known_deviation_what_only_the_library_reads(text) -> None:
    assert str(parse_edtf(text)) == text
    with pytest.raises(EdtfError):
        parse(text)


def test_known_deviation_free_text() -> None:
    assert text_to_edtf("12-15 May 2024") == "2012-05-15"
    with pytest.raises(EdtfError) as caught:
        parse("12-15 May 2024")
    assert caught.value.suggestion == "2024-05-12/2024-05-15"
