"""How schema.org is told who a record is, in which words, and when: shared by all nouns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from events.models import Record, Role
from events.text import edtf
from events.text.languages import LANGUAGES

Node = dict[str, object]

# What a record is, where schema.org has a type for it; kinds that say more stand in the noun's own file.
TYPES = {
    "project": "Project", "event": "Event", "talk": "EducationEvent", "exhibition": "ExhibitionEvent",
    "person": "Person", "organisation": "Organization", "artisan": "Organization", "place": "Place",
    "topic": "DefinedTerm", "work": "VisualArtwork", "memorandum": "CreativeWork", "initiative": "Project",
    "indicator": "Dataset", "source": "CreativeWork", "image": "ImageObject", "document": "DigitalDocument",
}  # fmt: skip

# Under which property of an event somebody in that role stands; the others only took part.
ROLES = {
    Role.ORGANISER: "organizer", Role.HOST: "organizer", Role.IMPLEMENTER: "organizer", Role.FUNDER: "funder",
    Role.PARTNER: "sponsor", Role.MODERATOR: "contributor",
}  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """Whom the document is for: `origin` is scheme and host, `language` the language of the page."""

    origin: str
    language: str

    def identity(self, record: Record) -> str:
        """The address that stays when the record is renamed; it leads to the page."""
        return f"{self.origin}/id/{record.uuid}"

    def page(self, record: Record) -> str:
        return f"{self.origin}{record.get_absolute_url()}"

    def text(self, row: object, field: str) -> str | Node | None:
        """The field in the reader's language; words in another language say which."""
        original = getattr(row, "language", "") or "en"
        for code in (self.language, original, *LANGUAGES):
            if words := getattr(row, f"{field}_{code}", None):
                return words if code == self.language else {"@value": words, "@language": code}
        return None

    def title(self, record: Record) -> str | Node | None:
        return self.text(record, record.title_field)

    def mention(self, record: Record | None) -> Node | None:
        """Only which record it is."""
        return {"@id": self.identity(record)} if record else None

    def named(self, record: Record | None, **more: object) -> Node | None:
        """A record that is not an event, with its name: enough for who reads this document alone."""
        if record is None:
            return None
        kind = {"@type": kind_of(record), "@id": self.identity(record)}
        return stated(kind | {"name": self.title(record), "url": self.page(record)} | more)


def kind_of(record: Record) -> str:
    if record.noun == "artisan" and record.kind == "individual":
        return "Person"
    return TYPES[record.noun]


def stated(node: Node) -> Node:
    """Without the properties of which nothing is known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def each(nodes: Iterable[Node | None]) -> list[Node]:
    return [node for node in nodes if node]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def first_day(dates: str) -> date | None:
    """The day on which it begins, if the source gives that very day."""
    point = edtf.parse(dates).start if dates else None
    return point.earliest if point and point.known_to_day else None


def last_day(dates: str) -> date | None:
    point = edtf.parse(dates).end if dates else None
    return point.latest if point and point.known_to_day else None


def moment(day: date | None, hour: time | None, zone: str) -> str | None:
    """ISO 8601: the day alone, or the hour with its offset where both hour and time zone are known."""
    if day is None:
        return None
    if hour is None or not zone:
        return day.isoformat()
    return datetime.combine(day, hour, ZoneInfo(zone)).isoformat()


def roles(reader: Reader, record: Record) -> Node:
    """People and organisations by role, each under the property that says it."""
    found: dict[str, list[Node]] = {}
    for involvement in record.involvements.all():
        who = involvement.person or involvement.organisation
        if who is not None:
            found.setdefault(ROLES.get(involvement.role, "contributor"), []).append(reader.named(who))
    return found
