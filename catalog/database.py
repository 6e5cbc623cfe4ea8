"""How the catalogue talks to its database: which SQLite library, and how each connection is tuned."""

import sqlite3
import sys
import warnings
from typing import Any

SQLITE = "django.db.backends.sqlite3"
TIMEOUT = 120  # seconds that a writer waits for its turn: an intake of 50,000 rows is one transaction
CACHE = 8_000  # KiB of pages a connection keeps; a worker has four connections
JOURNAL_LIMIT = 64 * 1024 * 1024  # bytes; a journal that grew beyond is cut back
REUSE = 600  # seconds a thread keeps its connection


def is_safe_for_wal(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the fault by which several writers can corrupt a database in WAL mode.

    SQLite 3.7.0 to 3.51.2 have it; it was mended in 3.51.3 and in the older lines at 3.50.7 and 3.44.6.
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def prefer_safe_sqlite() -> tuple[int, ...]:
    """Put pysqlite3 in the place of an older `sqlite3`, and answer with the version now in use.

    It must run before Django loads its SQLite backend, which binds the library by name: settings come first.
    """
    if not is_safe_for_wal(sqlite3.sqlite_version_info):
        try:
            import pysqlite3
            import pysqlite3.dbapi2
        except ImportError:
            return sqlite3.sqlite_version_info
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return sys.modules["sqlite3"].sqlite_version_info


def sqlite_options() -> dict[str, Any]:
    """OPTIONS for Django's SQLite backend.

    IMMEDIATE takes the write lock when a transaction begins, which ends "database is locked"; FULL keeps
    every acknowledged row through a power cut; without a mended library a rollback journal stands in for WAL.
    """
    version = prefer_safe_sqlite()
    journal = "WAL" if is_safe_for_wal(version) else "DELETE"
    if journal == "DELETE":
        number = ".".join(map(str, version))
        warnings.warn(
            f"SQLite {number} has a fault in WAL mode: the slower rollback journal is used.",
            RuntimeWarning,
            stacklevel=2,
        )
    pragmas = {
        "journal_mode": journal,
        "synchronous": "FULL",
        "cache_size": -CACHE,
        "mmap_size": 0,
        "journal_size_limit": JOURNAL_LIMIT,
    }
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": TIMEOUT,
        "init_command": "; ".join(f"PRAGMA {name} = {value}" for name, value in pragmas.items()),
    }


def tuned(database: dict[str, Any]) -> dict[str, Any]:
    """Django's description of a database, with what this catalogue asks of its connections."""
    if database["ENGINE"] == SQLITE:
        return {**database, "CONN_MAX_AGE": REUSE, "OPTIONS": sqlite_options()}
    return {**database, "CONN_MAX_AGE": REUSE, "CONN_HEALTH_CHECKS": True}
