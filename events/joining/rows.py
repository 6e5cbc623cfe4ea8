"""Rows that lead to a record which is to be merged: each moves, or becomes one with a row that says the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as item

from django.db import models
from django.utils.translation import gettext as _

from events.joining.ways import Way, once, raw
from events.joining.words import Question, says_nothing
from events.models import Record, Subject
from events.models.statements import Attached
from events.revisions.comparing import label_of
from events.text.languages import LANGUAGES
from events.validators import MOST_MAIN_TOPICS

# Marks that only one row of a record may bear, and what a second one is given instead.
MARKS: dict[str, tuple[str, object]] = {"illustration_one_lead": ("lead", False), "exhibit_number_once": ("number", "")}
ASIDE = {"id", "uuid", "position"}


@dataclass
class Step:
    """A row and the columns that it gets; with a `twin` it goes instead, and the twin gets the columns of `fills`."""

    way: Way
    row: models.Model
    title: str
    values: dict[str, object] = item(default_factory=dict)
    twin: models.Model | None = None
    fills: dict[str, object] = item(default_factory=dict)
    questions: list[Question] = item(default_factory=list)
    notes: list[str] = item(default_factory=list)

    @property
    def seen(self) -> object:
        told = [raw(self.row, field.attname) for field in self.row._meta.concrete_fields]
        return told, self.twin and [raw(self.twin, field.attname) for field in self.twin._meta.concrete_fields]


def steps(way: Way, kept: Record, other: Record) -> list[Step]:
    """What becomes of the rows that lead to the other record by that way."""
    going = list(with_names(way, way.rows(other)))
    if not going:
        return []
    there = list(with_names(way, way.rows(kept)))
    last = max((getattr(row, "position", 0) for row in there), default=-1)
    found = []
    for row in going:
        step = Step(way, row, title(way, row), {way.column: kept.pk})
        step.twin = twin_of(way, row, there)
        if step.twin is not None:
            join(step)
        elif way.is_own and hasattr(row, "position"):
            step.values["position"] = min(row.position + last + 1, 32_767)
        found.append(step)
    part_with_marks(way, there, found)
    return found


def with_names(way: Way, rows: models.QuerySet) -> models.QuerySet:
    """The rows with the records that tell them apart."""
    if issubclass(way.model, Record):
        return rows
    rows = rows.select_related(*(field.name for field in leads(way)))
    return rows.prefetch_related("record") if issubclass(way.model, Attached) and not way.kind else rows


def leads(way: Way) -> list[models.ForeignKey]:
    fields = [field for field in way.model._meta.concrete_fields if field.many_to_one]
    return [f for f in fields if issubclass(f.related_model, Record) and f.attname not in way.columns]


def title(way: Way, row: models.Model) -> str:
    """What the row says beside the record that is merged: the talk of a speaker, the source of a quotation."""
    if isinstance(row, Record):
        return str(row)
    named = [getattr(row, field.name) for field in leads(way)]
    named += [row.record] if isinstance(row, Attached) and not way.kind else []
    said = [str(each) for each in named if each is not None]
    words = getattr(row, "quote", "") or getattr(row, "number", "")
    return ", ".join([*said, *([words[:120]] if words else [])]) or str(row)


def twin_of(way: Way, row: models.Model, there: Iterable[models.Model]) -> models.Model | None:
    """A row of the kept record that says the same of the same."""
    kinds = once(way.model, way)
    if issubclass(way.model, Attached):
        kinds = [*kinds, {field.attname for field in way.model._meta.concrete_fields} - way.columns - ASIDE]
    for columns in kinds:
        said = [getattr(row, column) for column in sorted(columns)]
        for each in there:
            if [getattr(each, column) for column in sorted(columns)] == said:
                return each
    return None


def join(step: Step) -> None:
    """What the twin does not say, it gets; where both say something, and not the same, somebody must choose."""
    row, twin, model = step.row, step.twin, step.way.model
    for columns in groups(step.way):
        pairs = [(raw(twin, column), raw(row, column)) for column in columns]
        if all(old == new or says_nothing(new) for old, new in pairs):
            continue
        if not any(not says_nothing(old) and not says_nothing(new) and old != new for old, new in pairs):
            step.fills |= {column: getattr(row, column) for column in columns if says_nothing(getattr(twin, column))}
            continue
        key = f"row:{model._meta.label_lower}:{row.pk}:{columns[0]}"
        told = (in_words(each, columns) for each in (twin, row))
        step.questions.append(Question(key, label_of(model, columns[0]), *told, list(columns), about=step.title))


def groups(way: Way) -> list[list[str]]:
    """Columns of a row that are chosen together: a position in all its languages. Marks and keys are left alone."""
    model = way.model
    translated = set(getattr(model, "translated", ()))
    spoken = [[f"{name}_{code}" for code in LANGUAGES] for name in translated]
    taken = {*translated, *(name for group in spoken for name in group), *way.columns, *ASIDE}
    taken |= {name for columns in once(model, way) for name in columns}
    plain = [
        [field.attname]
        for field in model._meta.concrete_fields
        if field.attname not in taken and not isinstance(field, models.BooleanField) and field.editable
    ]
    return [*spoken, *plain]


def in_words(row: models.Model, columns: list[str]) -> str:
    said = []
    for column in columns:
        field = row._meta.get_field(column)
        name = field.name if field.many_to_one else column
        value = getattr(row, f"get_{name}_display")() if field.choices else getattr(row, name)
        said.append("" if value is None else str(value))
    return " / ".join(words for words in said if words)


def part_with_marks(way: Way, there: list[models.Model], found: list[Step]) -> None:
    """Where only one row may bear a mark, that of the kept record does; of too many main topics some are no longer."""
    moving = [step for step in found if step.twin is None]
    for constraint in way.model._meta.constraints:
        if constraint.name in MARKS and way.is_own:
            column, plain = MARKS[constraint.name]
            taken = {getattr(row, column) for row in there} - {plain}
            for step in moving:
                if getattr(step.row, column) in taken:
                    step.values[column] = plain
                    step.notes.append(note_of(step.row, column))
    if way.model is Subject and way.is_own:
        left = max(0, MOST_MAIN_TOPICS - sum(row.primary for row in there))
        for step in [step for step in moving if step.row.primary][left:]:
            step.values["primary"] = False
            step.notes.append(note_of(step.row, "primary"))


def note_of(row: models.Model, column: str) -> str:
    label, value = label_of(type(row), column), getattr(row, column)
    if isinstance(value, bool):
        return _("without the mark “%(label)s”") % {"label": label}
    return _("without “%(label)s: %(value)s”, which the kept record has already") % {"label": label, "value": value}
