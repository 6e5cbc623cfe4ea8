"""Where a deleted record was named by others, which went on without it: so that they name it again when it is back."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.db.models import Max
from reversion.models import Version

from events.models import Record
from events.revisions import recording
from events.revisions.comparing import label_of, label_of_list, targets
from events.revisions.putting import lost_among, needs_lost, owner_column, put
from events.revisions.snapshots import Row, Unreadable, columns, read

AT_ONCE = 400


@dataclass
class Link:
    """That `owner` named the record: in a column or list `name`, or by a `row` of its list `name`."""

    owner: Record
    name: str
    row: Row | None = None

    def __str__(self) -> str:
        words = label_of_list(type(self.owner), self.name) if self.row else label_of(type(self.owner), self.name)
        return f"{self.owner}: {words}"


def lost_links(version: Version) -> list[Link]:
    """What the deed that deleted the record took from others, as far as they still are and lack it."""
    try:
        model, key = version.content_type.model_class(), int(version.object_id)
    except ValueError:
        return []
    beside = list(version.revision.version_set.exclude(pk=version.pk).select_related("content_type"))
    former = before(beside)
    found = []
    for after in beside:
        kind = after.content_type.model_class()
        if kind is None or not issubclass(kind, Record) or after.pk not in former:
            continue
        owner = kind._base_manager.filter(pk=after.object_id).first()
        if owner is not None:
            found += links_between(owner.heir, former[after.pk], after, (model, key))
    return [link for link in found if not is_there(link, key)]


def before(versions: list[Version]) -> dict[int, Version]:
    """The version that each of these followed, by its key."""
    if not versions:
        return {}
    first, found = min(version.pk for version in versions), {}
    for start in range(0, len(versions), AT_ONCE):
        some = versions[start : start + AT_ONCE]
        keys = {(version.content_type_id, version.object_id): version.pk for version in some}
        earlier = Version.objects.filter(pk__lt=first, object_id__in={key for _kind, key in keys})
        earlier = earlier.order_by().values("content_type_id", "object_id").annotate(last=Max("pk"))
        last = {row["last"]: keys.get((row["content_type_id"], row["object_id"])) for row in earlier}
        found |= {last[pk]: version for pk, version in Version.objects.in_bulk(list(last)).items() if last[pk]}
    return found


def links_between(owner: Record, before_: Version, after: Version, target: tuple) -> Iterator[Link]:
    try:
        old, new = read(before_, type(owner)), read(after, type(owner))
    except Unreadable:
        return
    for name in columns(type(owner)):
        field = type(owner)._meta.get_field(name)
        if name == "replaced_by" or field.remote_field is None or field.related_model is not target[0]:
            continue
        if field.many_to_many:
            if target[1] in (old.fields.get(name) or []) and target[1] not in (new.fields.get(name) or []):
                yield Link(owner, name)
        elif old.fields.get(name) == target[1] and new.fields.get(name) is None:
            yield Link(owner, name)
    for name, rows in old.parts.items():
        left = {row.pk for row in new.parts.get(name, [])}
        for row in rows:
            if row.pk not in left and target in set(targets([row])):
                yield Link(owner, name, row)


def is_there(link: Link, key: int) -> bool:
    """Whether the owner names something there again."""
    if link.row is not None:
        return link.row.model._base_manager.filter(pk=link.row.pk).exists()
    if type(link.owner)._meta.get_field(link.name).many_to_many:
        return getattr(link.owner, link.name).filter(pk=key).exists()
    return getattr(link.owner, f"{link.name}_id") is not None


def bring_back(links: list[Link], record: Record) -> None:
    """Let the others name the record again; what no longer fits is left."""
    for link in links:
        if is_there(link, record.pk):
            continue
        owner = type(link.owner)._base_manager.get(pk=link.owner.pk)
        recording.touch(owner)
        with suppress(IntegrityError), transaction.atomic():
            name_again(owner, link, record)


def name_again(owner: Record, link: Link, record: Record) -> None:
    if link.row is None:
        if type(owner)._meta.get_field(link.name).many_to_many:
            getattr(owner, link.name).add(record)
        else:
            setattr(owner, link.name, record)
            owner.save()
        return
    lost = lost_among(targets([link.row]))
    if not link.row.all_faults and not needs_lost(link.row, lost):
        row: models.Model = link.row.model(pk=link.row.pk)
        put(row, link.row, lost, set())
        setattr(row, *owner_column(getattr(owner, link.name), owner))
        row.save()
