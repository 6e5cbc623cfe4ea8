"""Full text of the search rows, as each database does it: FTS5 in SQLite, tsvector in PostgreSQL.

Both hold the same stems and are asked the same questions. The tables and indexes are no models, so they are made
after each `migrate`; triggers and an index on the expression keep them true whatever writes to the rows.
"""

from collections.abc import Iterable, Sequence

from django.db import connections
from django.db.backends.base.introspection import BaseDatabaseIntrospection

TABLE = "events_searchentry"
LIST = "events_searchtext"

SQLITE = (
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS {LIST} USING fts5(
        stems, content='{TABLE}', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
    f"""CREATE TRIGGER IF NOT EXISTS {LIST}_added AFTER INSERT ON {TABLE} BEGIN
        INSERT INTO {LIST}(rowid, stems) VALUES (new.id, new.stems); END""",
    f"""CREATE TRIGGER IF NOT EXISTS {LIST}_gone AFTER DELETE ON {TABLE} BEGIN
        INSERT INTO {LIST}({LIST}, rowid, stems) VALUES ('delete', old.id, old.stems); END""",
    f"""CREATE TRIGGER IF NOT EXISTS {LIST}_changed AFTER UPDATE OF id, stems ON {TABLE} BEGIN
        INSERT INTO {LIST}({LIST}, rowid, stems) VALUES ('delete', old.id, old.stems);
        INSERT INTO {LIST}(rowid, stems) VALUES (new.id, new.stems); END""",
)
VECTOR, ASKED = "to_tsvector('simple', stems)", "to_tsquery('simple', %s)"
POSTGRESQL = (f"CREATE INDEX IF NOT EXISTS {LIST} ON {TABLE} USING gin ({VECTOR})",)

# One stem of several that a word may have, one word after the other.
Phrase = Sequence[Sequence[str]]


def prepare(using: str, **kwargs: object) -> None:
    """Make what the database needs for full text, if it is not there; called after each `migrate`."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if not is_there(connection.introspection, cursor):
            return
        anew = connection.vendor == "sqlite" and LIST not in connection.introspection.table_names(cursor)
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)
        if anew:
            cursor.execute(f"INSERT INTO {LIST}({LIST}) VALUES ('rebuild')")


def is_there(introspection: BaseDatabaseIntrospection, cursor: object) -> bool:
    """Whether there are search rows with stems: not while the database is at an older migration."""
    if TABLE not in introspection.table_names(cursor):
        return False
    return "stems" in [column.name for column in introspection.get_table_description(cursor, TABLE)]


def holders(phrase: Phrase, *, begun: bool = False, using: str = "default") -> list[tuple[str, int]]:
    """(noun, key) of the records of which a row has the words one after the other, those not yet due too.

    `begun`: the last word may go on. Every stem is letters and digits only, so nothing typed can be an operator.
    """
    connection = connections[using]
    is_sqlite = connection.vendor == "sqlite"
    inside = f"id IN (SELECT rowid FROM {LIST} WHERE {LIST} MATCH %s)" if is_sqlite else f"{VECTOR} @@ {ASKED}"
    with connection.cursor() as cursor:
        words = fts5(phrase, begun=begun) if is_sqlite else tsquery(phrase, begun=begun)
        cursor.execute(f"SELECT DISTINCT noun, object_id FROM {TABLE} WHERE {inside}", [words])
        return cursor.fetchall()


def fts5(phrase: Phrase, *, begun: bool) -> str:
    """FTS5 knows no alternatives inside a phrase, so every way to say it is one."""
    star = "*" if begun else ""
    return " OR ".join(f'"{" ".join(way)}"{star}' for way in ways(phrase))


def tsquery(phrase: Phrase, *, begun: bool) -> str:
    star = ":*" if begun else ""
    return " | ".join(f"({' <-> '.join(way)}{star})" for way in ways(phrase))


def ways(phrase: Phrase, most: int = 64) -> Iterable[list[str]]:
    """Every choice of one stem a word; of very many the first."""
    found: list[list[str]] = [[]]
    for stems in phrase:
        found = [[*way, stem] for way in found for stem in stems][:most]
    return found
