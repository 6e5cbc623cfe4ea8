"""The only receivers of model signals: after a commit, search rows are made true and the front is told."""

from functools import partial

from django.db import models, transaction
from django.db.models.signals import post_delete, post_init, post_save

from events import indexing, publishing
from events.models import NOUNS, Exhibit, Exhibitor, Making, Observation, Record, Signature, Speaking
from events.models.statements import Attached, Citation, Illustration, Involvement, Subject
from events.signals import record_changed

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
        post_init.connect(note_slug, sender=model)
        post_save.connect(record_saved, sender=model)
        post_delete.connect(record_deleted, sender=model)
    for model in OWNERS:
        post_save.connect(part_changed, sender=model)
        post_delete.connect(part_changed, sender=model)


def note_slug(instance: Record, **kwargs: object) -> None:
    instance._former_slug = instance.__dict__.get("slug", "")


def record_saved(instance: Record, **kwargs: object) -> None:
    if kwargs.get("raw"):
        return
    if instance._former_slug != instance.slug:
        publishing.remember_slug(instance, former=instance._former_slug)
        instance._former_slug = instance.slug
    transaction.on_commit(partial(refresh, instance))


def record_deleted(instance: Record, **kwargs: object) -> None:
    transaction.on_commit(partial(indexing.forget, instance))
    transaction.on_commit(partial(record_changed.send, sender=type(instance), record=instance))


def part_changed(instance: models.Model, **kwargs: object) -> None:
    if kwargs.get("raw"):
        return
    transaction.on_commit(partial(refresh_owners, instance))


def refresh_owners(part: models.Model) -> None:
    owners = [getattr(part, name) for name in OWNERS[type(part)]]
    if isinstance(part, Attached):
        owners.append(indexing.record_of(part.content_type, part.object_id))
    for owner in owners:
        if owner is not None:
            refresh(owner)


def refresh(record: Record) -> None:
    """Make the search rows of the record as it now stands true, and tell the front that it changed."""
    current = type(record)._base_manager.filter(pk=record.pk).first()
    if current is None:
        indexing.forget(record)
    else:
        indexing.index(current)
    record_changed.send(sender=type(record), record=record)
