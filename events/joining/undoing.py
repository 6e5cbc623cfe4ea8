"""Making two again what was merged: all that moved goes back, what was changed since stays and is told or asked."""

from collections.abc import Collection
from dataclasses import dataclass
from dataclasses import field as item
from hashlib import blake2s

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import publishing
from events.joining.merging import held, refused
from events.joining.plan import Refused
from events.joining.returning import Back, Fresh, fresh_rows, give, list_returns, return_list, return_row, returns
from events.joining.ways import model_of, raw, value
from events.joining.words import lines_of
from events.models import Merge, Record
from events.revisions import recorded, touch
from events.revisions.comparing import label_of
from events.revisions.heirs import living


@dataclass
class Undoing:
    """`back` goes back by itself; `gone` was taken away since and `fresh` came since, so that somebody must choose."""

    merge: Merge
    kept: Record | None
    other: Record | None
    refusals: list[str] = item(default_factory=list)
    fields: dict[str, object] = item(default_factory=dict)
    back: list[Back] = item(default_factory=list)
    gone: list[Back] = item(default_factory=list)
    fresh: list[Fresh] = item(default_factory=list)
    stays: list[str] = item(default_factory=list)

    @property
    def mark(self) -> str:
        told = [(record.pk, record.version) for record in (self.kept, self.other) if record]
        told += [[each.key for each in listed] for listed in (self.back, self.gone, self.fresh)]
        return blake2s(repr((told, self.stays)).encode(), digest_size=8).hexdigest()


def undoing(merge: Merge) -> Undoing:
    """What undoing would do now."""
    model = model_of(f"events.{merge.noun}")
    found = model._base_manager.in_bulk([merge.kept_id, merge.other_id])
    done = Undoing(merge, found.get(merge.kept_id), found.get(merge.other_id))
    done.refusals = refusals(done)
    if done.refusals:
        return done
    done.fields, done.stays = fields_to_return(merge, done.kept)
    for each in [*returns(merge, done.kept, done.other), *list_returns(merge, done.kept)]:
        if each.stays:
            done.stays.append(each.stays)
        else:
            (done.gone if each.is_gone else done.back).append(each)
    done.fresh = fresh_rows(merge, done.kept)
    return done


def refusals(done: Undoing) -> list[str]:
    if done.merge.undone_at is not None:
        return [_("This was undone already.")]
    if done.kept is None or done.other is None:
        return [_("One of the two was deleted since, so this can no longer be undone.")]
    if done.other.replaced_by_id != done.kept.pk:
        return [_("The two are no longer merged.")]
    if done.kept.replaced_by_id is not None:
        words = _("“%(kept)s” was itself merged into “%(heir)s” since. Undo that first.")
        return [words % {"kept": done.kept, "heir": done.kept.replaced_by}]
    return []


def fields_to_return(merge: Merge, kept: Record) -> tuple[dict[str, object], list[str]]:
    """Columns with the values that they had, and what stays because somebody changed it since."""
    found, stays = {}, []
    for column, (before, after) in merge.moved.get("fields", {}).items():
        if raw(kept, column) == after:
            found[column] = living(type(kept), column, value(type(kept), column, before))
        elif raw(kept, column) != before:
            stays.append(_("%(field)s: changed since, stays as it is") % {"field": label_of(type(kept), column)})
    for column, lines in merge.moved.get("lines", {}).items():
        have = lines_of(kept, column)
        found[column] = "\n".join(line for line in have if line not in lines)
    return found, stays


def undo(merge: Merge, by: AbstractBaseUser | None, ticked: Collection[str] = (), seen: str = "") -> Undoing:
    """Make two again what was merged. `ticked` are the keys of `gone` rows to bring back, and of `fresh` ones to give
    to the other record. All or nothing; raises Refused."""
    try:
        with recorded(by, "unmerged"):
            merge = Merge.objects.select_for_update().get(pk=merge.pk)
            model = model_of(f"events.{merge.noun}")
            held(model(pk=merge.kept_id), model(pk=merge.other_id))
            done = undoing(merge)
            if done.refusals:
                raise Refused(done.refusals)
            if seen and seen != done.mark:
                raise Refused(_("Something was changed meanwhile. Look again."))
            take_apart(done, set(ticked))
            merge.undone_at = timezone.now()
            merge.undone_by = by if by is not None and by.pk else None
            merge.save()
    except (ValidationError, IntegrityError) as error:
        raise refused(error) from error
    return done


def take_apart(done: Undoing, ticked: set[str]) -> None:
    kept, other = done.kept, done.other
    touch(kept, other)
    publishing.stand_again(other)
    for name, former in done.fields.items():
        setattr(kept, name, former)
    with override(kept.language):  # which fills the columns without a language
        kept.full_clean(exclude=kept.translated)
        kept.save()
    for each in [*done.back, *(each for each in done.gone if each.key in ticked)]:
        told = return_list(each, kept, other) if each.list else return_row(each)
        done.stays += [told] if told else []
    for each in done.fresh:
        if each.key in ticked and (told := give(each, other)):
            done.stays.append(told)


def active(record: models.Model) -> list[Merge]:
    """What was merged into the record and not undone, the latest first."""
    return list(
        Merge.objects.filter(noun=record.noun, kept_id=record.pk, undone_at__isnull=True).select_related("done_by")
    )
