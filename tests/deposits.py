"""Deposits in tests: made, opened, spoiled, and a catalogue emptied to take one in again."""

import zipfile
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import models

from catalog import caching
from catalog.shelf.cards import KEPT
from catalog.shelf.news import NEWS
from events.deposit import form
from events.models import SearchEntry

ADDRESS = "https://catalogue.example"
# What may differ between two deposits of equal content: the content version counts the changes of one installation.
OWN_FILES = ("bag-info.txt", "tagmanifest-sha256.txt")


def made(path: Path, *more: str) -> Path:
    call_command("deposit", path, "--no-site", "--base-url", ADDRESS, *more, verbosity=0)
    return path


def taken_in(path: Path, *more: str) -> None:
    call_command("intake", path, *more, verbosity=0)


def files(path: Path) -> dict[str, bytes]:
    """The files of a bag by their places, without the bag's own folder."""
    with zipfile.ZipFile(path) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def payload(path: Path) -> dict[str, bytes]:
    return {place: content for place, content in files(path).items() if place not in OWN_FILES}


def differing(one: Path, other: Path) -> list[str]:
    """The places at which two deposits hold other bytes."""
    first, second = payload(one), payload(other)
    return sorted(place for place in {*first, *second} if first.get(place) != second.get(place))


def rewritten(path: Path, target: Path, changes: dict[str, bytes | None], **about: object) -> Path:
    """The same archive with some of its files put otherwise, added or (None) left out; nothing else is mended."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(target, "w") as out:
        folder = archive.namelist()[0].partition("/")[0]
        for info in archive.infolist():
            place = info.filename.partition("/")[2]
            content = changes.get(place, archive.read(info))
            if content is not None:
                out.writestr(f"{folder}/{place}", content)
        known = {name.partition("/")[2] for name in archive.namelist()}
        for place, content in changes.items():
            if place not in known and content is not None:
                out.writestr(place if place.startswith(("/", "..")) else f"{folder}/{place}", content)
    return target


def emptied(settings: object, originals: Path) -> None:
    """Make the catalogue of this test a new one: no row in any table, no file, nothing kept in memory."""
    lists = [User.groups.through, User.user_permissions.through, Group.permissions.through]
    for model in (*lists, *reversed(form.tables(form.ALL)), SearchEntry, Group):
        every(model)._raw_delete("default")
    settings.ORIGINALS_ROOT = originals
    settings.MEDIA_ROOT = originals.with_name(f"{originals.name}-media")
    for memory in (NEWS, caching.STORE, KEPT):
        memory.forget()


def every(model: type[models.Model]) -> models.QuerySet:
    return model._base_manager.all()
