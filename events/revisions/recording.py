"""When versions are written: all that one deed of a curator touches is one revision, with who, when and what."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from dataclasses import field as item
from datetime import datetime
from functools import wraps
from itertools import chain

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision, Version

from events.models import Record
from events.revisions import snapshots

Key = tuple[type[Record], int]
AT_ONCE = 400

# What a revision says of itself; the row keeps the key, so that every reader has it in their own language.
STEPS = {
    "before": _("As it was before versions were kept"),
    "added": _("Entered"),
    "edited": _("Edited"),
    "submitted": _("Handed in for review"),
    "published": _("Published"),
    "withdrawn": _("Withdrawn"),
    "reopened": _("Made a draft again"),
    "deleted": _("Deleted"),
    "intake": _("Taken in from %(what)s"),
    "undone": _("Taking in of %(what)s undone"),
    "restored": _("Version of %(what)s restored"),
    "recovered": _("Brought back after it was deleted"),
    "merged": _("Merged with %(what)s"),
    "unmerged": _("Merging undone"),
}


@dataclass
class Deed:
    """What is going on: by whom, in which steps, and which records it has touched so far."""

    by: AbstractBaseUser | None = None
    steps: list[str] = item(default_factory=list)
    known: set[Key] = item(default_factory=set)
    touched: dict[Key, None] = item(default_factory=dict)
    left: dict[Key, Version] = item(default_factory=dict)
    is_silent: bool = False
    revision: Revision | None = None
    began: datetime = item(default_factory=timezone.now)


_deed: ContextVar[Deed | None] = ContextVar("deed", default=None)


@contextmanager
def recorded(by: AbstractBaseUser | None = None, step: str = "", what: str = "") -> Iterator[Deed]:
    """All records changed inside are written as one revision at the end, in the same transaction.

    What is going on is told to whoever asks; once it is written, so is its revision.
    `step` is a key of STEPS or a sentence of its own; `what` completes it. Inside another one it is part of that.
    When the transaction is to be rolled back, nothing is written.
    """
    outer = _deed.get()
    said = f"{step}:{what}" if what else step
    if outer is not None:
        with transaction.atomic():
            yield outer
        outer.by = outer.by or by
        outer.steps += [said] if said and said not in outer.steps else []
        return
    deed = Deed(by, [said] if said else [])
    token = _deed.set(deed)
    try:
        with transaction.atomic():
            yield deed
            if not transaction.get_rollback():
                write(deed)
    finally:
        _deed.reset(token)


@contextmanager
def paused() -> Iterator[None]:
    """No version is written of what happens inside."""
    token = _deed.set(Deed(is_silent=True))
    try:
        yield
    finally:
        _deed.reset(token)


def current() -> Deed | None:
    """What is being recorded; None when nothing is."""
    deed = _deed.get()
    return None if deed is None or deed.is_silent else deed


def touch(*records: Record) -> None:
    """Say, before it is done, that these records are changed past their own `save()`."""
    keys = [(type(record), record.pk) for record in records]
    about_to_change(keys)
    changed(keys)


def as_revision(step: str) -> Callable:
    """Decorator of a verb `verb(record, by=None)`: it is one revision, or a step of the one that is being written."""

    def decorate(verb: Callable[..., Record]) -> Callable[..., Record]:
        @wraps(verb)
        def act(record: Record, by: AbstractBaseUser | None = None, **options: object) -> Record:
            with recorded(by, step):
                return verb(record, by, **options)

        return act

    return decorate


# Called by the receivers of model signals


def about_to_change(keys: Iterable[Key]) -> None:
    """Keep the state before the first change, if no version of the record was ever written."""
    deed = current()
    if deed is None:
        return
    unknown: dict[type[Record], list[int]] = {}
    for model, key in keys:
        if (model, key) not in deed.known:
            deed.known.add((model, key))
            unknown.setdefault(model, []).append(key)
    for model, found in unknown.items():
        for start in range(0, len(found), AT_ONCE):
            keep_before(model, found[start : start + AT_ONCE])


def keep_before(model: type[Record], keys: list[int]) -> None:
    rows = Version.objects.get_for_model(model, model_db=DEFAULT_DB_ALIAS).filter(object_id__in=map(str, keys))
    kept = set(rows.order_by().values_list("object_id", flat=True).distinct())
    for record in snapshots.whole(model, [key for key in keys if str(key) not in kept]):
        save(Deed(steps=["before"]), [version_of(record)], record.updated_at)


def added(record: Record) -> None:
    """A record that was added just now has no state before."""
    deed = current()
    if deed is not None:
        deed.known.add((type(record), record.pk))
        deed.touched[type(record), record.pk] = None


def changed(keys: Iterable[Key]) -> None:
    deed = current()
    if deed is not None:
        deed.touched.update(dict.fromkeys(keys))


def leaving(record: Record) -> None:
    """Keep a record whole while it still is."""
    deed = current()
    if deed is not None:
        changed([(type(record), record.pk)])
        for found in snapshots.whole(type(record), [record.pk]):
            deed.left[type(record), record.pk] = version_of(found)


# Writing


def write(deed: Deed) -> None:
    """One revision with a version of every record that was touched; of a deleted one, its last state."""
    keys: dict[type[Record], list[int]] = {}
    for model, key in deed.touched:
        if (model, key) not in deed.left:
            keys.setdefault(model, []).append(key)
    found = (version_of(record) for model in keys for record in snapshots.whole(model, keys[model]))
    save(deed, chain(deed.left.values(), found), deed.began)


def save(deed: Deed, versions: Iterable[Version], moment: datetime) -> None:
    """A few hundred at a time, so that a large intake does not fill the memory."""
    revision, waiting = None, []
    for version in versions:
        if revision is None:
            by = deed.by if deed.by is not None and deed.by.pk else None
            revision = Revision.objects.create(date_created=moment, user=by, comment="\n".join(deed.steps))
        version.revision = revision
        waiting.append(version)
        if len(waiting) == AT_ONCE:
            Version.objects.bulk_create(waiting)
            waiting = []
    if waiting:
        Version.objects.bulk_create(waiting)
    deed.revision = revision


def version_of(record: Record) -> Version:
    """The record as an unsaved version."""
    return Version(
        content_type=ContentType.objects.get_for_model(type(record)),
        object_id=str(record.pk),
        db=DEFAULT_DB_ALIAS,
        format="json",
        serialized_data=snapshots.written(record),
        object_repr=str(record),
    )


def versions_of(model: type[Record], key: int) -> QuerySet:
    """All versions of a record, the latest first."""
    return Version.objects.get_for_object_reference(model, key, model_db=DEFAULT_DB_ALIAS)


def said(revision: Revision) -> str:
    """What was done, in the language of the reader."""
    return "; ".join(words_of(line) for line in revision.comment.splitlines() if line)


def words_of(line: str) -> str:
    step, _colon, what = line.partition(":")
    if step not in STEPS:
        return line
    if step == "restored":
        with suppress(ValueError):
            what = date_format(timezone.localtime(datetime.fromisoformat(what)), "DATETIME_FORMAT")
    return str(STEPS[step]) % {"what": what} if what else str(STEPS[step])
