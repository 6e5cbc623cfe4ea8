"""Bringing back what a version holds, with its relations and rows, as a new revision; the standing stays as it is."""

from dataclasses import dataclass
from dataclasses import field as item

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.utils.translation import gettext as _
from django.utils.translation import override
from reversion.models import Version

from events.models import Record
from events.models.files import OriginalField
from events.revisions import recording
from events.revisions.comparing import STANDING, Names, Target, label_of, targets
from events.revisions.heirs import in_place_of_merged
from events.revisions.links import bring_back as bring_back_links
from events.revisions.links import lost_links
from events.revisions.putting import bring_back_rows, lost_among, put
from events.revisions.snapshots import Row, columns, part_names, value_of

# What the record of today keeps, whatever the version says.
STAYS = {*STANDING, "uuid", "created_at", "created_by", "updated_at", "version"}


class Refused(ValidationError):
    """The version cannot be brought back; the messages say why and what to do."""


@dataclass
class Obstacles:
    """What stands in the way of a version: records that are gone, an address or a file that is no longer there."""

    lost: set[Target] = item(default_factory=set)
    left_out: list[str] = item(default_factory=list)
    refusals: list[str] = item(default_factory=list)
    keeps: set[str] = item(default_factory=set)


def obstacles(wanted: Row, present: Record | None) -> Obstacles:
    """What of the version cannot be brought back, in plain words; `present` is None when the record is deleted."""
    found = Obstacles(refusals=list(wanted.all_faults))
    if present is not None and present.replaced_by_id is not None:
        words = _("It was merged into “%(name)s”. Undo the merging first.")
        found.refusals.append(words % {"name": present.replaced_by})
    if found.refusals:
        return found
    found.lost = lost_among(targets([wanted])) - {(wanted.model, wanted.pk)}
    names = Names([wanted])
    for name in columns(wanted.model):
        field = wanted.model._meta.get_field(name)
        raw = wanted.fields.get(name)
        if name in STAYS or not raw:
            continue
        if field.many_to_one and (field.related_model, raw) in found.lost:
            called = names.of(field.related_model, raw)
            if not field.null and present is None:
                words = _("It needs “%(name)s”. Bring that back first.")
                found.refusals.append(words % {"name": called})
            else:
                found.left_out.append(f"{label_of(wanted.model, name)}: {called}")
                found.keeps |= set() if field.null else {name}
        elif field.many_to_many:
            lost = [key for key in raw if (field.related_model, key) in found.lost]
            found.left_out += [f"{label_of(wanted.model, name)}: {names.of(field.related_model, key)}" for key in lost]
        elif name == "slug" and is_taken(wanted, present):
            found.left_out.append(_("The address “%(slug)s”: another record has it now.") % {"slug": raw})
            found.keeps.add(name)
        elif isinstance(field, OriginalField) and not field.storage.exists(raw):
            found.refusals.append(_("The file is no longer kept, so it cannot be brought back."))
    for rows in wanted.parts.values():
        found.left_out += [words for row in rows if (words := without(names, row, found.lost))]
    return found


def without(names: Names, row: Row, lost: set[Target]) -> str:
    """Which deleted records a row names; "" when all are there."""
    gone = [names.of(model, key) for model, key in targets([row]) if (model, key) in lost]
    return f"{row.model._meta.verbose_name}: {', '.join(gone)}" if gone else ""


def is_taken(wanted: Row, present: Record | None) -> bool:
    others = wanted.model._base_manager.filter(slug=wanted.fields["slug"])
    return others.exclude(pk=present.pk if present else None).exists()


def restore(version: Version, wanted: Row, by: AbstractBaseUser | None) -> Record:
    """Make the record and its rows what they were in that version. All or nothing; raises Refused."""
    moment = version.revision.date_created.isoformat()
    try:
        with recording.recorded(by, "restored", moment):
            record = wanted.model._base_manager.select_for_update().get(pk=wanted.pk)
            recording.touch(record)
            make_again(record, wanted)
    except (ValidationError, IntegrityError) as error:
        raise refused(error) from error
    return record


def make_again(record: Record, wanted: Row) -> None:
    """Make a record what it was, naming heirs in place of records that were merged since. Raises Refused."""
    in_place_of_merged(wanted)
    bring_back(record, wanted, obstacles(wanted, record))


def recover(wanted: Row, by: AbstractBaseUser | None) -> Record:
    """Bring back a deleted record with its key and identity, as a draft. All or nothing; raises Refused."""
    try:
        with recording.recorded(by, "recovered"):
            if wanted.model._base_manager.filter(pk=wanted.pk).exists():
                raise Refused(_("It is in the catalogue again already."))
            record = wanted.model(pk=wanted.pk, version=wanted.fields.get("version") or 0)
            named_by = [
                link for version in deleted(wanted.model).filter(object_id=wanted.pk) for link in lost_links(version)
            ]
            in_place_of_merged(wanted)
            found = obstacles(wanted, None)
            for name in ("uuid", "published_at"):
                setattr(record, name, value_of(wanted.model._meta.get_field(name), wanted.fields.get(name)))
            author = wanted.fields.get("created_by")
            record.created_by_id = author if known_user(wanted.model, author) else None
            bring_back(record, wanted, found)
            wanted.model._base_manager.filter(pk=record.pk).update(created_at=wanted.fields["created_at"])
            bring_back_links(named_by, record)
    except (ValidationError, IntegrityError) as error:
        raise refused(error) from error
    return record


def known_user(model: type[Record], key: int | None) -> bool:
    return key is not None and model._meta.get_field("created_by").related_model.objects.filter(pk=key).exists()


def refused(error: Exception) -> Refused:
    if isinstance(error, ValidationError):
        return error if isinstance(error, Refused) else Refused(error.messages)
    return Refused(_("It no longer fits the rest of the catalogue: %(why)s.") % {"why": error})


def bring_back(record: Record, wanted: Row, found: Obstacles) -> None:
    if found.refusals:
        raise Refused(found.refusals)
    put(record, wanted, found.lost, {*STAYS, *found.keeps})
    with override(record.language):  # which fills the columns without a language
        record.full_clean(exclude=record.translated, validate_constraints=bool(record.slug))
        record.save()
    for field in record._meta.many_to_many:
        if field.name in wanted.fields:
            keys = value_of(field, wanted.fields[field.name])
            getattr(record, field.name).set([key for key in keys if (field.related_model, key) not in found.lost])
    for name in part_names(wanted.model):
        if name in wanted.parts:
            bring_back_rows(record, name, wanted.parts[name], found.lost)


def deleted(model: type[Record]) -> models.QuerySet:
    """The last version of every record of the kind that is no longer in the catalogue, the latest first."""
    found = Version.objects.get_deleted(model, model_db="default")
    return found.select_related("revision__user").order_by("-revision__date_created", "-pk")
