"""Lists leave the desk as files, as they are filtered and chosen; empty tables are there to be filled in."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from events.intake import columns, sheets, tables
from events.intake.keys import NOUNS
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
