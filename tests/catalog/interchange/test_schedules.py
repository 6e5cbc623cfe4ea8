"""Programmes for conference apps: valid by the format's rules, hours only where sources state them."""

import json
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from events.models import Event
from tests import factories
from tests.catalog.interchange.letters import HARD

# The rules of the frab form, as its documentation gives them.
RULES = etree.RelaxNG(
    etree.fromstring(b"""
<element name="schedule" xmlns="http://relaxng.org/ns/structure/1.0"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <element name="version"><text/></element>
  <element name="conference"><interleave>
    <element name="title"><text/></element>
    <element name="acronym"><data type="string"><param name="pattern">[a-z0-9_]{4,}</param></data></element>
    <element name="start"><data type="date"/></element>
    <element name="end"><data type="date"/></element>
    <element name="days"><data type="positiveInteger"/></element>
    <element name="timeslot_duration"><data type="string"><param name="pattern">[0-9]{2}:[0-9]{2}</param></data>
    </element>
  </interleave></element>
  <oneOrMore><element name="day">
    <attribute name="index"><data type="positiveInteger"/></attribute>
    <attribute name="date"><data type="date"/></attribute>
    <attribute name="start"><data type="dateTime"/></attribute>
    <attribute name="end"><data type="dateTime"/></attribute>
    <oneOrMore><element name="room">
      <optional><attribute name="name"/></optional>
      <oneOrMore><element name="event">
        <attribute name="id"><data type="positiveInteger"/></attribute>
        <attribute name="guid"><data type="string"><param name="pattern">[0-9a-f\\-]{36}</param></data></attribute>
        <interleave>
          <element name="date"><data type="dateTime"/></element>
          <element name="start"><data type="string"><param name="pattern">[0-2][0-9]:[0-5][0-9]</param></data></element>
          <element name="duration"><data type="string"><param name="pattern">[0-9]{2}:[0-5][0-9]</param></data>
          </element>
          <element name="room"><text/></element>
          <element name="slug"><data type="string"><param name="pattern">[a-z0-9_\\-]+</param></data></element>
          <element name="url"><data type="anyURI"/></element>
          <element name="title"><text/></element>
          <element name="subtitle"><text/></element>
          <element name="track"><text/></element>
          <element name="type"><text/></element>
          <element name="language"><text/></element>
          <element name="abstract"><text/></element>
          <element name="description"><text/></element>
          <element name="persons"><zeroOrMore><element name="person">
            <attribute name="id"><data type="positiveInteger"/></attribute>
            <attribute name="guid"/>
            <text/>
          </element></zeroOrMore></element>
          <element name="links"><empty/></element>
        </interleave>
      </element></oneOrMore>
    </element></oneOrMore>
  </element></oneOrMore>
</element>""")
)
DAY = {"dates": "2027-05-03", "timezone": "Asia/Samarkand"}


def read(client: Client, address: str) -> etree._Element:
    root = etree.fromstring(client.get(address).content)
    RULES.assertValid(root)
    return root


@pytest.fixture
def forum(db: None) -> Event:
    project, hall = factories.project("Sample project"), factories.place("Sample hall")
    forum = factories.event("Sample forum", project=project, venue=hall, start_time="10:00", end_time="12:00", **DAY)
    speaker, topic = factories.person("Sample speaker"), factories.topic("Sample weaving")
    factories.talk("Sample first", event=forum, start_time="10:00", speakers=(speaker,), topics=(topic,), position=1)
    factories.talk("Sample second", event=forum, start_time="11:15", spoken_language="uz", position=2)
    factories.talk("Sample without hour", event=forum, position=3)
    factories.event("Sample open end", project=project, start_time="15:00", **DAY)
    return forum


def test_talks_last_until_the_next_begins_or_the_event_ends(forum: Event, stranger: Client) -> None:
    root = read(stranger, f"/en/events/{forum.slug}/schedule.xml")
    told = [tuple(each.findtext(name) for name in ("title", "start", "duration")) for each in root.iter("event")]
    assert told == [("Sample first", "10:00", "01:15"), ("Sample second", "11:15", "00:45")]
    first, second = root.iter("event")
    assert (first.findtext("track"), first.findtext("persons/person"), second.findtext("language")) == (
        "Sample weaving", "Sample speaker", "uz",
    )  # fmt: skip
    assert (first.findtext("date"), first.findtext("room")) == ("2027-05-03T10:00:00+05:00", "Sample hall")
    assert UUID(first.get("guid")) == forum.talks.get(position=1).uuid


def test_json_says_the_same_as_xml(forum: Event, stranger: Client) -> None:
    root = read(stranger, "/en/projects/sample-project/schedule.xml")
    conference = json.loads(stranger.get("/en/projects/sample-project/schedule.json").content)["schedule"]["conference"]
    (day,) = conference["days"]
    told = [entry for entries in day["rooms"].values() for entry in entries]
    assert [entry["guid"] for entry in told] == [each.get("guid") for each in root.iter("event")]
    assert [entry["duration"] for entry in told] == [each.findtext("duration") for each in root.iter("event")]
    assert (conference["daysCount"], conference["start"]) == (1, "2027-05-03")
    assert conference["acronym"] == root.findtext("conference/acronym") == "project_sample_project"


def test_programme_without_hours_has_no_schedule(samarkand: None, stranger: Client) -> None:
    addresses = ("/en/events/samarkand-forum/schedule.xml", "/uz/events/samarkand-forum/schedule.json")
    assert [stranger.get(each).status_code for each in addresses] == [404, 404]


def test_drafts_leave_no_trace(forum: Event, stranger: Client) -> None:
    hidden = factories.person("Canary speaker", public=False)
    factories.talk("Sample third", event=forum, start_time="11:30", speakers=(hidden,), position=4)
    factories.talk("Canary talk", event=forum, start_time="11:45", public=False, position=5)
    text = stranger.get(f"/en/events/{forum.slug}/schedule.xml").content
    assert (b"anary" in text, b"Sample third" in text) == (False, True)


def test_hard_letters_come_back_and_the_bytes_stay(db: None, stranger: Client) -> None:
    forum = factories.event("Sample forum", start_time="08:00", end_time="20:00", **DAY)
    for number in range(500):
        time = f"{8 + number // 60:02}:{number % 60:02}"
        factories.talk(f"{number} {HARD[number % len(HARD)]}", event=forum, start_time=time, position=number)
    address = f"/en/events/{forum.slug}/schedule.xml"
    root = read(stranger, address)
    said = [each.findtext("title") for each in root.iter("event")]
    assert said == [f"{number} {HARD[number % len(HARD)]}" for number in range(500)]
    assert stranger.get(f"{address}?again").content == stranger.get(address).content


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_as_for_one(forum: Event, stranger: Client, number: int) -> None:
    for place in range(number):
        speakers = [factories.person() for _each in range(number)]
        factories.talk(event=forum, start_time="11:30", speakers=speakers, position=4 + place)
    stranger.get("/en/events/")
    with CaptureQueriesContext(connection) as queries:
        stranger.get(f"/en/events/{forum.slug}/schedule.xml")
    assert len(queries) == 7
