"""Whether a row may and can become what it says: permissions, values, rules and rows inside, without writing any."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.intake import parts
from events.intake import plan as planning
from events.intake.keys import owners
from events.intake.mapping import Draft
from events.intake.plan import Change, Plan
from events.intake.reasons import RULES, reason_of
from events.models import IntakeRow, Record, Status
from events.validators import check_topics

LONGEST = 2_000  # characters of a value that the plan shows
# What other checks have seen to: status and address are the catalogue's own, choices are read by their fields.
SEEN_TO = ("_known", "_slug_not_empty", "_not_own_heir", "_not_own_parent", "_not_own_broader")


def check(plan: Plan, row: IntakeRow, draft: Draft, record: Record | None, by: AbstractBaseUser | None) -> None:
    """Note in the row what it would change; what stands in its way goes to `plan.problems`."""
    if (reason := forbidden(draft.model, record, by)) is not None:
        plan.refuse(draft, "", reason)
        return
    if record is not None:
        row.record_id, row.record_version = record.pk, record.version
        row.was_public = record.status == Status.PUBLISHED
        if draft.uuid_stated and record.uuid != draft.uuid:
            plan.refuse(draft, "uuid", _("The slug belongs to another record, with the uuid %s.") % record.uuid)
    else:
        record = planning.new_record(draft)
        draft.values.setdefault("language", draft.language)
    planning.check_references(plan, draft)
    changes = planning.differences(plan, record, draft)
    check_row(plan, draft, record)
    changes += check_lists(plan, draft, record)
    row.changes = [[one.field, one.old[:LONGEST], one.new[:LONGEST]] for one in changes if one.old or one.new]


def forbidden(model: type[Record], record: Record | None, by: AbstractBaseUser | None) -> str | None:
    """Why this user may not add or change it; None when they may, or when the catalogue itself is at work."""
    if by is None:
        return None
    noun = model._meta.model_name
    if record is None:
        if by.has_perm(f"events.add_{noun}"):
            return None
        return _("You may not enter records of this kind. Ask an administrator.")
    own = by.has_perm(f"events.add_{noun}") and record.status == Status.DRAFT and record.created_by_id == by.pk
    if own or by.has_perm(f"events.change_{noun}"):
        return None
    return _("This record exists and is not a draft of yours, so you may not change it. Ask a curator to.")


def check_row(plan: Plan, draft: Draft, row: models.Model, path: str = "") -> None:
    """Check the values of one row; records that it names are known to be there."""
    words = getattr(draft.model, "translated", ())
    named = {name for name, one in draft.references.items() if one}
    owner = {field.name for field in row._meta.concrete_fields if field.is_relation and path and not field.editable}
    owner |= {name for _whole, name in owners(draft.model)} | {"record"}
    try:
        with override(draft.language):
            row.full_clean(exclude={*words, *named, *owner}, validate_unique=False, validate_constraints=False)
            for constraint in row._meta.constraints:
                if isinstance(constraint, models.CheckConstraint) and not constraint.name.endswith(SEEN_TO):
                    constraint.validate(type(row), row)
    except ValidationError as error:
        told = getattr(error, "error_dict", {NON_FIELD_ERRORS: [error]})
        for field, reasons in told.items():
            name = "" if field == NON_FIELD_ERRORS else field
            stem = planning.label(draft, name)
            line = draft.lines.get(name) or draft.lines.get(stem.split(" ")[0]) or draft.line
            if not any(one.line == line and one.field == f"{path}{stem}" for one in plan.problems):
                for reason in reasons:
                    plan.refuse(draft, f"{path}{stem}".removesuffix(": "), reason_of(reason), line)


def check_lists(plan: Plan, draft: Draft, record: Record) -> list[Change]:
    """What would change in the record's lists and rows."""
    changes = []
    for name, references in draft.many.items():
        wanted = {plan.record(one).slug for one in references if plan.record(one)}
        old = {one.slug for one in getattr(record, name).all()} if record.pk else set()
        if wanted != old:
            changes.append(Change(name, ", ".join(sorted(old)), ", ".join(sorted(wanted))))
    try:
        check_topics(part.values.get("primary", True) for part in draft.parts.get("subjects", ()))
    except ValidationError as error:
        plan.refuse(draft, "subjects", " ".join(error.messages))
    for name, drafts in draft.parts.items():
        changes += check_parts(plan, record, name, drafts)
    return changes


def check_parts(plan: Plan, owner: models.Model, name: str, drafts: list[Draft], path: str = "") -> list[Change]:
    if any(plan.record(one) is None for draft in drafts for one in draft.references.values() if one):
        return []  # refused already
    found = parts.compare(plan, owner, name, drafts, path)
    changes = list(found.changes)
    for row, draft, inside in found.twice:
        if (rule := once(type(row))) is not None:
            plan.refuse(draft, inside.removesuffix(": "), rule)
    for row, draft, inside, differs in found.rows:
        if differs:
            check_row(plan, draft, row, inside)
        for inner, inner_drafts in draft.parts.items():
            changes += check_parts(plan, row, inner, inner_drafts, inside)
    return changes


def once(model: type[models.Model]) -> str | None:
    """What is said when a row that may stand only once stands twice."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.name in RULES and not constraint.condition:
            return str(RULES[constraint.name])
    return None
