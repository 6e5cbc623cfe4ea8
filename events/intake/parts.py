"""The rows that belong to one record (speakers, signatures, citations), made as the file lists them."""

import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as item

from django.db import models

from events.intake.keys import IDENTITY, Parts, keys_of
from events.intake.mapping import Draft
from events.intake.plan import Change, Plan, differences
from events.models import Record
from events.text.languages import LANGUAGES as CODES

Write = Callable[[Plan, Draft, models.Model, str], bool]
Identity = tuple[str, ...]


@dataclass
class Rewriting:
    """Rows of one owner as they are to be: (row, draft, path, whether it differs); those that go; what changes."""

    rows: list[tuple[models.Model, Draft, str, bool]] = item(default_factory=list)
    gone: list[models.Model] = item(default_factory=list)
    twice: list[tuple[models.Model, Draft, str]] = item(default_factory=list)
    changes: list[Change] = item(default_factory=list)


def compare(plan: Plan, owner: models.Model, name: str, drafts: list[Draft], path: str = "") -> Rewriting:
    """What making the rows `name` of `owner` those of the drafts would change; nothing is written yet."""
    key, found = keys_of(type(owner))[name], Rewriting()
    rows = list(getattr(owner, name).all()) if owner.pk else []
    left: dict[Identity, list[models.Model]] = defaultdict(list)
    for row in rows:
        left[identity_of_row(row)].append(row)
    seen: dict[Identity, int] = defaultdict(int)
    in_order = stay_in_order(plan, drafts, rows)
    for number, draft in enumerate(drafts, 1):
        identity = identity_of_draft(plan, draft)
        seen[identity] += 1
        is_new = not left[identity]
        row = new_row(key, owner, identity, seen[identity]) if is_new else left[identity].pop(0)
        inside = f"{path}{name} {number}: "
        differing = differences(plan, row, draft, inside)
        if row.position != number and not in_order:
            differing.append(Change(f"{inside}order", "" if is_new else str(row.position), str(number)))
            row.position = number
        found.rows.append((row, draft, inside, is_new or bool(differing)))
        found.changes += differing
        if seen[identity] > 1:
            found.twice.append((row, draft, inside))
    found.gone = [row for kept in left.values() for row in kept]
    found.changes += [Change(f"{path}{name}", str(row), "") for row in found.gone]
    return found


def write(plan: Plan, owner: models.Model, name: str, drafts: list[Draft], save: Write, path: str = "") -> list[Change]:
    """Make the rows `name` of `owner` those of the drafts; what changed. Rows that stay keep what is theirs."""
    found = compare(plan, owner, name, drafts, path)
    changes = list(found.changes)
    clear(found.gone, [row for row, _draft, _inside, differs in found.rows if differs and row.pk])
    for row, draft, inside, differs in found.rows:
        if not differs or save(plan, draft, row, inside):
            for inner, inner_drafts in draft.parts.items():
                changes += write(plan, row, inner, inner_drafts, save, inside)
    return changes


def stay_in_order(plan: Plan, drafts: list[Draft], rows: list[models.Model]) -> bool:
    """Whether the rows are those of the drafts already, one after the other, whatever their numbers are."""
    return [identity_of_draft(plan, draft) for draft in drafts] == [identity_of_row(row) for row in rows]


def clear(gone: list[models.Model], changed: list[models.Model]) -> None:
    """Make way: rows that go, and rows that change, as their old values could clash with new ones."""
    for row in gone:
        row.delete()
    for row in changed:
        if not hasattr(row, "uuid"):
            row.delete()
            row.pk = None
            row._state.adding = True


def new_row(key: Parts, owner: models.Model, identity: Identity, number: int) -> models.Model:
    """An unsaved row of the owner; one with a uuid gets the same on every installation."""
    row = key.model(**{key.owner: owner})
    if hasattr(row, "uuid"):
        row.uuid = uuid.uuid5(owner.uuid, "/".join([*identity, str(number)]))
    return row


def identity_of_row(row: models.Model) -> Identity:
    """What makes this row that row and no other, as text."""
    return tuple(
        written(getattr(row, name)) if name not in translated(row) else row_words(row, name)
        for name in IDENTITY[type(row)]
    )


def identity_of_draft(plan: Plan, draft: Draft) -> Identity:
    """The same, of the row that a draft will become."""
    blank = draft.model()
    texts = []
    for name in IDENTITY[draft.model]:
        if name in translated(draft.model):
            texts.append(draft_words(draft, name))
        elif name in draft.references:
            texts.append(written(plan.record(draft.references[name])))
        elif name in draft.values:
            texts.append(written(draft.values[name]))
        else:
            texts.append(written(getattr(blank, f"{name}_id", None) or getattr(blank, name, None)))
    return tuple(texts)


def translated(model: models.Model | type[models.Model]) -> tuple[str, ...]:
    return getattr(model, "translated", ())


def row_words(row: models.Model, name: str) -> str:
    return next((text for code in CODES if (text := getattr(row, f"{name}_{code}"))), "")


def draft_words(draft: Draft, name: str) -> str:
    return next((text for code in CODES if (text := draft.values.get(f"{name}_{code}"))), "")


def written(value: object) -> str:
    if isinstance(value, Record):
        return value.slug
    return "" if value is None else str(value)
