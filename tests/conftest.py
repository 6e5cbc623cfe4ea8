"""What every test may ask for: the cast, a catalogue that keeps its files apart, the Samarkand records."""

import os
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from catalog import caching
from catalog.api import schema
from catalog.queries import map
from catalog.shelf.cards import KEPT
from catalog.shelf.news import NEWS
from catalog.views.drawing import DRAWN
from events import duplicates
from tests import kept

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own

SAMARKAND: kept.Rows = {}  # as the first test of this process that asked for them found them


# All of this is marked `engines`, new files in the folders too; a test elsewhere says `@pytest.mark.engines` itself.
ON_EVERY_ENGINE = (
    "tests/catalog/search",
    "tests/catalog/shelf",
    "tests/engines",
    "tests/events/test_changes.py",
    "tests/events/test_fulltext.py",
    "tests/events/test_indexing.py",
    "tests/events/test_missed.py",
    "tests/events/test_publishing.py",
    "tests/events/test_receivers.py",
    "tests/events/test_restoring.py",
    "tests/events/test_revisions.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    marked = {config.rootpath / place for place in ON_EVERY_ENGINE}
    for item in items:
        if marked & {item.path, *item.path.parents}:
            item.add_marker(pytest.mark.engines)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of bytes by its argument: an archive holds the time, and all workers must agree on the names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Test databases are made of the models, which is quicker; the groups come from their migration."""
    with django_db_blocker.unblock():
        make_groups()


def make_groups() -> None:
    with connection.schema_editor() as editor:
        import_module("events.migrations.0002_groups").make_groups(apps, editor)
        import_module("events.migrations.0007_correction_groups").give(apps, editor)
        import_module("events.migrations.0008_missed").give(apps, editor)


@pytest.fixture
def own_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty database on the engine of this run, for processes of their own: the variables that lead them to it."""
    if connection.vendor == "sqlite":
        yield {"DATA_DIR": str(tmp_path)}
        return
    server, name = os.environ["DATABASE_URL"], f"own_{uuid4().hex}"
    execute(server, f"CREATE DATABASE {name}")
    yield {"DATA_DIR": str(tmp_path), "DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}
    execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def execute(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connected:
        connected.execute(statement)


@pytest.fixture(autouse=True)
def own_files(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ORIGINALS_ROOT = tmp_path / "originals"
    settings.INTAKE_ROOT = tmp_path / "intake"
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def language_of_its_own() -> Iterator[None]:
    """Django leaves the language of the last request switched on."""
    yield
    translation.deactivate()


def member(name: str, group: str) -> User:
    user = User.objects.create_user(name, password=f"{name}-password", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def contributor(db: None) -> User:
    return member("contributor", "Contributor")


@pytest.fixture
def curator(db: None) -> User:
    return member("curator", "Curator")


@pytest.fixture
def publisher(db: None) -> User:
    return member("publisher", "Publisher")


@pytest.fixture
def administrator(db: None) -> User:
    return member("administrator", "Administrator")


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """Nothing that a process keeps in memory outlives a test, whose changes are rolled back."""
    for memory in (NEWS, caching.STORE, DRAWN, KEPT, map.KEPT, duplicates.KEPT, schema.KEPT):
        memory.forget()


@pytest.fixture
def stranger() -> Client:
    """Somebody who is not logged in."""
    return Client()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; one driver for all tests of a worker, as two would disturb each other."""
    expect.set_options(timeout=60_000)  # a machine that does other work besides answers late, not wrongly
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def samarkand(db: None, django_capture_on_commit_callbacks: object) -> None:
    """The real records, published and findable; taken in once in a process, and put again for the tests after it."""
    alone = connection.vendor == "sqlite" and kept.empty()
    if alone and SAMARKAND:
        kept.put(SAMARKAND)
        return
    with django_capture_on_commit_callbacks(execute=True):
        call_command("samarkand", verbosity=0)
    if alone:
        SAMARKAND.update(kept.take())
