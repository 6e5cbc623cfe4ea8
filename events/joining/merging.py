"""Making two records one: in one transaction and one revision, with all that moved written down for the way back."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import publishing
from events.joining.plan import OTHER, Choices, Joined, Plan, Refused, chosen, plan
from events.joining.rows import Step, steps
from events.joining.ways import dump, raw, ways
from events.joining.words import names_in_languages, new_lines
from events.models import Merge, Record
from events.revisions import recorded, touch


def merge(kept: Record, other: Record, choices: Choices, by: AbstractBaseUser | None, seen: str = "") -> Merge:
    """Merge the other record into the kept one. `choices` gives "kept" or "other" by the key of a question.

    `seen` is the mark of the plan that was looked at, if any. All or nothing; raises Refused.
    """
    try:
        with recorded(by, "merged", str(other)):
            return carry(*held(kept, other), choices, by, seen)
    except (ValidationError, IntegrityError) as error:
        raise refused(error) from error


def carry(kept: Record, other: Record, choices: Choices, by: AbstractBaseUser | None, seen: str) -> Merge:
    found = plan(kept, other)
    if found.refusals:
        raise Refused(found.refusals)
    if seen and seen != found.mark:
        raise Refused(_("Something was changed meanwhile. Look again."))
    touch(kept, other)
    moved = {
        "there": {way.key: sorted(way.rows(kept).values_list("pk", flat=True)) for way in ways(type(kept))},
        **take_words(found, choices),
        **take_rows(kept, other, choices),
        "lists": [take_list(kept, other, each) for each in found.lists],
    }
    publishing.give_way(other, kept)
    done_by = by if by is not None and by.pk else None
    return Merge.objects.create(noun=kept.noun, kept_id=kept.pk, other_id=other.pk, done_by=done_by, moved=moved)


def held(kept: Record, other: Record) -> list[Record]:
    """Both as they are now; nobody else changes them before the end of the transaction, in whatever order he asks."""
    rows = type(kept)._base_manager.select_for_update().filter(pk__in=[kept.pk, other.pk]).order_by("pk")
    found = {record.pk: record for record in rows} if type(kept) is type(other) else {kept.pk: kept, other.pk: other}
    if kept.pk not in found or other.pk not in found:
        raise Refused(_("It was deleted meanwhile."))
    return [found[kept.pk], found[other.pk]]


def refused(error: Exception) -> Refused:
    if isinstance(error, ValidationError):
        return error if isinstance(error, Refused) else Refused(error.messages)
    return Refused(_("They do not fit together: %(why)s.") % {"why": error})


# Words


def take_words(found: Plan, choices: Choices) -> dict[str, object]:
    """Give the kept record what was chosen; `{"fields": {column: [before, after]}, "lines": {column: [line, ...]}}`."""
    kept, other = found.kept, found.other
    former = list(names_in_languages(kept))
    taken = [filled.column for filled in found.words.filled]
    for question in found.words.questions:
        taken += question.columns if chosen(choices, question) == OTHER else []
    columns = [kept._meta.get_field(name).attname for name in taken]
    before = {name: raw(kept, name) for name in columns}
    for name in columns:
        setattr(kept, name, getattr(other, name))
    if own := translated_by_us(kept, other, taken):
        before.setdefault("own_translation", kept.own_translation)
        kept.own_translation = own
    lines = new_lines(kept, former, other)
    for column, more in lines.items():
        setattr(kept, column, "\n".join([*(getattr(kept, column) or "").splitlines(), *more]))
    with override(kept.language):  # which fills the columns without a language
        kept.full_clean(exclude=kept.translated)
        kept.save()
    return {"fields": {name: [old, raw(kept, name)] for name, old in before.items()}, "lines": lines}


def translated_by_us(kept: Record, other: Record, taken: list[str]) -> str:
    """The kept record's own translations with those of the other that came along; "" when none did."""
    theirs = [code.strip() for code in other.own_translation.split(",")]
    ours = [code.strip() for code in kept.own_translation.split(",") if code.strip()]
    more = [code for code in theirs if code and code not in ours and any(name.endswith(f"_{code}") for name in taken)]
    return ",".join([*ours, *more]) if more else ""


# Rows


def take_rows(kept: Record, other: Record, choices: Choices) -> dict[str, list]:
    """Way by way, as a row may lead to the record by two; in each those that go first, as two could clash."""
    gone, changed = [], []
    for way in ways(type(kept)):
        some = steps(way, kept, other)
        for step in [step for step in some if step.twin is not None]:
            left, filled = join(step, choices)
            gone.append(left)
            changed += [filled] if filled else []
        changed += [move(step) for step in some if step.twin is None]
    return {"joined": gone, "rows": changed}


def join(step: Step, choices: Choices) -> tuple[dict, dict]:
    """`{"model", "pk", "way", "twin", "row": the row whole}` for what is gone, and what its twin got of it."""
    for question in step.questions:
        if chosen(choices, question) == OTHER:
            step.fills |= {name: getattr(step.row, name) for name in question.columns}
    gone = told(step) | {"twin": step.twin.pk, "row": dump(step.row)}
    step.row.delete()
    return gone, change(step, step.twin, step.fills) if step.fills else {}


def move(step: Step) -> dict:
    """`{"model", "pk", "way", "set": {column: [before, after]}, "row"}`; records are kept whole by their versions."""
    whole = {} if isinstance(step.row, Record) else {"row": dump(step.row)}
    return change(step, step.row, step.values) | whole


def change(step: Step, row: object, values: dict[str, object]) -> dict:
    before = {name: raw(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return told(step) | {"pk": row.pk, "set": {name: [old, raw(row, name)] for name, old in before.items()}}


def told(step: Step) -> dict:
    return {"model": step.way.model._meta.label_lower, "pk": step.row.pk, "way": step.way.key, "title": step.title}


def take_list(kept: Record, other: Record, joined: Joined) -> dict:
    """`{"list", "is_owner", "keys": those that moved, "had": those of them that the kept record had already}`."""
    each = joined.list
    for key in joined.keys:
        owner = other if each.is_owner else each.owner._base_manager.get(pk=key)
        heir = kept if each.is_owner else owner
        if key not in joined.had:
            getattr(heir, each.name).add(key if each.is_owner else kept.pk)
        getattr(owner, each.name).remove(key if each.is_owner else other.pk)
    had = [key for key in joined.keys if key in joined.had]
    return {"list": each.key, "is_owner": each.is_owner, "keys": joined.keys, "had": had}
