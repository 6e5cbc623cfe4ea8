"""The database connection: the mended SQLite library, and the pragmas that every connection really has."""

import subprocess
import sys
from pathlib import Path

import pytest

from catalog import database

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import sys, warnings
warnings.simplefilter("ignore")
from catalog import database
from django.conf import settings
settings.configure(DATABASES={"default": database.tuned({"ENGINE": database.SQLITE, "NAME": sys.argv[1]})})
from django.db import connection
print(connection.Database.sqlite_version)
with connection.cursor() as cursor:
    for name in sys.argv[2:]:
        print(cursor.execute(f"PRAGMA {name}").fetchone()[0])
"""


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_wal_is_safe_only_in_mended_versions(version: tuple[int, ...], safe: bool) -> None:
    assert database.is_safe_for_wal(version) is safe


def probe(file: Path, before: str = "") -> list[str]:
    """Version and pragmas of a connection in a process of its own, because the library is chosen once."""
    pragmas = "journal_mode synchronous cache_size mmap_size journal_size_limit foreign_keys busy_timeout"
    command = [sys.executable, "-c", before + PROBE, str(file), *pragmas.split()]
    return subprocess.run(command, cwd=ROOT, env={}, capture_output=True, text=True, check=True).stdout.split()


def test_connection_has_the_library_and_the_pragmas_it_should(tmp_path: Path) -> None:
    version, *pragmas = probe(tmp_path / "a.sqlite3")
    assert database.is_safe_for_wal(tuple(map(int, version.split("."))))
    assert pragmas == ["wal", "2", "-8000", "0", str(64 * 1024 * 1024), "1", "120000"]


def test_connection_keeps_a_rollback_journal_without_a_mended_library(tmp_path: Path) -> None:
    before = "from catalog import database\ndatabase.prefer_safe_sqlite = lambda: (3, 40, 1)\n"
    assert probe(tmp_path / "a.sqlite3", before)[1] == "delete"


def test_missing_library_is_said_aloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "prefer_safe_sqlite", lambda: (3, 40, 1))
    with pytest.warns(RuntimeWarning, match=r"SQLite 3\.40\.1 has a fault in WAL mode"):
        options = database.sqlite_options()
    assert options["init_command"].startswith("PRAGMA journal_mode = DELETE;")
    assert options["transaction_mode"] == "IMMEDIATE"


def test_postgres_connections_are_kept_and_checked() -> None:
    assert database.tuned({"ENGINE": "django.db.backends.postgresql", "NAME": "hunar"}) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hunar",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
