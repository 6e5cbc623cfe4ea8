"""What spreadsheets and people put into cells: rewritten where it is sure, refused with a reason where it is not."""

import pytest

from events.intake import cells
from events.intake.keys import keys_of
from events.models import Event, Place, Talk


def read(key: str, text: str, model: type = Event) -> str | None:
    """What the cell becomes, or the reason against it."""
    found = cells.cell(keys_of(model)[key].field, text, 2)
    return found.fault or found.content


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-05-12", "2024-05-12"), ("2024-05?", "2024-05?"), ("12.05.2024", "2024-05-12"),
        ("1.5.2024", "2024-05-01"),
        ("13/05/2024", "2024-05-13"), ("05/13/2024", "2024-05-13"), ("5/5/2024", "2024-05-05"),
        ("2024/5/12", "2024-05-12"), ("2024.05", "2024-05"), ("05.2024", "2024-05"), ("May 2024", "2024-05"),
        ("12 мая 2024 г.", "2024-05-12"), ("2024-yil 12-may", "2024-05-12"), ("12 may 2024-cü il", "2024-05-12"),
        ("12–15 May 2024", "2024-05-12/2024-05-15"), ("2019–2023", "2019/2023"), ("spring 2024", "2024-21"),
        ("2024-05-12 00:00:00", "2024-05-12"), (" 2024\u00a0", "2024"), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_dates_that_can_mean_one_day_are_written_as_edtf(text: str, date: str | None) -> None:
    assert read("dates", text) == date


@pytest.mark.parametrize(
    "text", ["May-24", "next week", "31.02.2024", "12 May", "12.05.24", "soon, May 2024", "2024-13"]
)
def test_other_dates_are_left_for_the_field_to_refuse(text: str) -> None:
    assert read("dates", text) == text


def test_dates_that_can_mean_two_days_are_refused_with_both() -> None:
    assert read("dates", "12/05/2024") == "“12/05/2024” may be 2024-05-12 or 2024-12-05; write one of them."
    assert read("dates", "45424") == (
        "“45424” is how a spreadsheet counts days; it may be 2024-05-12. Write that, if it is what is meant."
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5.0", "5"), ("5", "5"), ("1 200", "1200"), ("1\u00a0200,5", "1200.5"), ("41,2995", "41.2995"),
        ("−5.5", "-5.5"),
        ("1,200,300", "1200300"), ("1.200,5", "1200.5"), ("five", "five"),
        ("1,200", "“1,200” may be 1.200 or 1200; write one of them."),
        ("1,2E+05", "The spreadsheet shortened this number to “1,2E+05”; show it in full, or format the cell as text."),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written_here(text: str, number: str) -> None:
    assert read("latitude", text, Place) == number


@pytest.mark.parametrize(("text", "time"), [("9.30", "09:30"), ("2:30 PM", "14:30"), ("12:05 am", "00:05"), ("x", "x")])
def test_times_are_read_by_either_clock(text: str, time: str) -> None:
    assert read("start_time", text, Talk) == time


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("more_not_named", "да", "yes"), ("more_not_named", "Yoʻq", "no"), ("more_not_named", "maybe", "maybe"),
        ("kind", "Masterclass", "masterclass"), ("kind", "МАСТЕР-КЛАСС", "masterclass"), ("kind", "ball", "ball"),
        ("language", "Russian", "ru"), ("language", "Oʻzbekcha", "uz"), ("language", "az", "az"),
        ("parent", " a\u00a0forum ", "a forum"),
    ],
)  # fmt: skip
def test_answers_and_choices_are_known_in_any_language(key: str, text: str, value: str) -> None:
    assert read(key, text) == value


def test_countries_are_known_by_name() -> None:
    assert [read("country", name, Place) for name in ("Oʻzbekiston", "азербайджан", "UZ", "Atlantis")] == [
        "UZ", "AZ", "UZ", "Atlantis",
    ]  # fmt: skip


def test_words_keep_their_blanks_and_get_one_kind_of_line_ends() -> None:
    assert read("description", "one\r\ntwo\u00a0x\rthree") == "one\ntwo\u00a0x\nthree"
    assert read("title", cells.Shown("2024-05-12", "12 May 24")) == "12 May 24"
    assert read("dates", cells.Shown("2024-05-12", "12 May 24")) == "2024-05-12"


@pytest.mark.parametrize("entries", [[], ["a"], ["a", "b"], ['a; "b"', "c"], ["x\ny", "z"], ['"'], ["'"]])
def test_entries_of_one_cell_come_back_as_they_were(entries: list[str]) -> None:
    assert cells.listed(cells.joined(entries)) == entries
