"""Two processes apply the same file at the same moment, then undo it: each is done exactly once."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from events.intake import staging, working
from events.models import IntakeBatch, Person

pytestmark = pytest.mark.engines
ROOT = Path(__file__).resolve().parents[3]
START = "import django; django.setup(); from tests.events.intake import test_intake_processes as here; here.{}"


def make() -> None:
    """Tables, as the models have them, an administrator, and a file that is planned."""
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.schema_editor() as editor:
        import_module("events.migrations.0002_groups").make_groups(apps, editor)
    lines = "".join(f"  - {{name: Synthetic {number}}}\n" for number in range(40))
    batch = staging.receive("people.yaml", f"person:\n{lines}".encode(), User.objects.create_superuser("leyla"))
    working.finish_plan(batch)


def look() -> None:
    batch = IntakeBatch.objects.get()
    print(batch.state, batch.added, Person.objects.count())


def run(*words: str, around: dict[str, str]) -> subprocess.Popen:
    variables = {**os.environ, **around, "DJANGO_SETTINGS_MODULE": "catalog.settings", "LOG_LEVEL": "ERROR"}
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=variables, text=True, stdout=subprocess.PIPE)


def both(deed: str, uuid: str, around: dict[str, str]) -> list[int]:
    command = ("manage.py", "intake", "--batch", uuid, "--by", "1", deed)
    return sorted(process.wait(120) for process in [run(*command, around=around) for _each in range(2)])


def said(what: str, around: dict[str, str]) -> str:
    return run("-c", START.format(what), around=around).communicate(timeout=120)[0].strip()


def uuid_of() -> None:
    print(IntakeBatch.objects.get().uuid)


def test_two_processes_apply_and_undo_once(own_database: dict[str, str]) -> None:
    said("make()", own_database)
    uuid = said("uuid_of()", own_database)
    assert both("apply", uuid, own_database) == [0, 1]
    assert said("look()", own_database) == "applied 40 40"
    assert both("undo", uuid, own_database) == [0, 1]
    assert said("look()", own_database) == "undone 40 0"
