"""The only receivers of model signals: after a commit, search rows are made true and the front is told."""

from threading import local
from uuid import UUID

from django.db import models, transaction
from django.db.models.signals import post_delete, post_init, post_save

from events import indexing, publishing
from events.models import NOUNS, Exhibit, Exhibitor, Making, Observation, Record, Signature, Speaking
from events.models.statements import Attached, Citation, Illustration, Involvement, Subject
from events.signals import record_changed
from events.text.languages import LANGUAGES

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


def connect() -> None:
    """Called once when the app is ready."""
    for model in NOUNS:
        post_init.connect(note, sender=model)
        post_save.connect(record_saved, sender=model)
        post_delete.connect(record_deleted, sender=model)
    for model in OWNERS:
        post_save.connect(part_changed, sender=model)
        post_delete.connect(part_changed, sender=model)


def note(instance: Record, **kwargs: object) -> None:
    """Remember the address, and by which public names other records can be found through this one."""
    instance._former_slug = instance.__dict__.get("slug", "")
    instance._former_names = public_names(instance)


def public_names(record: Record) -> tuple[object, ...]:
    """What `indexing.names_of` depends on, as far as it is loaded."""
    columns = [f"{record.title_field}_{code}" for code in LANGUAGES]
    return tuple(record.__dict__.get(name) for name in (*columns, "status", "publish_at", "replaced_by_id"))


def record_saved(instance: Record, **kwargs: object) -> None:
    if kwargs.get("raw"):
        return
    if instance._former_slug != instance.slug:
        publishing.remember_slug(instance, former=instance._former_slug)
        instance._former_slug = instance.slug
    if instance._former_names != public_names(instance) and not kwargs.get("created"):
        renamed()[instance.uuid] = instance
    instance._former_names = public_names(instance)
    refresh_on_commit(instance)


def record_deleted(instance: Record, **kwargs: object) -> None:
    refresh_on_commit(instance)


def part_changed(instance: models.Model, **kwargs: object) -> None:
    if kwargs.get("raw"):
        return
    for name in OWNERS[type(instance)]:
        refresh_on_commit(getattr(instance, name))
    if isinstance(instance, Attached):
        refresh_on_commit(indexing.record_of(instance.content_type, instance.object_id))


def refresh_on_commit(record: Record | None) -> None:
    """Remember the record; however often it is touched in a transaction, it is refreshed once, after the commit."""
    if record is not None:
        pending().setdefault(record.uuid, record)
        transaction.on_commit(refresh_pending)


def pending() -> dict[UUID, Record]:
    if not hasattr(_thread, "pending"):
        _thread.pending = {}
    return _thread.pending


def renamed() -> dict[UUID, Record]:
    """Those of the pending records whose names may stand in the search rows of others."""
    if not hasattr(_thread, "renamed"):
        _thread.renamed = {}
    return _thread.renamed


def refresh_pending() -> None:
    """Make the search rows of the touched records, as they now stand, true, and tell the front that they changed.

    What a rolled-back transaction touched may be among them: it is read anew, so nothing untrue is written.
    """
    touched = dict(pending())
    for record in renamed().values():
        touched.update((tied.uuid, tied) for tied in indexing.tied_to(record) if tied is not None)
    pending().clear()
    renamed().clear()
    for record in touched.values():
        current = type(record)._base_manager.filter(uuid=record.uuid).first()
        if current is None:
            indexing.forget(record)
        else:
            indexing.index(current)
        record_changed.send(sender=type(record), record=record)
