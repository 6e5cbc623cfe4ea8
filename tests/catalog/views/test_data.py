"""“Use this data” and docs/interchange.md name addresses that answer, in the form they promise."""

import re
from datetime import time
from pathlib import Path

import pytest
from django.test import Client

from tests import factories as f

DOCS = Path(__file__).resolve().parents[3] / "docs" / "interchange.md"
TYPES = {
    "csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json", "collection.json": "application/ld+json", "jsonld": "application/ld+json",
    "linkedart.json": "application/ld+json",
    "ics": "text/calendar", "atom": "application/atom+xml", "xml": "application/xml", "txt": "text/plain",
    "ttl": "text/turtle",
}  # fmt: skip


def promised(address: str) -> str:
    """The type of file that an address ends in; "" if its end says nothing."""
    path = address.partition("?")[0]
    return TYPES.get(
        next((end for end in sorted(TYPES, key=len)[::-1] if path.endswith((f".{end}", f"/{end}"))), ""), ""
    )


def documented() -> list[str]:
    cells = re.findall(r"^\| (`/.*?) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    return [address for cell in cells for address in re.findall(r"`(/[^`<]+)`", cell)]


def answers(stranger: Client, addresses: list[str]) -> dict[str, tuple[int, bool]]:
    """Status of each, and whether it is of the promised type."""
    given = {address: stranger.get(address) for address in addresses}
    return {
        address: (answer.status_code, answer.headers["Content-Type"].startswith(promised(address)))
        for address, answer in given.items()
    }


@pytest.mark.usefixtures("samarkand")
def test_documented_addresses_answer_as_promised(stranger: Client) -> None:
    wanted = documented()
    assert len(wanted) > 20
    assert answers(stranger, wanted) == dict.fromkeys(wanted, (200, True))


@pytest.mark.usefixtures("samarkand")
@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_page_names_addresses_that_answer(stranger: Client, language: str) -> None:
    page = stranger.get(f"/{language}/data/").content.decode()
    named = re.findall(r'<li><a href="(/[^"]+)" rel="nofollow">', page)
    assert len(named) >= 14
    assert answers(stranger, named) == dict.fromkeys(named, (200, True))


@pytest.mark.django_db
def test_page_names_the_licence_if_there_is_one(stranger: Client, settings: object) -> None:
    assert 'rel="license"' not in stranger.get("/en/data/").content.decode()
    settings.DATA_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
    assert (
        '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">'
        in stranger.get("/ru/data/").content.decode()
    )


@pytest.mark.django_db
def test_empty_catalogue_has_a_page_too(stranger: Client) -> None:
    assert "Use this data" in stranger.get("/en/data/").content.decode()


@pytest.mark.django_db
def test_page_names_a_programme_once_there_is_one(stranger: Client) -> None:
    f.event(
        "Synthetic Forum",
        slug="forum",
        dates="2026-05-12",
        start_time=time(10),
        end_time=time(12),
        timezone="Asia/Samarkand",
    )
    page = stranger.get("/en/data/").content.decode()
    named = re.findall(r'<li><a href="(/[^"]+schedule[^"]+)" rel="nofollow">', page)
    assert named == ["/en/events/forum/schedule.xml", "/en/events/forum/schedule.json"]
    assert answers(stranger, named) == dict.fromkeys(named, (200, True))


@pytest.mark.django_db
def test_page_leads_to_no_empty_calendar(stranger: Client) -> None:
    f.event("Synthetic meeting of an unknown day", dates="2026")
    assert ".ics" not in stranger.get("/en/data/").content.decode()
    f.event("Synthetic meeting", dates="2026-05-12")
    page = stranger.get("/en/data/").content.decode()
    assert re.findall(r'href="(/[^"]+\.ics)"', page) == ["/en/events.ics"]
