"""Figures for spreadsheets: all of them, as the source gives them, in the reader's language, public ones only."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client

from catalog.interchange.indicator import table
from catalog.queries import indicator as reads
from events.models import Observation
from tests import factories as f

pytestmark = pytest.mark.django_db
CANARY = "Zarqaldoq"


def rows_of(response: HttpResponse) -> list[dict[str, str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_figures_of_the_plan_are_all_there(samarkand: None, stranger: Client) -> None:
    response = stranger.get("/en/indicators/jobs-planned.csv")
    rows = rows_of(response)
    columns = ("Place", "Sector", "Period (EDTF)", "Qualifier", "Figure", "Highest figure (of a range)", "Status")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("Karabakh economic region", "", "/2030", "about", "150000", "", "Planned"),
        ("Aghdam Industrial Park", "", "/2030", "", "5000", "", "Planned"),
        ("Karabakh economic region", "Agriculture", "/2030", "", "15000", "", "Planned"),
        ("Karabakh economic region", "Mining", "/2030", "", "1500", "2000", "Planned"),
        ("Karabakh economic region", "Tourism", "/2030", "", "1500", "2000", "Planned"),
        ("Karabakh economic region", "Small and medium-sized enterprises", "/2030", "", "10000", "11500", "Planned"),
        ("Aghdam Industrial Park", "", "", "about", "5000", "", "Planned"),
    ]
    assert rows[2]["Words of the source"] == "15,000 in agriculture"
    assert {row["Page"] for row in rows} == {"http://testserver/en/indicators/jobs-planned/"}
    assert response.headers["Content-Disposition"] == 'attachment; filename="jobs-planned-en.csv"'


def test_changes_and_unknown_figures_are_as_stated(samarkand: None, stranger: Client) -> None:
    rows = rows_of(stranger.get("/en/indicators.csv"))
    changes = [(row["Change"], row["Kind of change"], row["Base period (EDTF)"]) for row in rows if row["Change"]]
    assert sorted(changes) == [
        ("2.1", "times the base", "2023"),
        ("2.6", "times the base", "2023"),
        ("43.3", "per cent against the base", ""),
    ]
    assert [row["Sector"] for row in rows if not row["Figure"]] == ["Placed in suitable positions"]
    assert len(rows) == Observation.objects.count() == 21


def test_rows_stand_in_the_readers_alphabet(stranger: Client) -> None:
    for en, az in (("Zebra", "Əlvan"), ("Apple", "Zirvə")):
        Observation.objects.create(indicator=f.indicator(en, name_az=az), value=1)
    order = {code: stranger.get(f"/{code}/indicators.csv").content.decode().splitlines()[1:] for code in ("en", "az")}
    assert [row.partition(",")[0] for row in order["en"]] == ["Apple", "Zebra"]
    assert [row.partition(",")[0] for row in order["az"]] == ["Əlvan", "Zirvə"]


def test_a_missing_translation_is_given_in_the_original(stranger: Client) -> None:
    Observation.objects.create(indicator=f.indicator("Only English"), value=Decimal("1.500"), note_en="Synthetic note.")
    (line,) = stranger.get("/ru/indicators.csv").content.decode().splitlines()[1:]
    assert (line.split(",")[0], ",1.5," in line, "Synthetic note." in line) == ("Only English", True, True)


def test_no_cell_is_a_formula(stranger: Client) -> None:
    indicator = f.indicator("=HYPERLINK(1)", unit_en="@SUM")
    Observation.objects.create(
        indicator=indicator, sector_en="+cmd", note_en="-1+1", value=-5, change=-3, change_kind="percent"
    )
    (row,) = rows_of(stranger.get("/en/indicators.csv"))
    names = ("Indicator", "Sector", "Note", "Unit", "Figure", "Change")
    assert [row[name] for name in names] == ["'=HYPERLINK(1)", "'+cmd", "'-1+1", "'@SUM", "-5", "-3"]


def test_drafts_are_in_no_file(stranger: Client) -> None:
    hidden = f.indicator(f"{CANARY} indicator", public=False)
    shown = f.indicator("Shown", slug="shown")
    place, source = f.place(f"{CANARY} place", public=False), f.source(f"{CANARY} source", public=False)
    initiative = f.initiative(f"{CANARY} initiative", public=False)
    reporter = f.organisation(f"{CANARY} reporter", public=False)
    for indicator in (hidden, shown):
        row = Observation.objects.create(
            indicator=indicator, place=place, initiative=initiative, reported_by=reporter, value=1
        )
        f.cite(row, f"{CANARY} quote", source=source)
    both = [stranger.get(f"/en/{path}.csv") for path in ("indicators", "indicators/shown")]
    assert [response.content.decode().count(CANARY) for response in both] == [0, 0]
    assert [len(rows_of(response)) for response in both] == [1, 1]
    assert stranger.get(f"/en/indicators/{hidden.slug}.csv").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_files_are_read_in_few_queries(count: int, django_assert_num_queries: Callable) -> None:
    for _ in range(count):
        indicator = f.indicator()
        for _ in range(count):
            f.cite(Observation.objects.create(indicator=indicator, place=f.place(), value=1))
    with django_assert_num_queries(2):
        everything = table(reads.figures(), "https://a.example")
    with django_assert_num_queries(6):
        own = table(reads.page(indicator.slug).observations.all(), "https://a.example")
    assert (everything.count("\r\n"), own.count("\r\n")) == (count * count + 1, count + 1)
