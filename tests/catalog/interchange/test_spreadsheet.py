"""CSV that a spreadsheet opens as it is meant: all letters, every cell, no formula."""

import csv
import io

import pytest

from catalog.interchange.spreadsheet import as_csv, cell, csv_response


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "+", "-"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+43.3", "2575", "1.5", "about 5", "", "a=b", "'=1", "1,500–2,000"])
def test_numbers_and_plain_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_nothing_is_an_empty_cell() -> None:
    assert cell(None) == ""


def test_commas_quotes_and_lines_come_back_as_they_were() -> None:
    rows = [["a,b", 'say "x"', "two\nlines", "ə ʻ ё"]]
    text = as_csv(["A", "=B", "C", "D"], rows)
    assert text[0] == "\ufeff"
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [["A", "'=B", "C", "D"], *rows]
    assert text.count("\r\n") == 2


def test_a_file_is_kept_under_its_name() -> None:
    response = csv_response("\ufeffə", "jobs-az")
    assert response.content == b"\xef\xbb\xbf\xc9\x99"
    assert response.headers["Content-Disposition"] == 'attachment; filename="jobs-az.csv"'
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
