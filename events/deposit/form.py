"""What a deposit holds, where in its bag, and which form of it this software writes and reads."""

import tomllib
from pathlib import Path

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import models
from reversion.models import Revision, Version

import events
from events.models import (
    NOUNS,
    Citation,
    Correction,
    Distinct,
    Exhibit,
    Exhibitor,
    FormerSlug,
    Illustration,
    IntakeBatch,
    IntakeName,
    IntakeRow,
    Involvement,
    Link,
    Making,
    Merge,
    Missed,
    Observation,
    Review,
    Signature,
    Speaking,
    SpokenLanguage,
    Subject,
    Tombstone,
)

FORM = 1  # raise it when older software could no longer read what is written
FORM_LINE = "Hunar-Deposit-Form"
VERSION_LINE = "Hunar-Content-Version"

PUBLIC, ALL = "public", "all"
FOLDERS = {PUBLIC: "hunar-deposit", ALL: "PRIVATE-hunar-deposit"}

# Places inside the bag.
ABOUT = "data/records/about.json"
RECORDS = "data/records/{name}.jsonl"
MEDIA = "data/media/"
GROUPS_AT = "data/records/group.jsonl"

PARTS = (
    SpokenLanguage, Speaking, Signature, Making, Exhibitor, Exhibit, Observation, Citation, Illustration, Subject,
    Involvement,
)  # fmt: skip
# Only the owners may have these: history, people at the desk, letters.
PRIVATE = (
    User, Revision, Version, LogEntry, IntakeBatch, IntakeRow, IntakeName, Merge, Distinct, Review, Correction, Missed,
    Link,
)  # fmt: skip


def lists() -> list[type[models.Model]]:
    """The tables that hold the lists of records: which topics an exhibition shows."""
    fields = (field for model in NOUNS for field in model._meta.local_many_to_many)
    return [field.remote_field.through for field in fields if field.remote_field.through._meta.auto_created]


def tables(scope: str) -> list[type[models.Model]]:
    """Every table that a deposit holds, those first that others name."""
    kept = [*NOUNS, *PARTS, *lists(), FormerSlug, Tombstone]
    return [*PRIVATE[:1], *kept, *PRIVATE[1:]] if scope == ALL else kept


def name_of(model: type[models.Model]) -> str:
    """By which name the file of a table goes: "talk", "exhibition_categories"."""
    return model._meta.model_name


def place_of(model: type[models.Model]) -> str:
    return RECORDS.format(name=name_of(model))


def software() -> str:
    """The software's version; "" where the file that states it was left behind."""
    path = Path(events.__file__).parents[1] / "pyproject.toml"
    return tomllib.loads(path.read_text("utf-8"))["project"]["version"] if path.is_file() else ""
