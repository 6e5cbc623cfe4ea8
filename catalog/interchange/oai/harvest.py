"""Which records a harvest gives: kind after kind in the order of keys, so that each page costs the same."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Min, QuerySet
from django.db.models.functions import Coalesce, Greatest

from catalog.interchange.oai import sets
from catalog.interchange.oai.asking import Position, Refused, end_of, moment
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import CITATIONS, PICTURES, SPEAKINGS, TOPICS
from catalog.queries.work import MAKINGS
from events.models import (
    PUBLIC_NOUNS,
    Artisan,
    Event,
    Exhibition,
    Initiative,
    Memorandum,
    Organisation,
    Project,
    Record,
    Source,
    Talk,
    Tombstone,
    Work,
)

KINDS = (*PUBLIC_NOUNS, Tombstone)

# What the formats read besides.
READ = {Talk: (SPEAKINGS,), Work: (MAKINGS, PICTURES)}
PLACED = {
    Event: ("venue",), Exhibition: ("venue",), Project: ("place",), Memorandum: ("place",), Initiative: ("place",),
    Organisation: ("place",), Artisan: ("place",), Work: ("place_made",), Source: ("author",),
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A public record, or the tombstone of one; `project` is the slug of the public project that it belongs to."""

    uuid: UUID
    noun: str
    stamp: datetime
    record: Record | None
    project: str = ""

    @property
    def sets(self) -> list[str]:
        return [self.noun, *([f"project:{self.project}"] if self.project else [])]


def page(position: Position, most: int) -> tuple[list[Item], Position | None]:
    """The next items, at most that many, and where to go on; None at the end. Raises Refused."""
    found: list[Item] = []
    here = position
    while here.kind < len(KINDS):
        wanted = most - len(found)
        rows = list(rows_of(here)[: wanted + 1])
        found += items(here, rows[:wanted])
        if len(rows) > wanted:
            key = rows[wanted - 1].pk if wanted else here.key
            return found, replace(here, key=key, sent=position.sent + len(found))
        here = replace(here, kind=here.kind + 1, key=0)
    if not found and not position.sent:
        raise Refused("noRecordsMatch", "No record was changed then, or in that set.")
    return found, None


def rows_of(position: Position) -> QuerySet:
    """The rows of the position's kind that come after its key."""
    model = KINDS[position.kind]
    rows = (Tombstone.objects.all() if model is Tombstone else stamped(model)).filter(pk__gt=position.key)
    name = "withdrawn_at" if model is Tombstone else "stamp"
    if position.since:
        rows = rows.filter(**{f"{name}__gte": moment(position.since, "from")})
    if position.until:
        rows = rows.filter(**{f"{name}__lt": end_of(position.until)})
    return sets.narrowed(rows, model, position.within).order_by("pk")


def stamped(model: type[Record]) -> QuerySet:
    """Public records, each with the moment since which it reads as it does."""
    stamp = Greatest("updated_at", Coalesce("publish_at", "updated_at"))
    related = [sets.WITHIN[model]] if model in sets.WITHIN else []
    inner = [*READ.get(model, ()), TOPICS, CITATIONS]
    return (
        PUBLIC.of(model).annotate(stamp=stamp).select_related(*related, *PLACED.get(model, ())).prefetch_related(*inner)
    )


def items(position: Position, rows: list) -> list[Item]:
    if KINDS[position.kind] is Tombstone:
        return buried(rows)
    return [living(row) for row in PUBLIC.settle(rows)]


def living(row: Record) -> Item:
    return Item(row.uuid, row.noun, row.stamp.astimezone(UTC), row, sets.project_of(row))


def buried(stones: list[Tombstone]) -> list[Item]:
    projects = sets.projects_of(stones)
    return [
        Item(one.record_uuid, one.noun, one.withdrawn_at.astimezone(UTC), None, projects.get(one.record_uuid, ""))
        for one in stones
    ]


def one(identifier: str) -> Item:
    """The item of an identifier. Raises Refused with idDoesNotExist."""
    try:
        uuid = UUID(identifier.removeprefix(prefix()) if identifier.startswith(prefix()) else "")
    except ValueError:
        raise Refused("idDoesNotExist", "No record has this identifier.") from None
    for model in PUBLIC_NOUNS:
        for record in PUBLIC.settle(stamped(model).filter(uuid=uuid)):
            return living(record)
    stone = Tombstone.objects.filter(record_uuid=uuid).first()
    if stone is None:
        raise Refused("idDoesNotExist", "No record has this identifier.")
    return buried([stone])[0]


def prefix() -> str:
    return f"oai:{settings.OAI_NAMESPACE}:"


def earliest() -> datetime:
    """Before which nothing here was changed."""
    moments = [PUBLIC.of(model).order_by().aggregate(first=Min("updated_at"))["first"] for model in PUBLIC_NOUNS]
    moments.append(Tombstone.objects.aggregate(first=Min("withdrawn_at"))["first"])
    known = [each for each in moments if each]
    return min(known, default=datetime(2026, 1, 1, tzinfo=UTC)).astimezone(UTC)
