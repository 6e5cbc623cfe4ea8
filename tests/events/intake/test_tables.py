"""A file becomes rows that know their lines; what is not plain YAML is refused with its line."""

from pathlib import Path

import pytest

from events.intake import tables
from events.intake.problems import IntakeError
from events.intake.tables import Cell


def refused(data: bytes, name: str = "made-up.yaml") -> list[str]:
    return [str(problem) for problem in tables.read_bytes(name, data).problems]


def test_rows_know_their_lines_and_all_scalars_are_text() -> None:
    text = "# synthetic\nevent:\n  - slug: one\n    day: 1\n    country: NO\n    start_time: 12:30\n  - slug: two\n"
    first, second = tables.read_bytes("made-up.yaml", text.encode()).rows
    assert (first.noun, first.line, second.line) == ("event", 3, 7)
    assert first.cells == {
        "slug": Cell("one", 3),
        "day": Cell("1", 4),
        "country": Cell("NO", 5),
        "start_time": Cell("12:30", 6),
    }


def test_nothing_is_told_from_quoted_text() -> None:
    text = 'event:\n  - day:\n    venue: ~\n    parent: null\n    title: "null"\n    quiet_hours: ""\n'
    (row,) = tables.read_bytes("made-up.yaml", text.encode()).rows
    assert {name: cell.content for name, cell in row.cells.items()} == {
        "day": None, "venue": None, "parent": None, "title": "null", "quiet_hours": "",
    }  # fmt: skip


def test_lists_and_inner_fields_know_their_lines() -> None:
    text = "talk:\n  - title:\n      en: A\n      ru: Б\n    subjects:\n      - silk\n      - {topic: wool}\n"
    (row,) = tables.read_bytes("made-up.yaml", text.encode()).rows
    assert row.cells["title"] == Cell({"en": Cell("A", 3), "ru": Cell("Б", 4)}, 2)
    assert row.cells["subjects"] == Cell([Cell("silk", 6), Cell({"topic": Cell("wool", 7)}, 7)], 5)


def test_namespace_reaches_each_row() -> None:
    rows = tables.read_bytes("made-up.yaml", b"namespace: abc\nevent:\n  - slug: a\n  - slug: b\n").rows
    assert [row.namespace for row in rows] == ["abc", "abc"]


def test_all_repeated_fields_are_refused() -> None:
    data = b"event:\n  - slug: a\n    slug: b\n  - day: 1\n    day: 2\n"
    assert refused(data) == [
        "made-up.yaml, line 3: slug: This field stands here twice; the first is in line 2.",
        "made-up.yaml, line 5: day: This field stands here twice; the first is in line 4.",
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "made-up.yaml: The file is empty."),
        (b"# only words\n", "made-up.yaml: The file is empty."),
        (
            b"- a\n",
            "made-up.yaml, line 1: The file should begin with a noun such as “talk:” and list its records under it.",
        ),
        (b"talk: one\n", "made-up.yaml, line 1: talk: Here a list of records is wanted, each beginning with “- ”."),
        (
            b"talk:\n  - one\n",
            "made-up.yaml, line 2: talk: A record is a list of fields, each as “name: value”.",
        ),
        (
            b"talk:\n  - title: &a x\n",
            "made-up.yaml, line 2: Anchors and aliases (“&” and “*”) are not accepted; write the value out.",
        ),
        (
            b"talk:\n  - title: !!python/object x\n",
            "made-up.yaml, line 2: Tags (“!”) are not accepted; write plain text, in quotation marks if need be.",
        ),
        (b"[" * 100_000, "made-up.yaml, line 1: This is nested too deeply."),
        (
            b"a: []\n---\nb: []\n",
            "made-up.yaml, line 2: The file holds more than one document; remove the line “---”.",
        ),
        (b"talk:\n  - a\n\xff\n", "made-up.yaml, line 3: The file is not UTF-8 text; save it as UTF-8."),
        (
            b"talk:\n  - a\x00b\n",
            "made-up.yaml, line 2: The text holds a control character (U+0000), which cannot be stored.",
        ),
        (b"? [a]\n: b\n", "made-up.yaml, line 1: The name of a field should be one word."),
        (b"a" * (tables.MAX_BYTES + 1), "made-up.yaml: The file is larger than 5 MB; split it."),
    ],
)  # fmt: skip
def test_what_is_not_a_plain_table_is_refused(data: bytes, problem: str) -> None:
    assert refused(data) == [problem]


def test_broken_yaml_is_refused_with_its_line() -> None:
    (problem,) = refused(b"talk:\n  - {slug: a\n    title: b\n")
    assert problem.startswith("made-up.yaml, line 3: This is not valid YAML: ")


def test_other_kinds_of_files_are_refused() -> None:
    known = ".yaml, .yml, .csv, .tsv, .txt, .xlsx, .xlsm, .json"
    assert refused(b"x", "made-up.pdf") == [f"made-up.pdf: Files of this kind cannot be read; these can: {known}."]


def test_byte_order_mark_is_no_letter() -> None:
    (row,) = tables.read_bytes("made-up.yaml", b"\xef\xbb\xbftalk:\n  - slug: a\n").rows
    assert row.noun == "talk"


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError) as caught:
        tables.read(tmp_path / "made-up.yaml")
    assert [str(p) for p in caught.value.problems] == [
        "made-up.yaml: The file cannot be opened: No such file or directory."
    ]
