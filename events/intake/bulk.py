"""Writes the good rows of a plan as drafts in one transaction: new records hundreds at a time, changed ones singly."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from events import changes, indexing
from events.intake import apply, checking, parts, staging
from events.intake.judging import Judging
from events.intake.keys import NOUNS
from events.intake.mapping import Draft
from events.intake.matching import Names
from events.intake.plan import Entry, Plan, differences, new_record
from events.intake.reasons import reason_of
from events.models import Access, BatchState, FormerSlug, IntakeBatch, IntakeRow, Observation, Record, RowGroup
from events.models.access import SpokenLanguage
from events.revisions import recorded, recording

AT_ONCE = 400
GOOD = (RowGroup.ADD, RowGroup.CHANGE)
Told = Callable[[int, int], None]


class NotApplied(Exception):
    """Nothing was written; the message says why and what to do."""


class Stale(NotApplied):
    """The catalogue changed since the plan was made; `rows` are to be looked at again."""

    def __init__(self, rows: list[int]) -> None:
        self.rows = rows
        super().__init__(
            ngettext(
                "Nothing was taken in: %(count)d record changed since the plan was made. Look at the plan again.",
                "Nothing was taken in: %(count)d records changed since the plan was made. Look at the plan again.",
                len(rows),
            )
            % {"count": len(rows)}
        )


def take_in(batch: IntakeBatch, by: AbstractBaseUser | None, only_good: bool, told: Told = lambda *_: None) -> None:
    """Write the batch, once, whoever else tries. Raises NotApplied; then the catalogue is as before."""
    try:
        with transaction.atomic():
            batch = held(batch)
            refuse_unready(batch, only_good)
            with recorded(by, "intake", batch.name) as deed:
                writing = Writing(batch, by, told)
                writing.write()
            finish(batch, by, deed.revision, writing.ends)
    except Stale as error:
        look_again(batch, error.rows)
        raise
    except IntegrityError as error:
        raise NotApplied(_("Nothing was taken in. %(why)s") % {"why": reason_of(error)}) from error


def held(batch: IntakeBatch) -> IntakeBatch:
    """The batch, which nobody else changes before the end of the transaction."""
    return IntakeBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)


def refuse_unready(batch: IntakeBatch, only_good: bool) -> None:
    if batch.state != BatchState.PLANNED:
        raise NotApplied(
            _("This file is not waiting any more: it is %(state)s.") % {"state": batch.get_state_display()}
        )
    if not batch.rows.filter(group__in=GOOD).exists():
        raise NotApplied(_("There is nothing to take in: no row would add or change a record."))
    if not only_good and batch.rows.filter(group__in=[RowGroup.ASK, RowGroup.REFUSE]).exists():
        raise NotApplied(_("Some rows are refused or wait for an answer. Correct them, or take in only the good rows."))


def finish(
    batch: IntakeBatch, by: AbstractBaseUser | None, revision: object, ends: set[tuple[type[Record], int]]
) -> None:
    """Note what came of it; rows that were refused stay, to be fetched and corrected."""
    counts = dict(batch.rows.order_by().values_list("group").annotate(models.Count("pk")))
    batch.added, batch.changed = counts.get(RowGroup.ADD, 0), counts.get(RowGroup.CHANGE, 0)
    batch.unchanged = counts.get(RowGroup.LEAVE, 0)
    batch.refused = counts.get(RowGroup.REFUSE, 0) + counts.get(RowGroup.ASK, 0)
    batch.state, batch.revision, batch.applied_by, batch.applied_at = BatchState.APPLIED, revision, by, timezone.now()
    batch.save()
    rows = batch.rows.exclude(group__in=[RowGroup.ASK, RowGroup.REFUSE])
    rows._raw_delete(rows.db)
    if batch.added:
        changes.note_all()
        transaction.on_commit(lambda: indexing.refresh_public(ends))
        transaction.on_commit(lambda: changes.settle([("", 0)]))
    transaction.on_commit(lambda: staging.file_of(batch).unlink(missing_ok=True))


def look_again(batch: IntakeBatch, rows: list[int]) -> None:
    with transaction.atomic():
        batch = held(batch)
        if batch.state == BatchState.PLANNED:
            for start in range(0, len(rows), AT_ONCE):
                batch.rows.filter(pk__in=rows[start : start + AT_ONCE]).update(
                    group=RowGroup.WAITING, is_identified=False
                )
            batch.state, batch.ticks = BatchState.PLANNING, batch.ticks + 1
            batch.save()


class Writing:
    """One taking in: records level by level, each with its lists; at the end the lists that name other rows."""

    def __init__(self, batch: IntakeBatch, by: AbstractBaseUser | None, told: Told) -> None:
        self.batch, self.by, self.told = batch, by, told
        self.names = Names(batch)
        self.total, self.done = batch.rows.filter(group__in=GOOD).count(), 0
        self.later: list[int] = []  # rows whose lists name other rows of the file
        self.ends: set[tuple[type[Record], int]] = set()  # whom new rows name

    def write(self) -> None:
        self.refuse_stale()
        good = self.batch.rows.filter(group__in=GOOD)
        for level, noun in good.order_by("level", "noun").values_list("level", "noun").distinct():
            for found in in_chunks(good.filter(level=level, noun=noun)):
                judging = self.prepared(found)
                self.write_columns(judging)
                self.write_lists(judging, [row for row in found if self.is_ready(row)])
                self.done += len(found)
                self.told(self.done, self.total)
        for keys in sliced(self.later):
            found = list(self.batch.rows.filter(pk__in=keys).order_by("number"))
            self.write_lists(self.prepared(found), found)

    def prepared(self, rows: list[IntakeRow]) -> Judging:
        judging = Judging(self.batch, rows, self.names)
        judging.prepare()
        return judging

    def is_ready(self, row: IntakeRow) -> bool:
        """Whether the lists of a row can be written with it: else they wait until all that they name is there."""
        waits = row.has_lists and any(one.startswith("~") for one in row.rests_on)
        if waits:
            self.later.append(row.pk)
        return row.has_lists and not waits

    def refuse_stale(self) -> None:
        """Nothing is written over what somebody changed after the plan was shown."""
        stale: list[int] = []
        good = self.batch.rows.filter(group__in=GOOD)
        for noun in good.order_by("noun").values_list("noun", flat=True).distinct():
            records = NOUNS[noun]._base_manager
            changing = good.filter(noun=noun, group=RowGroup.CHANGE).values_list("pk", "record_id", "record_version")
            for found in sliced(changing):
                now = dict(records.filter(pk__in=[one[1] for one in found]).values_list("pk", "version"))
                stale += [pk for pk, key, version in found if now.get(key) != version]
            adding = good.filter(noun=noun, group=RowGroup.ADD).values_list("pk", "slug")
            for found in sliced(adding):
                there = set(records.filter(slug__in=[one[1] for one in found]).values_list("slug", flat=True))
                stale += [pk for pk, slug in found if slug in there]
        if stale:
            raise Stale(stale)

    # Records

    def write_columns(self, judging: Judging) -> None:
        new: dict[tuple[type[Record], str], list[Record]] = defaultdict(list)
        for row in judging.rows:
            draft = judging.drafts[row.number]
            if row.group == RowGroup.ADD:
                draft.values.setdefault("language", draft.language)
                record = new_record(draft)
                record.created_by = self.by
                self.fill(judging.plan, row, draft, record)
                new[draft.model, draft.language].append(record)
            else:
                self.change(judging, row, draft)
        for (model, language), records in new.items():
            with override(language):  # which fills the columns without a language
                model._base_manager.bulk_create(records)
            after_adding(model, records)
            judging.adopt(model, records)

    def fill(self, plan: Plan, row: IntakeRow, draft: Draft, record: Record) -> None:
        if any(plan.record(one) is None or plan.record(one).pk < 0 for one in draft.references.values() if one):
            raise Stale([row.pk])
        differences(plan, record, draft)

    def change(self, judging: Judging, row: IntakeRow, draft: Draft) -> None:
        record = judging.record_of(draft)
        if record is None or checking.forbidden(type(record), record, self.by):
            raise Stale([row.pk])
        if differences(judging.plan, record, draft) and not apply.write_row(judging.plan, draft, record):
            raise Stale([row.pk])

    # Lists and rows of records

    def write_lists(self, judging: Judging, rows: list[IntakeRow]) -> None:
        new: dict[tuple[type[models.Model], str], list[tuple[models.Model, Draft]]] = defaultdict(list)
        for row in rows:
            draft, record = judging.drafts[row.number], judging.record_of(judging.drafts[row.number])
            if record is None or any(judging.plan.record(one) is None for one in judging.named(draft)):
                raise Stale([row.pk])
            if row.group == RowGroup.CHANGE:
                before = len(judging.plan.problems)
                apply.write_lists(judging.plan, Entry(draft, record))
                if len(judging.plan.problems) > before:
                    raise Stale([row.pk])
                continue
            for name, references in draft.many.items():
                getattr(record, name).set([judging.plan.record(one) for one in references])
            for name, drafts in draft.parts.items():
                found = parts.compare(judging.plan, record, name, drafts)
                for part, part_draft, _inside, _differs in found.rows:
                    new[type(part), draft.language].append((part, part_draft))
        while new:
            new = self.add_parts(judging.plan, new)

    def add_parts(self, plan: Plan, new: dict) -> dict:
        """Write rows of new records; those that belong to these rows in turn are given back."""
        inner: dict = defaultdict(list)
        for (model, language), found in new.items():
            rows = [row for row, _draft in found]
            if model is Observation:  # it is told of in the versions of its initiative, too
                ends = {(model._meta.get_field("initiative").related_model, row.initiative_id) for row in rows}
                ends = {end for end in ends if end[1]}
                recording.about_to_change(ends)
                recording.changed(ends)
            with override(language):
                model._base_manager.bulk_create(rows)
            if model in indexing.ROWS.values():
                columns = [f"{name}_id" for name in indexing.ends_of(model)]
                told = [tuple(getattr(row, column) for column in columns) for row in rows]
                self.ends |= indexing.ends_reached(model, told)
            for row, draft in found:
                for name, drafts in draft.parts.items():
                    compared = parts.compare(plan, row, name, drafts)
                    inner[compared.rows[0][0].__class__, language] += [one[:2] for one in compared.rows]
        return inner


def after_adding(model: type[Record], records: list[Record]) -> None:
    """What saving one by one would have done."""
    FormerSlug.objects.filter(noun=model._meta.model_name, slug__in=[record.slug for record in records]).delete()
    for record in records:
        recording.added(record)
    if issubclass(model, Access):
        codes = [(record, code) for record in records for code in record.spoken_languages.split(",") if code]
        SpokenLanguage.objects.bulk_create(SpokenLanguage(record=record, code=code) for record, code in codes)


def in_chunks(rows: models.QuerySet) -> Iterator[list[IntakeRow]]:
    """Rows by number, a few hundred at a time, whatever is written meanwhile."""
    last = -1
    while found := list(rows.filter(number__gt=last).order_by("number")[:AT_ONCE]):
        last = found[-1].number
        yield found


def sliced(rows: Iterable[tuple]) -> Iterator[list[tuple]]:
    found = list(rows)
    for start in range(0, len(found), AT_ONCE):
        yield found[start : start + AT_ONCE]
