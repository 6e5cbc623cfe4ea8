"""A programme as schedule.xml and schedule.json, in the form of frab and pentabarf that conference apps read."""

import json
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

from catalog.interchange.letters import add, clean
from catalog.interchange.programme import Day, Entry, plain
from catalog.interchange.schema_org.terms import Reader
from events.models import Person, Record, Talk

SLOT = "00:05"  # the grid on which apps draw; all hours of the catalogue are whole minutes


@dataclass(frozen=True)
class Schedule:
    reader: Reader
    record: Record
    days: list[Day]

    def conference(self) -> dict[str, str]:
        return {
            "title": plain(self.reader, self.record, "title"),
            "acronym": f"{self.record.noun}_{self.record.slug}".replace("-", "_"),
            "start": self.days[0].date.isoformat(),
            "end": self.days[-1].date.isoformat(),
        }

    @property
    def version(self) -> str:
        """When something of it was last changed."""
        changed = [entry.record.updated_at for day in self.days for entry in day.entries]
        return max([self.record.updated_at, *changed]).isoformat(timespec="seconds")

    def as_xml(self) -> bytes:
        root = Element("schedule")
        add(root, "version", self.version)
        head = add(root, "conference")
        for name, text in self.conference().items():
            add(head, name, text)
        add(head, "days", str(len(self.days)))
        add(head, "timeslot_duration", SLOT)
        for number, day in enumerate(self.days, 1):
            stamps = {"date": day.date.isoformat(), "start": day.start.isoformat(), "end": day.end.isoformat()}
            below = add(root, "day", index=str(number), **stamps)
            for name, entries in day.rooms.items():
                room = add(below, "room", name=name)
                for entry in entries:
                    add_event(room, self.told(entry))
        return tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"

    def as_json(self) -> bytes:
        head = self.conference() | {
            "daysCount": len(self.days), "timeslot_duration": SLOT, "url": self.reader.page(self.record),
        }  # fmt: skip
        days = [
            {
                "index": number, "date": day.date.isoformat(), "day_start": day.start.isoformat(),
                "day_end": day.end.isoformat(),
                "rooms": {name: [self.told(entry) for entry in entries] for name, entries in day.rooms.items()},
            }
            for number, day in enumerate(self.days, 1)
        ]  # fmt: skip
        schedule = {"version": self.version, "base_url": self.reader.origin, "conference": head | {"days": days}}
        return json.dumps({"schedule": schedule}, ensure_ascii=False, indent=1).encode()

    def told(self, entry: Entry) -> dict[str, object]:
        """All of an entry; `id` is made of the uuid, as the keys of talks and events would meet."""
        record, reader = entry.record, self.reader
        topics = [plain(reader, one.topic, "label") for one in record.subjects.all() if one.topic]
        people = [one.person for one in record.speakings.all() if one.person] if isinstance(record, Talk) else []
        return {
            "id": number_of(record), "guid": str(record.uuid), "date": entry.start.isoformat(),
            "start": f"{entry.start:%H:%M}", "duration": entry.duration, "room": entry.room, "slug": record.slug,
            "url": reader.page(record), "title": plain(reader, record, "title"), "subtitle": "",
            "track": topics[0] if topics else "", "type": entry.kind, "language": entry.language,
            "abstract": plain(reader, record, "abstract"), "description": plain(reader, record, "description"),
            "persons": [self.who(person) for person in people], "links": [],
        }  # fmt: skip

    def who(self, person: Person) -> dict[str, object]:
        name = plain(self.reader, person, "name")
        return {"id": number_of(person), "guid": str(person.uuid), "name": name, "public_name": name}


def number_of(record: Record) -> int:
    """A number that stays with the record, as the format has numbers: positive, of 31 bits."""
    return (record.uuid.int >> 97) or 1


def add_event(room: Element, said: dict[str, object]) -> None:
    event = add(room, "event", id=str(said["id"]), guid=str(said["guid"]))
    for name in ("date", "start", "duration", "room", "slug", "url", "title", "subtitle", "track", "type", "language"):
        add(event, name, str(said[name]))
    for name in ("abstract", "description"):
        add(event, name, str(said[name]))
    persons = add(event, "persons")
    for who in said["persons"]:
        add(persons, "person", clean(who["name"]), id=str(who["id"]), guid=who["guid"])
    add(event, "links")
