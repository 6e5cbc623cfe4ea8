"""What is exported is read back as it was: nothing changes, and an edit of one cell changes that cell only."""

import io
from itertools import cycle
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.exports.flat import Flat
from events.exports.writers import FORMATS
from events.intake import apply, sheets, tables
from events.intake.plan import Action, Plan
from events.models import PUBLIC_NOUNS, Indicator, Person, Record, Talk
from tests import factories


def exported(model: type[Record], ending: str, language: str = "en") -> bytes:
    keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
    pieces = FORMATS[ending].write(Flat(model, keys, language if FORMATS[ending].in_words else ""))
    return b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)


def read(model: type[Record], ending: str, data: bytes) -> Plan:
    return apply.rehearse([tables.read_bytes(f"{model.plural}.{ending}", data)])


def outcome(plan: Plan) -> tuple[list[str], list[str]]:
    """What the plan would change, and what it refuses."""
    found = [f"{entry.draft.name}: {change}" for entry in plan.entries for change in entry.changes]
    found += [f"{entry.draft.name} added" for entry in plan.of(Action.ADDED)]
    return found, [str(problem) for problem in plan.problems]


def edited(data: bytes, ending: str, old: str, new: str) -> bytes:
    """The file with the cells that hold one text holding another."""
    if ending != "xlsx":
        assert data.decode().count(old) == 1
        return data.decode().replace(old, new).encode()
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book.active.iter_rows():
        for cell in row:
            if cell.value == old:
                cell.value = new
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("ending", FORMATS)
def test_samarkand_comes_back_unchanged(samarkand: None, ending: str) -> None:
    seen = 0
    for model, language in zip(PUBLIC_NOUNS, cycle(["en", "az", "uz", "ru"]), strict=False):
        plan = read(model, ending, exported(model, ending, language))
        assert outcome(plan) == ([], []), model
        seen += len(plan.of(Action.UNCHANGED))
    assert seen == sum(model.objects.count() for model in PUBLIC_NOUNS)


@pytest.mark.parametrize("language", ["az", "uz", "ru"])
def test_talks_and_figures_come_back_in_each_language(samarkand: None, language: str) -> None:
    for model in (Talk, Indicator):
        plan = read(model, "csv", exported(model, "csv", language))
        assert (outcome(plan), len(plan.entries)) == (([], []), model.objects.count())


@pytest.mark.parametrize("ending", FORMATS)
def test_one_edited_cell_changes_that_field_only(db: None, ending: str) -> None:
    factories.talk("Sample talk", speakers=[factories.person("Sample Ann")])
    factories.talk("Another talk", speakers=[factories.person("Sample Bob"), factories.person("Sample Cyril")])
    data = exported(Talk, ending)
    plan = read(
        Talk, ending, edited(data, ending, "Another talk", "=An edited; talk" if ending == "json" else "Edited")
    )
    new = "=An edited; talk" if ending == "json" else "Edited"
    assert outcome(plan) == ([f"talk another-talk: title (en): Another talk → {new}"], [])
    plan = read(Talk, ending, edited(data, ending, "sample-bob", "sample-ann"))
    assert [change.partition(":")[0] for change in outcome(plan)[0]] == ["talk another-talk"] * len(outcome(plan)[0])
    assert "talk another-talk: speakings: Sample Bob → –" in outcome(plan)[0]


def test_emptied_cell_empties_the_field(db: None) -> None:
    factories.person("Sample Ann", country="AZ", honorific="Dr")
    plan = read(Person, "csv", edited(exported(Person, "csv"), "csv", "Dr", ""))
    assert outcome(plan) == (["person sample-ann: honorific: Dr → –"], [])


def test_order_and_line_ends_of_forms_are_no_changes(db: None) -> None:
    talk = factories.talk("Sample talk", speakers=[factories.person(), factories.person()], abstract_en="One\r\ntwo ")
    talk.speakings.update(position=0)
    for ending in FORMATS:
        assert outcome(read(Talk, ending, exported(Talk, ending))) == ([], [])


HARD = st.one_of(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n\t=+-@;'\",_x") , max_size=60
    ),
    st.sampled_from(["=1+1", "'=1", "''=x", "@a", "+998 71", "-5", "a; b", '"; "', "1E+05", "_x000D_", "'", "Ўзбек; ʻ",
                     "12.05.2024", "yes", "NULL", "–", "\u00a0x", "1,234", "﻿x", "# 5", "Title", "＝1", "\u2028x"]),
).map(str.strip)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=HARD.filter(bool), text=HARD, spellings=HARD)
def test_hard_texts_come_back_as_they_were(db: None, title: str, text: str, spellings: str) -> None:
    with transaction.atomic():
        person = Person(name_uz=title, language="uz", biography_ru=text, other_spellings=spellings, slug="hard")
        person.save()
        for ending in FORMATS:
            plan = read(Person, ending, exported(Person, ending, "ru"))
            assert (outcome(plan), len(plan.entries)) == (([], []), 1), ending
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-x", "@x", "\tx", "'=1", "''+1", "1E+05", "x", "'x", "'", "5", "-5", "a=1", ""]
)
def test_apostrophe_before_a_formula_is_undone_exactly(text: str) -> None:
    assert sheets.restored(sheets.guarded(text)) == text
    assert not sheets.guarded(text).startswith(("=", "+", "-", "@", "\t"))


def test_command_writes_what_the_intake_reads(samarkand: None, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    for name in ("talks.csv", "talks.xlsx", "talks.json"):
        call_command("export", "talk", str(tmp_path / name), language="ru")
        call_command("intake", str(tmp_path / name))
        said = capsys.readouterr().out.splitlines()
        assert said == [f"6 records in {name}.", "Nothing changed: all 6 records are as the files say."]
    with pytest.raises(CommandError, match=r"talks.ods: the name should end in one of .csv, .xlsx, .json."):
        call_command("export", "talk", str(tmp_path / "talks.ods"))
