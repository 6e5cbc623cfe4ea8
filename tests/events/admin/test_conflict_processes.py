"""Two processes save the same record at the same moment: exactly one wins, and the other is shown both."""

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
from django.test import Client
from django.test.utils import setup_test_environment

from events.models import Talk
from tests import factories
from tests.events.admin.conftest import filled_in, page_of

pytestmark = pytest.mark.engines
ROOT = Path(__file__).resolve().parents[3]
START = "import django; django.setup(); from tests.events.admin import test_conflict_processes as here; here.{}"
ROUNDS = 4


def make() -> None:
    """Tables, as the models have them, a talk, and two people who may change everything."""
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.schema_editor() as editor:
        import_module("events.migrations.0002_groups").make_groups(apps, editor)
    for name in ("leyla", "aysel"):
        User.objects.create_superuser(name)
    factories.talk("Silk")


def save(name: str) -> None:
    """Open the form, wait for the word, save, say the status; as often as there are rounds."""
    setup_test_environment()  # answers keep what their pages were drawn with
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    client, talk = Client(), Talk.objects.get()
    client.force_login(User.objects.get(username=name))
    for number in range(ROUNDS):
        sent = filled_in(client, page_of(talk), title_en=f"{name} {number}", _continue="x")
        print("ready", flush=True)
        sys.stdin.readline()
        print(client.post(page_of(talk), sent).status_code, flush=True)
        sys.stdin.readline()


def look() -> None:
    print(Talk.objects.get().title_en, Talk.objects.get().version)


def start(what: str, around: dict[str, str]) -> subprocess.Popen:
    variables = {**os.environ, **around, "DJANGO_SETTINGS_MODULE": "catalog.settings", "LOG_LEVEL": "ERROR"}
    return subprocess.Popen(
        [sys.executable, "-c", START.format(what)],
        cwd=ROOT, env=variables, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def test_exactly_one_of_two_wins(own_database: dict[str, str]) -> None:
    assert start("make()", own_database).wait(120) == 0
    names = ("leyla", "aysel")
    people = [start(f"save('{name}')", own_database) for name in names]
    for number in range(ROUNDS):
        assert [each.stdout.readline() for each in people] == ["ready\n"] * 2
        for each in people:
            each.stdin.write("go\n")
            each.stdin.flush()
        statuses = [int(each.stdout.readline()) for each in people]
        assert sorted(statuses) == [302, 409]
        winner = names[statuses.index(302)]
        said, _nothing = start("look()", own_database).communicate(timeout=60)
        assert said.startswith(f"{winner} {number} ")
        for each in people:
            each.stdin.write("next\n")
            each.stdin.flush()
    assert [each.wait(30) for each in people] == [0, 0]
