"""Compares drafts with the catalogue: which record each is, on what it rests, what it would change."""

from dataclasses import dataclass
from dataclasses import field as item
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from events.intake.mapping import Draft, Reference, noun
from events.intake.problems import Problem, did_you_mean
from events.models import Record

AT_ONCE = 400


class Action(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Change:
    """One field before and after, in words."""

    field: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.field}: {self.old or '–'} → {self.new or '–'}"


@dataclass
class Entry:
    """A draft with the record it is about, found in the catalogue or new."""

    draft: Draft
    record: Record
    changes: list[Change] = item(default_factory=list)
    refused: bool = False
    is_new: bool = False

    @property
    def action(self) -> Action:
        if self.refused:
            return Action.REFUSED
        if self.is_new:
            return Action.ADDED
        return Action.CHANGED if self.changes else Action.UNCHANGED


@dataclass
class Plan:
    """What a reading does: its entries, each after those it rests on, and everything that is refused."""

    entries: list[Entry] = item(default_factory=list)
    problems: list[Problem] = item(default_factory=list)
    found: dict[tuple[type[Record], str], Record] = item(default_factory=dict)
    stated: dict[tuple[type[Record], str], Entry] = item(default_factory=dict)

    def of(self, action: Action) -> list[Entry]:
        return [entry for entry in self.entries if entry.action == action]

    def refuse(self, draft: Draft, field: str, reason: str, line: int = 0) -> None:
        self.problems.append(Problem(draft.file, line or draft.lines.get(field, draft.line), field, reason))

    def record(self, reference: Reference | None) -> Record | None:
        """The record that a reference means, or the one into which it was merged; it may still be unsaved."""
        if reference is None:
            return None
        entry = self.stated.get((reference.model, reference.slug))
        record = entry.record if entry else self.found.get((reference.model, reference.slug))
        return record and record.heir


def make(drafts: list[Draft], problems: list[Problem]) -> Plan:
    """Find the records of all drafts, check the references between them and put them in order."""
    plan = Plan(problems=list(problems))
    find_records(plan, drafts)
    for draft in drafts:
        check_references(plan, draft)
    put_in_order(plan)
    return plan


def find_records(plan: Plan, drafts: list[Draft]) -> None:
    """Tie every draft to its record by uuid, else by slug, else to a new one; twice the same is refused."""
    slugs: dict[type[Record], set[str]] = {}
    uuids: dict[type[Record], set[UUID]] = {}
    for draft in drafts:
        slugs.setdefault(draft.model, set()).add(draft.slug)
        uuids.setdefault(draft.model, set()).add(draft.uuid)
        for reference in references_of(draft):
            slugs.setdefault(reference.model, set()).add(reference.slug)
    for model, wanted in slugs.items():
        plan.found |= {(model, record.slug): record for record in fetch(model, "slug", wanted - {""})}
    by_uuid = {
        (model, record.uuid): record
        for model, wanted in uuids.items()
        for record in fetch(model, "uuid", wanted - {None})
    }
    first: dict[tuple, Draft] = {}
    for draft in drafts:
        record = by_uuid.get((draft.model, draft.uuid)) or plan.found.get((draft.model, draft.slug))
        if record is not None and draft.uuid_stated and record.uuid != draft.uuid:
            plan.refuse(draft, "uuid", _("The slug belongs to another record, with the uuid %s.") % record.uuid)
        refuse_merged(plan, draft, record)
        entry = Entry(draft, record or new_record(draft), is_new=record is None)
        entry.refused = not draft.slug and not draft.uuid
        signs = {(draft.model, draft.slug), (draft.model, draft.uuid), (draft.model, entry.record.uuid)}
        signs -= {(draft.model, ""), (draft.model, None)}
        if twin := next((first[sign] for sign in signs if sign in first), None):
            reason = _("This record stands twice; the first is in %(file)s, line %(line)d.")
            plan.refuse(draft, "", reason % {"file": twin.file, "line": twin.line})
            continue
        first |= dict.fromkeys(signs, draft)
        plan.entries.append(entry)
        plan.stated[draft.model, draft.slug or entry.record.slug] = entry


def refuse_merged(plan: Plan, draft: Draft, record: Record | None) -> None:
    """A record that was merged into another is not written any more."""
    if record is not None and record.replaced_by_id:
        reason = _("This record was merged into “%(name)s”. Take the row out, or give it the slug “%(slug)s”.")
        plan.refuse(draft, "", reason % {"name": record.heir, "slug": record.heir.slug})


def fetch(model: type[Record], column: str, wanted: set) -> list[Record]:
    """Rows by slug or uuid, a few hundred at a time, held until the transaction ends."""
    values = sorted(wanted)
    groups = [values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE)]
    rows = model._base_manager.select_for_update()
    return [record for group in groups for record in rows.filter(**{f"{column}__in": group})]


def new_record(draft: Draft) -> Record:
    record = draft.model(slug=draft.slug)
    if draft.uuid:
        record.uuid = draft.uuid
    return record


def references_of(draft: Draft) -> list[Reference]:
    """Every mention of another record, in the draft itself and in its parts."""
    found = [reference for reference in draft.references.values() if reference]
    found += [reference for group in draft.many.values() for reference in group]
    return found + [one for group in draft.parts.values() for part in group for one in references_of(part)]


def check_references(plan: Plan, draft: Draft, path: str = "") -> None:
    """Refuse every mention of a record that neither the catalogue nor the files hold."""
    named = [(name, reference) for name, reference in draft.references.items() if reference]
    named += [(name, reference) for name, group in draft.many.items() for reference in group]
    for name, reference in named:
        if plan.record(reference) is None:
            reason = _("There is no %(noun)s with the slug “%(slug)s”.")
            reason %= {"noun": noun(reference.model), "slug": reference.slug}
            plan.refuse(draft, f"{path}{name}", reason + nearest(plan, reference), reference.line)
    for name, parts in draft.parts.items():
        for number, part in enumerate(parts, 1):
            check_references(plan, part, f"{path}{name} {number}: ")


def nearest(plan: Plan, reference: Reference) -> str:
    known = {slug for model, slug in plan.stated if model is reference.model}
    known.update(reference.model._base_manager.values_list("slug", flat=True))
    return did_you_mean(reference.slug, known)


def put_in_order(plan: Plan) -> None:
    """Records that others rest on come first; records that rest on one another in a ring are refused."""
    entries = {id(entry): entry for entry in plan.entries}
    sorter: TopologicalSorter = TopologicalSorter()
    for entry in plan.entries:
        wanted = [plan.stated.get((one.model, one.slug)) for one in entry.draft.references.values() if one]
        sorter.add(id(entry), *[id(one) for one in wanted if one])
    try:
        plan.entries = [entries[key] for key in sorter.static_order()]
    except CycleError as error:
        ring = [entries[key] for key in error.args[1][1:]]
        records = [entry.record for entry in ring]
        names = ", ".join(sorted(record.slug for record in records))
        for entry in ring:
            inside = [name for name, one in entry.draft.references.items() if plan.record(one) in records]
            reason = _("These records would contain one another: %(names)s.") % {"names": names}
            plan.refuse(entry.draft, inside[0], reason)


def differences(plan: Plan, row: models.Model, draft: Draft, path: str = "") -> list[Change]:
    """Write the draft's own columns and relations into the row, unsaved; what was not so before."""
    changes = []
    for column, value in draft.values.items():
        old = getattr(row, column)
        if not is_same(old, value):
            setattr(row, column, value)
            changes.append(Change(f"{path}{label(draft, column)}", shown(old), shown(value)))
    for name, reference in draft.references.items():
        new, old_key = plan.record(reference), getattr(row, f"{name}_id")
        if old_key != (new.pk if new else None):
            old = getattr(row, name) if old_key else None
            changes.append(Change(f"{path}{name}", old.slug if old else "", new.slug if new else ""))
        setattr(row, name, new)
    if isinstance(row, Record) and draft.slug and row.slug != draft.slug:
        changes.append(Change("slug", row.slug, draft.slug))
        row.slug = draft.slug
    return changes


def is_same(old: Any, new: Any) -> bool:
    """Whether a value is still what it was; a form ends its lines as browsers do, a file as it likes."""
    if isinstance(old, str) and isinstance(new, str):
        return old == new or old.replace("\r\n", "\n").strip() == new.replace("\r\n", "\n").strip()
    return old == new or (is_nothing(old) and is_nothing(new))


def is_nothing(value: Any) -> bool:
    return value is None or value == ""


def shown(value: Any) -> str:
    return "" if value is None else str(value)


def label(draft: Draft, column: str) -> str:
    """The field as the file calls it: a translated column with its language in brackets."""
    stem, _mark, code = column.rpartition("_")
    return f"{stem} ({code})" if stem in getattr(draft.model, "translated", ()) else column
