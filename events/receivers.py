"""The only receivers of model signals: versions are kept, changes told of, and after a commit search rows made true."""

from copy import copy
from threading import local
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_init,
    post_migrate,
    post_save,
    pre_delete,
    pre_save,
)

from events import changes, fulltext, indexing, publishing
from events.models import NOUNS, Access, Exhibit, Exhibitor, Making, Observation, Record, Signature, Source, Speaking
from events.models.statements import Attached, Citation, Illustration, Involvement, Subject
from events.revisions import recording
from events.revisions.snapshots import owners

_thread = local()

# Rows that belong to a record, and the columns that lead to the records whose pages show them.
OWNERS: dict[type[models.Model], tuple[str, ...]] = {
    Speaking: ("talk", "person", "organisation"),
    Signature: ("memorandum", "person", "organisation"),
    Making: ("work", "artisan"),
    Exhibit: ("exhibition", "work"),
    Exhibitor: ("exhibition", "artisan"),
    Observation: ("indicator", "initiative"),
    Involvement: ("person", "organisation"),
    Citation: (),
    Illustration: (),
    Subject: (),
}
# Records whose own columns make others what they are: a source makes its author one.
MAKERS: dict[type[Record], tuple[str, ...]] = {Source: ("author",)}
ENDS = OWNERS | MAKERS


def connect() -> None:
    """Called once when the app is ready."""
    post_migrate.connect(fulltext.prepare, sender=apps.get_app_config("events"))
    for model in NOUNS:
        post_init.connect(note, sender=model)
        post_save.connect(record_saved, sender=model)
        post_delete.connect(record_deleted, sender=model)
        pre_save.connect(keep_record, sender=model)
        post_save.connect(keep_added, sender=model)
        pre_delete.connect(keep_leaving, sender=model)
        for field in model._meta.local_many_to_many:
            m2m_changed.connect(ends_changed, sender=field.remote_field.through)
            m2m_changed.connect(keep_list, sender=field.remote_field.through)
    for model in ENDS:
        post_init.connect(note_ends, sender=model)
        post_save.connect(ends_left, sender=model)
    for model in MAKERS:
        post_delete.connect(maker_deleted, sender=model)
    for model in OWNERS:
        post_save.connect(part_changed, sender=model)
        post_delete.connect(part_changed, sender=model)
        pre_save.connect(keep_part, sender=model)
        pre_delete.connect(keep_part, sender=model)


def note(instance: Record, **kwargs: object) -> None:
    """Remember the address, and whether the record is public, as far as it is loaded."""
    instance._former_slug = instance.__dict__.get("slug", "")
    instance._former_standing = standing(instance)


def note_ends(instance: models.Model, **kwargs: object) -> None:
    """Remember which records the row leads to, as far as they are loaded."""
    instance._former_ends = {name: instance.__dict__.get(f"{name}_id") for name in ENDS[type(instance)]}
    instance._former_record = instance.__dict__.get("content_type_id"), instance.__dict__.get("object_id")


def ends_left(instance: models.Model, **kwargs: object) -> None:
    """Whoever the row no longer leads to reads otherwise too."""
    for name, former in instance._former_ends.items():
        if former and former != getattr(instance, f"{name}_id"):
            refresh_on_commit(end_of(instance, name, former))
    if isinstance(instance, Attached) and all(instance._former_record):
        kind, key = instance._former_record
        if (kind, key) != (instance.content_type_id, instance.object_id):
            refresh_on_commit(indexing.record_of(ContentType.objects.get_for_id(kind), key))
    note_ends(instance)


def end_of(row: models.Model, name: str, key: int | None = None) -> Record | None:
    """The record to which a column of the row leads, or has led by that key; None if it is deleted already."""
    return row._meta.get_field(name).related_model.objects.filter(pk=key or getattr(row, f"{name}_id")).first()


def maker_deleted(instance: Record, **kwargs: object) -> None:
    for name in MAKERS[type(instance)]:
        refresh_on_commit(end_of(instance, name))


def standing(record: Record) -> tuple[object, ...]:
    return tuple(record.__dict__.get(name) for name in ("status", "publish_at", "replaced_by_id"))


def record_saved(instance: Record, **kwargs: object) -> None:
    if kwargs.get("raw"):
        changes.note(instance)  # a fixture brings its own search rows
        return
    if instance._former_slug != instance.slug:
        publishing.remember_slug(instance, former=instance._former_slug)
        instance._former_slug = instance.slug
    if instance._former_standing != standing(instance):
        for other in indexing.said_with(instance):
            refresh_on_commit(other)
    instance._former_standing = standing(instance)
    if isinstance(instance, Access):
        instance.spread_languages()
    refresh_on_commit(instance)


def record_deleted(instance: Record, **kwargs: object) -> None:
    refresh_on_commit(instance)


def part_changed(instance: models.Model, **kwargs: object) -> None:
    if kwargs.get("raw"):
        changes.note_all()
        return
    for name in OWNERS[type(instance)]:
        refresh_on_commit(end_of(instance, name))
    if isinstance(instance, Attached):
        refresh_on_commit(indexing.record_of(instance.content_type, instance.object_id))


def ends_changed(
    sender: type[models.Model], instance: Record, action: str, model: type[Record], pk_set: set[int] | None, **_: object
) -> None:
    """A many-to-many relation was changed from either of its ends."""
    if action in ("post_add", "post_remove", "pre_clear"):
        refresh_on_commit(instance)
        for other in model.objects.filter(pk__in=tied_by(sender, instance, model) if pk_set is None else pk_set):
            refresh_on_commit(other)


def tied_by(through: type[models.Model], record: Record, model: type[Record]) -> models.QuerySet:
    """Keys of the records of that kind that the rows tie to this one."""
    ends = {field.related_model: field.name for field in through._meta.fields}
    return through._base_manager.filter(**{ends[type(record)]: record}).values(ends[model])


def refresh_on_commit(record: Record | None) -> None:
    """Tell of the record with its transaction; once, after the commit, its search rows are made true."""
    if record is not None:
        changes.note(record)
        pending().setdefault(record.uuid, (record, record.pk))
        transaction.on_commit(refresh_pending)


def pending() -> dict[UUID, tuple[Record, int]]:
    """Touched records with their keys: a deleted one has lost its own."""
    if not hasattr(_thread, "pending"):
        _thread.pending = {}
    return _thread.pending


def refresh_pending() -> None:
    """Make the search rows of the touched records, as they now stand, true, and tell that they changed.

    What a rolled-back transaction touched may be among them: it is read anew, so nothing untrue is written.
    """
    touched = dict(pending())
    pending().clear()
    if len(touched) > indexing.CHUNK:
        indexing.refresh_many([record for record, _key in touched.values()])
    else:
        for record, _key in touched.values():
            indexing.refresh(record)
    if touched:
        changes.settle((record.noun, key) for record, key in touched.values())


# Versions: the state before a change is kept, and what was changed is told to whoever is recording


def keep_record(instance: Record, **kwargs: object) -> None:
    if not kwargs.get("raw") and not instance._state.adding and recording.current():
        recording.touch(instance)


def keep_added(instance: Record, created: bool, **kwargs: object) -> None:
    if created and not kwargs.get("raw"):
        recording.added(instance)


def keep_part(instance: models.Model, **kwargs: object) -> None:
    """A part that moves from one record to another changes both."""
    if kwargs.get("raw") or not recording.current():
        return
    former = copy(instance)
    if isinstance(instance, Attached) and all(instance._former_record):
        former.content_type_id, former.object_id = instance._former_record
    for name, key in instance._former_ends.items():
        former.__dict__[f"{name}_id"] = key
    keys = dict.fromkeys([*owners(instance), *owners(former)])
    recording.about_to_change(keys)
    recording.changed(keys)


def keep_list(
    sender: type[models.Model],
    instance: Record,
    action: str,
    reverse: bool,
    model: type[Record],
    pk_set: set[int] | None,
    **kwargs: object,
) -> None:
    if not action.startswith("pre_") or not recording.current():
        return
    keys = [(type(instance), instance.pk)]
    if reverse:
        tied = [key for row in tied_by(sender, instance, model) for key in row.values()] if pk_set is None else pk_set
        keys = [(model, key) for key in tied]
    recording.about_to_change(keys)
    recording.changed(keys)


def keep_leaving(instance: Record, **kwargs: object) -> None:
    """A record that is deleted, and those that name it and go on without it."""
    if not recording.current():
        return
    recording.leaving(instance)
    for field in instance._meta.related_objects:
        lets_go = field.many_to_many or field.on_delete is models.SET_NULL
        if lets_go and issubclass(field.related_model, Record) and field.field.concrete:
            named = field.related_model._base_manager.filter(**{field.field.name: instance.pk})
            recording.touch(*named.only("pk"))
