"""Which columns a noun has, how headers name them in four languages, and how a line becomes a row."""

from collections import Counter

import pytest

from events.intake import columns
from events.intake.keys import NOUNS
from events.intake.tables import Cell
from events.models import Indicator, Talk
from events.text.languages import LANGUAGES


def headers(noun: str, language: str) -> list[str]:
    return [column.header(language) for column in columns.columns_of(NOUNS[noun])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("noun", NOUNS)
def test_every_header_is_unlike_the_others_and_known_again(noun: str, language: str) -> None:
    found = headers(noun, language)
    keys = [column.key for column in columns.columns_of(NOUNS[noun])]
    assert [header for header, number in Counter(found).items() if number > 1] == []
    assert [columns.key_of(NOUNS[noun], header) for header in found] == keys
    assert [columns.key_of(NOUNS[noun], header.upper()) for header in keys] == keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_noun_is_told_from_the_headers(language: str) -> None:
    assert [columns.guess(headers(noun, language))[0] for noun in NOUNS] == list(NOUNS)


def test_headers_read_as_a_curator_would_say() -> None:
    found = headers("talk", "en")
    assert found[0] == "Address of the page"
    assert found[found.index("Speaker 2: person") :][:2] == ["Speaker 2: person", "Speaker 2: position then (English)"]
    assert "Title (Azerbaijani)" in found
    assert [header for header in headers("source", "en") if "ddress" in header] == ["Address of the page", "Address"]


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("TITLE", "title"), ("title en", "title_en"), ("Title in Russian", "title_ru"), ("Başlıq", "title"),
        ("Название (рус.)", "title_ru"), ("докладчик 3", "speakings.3.person"), ("Speakers", "speakings"),
        ("Speaker№2: Position then (UZBEK)", "speakings.2.title_then_uz"), ("Мероприятие", "event"),
        ("Maʼruzachi", "speakings"), ("maʻruzachilar", "speakings"), ("speakings.12.person", "speakings.12.person"),
        ("Starts\n at ", "start_time"), ("Permalink", "slug"), ("Tags", "subjects"), ("Speaker 0: person", None),
        ("Phone", None), ("", None), ("№", "position"),
    ],
)  # fmt: skip
def test_headers_of_spreadsheets_are_known(header: str, key: str | None) -> None:
    assert columns.key_of(Talk, header) == key


def test_noun_comes_from_the_name_or_from_the_headers() -> None:
    assert columns.guess(["Name"], "Доклады")[0] == "talk"
    assert columns.guess(["Title", "Speakers", "Phone"]) == ("talk", {0: "title", 1: "speakings", 2: None})
    assert columns.guess(["Phone", "Fax"]) == ("", {0: None, 1: None})
    assert columns.guess(["Name"])[0] == ""


def test_header_that_stands_twice_counts_once() -> None:
    assert columns.keys_for("talk", ["Title", "title", "Event"]) == {0: "title", 1: None, 2: "event"}


def test_line_becomes_a_row_with_parts_and_lists() -> None:
    keys = {0: "slug", 1: "speakings.2.person", 2: "speakings.1.person", 3: "speakings.1.title_then_en", 4: None}
    row = columns.row_of("talk", keys, 7, ["a", "bob", " ann ", "Chair", "ignored"], "x.csv")
    assert (row.file, row.line, row.noun) == ("x.csv", 7, "talk")
    assert row.cells == {
        "slug": Cell("a", 7),
        "speakings": Cell(
            [
                Cell({"person": Cell("ann", 7), "title_then_en": Cell("Chair", 7)}, 7),
                Cell({"person": Cell("bob", 7)}, 7),
            ],
            7,
        ),
    }


def test_parts_of_which_nothing_is_said_are_no_parts() -> None:
    keys = {0: "speakings.1.person", 1: "speakings.2.person", 2: "speakings.2.organisation", 3: "abstract_en"}
    row = columns.row_of("talk", keys, 2, [" ", None, "house"], "x.csv")
    assert row.cells == {
        "speakings": Cell([Cell({"person": Cell(None, 2), "organisation": Cell("house", 2)}, 2)], 2),
        "abstract_en": Cell(None, 2),
    }


def test_several_in_one_cell_are_divided_by_semicolons_and_lines() -> None:
    row = columns.row_of("talk", {0: "speakings"}, 2, ['ann; "Bob; jr"\ncy ;'], "x.csv")
    assert row.cells == {"speakings": Cell([Cell("ann", 2), Cell("Bob; jr", 2), Cell("cy", 2)], 2)}


def test_parts_of_parts_have_columns_of_their_own() -> None:
    found = [column.key for column in columns.columns_of(Indicator, {"observations": 2, "observations.citations": 1})]
    assert [key for key in found if key.endswith("source")] == [
        "observations.1.citations.1.source",
        "observations.2.citations.1.source",
    ]
