"""The first run and the later ones, and the backup: real processes on a data folder of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from catalog import database

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = re.compile(r"log in as administrator with the password (\S+)")


def manage(data: Path, *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "manage.py", *arguments]
    variables = {"PATH": os.environ["PATH"], "DATA_DIR": str(data)}
    return subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen) -> str:
    output, complaints = process.communicate(timeout=180)
    assert (process.returncode, complaints) == (0, "")
    return output


def rows(file: Path) -> dict[str, list[tuple]]:
    """Everything in a database, table by table."""
    database.prefer_safe_sqlite()
    connection = sys.modules["sqlite3"].connect(file)
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}
    finally:
        connection.close()


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A data folder prepared by two processes that began together, and what each of them said."""
    data = tmp_path_factory.mktemp("data")
    both = [manage(data, "prepare"), manage(data, "prepare")]
    return data, [finish(process) for process in both]


def test_first_run_makes_one_administrator_with_a_working_password(first_run: tuple[Path, list[str]]) -> None:
    data, outputs = first_run
    passwords = [found for output in outputs for found in PASSWORD.findall(output)]
    users = rows(data / "hunar.sqlite3")["auth_user"]
    assert (len(passwords), len(users)) == (1, 1)
    stored = next(value for value in users[0] if str(value).startswith("pbkdf2_"))
    assert PBKDF2PasswordHasher().verify(passwords[0], stored)


def test_first_run_loads_the_records_once(first_run: tuple[Path, list[str]]) -> None:
    data, outputs = first_run
    assert sum("Loading the records" in output for output in outputs) == 1
    assert len(rows(data / "hunar.sqlite3")["events_source"]) == 4


def test_later_run_changes_no_data_and_shows_no_password(first_run: tuple[Path, list[str]]) -> None:
    data, _ = first_run
    before = rows(data / "hunar.sqlite3")
    output = finish(manage(data, "prepare"))
    assert output.splitlines() == ["Site:   http://127.0.0.1:8000/", "Admin:  http://127.0.0.1:8000/admin/"]
    assert rows(data / "hunar.sqlite3") == before


def test_static_files_are_hashed_and_compressed(first_run: tuple[Path, list[str]]) -> None:
    names = {file.name for file in (first_run[0] / "static").rglob("*.css*")}
    hashed = {name for name in names if re.fullmatch(r".+\.[0-9a-f]{12}\.css", name)}
    assert hashed
    assert {f"{name}.br" for name in hashed} & names


def test_backup_holds_the_same_rows_and_the_key(first_run: tuple[Path, list[str]], tmp_path: Path) -> None:
    data, _ = first_run
    copy = tmp_path / "copies" / "monday"
    assert finish(manage(data, "backup", str(copy))) == f"The catalogue is copied to {copy}\n"
    assert rows(copy / "hunar.sqlite3") == rows(data / "hunar.sqlite3")
    assert (copy / "secret-key").read_bytes() == (data / "secret-key").read_bytes()
    again = manage(data, "backup", str(copy))
    assert again.communicate()[1] == f"CommandError: {copy} exists already: name a new folder.\n"
    assert again.returncode == 1
