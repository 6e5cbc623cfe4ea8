"""Processes that share a database: what one has saved, the next answer of the other says."""

import json
import os
import random
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.http import QueryDict
from django.test import Client

from catalog import caching
from catalog.filters.answer import Answer
from catalog.queries import map as maps
from catalog.shelf import cards
from catalog.shelf.news import NEWS
from catalog.views import drawing
from tests.catalog.shelf.test_agreement import EDITS, LISTS, choice, furnish, said, true

ROOT = Path(__file__).resolve().parents[3]
START = "import django; django.setup(); from tests.catalog.shelf.test_processes import serve; serve()"
SECONDS = 8
THREADS = 4
LIST_PAGES = ("talks", "people", "speakers", "events", "topics", "sources", "memoranda", "organisations")


# What a process does when it is told to


def make(dice: random.Random) -> None:
    """Tables, as the models have them, and records."""
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.schema_editor() as editor:
        import_module("events.migrations.0002_groups").make_groups(apps, editor)
    furnish(dice)


def edit(dice: random.Random) -> None:
    dice.choice(EDITS)(dice)


def check(dice: random.Random) -> bool:
    """Whether the shelf says to some choice what the database says."""
    listed = dice.choice(LISTS)
    query = choice(dice, listed)
    return said(listed, query) == true(listed, query)


def check_all(dice: random.Random) -> list[bool]:
    queries = [(listed, query) for listed in LISTS for query in (QueryDict("sort=newest"), choice(dice, listed))]
    return [said(listed, query) == true(listed, query) for listed, query in queries]


def page(dice: random.Random, path: str = "", tag: str = "") -> list[object]:
    """Status, text and tag of a page."""
    response = Client(headers={"host": "localhost", "if-none-match": tag}).get(path)
    return [response.status_code, response.content.decode(), response.headers.get("ETag", "")]


def page_afresh(dice: random.Random, path: str = "") -> list[object]:
    """The page of a process that remembers nothing."""
    for memory in (NEWS, caching.STORE, drawing.DRAWN, cards.KEPT, maps.KEPT):
        memory.forget()
    return page(dice, path)


def edit_for_a_while(dice: random.Random, seconds: float = 0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(IntegrityError, ObjectDoesNotExist):  # of what it names, the other may have deleted something
            edit(dice)


def read_for_a_while(dice: random.Random, seconds: float = 0) -> None:
    """In several threads, which take turns as often as can be."""
    sys.setswitchinterval(1e-5)
    failures: list[str] = []
    seeds = [dice.random() for _thread in range(THREADS)]
    threads = [threading.Thread(target=read_on, args=(seed, seconds, failures)) for seed in seeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(0.005)
    assert failures == []


def read_on(seed: float, seconds: float, failures: list[str]) -> None:
    dice, end = random.Random(seed), time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            listed = dice.choice(LISTS)
            query = choice(dice, listed)
            with listed.shelf().lock:
                answer = Answer.now(listed, query)
                keys = answer.keys(0, 5)
            assert len(keys) == min(answer.total, 5)
            page(dice, f"/en/{dice.choice(LIST_PAGES)}/")
    except Exception:
        failures.append(traceback.format_exc())
    finally:
        connection.close()


TASKS: dict[str, Callable] = {
    each.__name__: each
    for each in (make, edit, check, check_all, page, page_afresh, edit_for_a_while, read_for_a_while)
}


def serve() -> None:
    """Do what standard input says, a line a task; answer each with a line: what went wrong, and the result."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    for line in sys.stdin:
        task, seed, named = json.loads(line)
        try:
            answer = ["", TASKS[task](random.Random(seed), **named)]
        except Exception:
            answer = [traceback.format_exc(), None]
        print(json.dumps(answer), flush=True)


# The test


class Process:
    def __init__(self, database: dict[str, str]) -> None:
        variables = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "catalog.settings",
            "LOG_LEVEL": "ERROR",
            **database,
        }
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [sys.executable, "-c", START], cwd=ROOT, env=variables, stdin=pipe, stdout=pipe, text=True
        )

    def begin(self, task: str, seed: float = 0, **named: object) -> None:
        self.process.stdin.write(json.dumps([task, seed, named]) + "\n")
        self.process.stdin.flush()

    def result(self) -> object:
        failure, result = json.loads(self.process.stdout.readline())
        assert failure == ""
        return result

    def do(self, task: str, seed: float = 0, **named: object) -> object:
        self.begin(task, seed, **named)
        return self.result()

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


@pytest.fixture
def processes(own_database: dict[str, str]) -> Iterator[list[Process]]:
    """Three processes on one database of their own."""
    first = Process(own_database)
    first.do("make", 1)
    running = [first, Process(own_database), Process(own_database)]
    yield running
    for process in running:
        process.end()


def test_what_one_process_saves_the_next_answer_of_the_other_says(processes: list[Process]) -> None:
    *pair, forgetful = processes
    dice = random.Random(seed := random.randrange(10**9))
    pages: dict[tuple[int, str], tuple[str, str]] = {}
    turns, end = 0, time.monotonic() + SECONDS
    while time.monotonic() < end or turns < 3:
        turns += 1
        for _edit in range(dice.randrange(1, 4)):
            dice.choice(pair).do("edit", dice.random())
        assert dice.choice(pair).do("check", dice.random()) is True, f"seed {seed}, turn {turns}"
        path = f"/en/{dice.choice(LIST_PAGES)}/"
        expected = forgetful.do("page_afresh", path=path)
        for number, process in enumerate(pair):
            text, tag = pages.get((number, path), ("", ""))
            status, sent, tag = process.do("page", path=path, tag=tag)
            pages[number, path] = (text if status == 304 else sent, tag)
            assert pages[number, path][0] == expected[1], f"seed {seed}, turn {turns}"


def test_processes_agree_after_writing_and_reading_at_once(processes: list[Process]) -> None:
    writer, reader, both = processes
    writer.begin("edit_for_a_while", 2, seconds=SECONDS / 2)
    both.begin("edit_for_a_while", 3, seconds=SECONDS / 2)
    reader.begin("read_for_a_while", 4, seconds=SECONDS / 2)
    for process in processes:
        process.result()
    assert [process.do("check_all", 5) for process in processes] == [[True] * 2 * len(LISTS)] * 3
