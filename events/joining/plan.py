"""What merging two records would do: which words are taken, what moves, what becomes one, what must be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as item
from hashlib import blake2s

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from events.joining import ways
from events.joining.rows import Step, steps
from events.joining.ways import List
from events.joining.words import Question, Words, words
from events.models import Record, Status

KEPT, OTHER = "kept", "other"
Choices = Mapping[str, str]


class Refused(ValidationError):
    """The two cannot be made one, or no longer made two; the messages say why and what to do."""


@dataclass
class Joined:
    """What a list of the merged record takes over: the keys at the other ends, and those that it has already."""

    list: List
    keys: list[int]
    had: list[int]


@dataclass
class Plan:
    """`refusals` are reasons in words; the rest is empty when there are some."""

    kept: Record
    other: Record
    refusals: list[str] = item(default_factory=list)
    words: Words = item(default_factory=Words)
    steps: list[Step] = item(default_factory=list)
    lists: list[Joined] = item(default_factory=list)

    @property
    def questions(self) -> list[Question]:
        return [*self.words.questions, *(question for step in self.steps for question in step.questions)]

    @property
    def mark(self) -> str:
        """Changes when anything changes that the plan rests on."""
        told = [repr((record.pk, record.version)) for record in (self.kept, self.other)]
        told += [repr((step.way.key, step.row.pk, step.seen)) for step in self.steps]
        told += [repr((each.list.key, each.keys, each.had)) for each in self.lists]
        return blake2s("\n".join(told).encode(), digest_size=8).hexdigest()


def plan(kept: Record, other: Record) -> Plan:
    """What would happen if the other were merged into the kept one: as many queries as the noun has ways."""
    found = Plan(kept, other, list(refusals(kept, other)))
    if found.refusals:
        return found
    found.words = words(kept, other)
    for way in ways.ways(type(kept)):
        found.steps += steps(way, kept, other)
    for each in ways.lists(type(kept)):
        if keys := each.pairs(other):
            found.lists.append(Joined(each, keys, each.pairs(kept)))
    return found


def refusals(kept: Record, other: Record) -> Iterator[str]:
    if type(kept) is not type(other) or kept.pk == other.pk:
        yield _("Choose two different records of one kind.")
        return
    for record in (kept, other):
        if record.replaced_by_id is not None:
            yield _("“%(name)s” was merged into another record already.") % {"name": record}
    if other.status == Status.PUBLISHED and not is_visible_when(kept, other):
        yield _(
            "“%(other)s” is public and “%(kept)s” is not, so a page would vanish. Keep the public one, or publish"
            " “%(kept)s” first."
        ) % {"other": other, "kept": kept}
    for inner, outer in ((kept, other), (other, kept)):
        if lies_in(inner, outer):
            yield _("“%(inner)s” is a part of “%(outer)s”. Change that first, if they are the same.") % {
                "inner": inner, "outer": outer,
            }  # fmt: skip


def is_visible_when(kept: Record, other: Record) -> bool:
    """Whether the kept record is public by the time the other one is."""
    if kept.status != Status.PUBLISHED:
        return False
    due = max(other.publish_at or timezone.now(), timezone.now())
    return kept.publish_at is None or kept.publish_at <= due


def lies_in(inner: Record, outer: Record) -> bool:
    if not inner.tree_field:
        return False
    met, above = {inner.pk}, getattr(inner, inner.tree_field)
    while above is not None and above.pk not in met:
        if above.pk == outer.pk:
            return True
        met.add(above.pk)
        above = getattr(above, inner.tree_field)
    return False


def chosen(choices: Choices, question: Question) -> str:
    """The side that was chosen; what was not answered stays with the kept record."""
    return OTHER if choices.get(question.key) == OTHER else KEPT


def visible_after(found: Plan) -> bool:
    """Whether what moves becomes visible to everybody."""
    return found.kept.is_public and not found.other.is_public and bool(found.steps or found.lists)
