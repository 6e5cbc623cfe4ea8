"""Files made to hurt are refused with a reason, within 10 seconds of a processor and 300 MB."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from xlsxwriter import Workbook

SECONDS, MEGABYTES = 10, 300
READ = """
import json, resource, sys, time
from pathlib import Path
import django
django.setup()
from events.intake import tables

def peak():
    status = Path("/proc/self/status")
    return int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024 if status.exists() else 0

resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
for name in sys.argv[1:]:
    if Path("/proc/self/clear_refs").exists():
        Path("/proc/self/clear_refs").write_text("5")  # forgets the peak of the file before
    start = time.process_time()
    reasons = [problem.reason for problem in tables.read(Path(name)).problems]
    print(json.dumps([Path(name).name, reasons[:1], time.process_time() - start, peak()]))
"""
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def repeated(before: str, piece: str, times: int, after: str = "") -> bytes:
    return before.encode() + piece.encode() * times + after.encode()


def workbook(cells: int = 1) -> bytes:
    file = io.BytesIO()
    with Workbook(file) as book:
        sheet = book.add_worksheet("talks")
        for number in range(cells):
            sheet.write_row(number, 0, ["Title", f"Synthetic {number}"])
    return file.getvalue()


def with_part(name: str, content: bytes, declared: int = 0) -> bytes:
    """A workbook in which one part is another; `declared` is the size that the archive claims for it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part), compresslevel=1)
        size = new.getinfo(name).file_size
    return (
        file.getvalue().replace(size.to_bytes(4, "little"), declared.to_bytes(4, "little"))
        if declared
        else file.getvalue()
    )


def sheet(rows: bytes, before: str = "", after: str = "") -> bytes:
    return with_part(
        SHEET,
        f'{before}<worksheet xmlns="{MAIN}"><sheetData>'.encode() + rows + f"</sheetData>{after}</worksheet>".encode(),
    )


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row>'
ROW = '<row r="2"><c r="A2" t="inlineStr"><is><t>{}</t></is></c></row>'


def merged(times: int) -> bytes:
    cells = '<mergeCell ref="A1:XFD99999"/>' * times
    return sheet(ROW.format("title").encode(), after=f"<mergeCells>{cells}</mergeCells>")


def shared(piece: str, times: int) -> bytes:
    return with_part("xl/sharedStrings.xml", repeated("<sst>", piece, times, "</sst>"))


TOO_LARGE, TOO_MANY_COLUMNS = "larger than", "more than 2000 columns"
TOO_MANY_LINES, DAMAGED = "more than 100000", "damaged"
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "cell-10mb.csv": (lambda: repeated('title\n"', "a", 10_000_000, '"\n'), "longer than any record"),
    "cell-of-lines.csv": (lambda: repeated('title\n"', "a\n", 5_000_000, '"\n'), "cannot be told apart"),
    "columns.csv": (lambda: repeated("title", ",x", 100_000, "\n"), TOO_MANY_COLUMNS),
    "rows.csv": (lambda: repeated("title,abstract,speaker\n", "a,b,c\n", 10_000_000), TOO_MANY_LINES),
    "blank-rows.csv": (lambda: repeated("title\n", "\n", 10_000_000, "x"), TOO_MANY_LINES),
    "huge.csv": (lambda: bytes(65 * 1024 * 1024), TOO_LARGE),
    "nul.csv": (lambda: b"title,abstract,speaker\na,b\x00,c\n", "control character (U+0000)"),
    "noise.csv": (lambda: bytes(range(1, 256)) * 4000, "encoding"),
    "not-utf16.csv": (lambda: b"\xff\xfetitle\nx\xd8", "UTF-16"),
    "not-utf8.csv": (lambda: b"\xef\xbb\xbftitle\n\xff", "UTF-8-SIG"),
    "bomb.xlsx": (lambda: sheet(repeated("", " ", 300 * 1024 * 1024)), TOO_LARGE),
    "hidden-bomb.xlsx": (lambda: with_part(SHEET, repeated("<x>", " ", 300 * 1024 * 1024), declared=1000), DAMAGED),
    "tags.xlsx": (lambda: sheet(repeated("<row>", "<c/>", 50_000_000)), "columns"),
    "rows.xlsx": (lambda: sheet(repeated(HEAD, "<row><c><v>1</v></c></row>", 8_000_000)), TOO_MANY_LINES),
    "blank-rows.xlsx": (lambda: sheet(repeated("", "<row/>", 40_000_000)), "too many cells"),
    "columns.xlsx": (lambda: sheet(repeated("<row>", "<c><v>1</v></c>", 100_000, "</row>")), TOO_MANY_COLUMNS),
    "cell-10mb.xlsx": (lambda: sheet((HEAD + ROW.format("a" * 10_000_000)).encode()), "more than 100000 characters"),
    "merged.xlsx": (lambda: merged(60_000), DAMAGED),
    "overlapping.xlsx": (lambda: merged(9), DAMAGED),
    "entities.xlsx": (lambda: sheet(ROW.format("&j;").encode(), before=BOMB), "declares entities"),
    "entities-of-book.xlsx": (lambda: with_part("xl/workbook.xml", f"{BOMB}<x>&j;</x>".encode()), "entities"),
    "texts.xlsx": (lambda: shared(f"<si><t>{'ab' * 50}</t></si>", 1_450_000), "texts of the workbook"),
    "cut.xlsx": (lambda: workbook(500)[:-400], DAMAGED),
    "no.xlsx": (lambda: b"PK\x03\x04 no archive", DAMAGED),
    "empty.xlsx": (lambda: b"", "empty"),
    "locked.xlsx": (lambda: b"\xd0\xcf\x11\xe0" + bytes(4096), "password"),
    "deep.json": (lambda: repeated('[{"title": ', "[", 20_000_000), "nested too deeply"),
    "deep-list.json": (lambda: repeated("", "[", 20_000_000), "A record is wanted"),
    "cell-10mb.json": (lambda: repeated('[{"title": "', "a", 10_000_000, '"}]'), "larger than any"),
    "lists.json": (lambda: repeated('[{"title": [', "[],", 20_000_000, "1]}]"), "larger than any"),
    "records.json": (lambda: repeated('{"talk": [', "{},", 20_000_000, "{}]}"), "more than 100000"),
    "quotes.json": (lambda: repeated('[{"a', '\\"', 20_000_000), "larger than any"),
    "number.json": (lambda: repeated('[{"slug": "a", "capacity": ', "9", 900_000, "}]"), "more than 100000 characters"),
    "nan.json": (lambda: b'{"event": [{"slug": "a", "capacity": NaN}]}', "not valid JSON"),
    "nul.json": (lambda: b'{"event": [{"slug": "a", "title": "\\u0000"}]}', "control character (U+0000)"),
}  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], float, int]]:
    """What reading each file said, how long it took and the most memory, in a process of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _reason) in FILES.items():
        (folder / name).write_bytes(make())
    names = [str(folder / name) for name in FILES]
    ended = subprocess.run([sys.executable, "-c", READ, *names], capture_output=True, text=True, timeout=280)
    for name in names:
        Path(name).unlink()
    assert ended.returncode == 0, ended.stderr[-3000:]
    return {name: (said, spent, most) for name, said, spent, most in map(json.loads, ended.stdout.splitlines())}


@pytest.mark.parametrize("name", FILES)
def test_hostile_file_is_refused_in_time(answers: dict[str, tuple[list[str], float, int]], name: str) -> None:
    said, spent, most = answers[name]
    assert [FILES[name][1] in reason for reason in said] == [True], said
    assert (spent < SECONDS, most < MEGABYTES) == (True, True), (spent, most)
