"""Brings a deposit back into an empty catalogue: files first, then every row in one transaction, or nothing at all."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction
from reversion.models import Revision

from events import disk, indexing, renditions, revisions
from events.deposit import rows
from events.deposit.form import ALL, GROUPS_AT, MEDIA, PUBLIC, name_of, place_of, tables
from events.deposit.opening import Deposit, Refused
from events.models import NOUNS, Document, FormerSlug, Image, Record, Tombstone
from events.models.media import originals
from events.revisions import recording

AT_ONCE = 400
MEDIUM = re.compile(r"(images|documents)/[0-9a-f-]{36}(_[A-Za-z0-9]{1,12})?\.[a-z]{3,4}")
NAME_OF_NOBODY = "Not part of the deposit"


def restore(deposit: Deposit, *, with_all: bool) -> Counter[str]:
    """Everything that the bag holds; how many rows of each kind. Raises Refused, and then nothing has changed."""
    check_scope(deposit, with_all)
    check_empty(with_all)
    scope = ALL if with_all else PUBLIC
    put: list[Path] = []
    try:
        put_media(deposit, put)
        with kept_as_version(deposit, with_all), transaction.atomic():
            counts = put_rows(deposit, scope)
            check_media()
            if with_all:
                put_groups(deposit)
            set_counters(scope)
            indexing.reindex()
    except (DatabaseError, rows.Unknown, ValueError, OverflowError) as error:
        remove(put)
        raise deposit.refusal(str(error).splitlines()[0] if str(error) else "its rows contradict each other") from error
    except BaseException:
        remove(put)
        raise
    return counts


def kept_as_version(deposit: Deposit, with_all: bool) -> object:
    """A public deposit begins the history anew; a private one brings its own."""
    return revisions.paused() if with_all else revisions.recorded(None, "intake", deposit.name)


def check_scope(deposit: Deposit, with_all: bool) -> None:
    if with_all and not deposit.is_private:
        raise deposit.refusal("it is a public deposit, which has no drafts, history or users: leave out --all")
    if deposit.is_private and not with_all:
        raise deposit.refusal("it is a private deposit with drafts, history and users: say --all to restore them")


def check_empty(with_all: bool) -> None:
    held = [*NOUNS, FormerSlug, Tombstone, *([User, Revision] if with_all else [])]
    found = [(model, count) for model in held if (count := model._base_manager.count())]
    if found:
        what = ", ".join(f"{count} {model._meta.verbose_name_plural}" for model, count in found[:4])
        raise Refused(
            f"This catalogue is not empty ({what}): a deposit is restored into an empty one. Set DATA_DIR (or "
            "DATABASE_URL) to a new place, run `manage.py migrate`, and take the deposit in before `prepare`."
        )


# Files


def put_media(deposit: Deposit, put: list[Path]) -> None:
    storage = originals()
    for place in deposit.marks:
        if not place.startswith(MEDIA):
            continue
        name = place.removeprefix(MEDIA)
        if not MEDIUM.fullmatch(name):
            raise deposit.refusal(f"“{place[:80]}” is no name that an image or document can have")
        path = Path(storage.path(name))
        if path.exists():
            raise deposit.refusal(f"there is a file already at {path}")
        put.append(path)
        disk.write_durably(path, deposit.pieces(place))


def remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def check_media() -> None:
    """Every image and document has its file, and the file is of a kind that may be uploaded. Raises Unknown."""
    for model in (Image, Document):
        for medium in rows.read(model):
            path = Path(medium.file.path) if MEDIUM.fullmatch(medium.file.name) else None
            if path is None or not path.is_file():
                raise rows.Unknown(f"the file of {medium.noun} {medium.slug} is missing")
            with path.open("rb") as stream:
                check_file(medium, File(stream, medium.file.name))


def check_file(medium: Record, file: File) -> None:
    field = medium._meta.get_field("file")
    try:
        field.check_upload(file)
    except ValidationError as error:
        raise rows.Unknown(f"the file of {medium.noun} {medium.slug} is refused: {error.messages[0]}") from error
    if medium._meta.get_field("sha256").measure(file) != medium.sha256:
        raise rows.Unknown(f"the file of {medium.noun} {medium.slug} is not the one that belongs to it")


# Rows


def put_rows(deposit: Deposit, scope: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for model in tables(scope):
        waiting = []
        for row in read(deposit, model):
            counts[name_of(model)] += 1
            if is_stamped(model):
                row.save_base(raw=True, force_insert=True)  # or the moments would be those of today
            else:
                waiting.append(row)
            if isinstance(row, Record):
                recording.added(row)
            if len(waiting) == AT_ONCE:
                model._base_manager.bulk_create(waiting)
                waiting = []
        model._base_manager.bulk_create(waiting)
    return counts


def read(deposit: Deposit, model: type[models.Model]) -> Iterator[models.Model]:
    place = place_of(model)
    for number, text in deposit.lines(place):
        try:
            line = json.loads(text)
            row = rows.made(model, line)
        except (rows.Unknown, ValueError, AttributeError, TypeError, RecursionError) as error:
            raise rows.Unknown(f"line {number} of {place} {error}") from error
        stand_in(row)
        yield row


def is_stamped(model: type[models.Model]) -> bool:
    """Whether Django would write the present moment into a column, or the row needs its own marks kept."""
    stamped = any(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False) for field in fields(model))
    return stamped or issubclass(model, Record)


def fields(model: type[models.Model]) -> list[models.Field]:
    return list(model._meta.concrete_fields)


def stand_in(row: models.Model) -> None:
    """A talk whose event was hidden gets a draft in its place, for a curator to find the right one."""
    if not isinstance(row, Record):
        return
    for field in fields(type(row)):
        if field.many_to_one and not field.null and getattr(row, field.attname) is None:
            model = field.related_model
            key = (model._base_manager.aggregate(most=models.Max("pk"))["most"] or 0) + 1
            draft = model(pk=key, **{f"{model.title_field}_en": NAME_OF_NOBODY})
            draft.save(force_insert=True)
            setattr(row, field.attname, key)


def put_groups(deposit: Deposit) -> None:
    """Groups with their permissions, by name; then each user's own."""
    known = {rows.named(each): each for each in Permission.objects.select_related("content_type")}
    for _number, text in deposit.lines(GROUPS_AT):
        line = json.loads(text)
        group, _new = Group.objects.get_or_create(name=line["name"])
        group.permissions.set([known[name] for name in line["permissions"] if name in known])
    groups = {group.name: group for group in Group.objects.all()}
    for _number, text in deposit.lines(place_of(User)):
        line = json.loads(text)
        user = User.objects.get(pk=line["pk"])
        user.groups.set([groups[name] for name in line.get(rows.GROUPS, ()) if name in groups])
        user.user_permissions.set([known[name] for name in line.get(rows.PERMISSIONS, ()) if name in known])


def set_counters(scope: str) -> None:
    """The next row gets a number beyond those brought along; SQLite knows by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables(scope)):
            cursor.execute(statement)


def draw_sizes() -> Iterator[str]:
    """Make the sizes of all images anew, after the commit; what could not be made is told."""
    for image in Image.objects.order_by("pk"):
        try:
            renditions.render(image)
        except renditions.BrokenOriginal as error:
            yield str(error)
