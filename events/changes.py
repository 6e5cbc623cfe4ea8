"""What changed, and when: rows by which every process that reads the catalogue learns what it must read anew.

The key of the last row is the content version. A row is written with the change itself, so that both are seen
at once; and again after the commit, when search rows are true, under a lock that makes keys grow in the order
in which they become visible (PostgreSQL hands out keys before the commit).
"""

from collections.abc import Iterable

from django.db import connection, transaction

from events.models import Change, Record

KEPT = 5_000  # rows; a reader who missed more reads all anew
LOCK = 4857  # any number that no other lock of ours uses


def note(*records: Record) -> None:
    """Say that the records changed."""
    note_keys((record.noun, record.pk or 0) for record in records)


def note_all() -> None:
    """Say that anything may have changed: after writing past the models' own `save()`."""
    note_keys([("", 0)])


def note_keys(keys: Iterable[tuple[str, int]]) -> None:
    rows = Change.objects.bulk_create([Change(noun=noun, object_id=key) for noun, key in keys], batch_size=400)
    if rows and rows[-1].pk % 500 < len(rows):
        Change.objects.filter(pk__lte=rows[-1].pk - KEPT).delete()


@transaction.atomic
def settle(keys: Iterable[tuple[str, int]]) -> None:
    """Say it once more, after the commit, in the order in which it becomes visible."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    note_keys(keys)


def version() -> int:
    """The content version: grows with every change that a reader may see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(id) FROM events_change")
        return cursor.fetchone()[0] or 0


def since(version_: int) -> list[tuple[str, int]] | None:
    """(noun, key) of what changed after that version; None when it may be anything."""
    rows = list(Change.objects.filter(pk__gt=version_).order_by("pk").values_list("noun", "object_id"))
    # Asked for afterwards: if no row was dropped by now, none was when the rows were read.
    if not version_ <= version() <= version_ + KEPT or any(not noun for noun, _key in rows):
        return None
    return list(dict.fromkeys(rows))
