"""Writes drafts into the catalogue in one transaction, all or none; what is already so stays untouched."""

from collections.abc import Iterable
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone, translation
from reversion.models import Revision

from events import publishing
from events.intake import mapping, parts, tables
from events.intake import plan as planning
from events.intake.plan import Action, Change, Entry, Plan, differences
from events.intake.problems import IntakeError
from events.intake.reasons import reason_of
from events.intake.tables import Table
from events.models import IntakeBatch, Status
from events.revisions import paused, recorded
from events.validators import check_topics

UNPUBLISHED = (Status.DRAFT, Status.REVIEW)


def read_all(paths: Iterable[Path]) -> list[Table]:
    """The tables of several files. Raises IntakeError naming every file that cannot be opened."""
    found, problems = [], []
    for path in paths:
        try:
            found.append(tables.read(path))
        except IntakeError as error:
            problems += error.problems
    if problems:
        raise IntakeError(problems)
    return found


def rehearse(found: list[Table], publish: bool = False) -> Plan:
    """What `take_in` would do, found out by doing it and rolling it back; refusals are in `Plan.problems`."""
    with paused(), transaction.atomic():
        plan = carry_out(found, None, publish)
        transaction.set_rollback(True)
    return plan


def take_in(found: list[Table], by: AbstractBaseUser | None = None, publish: bool = False) -> Plan:
    """Write the records of these tables. Raises IntakeError with all problems; then nothing is written."""
    with transaction.atomic():
        with recorded(by, "intake", ", ".join(table.name for table in found)) as deed:
            plan = carry_out(found, by, publish)
            if plan.problems:
                transaction.set_rollback(True)
        if not plan.problems:
            record_batches(plan, found, by, deed.revision)
    if plan.problems:
        raise IntakeError(plan.problems)
    return plan


def carry_out(found: list[Table], by: AbstractBaseUser | None, publish: bool) -> Plan:
    drafts = [draft for table in found for draft in mapping.drafts(table)]
    plan = planning.make(drafts, [problem for table in found for problem in table.problems])
    saved = {id(entry) for entry in plan.entries if write_columns(plan, entry, by)}
    for entry in plan.entries:
        if entry.refused:
            continue
        write_lists(plan, entry)
        if entry.changes and id(entry) not in saved and not entry.refused:
            save(entry.record, entry.draft.language)
        if publish and not plan.problems and entry.record.status in UNPUBLISHED:
            make_public(plan, entry, by)
    refused = {(problem.file, problem.line) for problem in plan.problems}
    for entry in plan.entries:
        entry.refused |= not refused.isdisjoint((entry.draft.file, line) for line in lines_of(entry.draft))
    return plan


def write_columns(plan: Plan, entry: Entry, by: AbstractBaseUser | None) -> bool:
    """Save a record's own columns if they differ; whether it was saved."""
    if entry.refused:
        return False
    targets = [plan.record(one) for one in entry.draft.references.values() if one]
    if any(target is None or target.pk is None for target in targets):
        entry.refused = True  # What it rests on is refused, and says why itself.
        return False
    entry.changes = differences(plan, entry.record, entry.draft)
    if not (entry.is_new or entry.changes):
        return False
    if entry.is_new:
        entry.record.created_by = by
    entry.refused = not write_row(plan, entry.draft, entry.record)
    return not entry.refused


def write_lists(plan: Plan, entry: Entry) -> None:
    """Make relations to many and the rows that belong to the record as the file says."""
    for name, references in entry.draft.many.items():
        wanted = [record for one in references if (record := plan.record(one)) is not None and record.pk]
        manager = getattr(entry.record, name)
        old = list(manager.all())
        if {record.pk for record in old} != {record.pk for record in wanted}:
            manager.set(wanted)
            entry.changes.append(Change(name, slugs(old), slugs(wanted)))
    refuse_many_topics(plan, entry)
    for name, drafts in entry.draft.parts.items():
        entry.changes += parts.write(plan, entry.record, name, drafts, write_row)


def refuse_many_topics(plan: Plan, entry: Entry) -> None:
    try:
        check_topics(draft.values.get("primary", True) for draft in entry.draft.parts.get("subjects", ()))
    except ValidationError as error:
        plan.refuse(entry.draft, "subjects", " ".join(error.messages))


def write_row(plan: Plan, draft: mapping.Draft, row: models.Model, path: str = "") -> bool:
    """Check and save one row; whether that was possible. What the row breaks is refused with its line."""
    try:
        with transaction.atomic():
            row.full_clean(exclude=getattr(draft.model, "translated", ()))
            save(row, draft.language)
    except ValidationError as error:
        known = {(problem.file, problem.line, problem.field) for problem in plan.problems}
        for field, reasons in error.error_dict.items():
            name = "" if field == NON_FIELD_ERRORS else field
            stem = planning.label(draft, name)
            line = draft.lines.get(name) or draft.lines.get(stem.split(" ")[0]) or draft.line
            full = f"{path}{stem}".removesuffix(": ")
            for reason in reasons if (draft.file, line, full) not in known else ():
                plan.refuse(draft, full, reason_of(reason), line)
        return False
    except IntegrityError as error:
        plan.refuse(draft, path.removesuffix(": "), reason_of(error))
        return False
    return True


def save(row: models.Model, language: str) -> None:
    """Save with the original language active, which is the one that fills the columns without a language."""
    with translation.override(language):
        row.save()


def make_public(plan: Plan, entry: Entry, by: AbstractBaseUser | None) -> None:
    old = entry.record.status
    try:
        with translation.override(entry.draft.language):
            publishing.publish(entry.record, by)
    except publishing.NotReady as error:
        plan.refuse(entry.draft, "", " ".join(error.messages))
    else:
        entry.changes.append(Change("status", old, entry.record.status))


def record_batches(plan: Plan, found: list[Table], by: AbstractBaseUser | None, revision: Revision | None) -> None:
    """Note each file that changed something."""
    now = timezone.now()
    same = {"created_by": by, "applied_by": by, "applied_at": now, "revision": revision}
    for table in found:
        actions = [entry.action for entry in plan.entries if entry.draft.file == table.name]
        counts = {str(action): actions.count(action) for action in Action if action != Action.REFUSED}
        if counts["added"] or counts["changed"]:
            IntakeBatch.objects.create(name=table.name[:200], sha256=table.sha256, **same, **counts)


def lines_of(draft: mapping.Draft) -> set[int]:
    """Every line that a draft and its parts stand on."""
    inside = {line for group in draft.parts.values() for part in group for line in lines_of(part)}
    return {draft.line, *draft.lines.values()} | inside


def slugs(records: list) -> str:
    return ", ".join(sorted(record.slug for record in records))
