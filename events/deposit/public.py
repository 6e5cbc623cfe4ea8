"""Which rows of each table a public deposit holds: published records, and of their parts what names no hidden one."""

from collections.abc import Iterator
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from events.deposit import rows
from events.deposit.form import lists
from events.models import NOUNS, FormerSlug, Observation, Record, Tombstone
from events.text.languages import LANGUAGES

# What only the desk may know: who entered it, when it was to appear, what the camera said, what was merged.
INTERNAL = frozenset({"created_by", "publish_at", "taken", "replaced_by"})
OWNERS = ("talk", "memorandum", "work", "exhibition", "indicator")


class Public:
    """The public catalogue at one moment; `rows(model)` are its rows, with every way to a hidden record cut."""

    def __init__(self) -> None:
        self.moment = timezone.now()

    @cached_property
    def seen(self) -> dict[type[models.Model], set[int]]:
        """Keys of what is public, by noun."""
        return {model: set(model.objects.published(self.moment).values_list("pk", flat=True)) for model in NOUNS}

    def rows(self, model: type[models.Model]) -> Iterator[models.Model]:
        if model is FormerSlug:
            return iter(self.addresses())
        if model is Tombstone:
            return self.tombstones()
        if issubclass(model, Record):
            public = model.objects.published(self.moment)
            return (self.cut(record) for record in rows.read(model, public) if record.pk in self.seen[model])
        if model in lists():
            return (row for row in rows.read(model) if not self.lost(row))
        return (row for row in rows.read(model) if self.keeps(row))

    def cut(self, record: Record) -> Record:
        for field in self.lost(record):
            setattr(record, field.attname, None)
        return record

    def lost(self, row: models.Model) -> list[models.ForeignKey]:
        """The columns that lead to a record which is not public."""
        ends = [field for field in row._meta.concrete_fields if field.related_model in self.seen]
        return [end for end in ends if (key := getattr(row, end.attname)) and key not in self.seen[end.related_model]]

    def keeps(self, part: models.Model) -> bool:
        """Whether the part may leave; it does without the ends that are hidden, and without the words on them."""
        if not self.has_public_owner(part):
            return False
        lost = self.lost(part)
        if any(not field.null for field in lost):
            return False
        for field in lost:
            setattr(part, field.attname, None)
        if any(field.name == "person" for field in lost):
            for code in LANGUAGES:
                setattr(part, f"title_then_{code}", None)
        return not lost or isinstance(part, Observation) or self.names_somebody(part)

    def has_public_owner(self, part: models.Model) -> bool:
        if not hasattr(part, "content_type_id"):
            return True  # its owner is one of its ends
        owner = ContentType.objects.get_for_id(part.content_type_id).model_class()
        if owner is Observation:
            return part.object_id in self.figures
        return part.object_id in self.seen.get(owner, ())

    @cached_property
    def figures(self) -> set[int]:
        return {row.pk for row in self.rows(Observation)}

    def names_somebody(self, part: models.Model) -> bool:
        ends = [field for field in part._meta.concrete_fields if field.related_model in self.seen]
        return any(getattr(part, end.attname) for end in ends if end.name not in OWNERS)

    def tombstones(self) -> Iterator[Tombstone]:
        """Without the title: it was withdrawn, and only its address need be known to be gone."""
        for row in rows.read(Tombstone):
            row.title = ""
            yield row

    def addresses(self) -> list[FormerSlug]:
        """Former addresses, and those of records merged into others: each leads to the record that stands now."""
        found = []
        for model in NOUNS:
            noun = model._meta.model_name
            heirs = dict(self.heirs(model))
            public = {record.uuid for record in heirs.values()}
            public |= set(model.objects.published(self.moment).values_list("uuid", flat=True))
            for former in rows.read(FormerSlug, FormerSlug.objects.filter(noun=noun)):
                uuid = heirs[former.record_uuid].uuid if former.record_uuid in heirs else former.record_uuid
                if uuid in public:
                    found.append(FormerSlug(noun=noun, slug=former.slug, record_uuid=uuid, left_at=former.left_at))
            known = {each.slug for each in found if each.noun == noun}
            for merged in model.objects.filter(uuid__in=heirs).exclude(slug__in=known):
                heir = heirs[merged.uuid].uuid
                found.append(FormerSlug(noun=noun, slug=merged.slug, record_uuid=heir, left_at=merged.updated_at))
        found.sort(key=lambda each: (each.noun, each.slug))
        for number, each in enumerate(found, 1):
            each.pk = number
        return found

    def heirs(self, model: type[Record]) -> Iterator[tuple[object, Record]]:
        """Of each record that was public and then merged: the public one which stands for it."""
        for merged in model.objects.filter(replaced_by__isnull=False, published_at__isnull=False):
            if (heir := merged.heir).pk in self.seen[model]:
                yield merged.uuid, heir
