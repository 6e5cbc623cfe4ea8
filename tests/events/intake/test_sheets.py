"""What spreadsheets do to tables: dividers, encodings, titles above the header, merged and hidden cells, formulas."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter

from events.intake import sheets, tables
from events.intake.problems import IntakeError
from events.intake.sheets import Sheet


def opened(name: str, data: bytes) -> tuple[Sheet, list]:
    """The sheet, and its records with what is wrong in them told in `problems`."""
    sheet = sheets.open(name, data)
    return sheet, list(sheet.records)


def told(sheet: Sheet) -> list[str]:
    return [str(problem) for problem in sheet.problems]


def refused(name: str, data: bytes) -> str:
    with pytest.raises(IntakeError) as error:
        opened(name, data)
    (problem,) = error.value.problems
    return str(problem)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(*rows: list, title: str = "Talks") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


@pytest.mark.parametrize("divider", [",", ";", "\t", "|"])
def test_dividers_are_found(divider: str) -> None:
    text = divider.join(["Title", "Event", "Abstract"]) + "\n" + divider.join(['"A, b; c"', "forum", "x"])
    sheet, records = opened("x.csv", text.encode())
    assert (sheet.headers, records) == (["Title", "Event", "Abstract"], [(2, ["A, b; c", "forum", "x"])])


def test_line_that_names_the_divider_is_no_record() -> None:
    sheet, records = opened("x.csv", b"sep=;\r\nTitle;Event\r\nA, b;forum\r\n")
    assert (sheet.headers, sheet.header_line, records) == (["Title", "Event"], 2, [(3, ["A, b", "forum"])])


RUSSIAN, TURKISH = "Название;Дата\nШёлк и люди Самарканда;2024\n", "Başlıq;Tarix\nÇalğı, ipək yolu və Şuşa;2024\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"])
def test_encodings_are_told_apart(encoding: str) -> None:
    sheet, records = opened("x.csv", RUSSIAN.encode(encoding))
    assert (sheet.headers, records) == (["Название", "Дата"], [(2, ["Шёлк и люди Самарканда", "2024"])])
    assert bool(sheet.notes) == (not encoding.startswith("utf-8"))


def test_windows_pages_are_named_in_a_note() -> None:
    turkish = TURKISH.replace("ə", "e")
    sheet, records = opened("x.csv", turkish.encode("cp1254"))
    assert (sheet.headers, records) == (["Başlıq", "Tarix"], [(2, ["Çalğı, ipek yolu ve Şuşa", "2024"])])
    assert sheet.notes == ["The file was read as windows-1254; see whether the letters are right."]
    assert opened("x.csv", RUSSIAN.encode("cp1251"))[0].notes == [
        "The file was read as windows-1251; see whether the letters are right."
    ]


@pytest.mark.parametrize("data", [b"Title\nna\xefve caf\xe9\n", b"Title\n\xcf\xf0a\xe8\n"])
def test_encoding_in_doubt_is_refused(data: bytes) -> None:
    reason = "x.csv, line 2: The encoding of the file is not known; save it as CSV UTF-8 or as .xlsx."
    assert refused("x.csv", data) == reason


def test_header_may_stand_below_a_title_and_is_told() -> None:
    data = b"Our talks of the year,,\n,,\nTitle,Speakers,Event\nA,Ann,forum\n,,\n"
    sheet, records = opened("x.csv", data)
    assert (sheet.header_line, sheet.headers) == (3, ["Title", "Speakers", "Event"])
    assert records == [(4, ["A", "Ann", "forum"])]
    assert sheet.notes == ["The header was found in line 3; the lines before it are left out."]


def test_empty_lines_and_columns_do_not_count_and_lines_keep_their_numbers() -> None:
    sheet, records = opened("x.csv", b'Title,Event,,\n\n"A\nb",forum,,\n ,\xc2\xa0,,\nC,,\n')
    assert (sheet.headers, records) == (["Title", "Event"], [(3, ["A\nb", "forum"]), (6, ["C", None])])


def test_headers_that_stand_twice_are_told() -> None:
    sheet, _records = opened("x.csv", b"Title,Event,Title\na,b,c\n")
    assert sheet.notes == ["These headers stand more than once; the first counts: Title."]


def test_lines_with_faults_are_left_out_and_told() -> None:
    data = b"Title,Event\na,b,c\nd,e\nf\x00,g\nh,1E+05\n"
    sheet, records = opened("x.csv", data)
    assert records == [(3, ["d", "e"])]
    assert told(sheet) == [
        "x.csv, line 2: There are more cells here than the header has columns; is a quotation mark missing?",
        "x.csv, line 4: Title: The text holds a control character (U+0000), which cannot be stored.",
        "x.csv, line 5: Event: The spreadsheet shortened this number to “1E+05”; show it in full, "
        "or format the cell as text.",
    ]


def test_dates_and_numbers_of_a_workbook_are_read_as_precisely_as_they_are_shown() -> None:
    shown = [
        (date(2024, 5, 12), "dd.mm.yyyy", "2024-05-12", "12.05.2024"),
        (date(2024, 5, 1), "mmm-yy", "2024-05", "May-24"), (date(2024, 5, 1), "yyyy", "2024", "2024"),
        (date(2024, 5, 12), '[$-419]d mmmm yyyy" г."', "2024-05-12", "12 May 2024 г."),
        (datetime(2024, 5, 12, 9, 30), "dd/mm/yyyy hh:mm", "2024-05-12T09:30:00", "2024-05-12T09:30:00"),
        (time(9, 30), "h:mm", "09:30", "09:30"), (time(9, 30, 15), "h:mm:ss AM/PM", "09:30:15", "09:30:15"),
        (5.0, "0", "5", "5"), (100000, "0E+00", "100000", "100000"), (0.1, "General", "0.1", "0.1"),
        (2024, '0" y"', "2024", "2024"), (1234567890123, "General", "1234567890123", "1234567890123"),
        (1.5, "#,##0.00", "1.5", "1.5"), (0.25, "0%", "0.25", "0.25"), (True, "General", "yes", "yes"),
    ]  # fmt: skip
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Talks")
        sheet.write_row(0, 0, ["Title", "Event"])
        for line, (value, pattern, _edtf, _words) in enumerate(shown, 1):
            sheet.write(line, 0, value, book.add_format({"num_format": pattern}))
    found = [cells[0] for _line, cells in opened("x.xlsx", file.getvalue())[1]]
    assert found == [edtf for _value, _pattern, edtf, _words in shown]
    assert [getattr(cell, "shown", cell) for cell in found] == [words for *_others, words in shown]


def test_days_may_be_counted_from_1904() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Title"])
        sheet.write(1, 0, date(2024, 5, 12), book.add_format({"num_format": "yyyy-mm-dd"}))
    assert opened("x.xlsx", file.getvalue())[1] == [(2, ["2024-05-12"])]


def test_formula_without_a_value_and_errors_are_refused() -> None:
    book = book_of(["Title", "Event"], ["=CONCATENATE(1,2)", "forum"], ["plain", "forum"])
    book.active["B3"].data_type, book.active["B3"].value = "e", "#N/A"
    sheet, records = opened("x.xlsx", saved(book))
    assert records == []
    assert told(sheet) == [
        "x.xlsx, line 2: Title: The formula here has no stored value; open the file in a spreadsheet and save it, "
        "or write the value.",
        "x.xlsx, line 3: Event: The formula here gives an error (#N/A); write the value.",
    ]


def test_formula_counts_as_its_value() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Title", "Event"])
        sheet.write_formula(1, 0, '="A"&"b"', None, "Ab")
        sheet.write_formula(1, 1, "=1+1", None, 2)
    assert opened("x.xlsx", file.getvalue())[1] == [(2, ["Ab", "2"])]


def test_merged_cells_are_refused_where_their_value_is_not_clear() -> None:
    book = book_of(
        ["Our programme", None, None],
        ["Title", "Event", "Abstract"],
        ["A", "forum", "x"],
        ["B", None, "y"],
        ["C", "z", None],
    )
    book.active.merge_cells("A1:C1")
    book.active.merge_cells("B3:B4")
    sheet, records = opened("x.xlsx", saved(book))
    assert records == [(3, ["A", "forum", "x"]), (5, ["C", "z", None])]
    assert told(sheet) == [
        "x.xlsx, line 4: Event: This cell is merged with others, so its value is not clear; take the merging back."
    ]


def test_hidden_lines_are_read_and_hidden_sheets_are_not() -> None:
    book = book_of(["Title", "Event"], ["A", "forum"], ["B", "forum"])
    book.active.row_dimensions[3].hidden = True
    book.create_sheet("People").append(["Name"])
    book["People"].sheet_state = "hidden"
    sheet, records = opened("x.xlsx", saved(book))
    assert records == [(2, ["A", "forum"]), (3, ["B", "forum"])]
    assert sorted(sheet.notes) == ["1 hidden line is read as well.", "These sheets are left out: People."]


def test_sheets_called_after_nouns_are_read_each_others_not() -> None:
    book = book_of(["Title", "Event"], ["A", "forum"], title="Доклады")
    book.create_sheet("Люди").append(["Name", "Country"])
    book["Люди"].append(["Synthetic Ann", "UZ"])
    book.create_sheet("Notes").append(["anything"])
    found = sheets.open_all("x.xlsx", saved(book))
    assert [(sheet.noun, sheet.headers) for sheet in found] == [
        ("talk", ["Title", "Event"]),
        ("person", ["Name", "Country"]),
    ]
    assert found[0].notes == ["These sheets are left out: Notes."]
    rows = tables.read_bytes("x.xlsx", saved(book)).rows
    assert [(row.noun, row.line) for row in rows] == [("talk", 2), ("person", 2)]


def test_file_without_named_sheets_is_its_first() -> None:
    book = book_of(["Title", "Event"], ["A", "forum"], title="Sheet1")
    book.create_sheet("Sheet2").append(["x"])
    sheet, _records = opened("talks.xlsx", saved(book))
    assert (sheet.noun, sheet.notes) == ("talk", ["These sheets are left out: Sheet2."])


def test_workbook_with_prefixes_in_its_xml_is_read_alike() -> None:
    old, file = zipfile.ZipFile(io.BytesIO(saved(book_of(["Title", "Event"], ["A", "forum"])))), io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                text = (
                    text.replace("</", "\x00")
                    .replace("<", "<x:")
                    .replace("\x00", "</x:")
                    .replace("xmlns=", "xmlns:x=")
                    .replace("<x:?", "<?")
                )
            new.writestr(name, text)
    assert opened("x.xlsx", file.getvalue())[1] == [(2, ["A", "forum"])]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.xls", b"x", "x.xls: This is the old kind of spreadsheet; save it as .xlsx or as CSV."),
        ("x.pdf", b"x", "x.pdf: Files of this kind cannot be read; these can: .csv, .tsv, .txt, .xlsx, .xlsm."),
        ("x.csv", b" \n", "x.csv: The file is empty."),
        ("x.csv", b",,\n,\n", "x.csv: The table is empty."),
        (
            "x.csv",
            b'Title,Event\n"a,b\nc,d\n',
            "x.csv, line 2: From here on the cells cannot be told apart; "
            "is a quotation mark missing at the end of a text?",
        ),
    ],
)
def test_what_is_no_table_is_refused(name: str, data: bytes, reason: str) -> None:
    assert refused(name, data) == reason


def test_unknown_headers_and_nouns_are_refused_where_nobody_can_be_asked() -> None:
    table = tables.read_bytes("talks.csv", b"Title,Phone,Absract\na,b,c\n")
    assert [str(problem) for problem in table.problems] == [
        "talks.csv, line 1: Phone: There is no such field.",
        "talks.csv, line 1: Absract: There is no such field. Did you mean “Abstract (Uzbek)”?",
    ]
    (problem,) = tables.read_bytes("x.csv", b"Phone\n1\n").problems
    assert (
        problem.reason == "It is not clear what this table lists; name the file or the sheet after it, such as “talks”."
    )
