"""Compares rows that wait with the catalogue, some hundred at a time, writing no record: each gets a group."""

import time
from collections import defaultdict
from itertools import count

from django.db import models
from django.db.models import Min
from django.utils.translation import gettext as _

from events.intake import checking, settling, staging
from events.intake.keys import NOUNS
from events.intake.mapping import Draft, Reference, draft_of
from events.intake.matching import KNOWN, LEFT, NEW, Names
from events.intake.plan import Plan, references_of, refuse_merged
from events.intake.tables import Cell, Row, Table
from events.models import BatchState, IntakeBatch, IntakeName, IntakeRow, Record, RowGroup
from events.text.slugs import slugify

AT_ONCE = 200
JUDGED = [
    "slug", "is_identified", "group", "record_id", "record_version", "was_public", "depends_on_names", "has_lists",
    "level", "rests_on", "changes", "problems", "names",
]  # fmt: skip


def judge(batch: IntakeBatch, until: float) -> None:
    """Give rows their groups until all have one or the clock (`time.monotonic`) says so. Raises staging.Overtaken."""
    names = Names(batch)
    while batch.state == BatchState.PLANNING:
        waiting = batch.rows.filter(group=RowGroup.WAITING).order_by("is_identified", "number")
        rows = list(waiting[:AT_ONCE])
        if not rows:
            staging.step(batch, lambda: settling.settle(batch))
            return
        if rows[0].is_identified:
            Judging(batch, rows, names).judge()
        else:  # all rows get their addresses first, so that others can name them
            rows = [row for row in rows if not row.is_identified]
            Judging(batch, rows, names).identify()
        staging.step(batch, lambda rows=rows: keep(rows, names))
        if time.monotonic() > until:
            return


def keep(rows: list[IntakeRow], names: Names) -> None:
    IntakeRow.objects.bulk_create(
        rows, batch_size=100, update_conflicts=True, unique_fields=["id"], update_fields=JUDGED
    )
    IntakeName.objects.bulk_create(names.asked, batch_size=100, ignore_conflicts=True)
    if names.asked:
        kept = IntakeName.objects.filter(batch=names.batch)
        names.kept = {(one.kind, one.noun, one.key): one for one in kept}
    names.asked = []


class Judging:
    """Some rows of a batch with everything that is asked of the catalogue for them at once."""

    def __init__(self, batch: IntakeBatch, rows: list[IntakeRow], names: Names) -> None:
        self.batch, self.rows, self.names, self.by = batch, rows, names, batch.created_by
        self.read: dict[int, Row] = {}
        self.drafts: dict[int, Draft] = {}
        self.plan = Plan()
        self.strangers = count(-2, -1)  # keys of records that are still to be added

    def judge(self) -> None:
        self.prepare()
        first = self.first_lines()
        for row in self.rows:
            draft = self.drafts.get(row.number)
            if draft is not None and row.group == RowGroup.WAITING:
                self.place(row, draft, first)

    def prepare(self) -> None:
        """Read the rows into drafts, and find the records that these are about and name."""
        for row in self.rows:
            if row.group in (RowGroup.WAITING, RowGroup.ADD, RowGroup.CHANGE):
                self.read.setdefault(row.number, staging.row_of(self.batch, row))
                self.read_draft(row)
        self.name_records()
        self.find_records()

    # Which record a row is about

    def identify(self) -> None:
        """Find the slug of rows that state none: that of a record which is the same, or a new one."""
        for row in self.rows:
            reset(row)
            row.is_identified = True
            self.read[row.number] = staging.row_of(self.batch, row)
        unnamed: dict[tuple[str, str], list[IntakeRow]] = defaultdict(list)
        fresh = []
        for row in self.rows:
            cells = self.read[row.number].cells
            stated = staging.text_in(cells.get("slug"))
            if stated or staging.text_in(cells.get("uuid")):
                row.slug = stated[:100]
            elif row.noun in NOUNS and row.asked_for:
                fresh.append(row)
            elif row.noun in NOUNS and row.title:
                unnamed[row.noun, row.title].append(row)
            elif row.noun in NOUNS:
                field = NOUNS[row.noun].title_field
                refuse(
                    row, field, _("This row has no name. Fill in “%(field)s”.") % {"field": verbose(row.noun, field)}
                )
        for named, question in self.names.twins(unnamed).items():
            for row in unnamed[named]:
                if question is None or question.answer == NEW:
                    fresh.append(row)
                elif question.answer.startswith(KNOWN):
                    row.slug = question.answer[1:]
                elif question.answer == LEFT:
                    row.group = RowGroup.LEAVE
                else:
                    row.slug, row.group = "", RowGroup.ASK
                row.depends_on_names |= question is not None
        self.give_slugs(fresh)

    def give_slugs(self, rows: list[IntakeRow]) -> None:
        """Readable addresses that neither the catalogue nor the file has; a row that has one keeps it if it is free."""
        by_noun: dict[str, list[IntakeRow]] = defaultdict(list)
        for row in rows:
            by_noun[row.noun].append(row)
        for noun, found in by_noun.items():
            wanted = {row.number: row.slug or slugify(row.title)[:90] or noun for row in found}
            own = [row.pk for row in found]
            taken = {"none", *NOUNS[noun]._base_manager.filter(slug__in=wanted.values()).values_list("slug", flat=True)}
            in_file = self.batch.rows.filter(noun=noun, slug__in=wanted.values()).exclude(pk__in=own)
            taken |= set(in_file.values_list("slug", flat=True))
            for row in found:
                row.slug = wanted[row.number] if wanted[row.number] not in taken else self.numbered(noun, row, taken)
                taken.add(row.slug)

    def numbered(self, noun: str, row: IntakeRow, taken: set[str]) -> str:
        base = slugify(row.title)[:90] or noun
        known = set(NOUNS[noun]._base_manager.filter(slug__startswith=base).values_list("slug", flat=True)) | taken
        known |= set(self.batch.rows.filter(noun=noun, slug__startswith=base).values_list("slug", flat=True))
        return next(slug for number in count(2) if (slug := f"{base}-{number}") not in known)

    def read_draft(self, row: IntakeRow) -> None:
        read = self.read[row.number]
        if row.slug and not staging.text_in(read.cells.get("slug")):
            read.cells["slug"] = Cell(row.slug, row.line)
        table = Table(self.batch.name, "")
        draft = draft_of(read, table, self.batch.language)
        row.problems += [[one.line or row.line, one.field, one.reason] for one in table.problems]
        if draft is None:
            row.group = RowGroup.REFUSE
            return
        self.drafts[row.number] = draft
        row.has_lists = bool(draft.many or draft.parts)

    def first_lines(self) -> dict[tuple[str, str], tuple[int, int]]:
        """For each slug of these rows, number and line of the first row of the file that has it."""
        slugs = {row.slug for row in self.rows if row.slug}
        kept = self.batch.rows.filter(slug__in=slugs).exclude(pk__in=[row.pk for row in self.rows])
        grouped = kept.values_list("noun", "slug").annotate(number=Min("number"), line=Min("line"))
        first = {(noun, slug): (number, line) for noun, slug, number, line in grouped}
        for row in self.rows:
            if row.slug:
                first[row.noun, row.slug] = min(
                    first.get((row.noun, row.slug), (row.number, row.line)), (row.number, row.line)
                )
        return first

    # Which records its cells name

    def name_records(self) -> None:
        """Put slugs where cells name records; a name that is a question makes the row one."""
        wanted = {
            (one.model._meta.model_name, one.slug) for draft in self.drafts.values() for one in references_of(draft)
        }
        self.found = self.names.meanings(wanted)
        for row in self.rows:
            if draft := self.drafts.get(row.number):
                self.bind(row, draft)

    def bind(self, row: IntakeRow, draft: Draft) -> None:
        for name, reference in draft.references.items():
            draft.references[name] = self.bound(row, reference) if reference else None
        for name, group in draft.many.items():
            bound = [self.bound(row, reference) for reference in group]
            draft.many[name] = list(dict.fromkeys(one for one in bound if one))
        for name, drafts in draft.parts.items():
            for part in drafts:
                stated = any(part.references.values())
                self.bind(row, part)
                part.is_left_out = stated and not any(part.references.values())
            draft.parts[name] = [part for part in drafts if not part.is_left_out]

    def bound(self, row: IntakeRow, reference: Reference) -> Reference | None:
        noun, text = reference.model._meta.model_name, reference.slug
        meaning = self.found[noun, text]
        if meaning.how != "slug":
            row.depends_on_names |= meaning.how in ("exact", "decided", "left", "asked")
            row.names.append([text, noun, meaning.slug, meaning.how])
        if meaning.is_asked and row.group != RowGroup.REFUSE:
            row.group = RowGroup.ASK
        return Reference(reference.model, meaning.slug, reference.line) if meaning.slug else None

    # What it would change

    def find_records(self) -> None:
        """The records of the rows and those they name: of the catalogue, or of other rows, which have no key yet."""
        slugs: dict[type[Record], set[str]] = defaultdict(set)
        uuids: dict[type[Record], set] = defaultdict(set)
        for draft in self.drafts.values():
            slugs[draft.model].add(draft.slug)
            uuids[draft.model].add(draft.uuid)
            for one in references_of(draft):
                slugs[one.model].add(one.slug)
        own = {(draft.model, draft.slug) for draft in self.drafts.values()}
        for model, wanted in slugs.items():
            named = model._base_manager.filter(slug__in=wanted - {""})
            self.plan.found |= {(model, record.slug): record for record in named}
        known = [(model, slug) for model, slug in own if (model, slug) in self.plan.found]
        for model in {model for model, _slug in known}:
            self.prefetch(model, [self.plan.found[one] for one in known if one[0] is model])
        self.by_uuid = {}
        for model, wanted in uuids.items():
            found = list(model._base_manager.filter(uuid__in=wanted - {None})) if wanted - {None} else []
            self.prefetch(model, found)
            self.by_uuid |= {(model, record.uuid): record for record in found}
        self.find_in_file(slugs)

    def prefetch(self, model: type[Record], records: list[Record]) -> None:
        lists = {name for draft in self.drafts.values() if draft.model is model for name in (*draft.many, *draft.parts)}
        models.prefetch_related_objects(records, *lists)

    def adopt(self, model: type[Record], records: list[Record]) -> None:
        """Records that were just added take the place of their stand-ins."""
        self.plan.found |= {(model, record.slug): record for record in records}
        self.prefetch(model, records)

    def find_in_file(self, slugs: dict[type[Record], set[str]]) -> None:
        """Stand-ins for what other rows will add: with a key below zero, so that they count as being there."""
        for model, wanted in slugs.items():
            lacking = wanted - {slug for one, slug in self.plan.found if one is model} - {""}
            rows = self.batch.rows.filter(noun=model._meta.model_name, slug__in=lacking)
            there = dict(rows.values_list("slug", "title")) if lacking else {}
            for slug, title in there.items():
                name = {f"{model.title_field}_{self.batch.language}": title}
                self.plan.found[model, slug] = model(pk=next(self.strangers), slug=slug, **name)

    def place(self, row: IntakeRow, draft: Draft, first: dict) -> None:
        number, line = first.get((row.noun, row.slug), (row.number, row.line))
        if row.slug and number != row.number:
            refuse(row, "slug", _("This record stands twice; the first is in line %(line)d.") % {"line": line})
            return
        record = self.record_of(draft)
        self.plan.problems = []
        refuse_merged(self.plan, draft, record)
        checking.check(self.plan, row, draft, record, self.by)
        row.problems += [[one.line, one.field, one.reason] for one in self.plan.problems]
        row.problems = list(map(list, dict.fromkeys(map(tuple, row.problems))))
        rests = {one for one in references_of(draft) if self.plan.found.get((one.model, one.slug), draft).pk < 0}
        strong = {one for one in draft.references.values() if one in rests}
        row.rests_on = sorted(f"{'' if one in strong else '~'}{one.model._meta.model_name}/{one.slug}" for one in rests)
        if row.problems:
            row.group = RowGroup.REFUSE
        elif row.group == RowGroup.WAITING:
            row.group = RowGroup.ADD if record is None else RowGroup.CHANGE if row.changes else RowGroup.LEAVE

    def record_of(self, draft: Draft) -> Record | None:
        """The record of the catalogue that a draft is about."""
        record = self.by_uuid.get((draft.model, draft.uuid)) or self.plan.found.get((draft.model, draft.slug))
        return None if record is None or record.pk < 0 else record

    def named(self, draft: Draft) -> list[Reference]:
        return references_of(draft)


def reset(row: IntakeRow) -> None:
    row.group, row.record_id, row.record_version, row.was_public, row.level = RowGroup.WAITING, None, 0, False, 0
    row.depends_on_names = bool(row.asked_for)
    row.rests_on, row.changes, row.problems, row.names = [], [], [], []


def refuse(row: IntakeRow, field: str, reason: str, line: int = 0) -> None:
    row.problems.append([line or row.line, field, reason])
    row.group = RowGroup.REFUSE


def verbose(noun: str, field: str) -> str:
    return str(NOUNS[noun]._meta.get_field(field).verbose_name)
