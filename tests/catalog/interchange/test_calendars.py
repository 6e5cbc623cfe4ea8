"""Calendars read back by a parser of others: days, hours, zones, what was called off, what is not public."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from events import revisions
from events.indexing import reindex
from events.models import Event, Place
from tests import factories
from tests.catalog.interchange.letters import HARD

DAY = {"dates": "2027-05-03", "start_time": "10:00", "end_time": "12:30", "timezone": "Asia/Samarkand"}


def read(client: Client, address: str) -> Calendar:
    """The calendar of that address, all of whose lines are as short as RFC 5545 has them."""
    data = client.get(address).content
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    return Calendar.from_ical(data)


def names(made: Calendar) -> list[str]:
    return [str(each["SUMMARY"]) for each in made.events]


@pytest.fixture
def hall(db: None) -> Place:
    return factories.place("Sample hall", latitude="39.65", longitude="66.96", precision="exact")


def test_event_with_hours_has_its_zone_place_and_language(hall: Place, stranger: Client) -> None:
    event = factories.event("Sample forum", venue=hall, event_status="scheduled", **DAY)
    made = read(stranger, f"/uz/events/{event.slug}.ics")
    (entry,) = made.events
    zone = ZoneInfo("Asia/Samarkand")
    assert (entry.start, entry.end) == (
        datetime(2027, 5, 3, 10, tzinfo=zone), datetime(2027, 5, 3, 12, 30, tzinfo=zone),
    )  # fmt: skip
    assert [str(each["TZID"]) for each in made.timezones] == ["Asia/Samarkand"]
    assert (str(entry["UID"]), str(entry["LOCATION"]), str(entry["STATUS"])) == (
        str(event.uuid), "Sample hall", "CONFIRMED",
    )  # fmt: skip
    assert (entry["SUMMARY"].params["LANGUAGE"], entry["GEO"].to_ical()) == ("en", "39.65;66.96")
    event.refresh_from_db()
    assert entry["DTSTAMP"].dt == event.updated_at.astimezone(UTC).replace(microsecond=0)


def test_exhibition_ends_the_day_after_its_last(db: None, stranger: Client) -> None:
    exhibition = factories.exhibition("Sample exhibition", dates="2027-05-03/2027-05-09")
    (entry,) = read(stranger, f"/en/exhibitions/{exhibition.slug}.ics").events
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2027, 5, 3), date(2027, 5, 10))


def test_same_bytes_as_long_as_nothing_changes(hall: Place, stranger: Client) -> None:
    event = factories.event(venue=hall, **DAY)
    reindex()
    addresses = ("/en/events.ics", f"/en/events/{event.slug}.ics", f"/en/places/{hall.slug}.ics")
    first = [stranger.get(address).content for address in addresses]
    assert [Client().get(f"{address}?again").content for address in addresses] == [
        text.replace(b".ics\r\n", b".ics?again\r\n") for text in first
    ]


def test_cancelled_and_moved_events_stay_with_another_sequence(db: None, stranger: Client) -> None:
    event = factories.event("Sample forum", event_status="scheduled", **DAY)
    (before,) = read(stranger, f"/en/events/{event.slug}.ics").events
    event = Event.objects.get(pk=event.pk)
    with revisions.recorded(None, "test"):
        event.dates, event.event_status = "2027-05-04", "cancelled"
        event.save()
    (after,) = read(stranger, f"/en/events/{event.slug}.ics?again").events
    assert (str(before["STATUS"]), str(after["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert (after["UID"], after["DTSTART"].dt.day) == (before["UID"], 4)
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_what_has_no_day_is_left_out_and_counted(db: None, stranger: Client) -> None:
    factories.event("Sample day", dates="2027-05-03")
    for dates in ("2027-05", "2027", "", "2027-05-03?/2027-06"):
        factories.event(dates=dates)
    reindex()
    made = read(stranger, "/en/events.ics")
    assert names(made) == ["Sample day"]
    assert made["DESCRIPTION"] == ("4 entries are not in this calendar, because no source states their day or hour.")


def test_records_have_the_calendars_of_their_events(hall: Place, stranger: Client) -> None:
    project, topic = factories.project("Sample project"), factories.topic("Sample topic")
    city = factories.place("Sample city")
    Place.objects.filter(pk=hall.pk).update(parent=city)
    event = factories.event("Sample forum", project=project, venue=hall, **DAY)
    factories.event("Sample session", parent=event, dates="2027-05-03")
    speaker = factories.person("Sample speaker")
    talk = factories.talk("Sample talk", event=event, speakers=(speaker,), topics=(topic,), start_time="11:00")
    calendars = {
        f"/en/projects/{project.slug}.ics": ["Sample forum", "Sample talk"],
        f"/en/places/{city.slug}.ics": ["Sample forum", "Sample talk"],
        f"/en/people/{speaker.slug}.ics": ["Sample talk"],
        f"/en/topics/{topic.slug}.ics": ["Sample talk"],
        f"/en/talks/{talk.slug}.ics": ["Sample talk"],
        f"/en/events/{event.slug}.ics": ["Sample forum", "Sample session", "Sample talk"],
    }
    assert {address: names(read(stranger, address)) for address in calendars} == calendars


def test_lists_take_the_query_of_their_page_and_no_bad_one_breaks_them(db: None, stranger: Client) -> None:
    factories.event("Sample forum", kind="forum", **DAY)
    factories.event("Sample visit", kind="visit", **DAY)
    reindex()
    lists = {
        "?kind=visit": ["Sample visit"],
        "?q=forum": ["Sample forum"],
        "?kind=%F0%9F%98%80&page=-1&sort=%5B": ["Sample forum", "Sample visit"],
    }
    assert {query: names(read(stranger, f"/en/events.ics{query}")) for query in lists} == lists


def test_drafts_leave_no_trace(db: None, stranger: Client) -> None:
    hidden = factories.place("Canary hall", public=False)
    draft = factories.event("Canary event", public=False, **DAY)
    event = factories.event("Sample forum", venue=hidden, **DAY)
    factories.talk("Sample talk", event=draft, start_time="11:00")
    reindex()
    texts = [stranger.get(f"/en/{each}.ics").content for each in ("events", "talks", f"events/{event.slug}")]
    assert [b"anary" in text for text in texts] == [False, False, False]
    assert stranger.get(f"/en/events/{draft.slug}.ics").status_code == 404


def test_hard_letters_come_back(db: None, stranger: Client) -> None:
    for number in range(500):
        factories.event(f"{number} {HARD[number % len(HARD)]}", description_en=HARD[number % len(HARD)], **DAY)
    reindex()
    made = read(stranger, "/en/events.ics")
    said = {str(each["SUMMARY"]): str(each["DESCRIPTION"]) for each in made.events}
    assert said == {f"{number} {HARD[number % len(HARD)]}": HARD[number % len(HARD)] for number in range(500)}


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_as_for_one(hall: Place, stranger: Client, number: int) -> None:
    for _each in range(number):
        factories.talk(event=factories.event(venue=hall, **DAY), start_time="11:00")
    reindex()
    asked = []
    stranger.get("/en/talks.ics?first")
    for address in ("/en/talks.ics", f"/en/places/{hall.slug}.ics"):
        with CaptureQueriesContext(connection) as queries:
            stranger.get(address)
        asked.append(len(queries))
    assert asked == [2, 5]


def test_pages_lead_to_calendars_that_have_something(hall: Place, stranger: Client) -> None:
    empty = factories.place("Sample meadow")
    factories.event(venue=hall, **DAY)
    reindex()
    pages = ("/en/events/?kind=other", "/en/talks/", f"/en/places/{hall.slug}/", f"/en/places/{empty.slug}/")
    texts = [stranger.get(page).content.decode() for page in pages]
    assert ['href="webcal://testserver/' in text for text in texts] == [True, False, True, False]
    assert 'href="/en/events.ics?kind=other"' in texts[0]
