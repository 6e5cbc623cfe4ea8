"""For a run over all pages, one after the other: the records of the next pages are found together with the first."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import get_language

from catalog.queries.sight import PUBLIC
from events.models import PUBLIC_NOUNS, Event, Organisation, Place, Project, Record, RecordQuerySet, Topic

AT_ONCE = 100
# Of these each brings many others with it, a project its whole programme: memory counts more than haste.
FEWER = {Project: 1, Event: 10, Organisation: 10, Place: 10, Topic: 10}
Found = dict[str, Record]


class Ahead:
    """Holds what was found in one language and not yet asked for, of each noun; a record is given away once."""

    def __init__(self) -> None:
        self.slugs: dict[type[Record], list[str]] = {}
        self.places: dict[type[Record], dict[str, int]] = {}
        for model in PUBLIC_NOUNS:
            slugs = list(model.objects.published().order_by("pk").values_list("slug", flat=True))
            self.slugs[model], self.places[model] = slugs, {slug: place for place, slug in enumerate(slugs)}
        self.found: dict[tuple[object, ...], Found] = {}

    def take(self, records: RecordQuerySet, slug: str, what_for: str = "") -> Record | None:
        """The record, settled for everybody; None if it was not public when the run began, or is no longer.

        All that ask for the same (`what_for`) ask with the same relations, or with none.
        """
        place = self.places[records.model].get(slug)
        if place is None:
            return None
        language = get_language()
        kind = (language, records.model, what_for, bool(records._prefetch_related_lookups))
        if slug not in self.found.get(kind, ()):
            self.found = {each: rows for each, rows in self.found.items() if each[0] == language}
            chunk = self.slugs[records.model][place : place + FEWER.get(records.model, AT_ONCE)]
            self.found[kind] = {row.slug: row for row in PUBLIC.settle(records.filter(slug__in=chunk))}
        return self.found[kind].pop(slug, None)


AHEAD: ContextVar[Ahead | None] = ContextVar("ahead", default=None)


@contextmanager
def found_ahead() -> Iterator[None]:
    """While it lasts, pages are to be asked for in the order in which records were entered; another is only slower."""
    token = AHEAD.set(Ahead())
    try:
        yield
    finally:
        AHEAD.reset(token)
