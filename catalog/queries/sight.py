"""Which records a reader may see: the public ones or, in a curator's preview, all; decided here and nowhere else.

Queries load related records by joins, so a page may have a draft at hand: `settle` takes out whatever the reader
may not see before any template can touch it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

from events.models import Record, RecordQuerySet
from events.text.languages import LANGUAGES

POSITIONS = [f"title_then_{code}" for code in LANGUAGES]


@dataclass(frozen=True)
class Sight:
    """The public ones; with `drafts_too` all; with `by`, the key of a user, the public ones and those they entered."""

    drafts_too: bool = False
    by: int | None = None

    def of(self, model: type[Record]) -> RecordQuerySet:
        """All records of a kind that the reader may see."""
        if self.drafts_too:
            return model.objects.filter(replaced_by__isnull=True)
        public = model.objects.published()
        return (
            public if self.by is None else public | model.objects.filter(created_by=self.by, replaced_by__isnull=True)
        )

    def sees(self, record: Record) -> bool:
        if self.drafts_too:
            return record.replaced_by_id is None
        return record.is_public or self.has_entered(record)

    def has_entered(self, record: Record) -> bool:
        return self.by is not None and record.created_by_id == self.by and record.replaced_by_id is None

    def settle(self, rows: Iterable[Model]) -> list[Model]:
        """Those rows that may be seen, with every unseen record taken out of what was loaded with them."""
        met: set[int] = set()
        return [row for row in rows if self._settle(row, met)]

    def _settle(self, row: Model, met: set[int]) -> bool:
        """Whether the row may be seen; a part that lost its other end may not."""
        if isinstance(row, Record) and not self.sees(row):
            return False
        if id(row) in met:
            return True
        met.add(id(row))
        lost = []
        cache = row._state.fields_cache
        for name, related in list(cache.items()):
            if isinstance(related, Model) and not self._settle(related, met):
                cache[name] = None
                lost.append(name)
        if "person" in lost:
            hide_position(row)
        for many in getattr(row, "_prefetched_objects_cache", {}).values():
            many._result_cache = [each for each in many if self._settle(each, met)]
        return isinstance(row, Record) or not lost or self._still_says_something(row, lost)

    def _still_says_something(self, part: Model, lost: list[str]) -> bool:
        """A part survives the loss of an optional end (an organisation) if another end is left (a person)."""
        if not all(getattr(part._meta.get_field(name), "null", False) for name in lost):
            return False
        return any(isinstance(end, Record) for end in part._state.fields_cache.values())


def hide_position(row: Model) -> None:
    """Nobody learns of the position of somebody who is hidden, where an organisation stands in the row alone."""
    for column in POSITIONS:
        if hasattr(row, column):
            setattr(row, column, "")


PUBLIC = Sight()
EVERYTHING = Sight(drafts_too=True)
