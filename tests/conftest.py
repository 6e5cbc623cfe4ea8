"""What every test may ask for: the cast, a catalogue that keeps its files apart, the Samarkand records."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser driver runs a loop of its own


@pytest.fixture(autouse=True)
def own_files(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ORIGINALS_ROOT = tmp_path / "originals"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
    user = member("administrator", "Administrator")
    return user


@pytest.fixture
def stranger() -> Client:
    """Somebody who is not logged in."""
    return Client()


@pytest.fixture
def samarkand(db: None, django_capture_on_commit_callbacks: object) -> Iterator[None]:
    """The real records, published and findable."""
    with django_capture_on_commit_callbacks(execute=True):
        call_command("samarkand", verbosity=0)
    yield
