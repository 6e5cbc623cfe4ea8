"""Rows and lists on their way back to a record that is no longer merged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from events.joining.rows import title, with_names
from events.joining.ways import List, Way, lists, model_of, raw, value, ways
from events.models import Merge, Record
from events.models.statements import Attached
from events.revisions import snapshots
from events.revisions.comparing import targets
from events.revisions.heirs import in_place_of_merged, living
from events.revisions.putting import bring_back_rows, lost_among, needs_lost, put

There = dict[tuple[str, int], models.Model]


@dataclass
class Back:
    """A row, or a key of a list, that goes back; `is_gone` when somebody took it away since, `stays` says why not."""

    key: str
    title: str
    told: dict
    row: models.Model | None = None
    list: List | None = None
    is_gone: bool = False
    stays: str = ""


@dataclass
class Fresh:
    """A row that came to the kept record since."""

    key: str
    title: str
    way: Way
    row: models.Model


def returns(merge: Merge, kept: Record, other: Record) -> Iterator[Back]:
    """What becomes of every row that moved or was joined, read with one query for each kind of row."""
    moved, joined = merge.moved.get("rows", []), merge.moved.get("joined", [])
    there = present([*((told["model"], told["pk"]) for told in moved), *((t["model"], t["twin"]) for t in joined)])
    columns = {way.key: way.column for way in ways(type(kept))}
    for told in moved:
        row, column = there.get((told["model"], told["pk"])), columns.get(told["way"], "")
        back = Back(f"row:{told['model']}:{told['pk']}", told.get("title", ""), told, row)
        if column not in told["set"]:
            back.stays = "" if row is not None else " "
        elif row is None:
            back.is_gone = "row" in told
            back.stays = "" if back.is_gone else _("%(name)s: deleted since") % {"name": back.title}
        elif raw(row, column) != kept.pk:
            back.stays = _("%(name)s: changed since, stays where it is") % {"name": back.title}
        if back.stays != " ":
            yield back
    for told in joined:
        twin = there.get((told["model"], told["twin"]))
        yield Back(f"row:{told['model']}:{told['pk']}", told.get("title", ""), told, is_gone=twin is None)


def present(wanted: Iterable[tuple[str, int]]) -> There:
    keys: dict[str, set[int]] = {}
    for label, key in wanted:
        keys.setdefault(label, set()).add(key)
    return {
        (label, pk): row for label in keys for pk, row in model_of(label)._base_manager.in_bulk(keys[label]).items()
    }


def return_row(back: Back) -> str:
    """Put the row back; why it could not be, in words."""
    if back.row is None:
        return bring(back)
    for column, (before, after) in back.told["set"].items():
        if raw(back.row, column) == after:
            setattr(back.row, column, living(type(back.row), column, value(type(back.row), column, before)))
    return saved(back.row, back.title)


def bring(back: Back) -> str:
    """Write a row that is gone once more, with the key that it had if that is free."""
    model = model_of(back.told["model"])
    wanted = snapshots.row_of(model, back.told["row"])
    in_place_of_merged(wanted)
    lost = lost_among(targets([wanted]))
    if wanted.all_faults or needs_lost(wanted, lost):
        return _("%(name)s: what it names was deleted since") % {"name": back.title}
    row = model(pk=None if model._base_manager.filter(pk=wanted.pk).exists() else wanted.pk)
    put(row, wanted, lost, set())
    back.row = row
    if told := saved(row, back.title):
        return told
    for name, rows in wanted.parts.items():
        bring_back_rows(row, name, rows, lost)
    return ""


def saved(row: models.Model, title: str) -> str:
    """Save a row, if the record to which it is attached is there still; why it could not be, in words."""
    if isinstance(row, Attached):
        owner = row.record
        if owner is None:
            return _("%(name)s: what it names was deleted since") % {"name": title}
        row.object_id = owner.heir.pk
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return _("%(name)s: another row says the same now") % {"name": title}
    return ""


# Lists


def list_returns(merge: Merge, kept: Record) -> Iterator[Back]:
    """Each key of each list; a record that was itself merged since is looked for under the one that replaced it."""
    known = {(each.key, each.is_owner): each for each in lists(type(kept))}
    for told in merge.moved.get("lists", []):
        each = known.get((told["list"], told["is_owner"]))
        if each is None:
            continue
        end = each.field.related_model if each.is_owner else each.owner
        ends = {pk: record.heir for pk, record in end._base_manager.in_bulk(told["keys"]).items()}
        have = set(each.pairs(kept))
        for key in told["keys"]:
            if key in ends:
                heir = ends[key]
                kept_told = {**told, "key": heir.pk, "stay": key in told["had"]}
                name = f"list:{each.key}:{key}"
                yield Back(name, str(heir), kept_told, list=each, is_gone=heir.pk not in have)


def return_list(back: Back, kept: Record, other: Record) -> str:
    each, key = back.list, back.told["key"]
    owner = None if each.is_owner else each.owner._base_manager.get(pk=key)
    if not back.told["stay"] and not back.is_gone:
        getattr(owner or kept, each.name).remove(key if owner is None else kept.pk)
    getattr(owner or other, each.name).add(key if owner is None else other.pk)
    return ""


# What came since


def fresh_rows(merge: Merge, kept: Record) -> list[Fresh]:
    """Rows that neither record had when they were merged, and that no later merging brought."""
    later = Merge.objects.filter(noun=merge.noun, kept_id=merge.kept_id, undone_at__isnull=True, pk__gte=merge.pk)
    brought = {(told["way"], told["pk"]) for each in later for told in each.moved.get("rows", [])}
    found = []
    for way in ways(type(kept)):
        before = set(merge.moved.get("there", {}).get(way.key, ()))
        keys = [key for key in way.rows(kept).values_list("pk", flat=True) if key not in before]
        new = [key for key in keys if (way.key, key) not in brought]
        for row in with_names(way, way.model._base_manager.filter(pk__in=new).order_by("pk")):
            found.append(Fresh(f"fresh:{way.key}:{row.pk}", title(way, row), way, row))
    return found


def give(fresh: Fresh, other: Record) -> str:
    """Let the row lead to the other record; why it could not, in words."""
    setattr(fresh.row, fresh.way.column, other.pk)
    return saved(fresh.row, fresh.title)
