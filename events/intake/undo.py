"""Takes a whole intake back, once: what it changed is again as before, what it added is deleted if nothing names it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as item

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from events import changes, indexing
from events.intake import checking, references
from events.intake.bulk import NotApplied, held
from events.models import BatchState, IntakeBatch, Record, SearchEntry, Status
from events.revisions import recorded, recording, restoring, snapshots
from events.revisions.snapshots import part_model, part_names

AT_ONCE = 400
Key = tuple[type[Record], int]


@dataclass
class Past:
    """One record that an intake touched: the version it wrote, the last one before, the last one of all."""

    model: type[Record]
    pk: int
    version: int
    before: int | None
    latest: int

    @property
    def key(self) -> Key:
        return self.model, self.pk

    @property
    def name(self) -> str:
        """How a form names it."""
        return f"{self.model._meta.model_name}:{self.pk}"

    @property
    def is_added(self) -> bool:
        return self.before is None

    @property
    def is_edited_since(self) -> bool:
        return self.latest > self.version


@dataclass
class Left:
    """A record that undoing leaves as it is, and why; `may_choose` when the curator can undo it all the same."""

    past: Past
    title: str
    reason: str
    may_choose: bool = False


@dataclass
class Undoing:
    """What undoing a batch would do."""

    delete: list[Past] = item(default_factory=list)
    restore: list[Past] = item(default_factory=list)
    left: list[Left] = item(default_factory=list)


def look(batch: IntakeBatch, by: AbstractBaseUser, chosen: Iterable[str] = ()) -> Undoing:
    """What undoing would delete, bring back and leave; `chosen` are names of records to undo although edited since."""
    found, chosen = Undoing(), set(chosen)
    for model, pasts in pasts_of(batch).items():
        for group in sliced(pasts):
            there = model._base_manager.in_bulk([past.pk for past in group])
            for past in group:
                judge(found, past, there.get(past.pk), by, past.name in chosen)
    keep_named(found)
    give_titles(found)
    return found


def pasts_of(batch: IntakeBatch) -> dict[type[Record], list[Past]]:
    """Every record that the batch touched, by noun."""
    found: dict[type[Record], list[Past]] = {}
    written = Version.objects.filter(revision_id=batch.revision_id).order_by("pk")
    for group in sliced(written.values_list("pk", "content_type_id", "object_id")):
        kinds: dict[int, dict[str, int]] = {}
        for pk, kind, key in group:
            kinds.setdefault(kind, {})[key] = pk
        for kind, versions in kinds.items():
            model = ContentType.objects.get_for_id(kind).model_class()
            all_of = Version.objects.filter(content_type_id=kind, object_id__in=versions).order_by()
            latest = dict(all_of.values_list("object_id").annotate(Max("pk")))
            earlier = all_of.filter(pk__lt=min(versions.values()))
            before = dict(earlier.values_list("object_id").annotate(Max("pk")))
            found.setdefault(model, []).extend(
                Past(model, int(key), pk, before.get(key), latest[key]) for key, pk in versions.items()
            )
    return found


def judge(found: Undoing, past: Past, record: Record | None, by: AbstractBaseUser, is_chosen: bool) -> None:
    """Put one record where it belongs."""
    if record is None:
        if not past.is_added:
            found.left.append(Left(past, "", _("It was deleted since.")))
    elif record.replaced_by_id:
        found.left.append(Left(past, str(record), _("It was merged since. Undo that first.")))
    elif past.is_added and record.status == Status.PUBLISHED:
        found.left.append(Left(past, str(record), _("It is public. Withdraw it, then delete it.")))
    elif not may_undo(past, record, by):
        found.left.append(Left(past, str(record), _("You may not undo this one. Ask an administrator.")))
    elif past.is_edited_since and not is_chosen:
        found.left.append(Left(past, str(record), _("It was edited since."), may_choose=True))
    else:
        (found.delete if past.is_added else found.restore).append(past)


def may_undo(past: Past, record: Record, by: AbstractBaseUser) -> bool:
    """A draft of one's own may be taken back by whoever took it in."""
    if checking.forbidden(past.model, record, by):
        return False
    own = record.created_by_id == by.pk and record.status == Status.DRAFT
    return not past.is_added or own or by.has_perm(f"events.delete_{past.model._meta.model_name}")


def keep_named(found: Undoing) -> None:
    """Leave what others name that stay; and then what those name in turn."""
    will_be_restored = {past.key for past in found.restore}
    while True:
        going = {past.key for past in found.delete}
        named = references.from_outside(going, will_be_restored)
        if not named:
            return
        for past in [past for past in found.delete if past.key in named]:
            found.left.append(Left(past, "", _("“%(name)s” names it.") % {"name": named[past.key]}))
        found.delete = [past for past in found.delete if past.key not in named]


def give_titles(found: Undoing) -> None:
    """What is left without a title has that of its last version: read for all at once."""
    bare = [left for left in found.left if not left.title]
    for group in sliced(bare):
        last = Version.objects.filter(pk__in=[left.past.latest for left in group])
        titles = dict(last.values_list("pk", "object_repr"))
        for left in group:
            left.title = titles.get(left.past.latest, "")


def sliced(rows: Iterable) -> Iterator[list]:
    found = list(rows)
    for start in range(0, len(found), AT_ONCE):
        yield found[start : start + AT_ONCE]


# The deed


def undo(batch: IntakeBatch, by: AbstractBaseUser, chosen: Iterable[str] = ()) -> Undoing:
    """Undo the batch, once, whoever else tries; what was left is told. Raises NotApplied."""
    with transaction.atomic():
        batch = held(batch)
        if batch.state != BatchState.APPLIED or batch.revision_id is None:
            state = batch.get_state_display()
            raise NotApplied(_("This file cannot be undone now: it is %(state)s.") % {"state": state})
        with recorded(by, "taken_out", batch.name) as deed:
            found = look(batch, by, chosen)
            bring_back(found, by)
            keep_named(found)
            give_titles(found)
            ends: set[tuple[type[Record], int]] = set()
            gone = delete(found, ends)
        copy_versions(gone, deed, batch)
        batch.state, batch.undone_at, batch.undone_by = BatchState.UNDONE, timezone.now(), by
        batch.notes = [[left.past.name, left.title[:200], left.reason] for left in found.left][:2000]
        batch.save()
        IntakeBatch.objects.filter(revision_id=batch.revision_id).update(
            state=BatchState.UNDONE, undone_at=batch.undone_at, undone_by=by
        )
        changes.note_all()
        transaction.on_commit(lambda: indexing.refresh_public(ends))
        transaction.on_commit(lambda: changes.settle([("", 0)]))
    return found


def bring_back(found: Undoing, by: AbstractBaseUser) -> None:
    """Make changed records what they were; what refuses that is left, with its reason."""
    for past in list(found.restore):
        wanted = snapshots.read(Version.objects.get(pk=past.before), past.model)
        try:
            with transaction.atomic():
                record = past.model._base_manager.select_for_update().get(pk=past.pk)
                recording.touch(record)
                restoring.make_again(record, wanted)
        except (restoring.ValidationError, restoring.IntegrityError) as error:
            found.restore.remove(past)
            reason = " ".join(restoring.refused(error).messages)
            found.left.append(Left(past, "", reason))


def delete(found: Undoing, ends: set[tuple[type[Record], int]]) -> list[Past]:
    """Delete what was added. What nobody touched goes in large steps; its last version is that of the intake.

    Whom the rows named that go with it is added to `ends`.
    """
    plain: dict[type[Record], list[Past]] = {}
    for past in found.delete:
        if not past.is_edited_since:
            plain.setdefault(past.model, []).append(past)
    for past in found.delete:
        if past.is_edited_since:
            past.model._base_manager.get(pk=past.pk).delete()
    for model, pasts in plain.items():
        for group in sliced(pasts):
            delete_rows(model, [past.pk for past in group], ends)
    for model, pasts in plain.items():
        for group in sliced(pasts):
            rows = model._base_manager.filter(pk__in=[past.pk for past in group])
            rows._raw_delete(rows.db)
    return [past for pasts in plain.values() for past in pasts]


def delete_rows(model: type[models.Model], keys: list[int], ends: set[tuple[type[Record], int]]) -> None:
    """Whatever belongs to these rows, innermost first."""
    for name in part_names(model):
        field = model._meta.get_field(name)
        inner = part_model(model, name)
        rows = inner._base_manager.filter(**owned_by(field, model, keys))
        delete_rows(inner, list(rows.values_list("pk", flat=True)), ends)
        if inner in indexing.ROWS.values():
            columns = [f"{name}_id" for name in indexing.ends_of(inner)]
            ends |= indexing.ends_reached(inner, rows.values_list(*columns))
        rows._raw_delete(rows.db)
    for field in model._meta.private_fields:
        if isinstance(field, GenericRelation) and field.name not in part_names(model):
            rows = field.related_model._base_manager.filter(**owned_by(field, model, keys))
            rows._raw_delete(rows.db)
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        if through._meta.auto_created:
            rows = through._base_manager.filter(**{f"{field.m2m_field_name()}__in": keys})
            rows._raw_delete(rows.db)
    if issubclass(model, Record):
        SearchEntry.objects.filter(noun=model._meta.model_name, object_id__in=keys).delete()


def owned_by(field: models.Field, model: type[models.Model], keys: list[int]) -> dict[str, object]:
    if isinstance(field, GenericRelation):
        kind = ContentType.objects.get_for_model(model)
        return {"content_type": kind, "object_id__in": keys}
    return {f"{field.field.name}__in": keys}


def copy_versions(gone: list[Past], deed: recording.Deed, batch: IntakeBatch) -> None:
    """The last state of what was deleted belongs to the revision that deleted it, as with any deletion."""
    if not gone:
        return
    if deed.revision is None:
        deed.revision = Revision.objects.create(date_created=deed.began, user=deed.by, comment="\n".join(deed.steps))
    for group in sliced(gone):
        last = Version.objects.filter(pk__in=[past.version for past in group])
        Version.objects.bulk_create([moved(version, deed.revision) for version in last])


def moved(version: Version, revision: Revision) -> Version:
    version.pk, version.revision = None, revision
    version._state.adding = True
    return version
