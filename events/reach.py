"""Which records somebody at the desk may see: whoever may only enter drafts sees their own, and what is public."""

from django.contrib.auth.models import AbstractBaseUser

from events.models import Record, RecordQuerySet


def sees_all(user: AbstractBaseUser, model: type[Record]) -> bool:
    """A contributor has "add" and "view", but not "change"; whoever has "view" alone is there to look."""
    noun = model._meta.model_name
    return user.has_perm(f"events.change_{noun}") or (
        user.has_perm(f"events.view_{noun}") and not user.has_perm(f"events.add_{noun}")
    )


def seen_by(user: AbstractBaseUser, records: RecordQuerySet) -> RecordQuerySet:
    """Those of the records that the user may look at."""
    if sees_all(user, records.model):
        return records
    return records.filter(created_by=user.pk) | records.published()


def sees(user: AbstractBaseUser, record: Record) -> bool:
    """What `seen_by` says, for one record at hand."""
    return sees_all(user, type(record)) or is_own(user, record) or record.is_public


def is_own(user: AbstractBaseUser, record: Record) -> bool:
    return user.pk is not None and record.created_by_id == user.pk
