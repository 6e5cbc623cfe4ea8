"""Records that take seconds to load: loaded once by a process, then put back row by row into each test's database."""

from collections.abc import Callable

from django.apps import apps
from django.db import connection

Rows = dict[str, list[tuple]]


class Kept:
    """What loading adds to a database, to be added again without loading; SQLite only, others load each time."""

    def __init__(self) -> None:
        self.before: Rows | None = None
        self.added: Rows = {}

    def put(self, load: Callable[[], None]) -> None:
        before = rows() if connection.vendor == "sqlite" else None
        if before is not None and before == self.before:
            return add(self.added)
        load()
        if before is not None and self.before is None:
            after = rows()
            added = {table: found for table, found in after.items() if found != before[table]}
            if not any(before[table] for table in added):
                self.before, self.added = before, added
        return None


def rows() -> Rows:
    """Every row of the catalogue's own tables and of its history."""
    rooms = [apps.get_app_config(name) for name in ("events", "reversion")]
    found: Rows = {}
    with connection.cursor() as cursor:
        for model in (model for room in rooms for model in room.get_models(include_auto_created=True)):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            found[model._meta.db_table] = cursor.fetchall()
    return found


def add(added: Rows) -> None:
    with connection.cursor() as cursor:
        for table, lines in added.items():
            marks = ", ".join(["%s"] * len(lines[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', lines)


SAMARKAND = Kept()
