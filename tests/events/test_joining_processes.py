"""Two processes merge the same pair at the same moment: it is done once, and the other is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from events import joining
from events.models import Merge, Person, Speaking
from tests import factories

pytestmark = pytest.mark.engines
ROOT = Path(__file__).resolve().parents[2]
START = "import django; django.setup(); from tests.events import test_joining_processes as here; here.{}"
ROUNDS = 4


def make() -> None:
    """Tables, as the models have them, and pairs of people of whom each spoke once."""
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    for number in range(ROUNDS):
        people = [factories.person(f"Synthetic {name} {number}") for name in ("Ann", "Anna")]
        for person in people:
            factories.talk(speakers=(person,))


def merge(turned: bool) -> None:
    """Wait for the word, merge the next pair, say what came of it; the other process may turn the pair round."""
    for number in range(ROUNDS):
        one, two = Person.objects.filter(name_en__endswith=f" {number}").order_by("pk")
        print("ready", flush=True)
        sys.stdin.readline()
        try:
            joining.merge(*((two, one) if turned else (one, two)), {}, None)
        except joining.Refused:
            print("refused", flush=True)
        else:
            print("merged", flush=True)
        sys.stdin.readline()


def look() -> None:
    merges = Merge.objects.filter(undone_at__isnull=True)
    others = Person.objects.filter(replaced_by__isnull=False)
    astray = Speaking.objects.filter(person__in=others)
    print(merges.count(), others.count(), astray.count())


def start(what: str, around: dict[str, str]) -> subprocess.Popen:
    variables = {**os.environ, **around, "DJANGO_SETTINGS_MODULE": "catalog.settings", "LOG_LEVEL": "ERROR"}
    return subprocess.Popen(
        [sys.executable, "-c", START.format(what)],
        cwd=ROOT, env=variables, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def test_a_pair_is_merged_once(own_database: dict[str, str]) -> None:
    assert start("make()", own_database).wait(120) == 0
    people = [start(f"merge({turned})", own_database) for turned in (False, True)]
    for number in range(ROUNDS):
        assert [each.stdout.readline() for each in people] == ["ready\n"] * 2
        for each in people:
            each.stdin.write("go\n")
            each.stdin.flush()
        assert sorted(each.stdout.readline() for each in people) == ["merged\n", "refused\n"]
        said, _nothing = start("look()", own_database).communicate(timeout=60)
        assert said.split() == [str(number + 1), str(number + 1), "0"]
        for each in people:
            each.stdin.write("next\n")
            each.stdin.flush()
    assert [each.wait(30) for each in people] == [0, 0]
