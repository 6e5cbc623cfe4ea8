"""Lists leave the desk as files, as they are filtered and chosen; empty tables are there to be filled in."""

import io
import json
from collections.abc import Callable

import openpyxl
import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.exports import writers
from events.intake import columns, sheets
from events.intake.keys import NOUNS
from events.models import NOUNS as ALL
from events.models import Person
from tests import factories
from tests.events.admin.conftest import list_page


def address(noun: str, ending: str, view: str = "export") -> str:
    return reverse(f"admin:events_{noun}_{view}", args=[ending])


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)


def slugs(data: bytes) -> list[str]:
    return [row["slug"] for row in next(iter(json.loads(data).values()))]


@pytest.fixture
def people(db: None) -> None:
    factories.person("Sample Ann", country="AZ")
    factories.person("Sample Bob", country="UZ", public=False)
    factories.person("Other Cyril", country="UZ")


def test_export_holds_what_the_list_shows(people: None, desk_of: Callable[[str], Client]) -> None:
    client = desk_of("curator")
    everything = slugs(body(client.get(address("person", "json"))))
    found = slugs(body(client.get(address("person", "json"), {"q": "sample"})))
    drafts = slugs(body(client.get(address("person", "json"), {"status__exact": "draft"})))
    assert everything == ["other-cyril", "sample-ann", "sample-bob"]
    assert (found, drafts) == (["sample-ann", "sample-bob"], ["sample-bob"])


def test_action_takes_the_chosen_only_and_in_every_format(people: None, desk_of: Callable[[str], Client]) -> None:
    client = desk_of("curator")
    chosen = Person.objects.filter(slug__in=["sample-ann", "sample-bob"]).values_list("pk", flat=True)
    for ending in writers.FORMATS:
        sent = {"action": f"export_{ending}", ACTION_CHECKBOX_NAME: list(chosen)}
        response = client.post(list_page("person"), sent)
        data = body(response)
        if ending == "json":
            assert slugs(data) == ["sample-ann", "sample-bob"]
        else:
            sheet = sheets.open(f"people.{ending}", data)
            assert [cells[0] for _line, cells in sheet.records] == ["sample-ann", "sample-bob"]
            assert sheet.headers[0] == columns.columns_of(Person)[0].header("en")
        assert response.headers["Content-Disposition"].endswith(f'.{ending}"')


def test_list_offers_itself_with_its_filters(people: None, desk_of: Callable[[str], Client]) -> None:
    text = desk_of("curator").get(list_page("person"), {"q": "sample", "country": "UZ"}).content.decode()
    links = [f'href="{address("person", ending)}?country=UZ&amp;q=sample"' in text for ending in writers.FORMATS]
    assert links == [True, True, True]


def test_odd_filters_lead_back_to_the_list(people: None, desk_of: Callable[[str], Client]) -> None:
    response = desk_of("curator").get(address("person", "csv"), {"status__exact__x": "draft"})
    assert (response.status_code, response.headers["Location"]) == (302, f"{list_page('person')}?e=1")
    assert desk_of("curator").get(address("person", "exe")).status_code == 404


def test_lists_and_blanks_are_for_members_who_may(people: None, desk_of: Callable[[str], Client]) -> None:
    roles = {role: desk_of(role) for role in ("nobody", "outsider", "contributor", "curator")}
    found = {
        role: [client.get(address("person", "csv", view)).status_code for view in ("export", "blank")]
        for role, client in roles.items()
    }
    assert found == {
        "nobody": [302, 302], "outsider": [302, 302], "contributor": [200, 200], "curator": [200, 200],
    }  # fmt: skip


def test_text_too_long_for_xlsx_is_told(people: None, desk_of: Callable[[str], Client]) -> None:
    Person.objects.filter(slug="sample-ann").update(biography_en="a" * 40_000)
    client = desk_of("curator")
    page = client.get(address("person", "xlsx"), follow=True)
    assert [str(message) for message in page.context["messages"]] != []
    assert len(body(client.get(address("person", "csv")))) > 40_000


@pytest.mark.parametrize("noun", [model._meta.model_name for model in ALL])
def test_every_noun_can_be_taken_along(noun: str, desk_of: Callable[[str], Client]) -> None:
    response = desk_of("curator").get(address(noun, "json"))
    assert json.loads(body(response)) == {noun: []}


@pytest.mark.parametrize("noun", NOUNS)
def test_blank_tables_have_the_headers_that_are_read(noun: str, desk_of: Callable[[str], Client]) -> None:
    client = desk_of("contributor")
    client.post(reverse("admin:language"), {"language": "uz"})
    for ending in ("csv", "xlsx"):
        name = f"{NOUNS[noun].plural}.{ending}"
        sheet = sheets.open(name, body(client.get(address(noun, ending, "blank"))))
        found, keys = columns.guess(sheet.headers, sheet.noun)
        assert (found, None in keys.values(), list(sheet.records)) == (noun, False, [])


def test_blank_workbook_explains_its_columns_and_offers_values(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("curator")
    data = body(client.get(address("event", "xlsx", "blank")))
    book = openpyxl.load_workbook(io.BytesIO(data))
    first, notes = book.worksheets
    assert first.title == "events"
    explained = {row[1]: row for row in notes.iter_rows(min_row=2, values_only=True)}
    offered = [rule.formula1 for rule in first.data_validations.dataValidation]
    assert [column.value for column in next(first.iter_rows())] == [row[0] for row in explained.values()]
    assert (len(explained["kind"]) > 10, explained["kind"][3] is not None, len(offered) > 5) == (True, True, True)


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_as_for_one(number: int, desk_of: Callable[[str], Client]) -> None:
    event = factories.event()
    for _each in range(number):
        factories.talk(event=event, speakers=[factories.person() for _one in range(number)])
    client = desk_of("curator")
    with CaptureQueriesContext(connection) as queries:
        body(client.get(address("talk", "json")))
    assert len(queries) == 12
