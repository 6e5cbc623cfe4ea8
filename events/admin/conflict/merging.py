"""Two people changed one record: what each did, field by field and row by row, and a form that holds both.

Three states meet: what the form showed when it was opened (known by its marks), the record as it stands now
("theirs"), and what was typed ("yours"). What only one of them changed is taken; what both changed is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, BaseFormSet
from django.http import QueryDict

from events.admin.conflict.opened import Opened, Values, mark, own_fields, rows, sent, values

SAME, YOURS, THEIRS, BOTH = "same", "yours", "theirs", "both"
MIXED, ADDED, REMOVED = "mixed", "added", "removed"
ASKED = "_asked"
LONGEST = 2000  # rows of one kind that a form may send
Sent = dict[str, list[str]]


@dataclass(frozen=True)
class FieldDifference:
    name: str
    verdict: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class RowDifference:
    """One row; None on the side where there is none. `asked` is the name of the question, "" when none is asked."""

    prefix: str
    verdict: str
    theirs: Values | None
    yours: Values | None
    asked: str = ""


@dataclass
class Typed:
    """A row as it came from the browser; `key` is that of the row in the database, "" for a new one."""

    key: str
    form: forms.BaseForm
    deleted: bool

    def __post_init__(self) -> None:
        self.values = {name: sent(self.form[name]) for name in own_fields(self.form)}

    @property
    def blank(self) -> bool:
        return not self.key and self.values == values(self.form)

    def raw(self, name: str) -> Sent:
        return raw(self.form.data, self.form.add_prefix(name))


def judge(base: str | None, theirs: str, yours: str) -> str:
    """Who changed a field: `base` is the mark of what was shown, None when that is not known."""
    if theirs == yours:
        return SAME
    if base is None:
        return BOTH
    if mark(theirs) == base:
        return YOURS
    return THEIRS if mark(yours) == base else BOTH


def merge_fields(
    opened: Opened, present: forms.BaseForm, typed: forms.BaseForm, post: QueryDict, forced: Iterable[str]
) -> list[FieldDifference]:
    """What differs; into `post` goes what only they changed."""
    found = []
    for name, theirs in values(present).items():
        yours = sent(typed[name])
        verdict = judge(opened.fields.get(name), theirs, yours)
        if verdict != SAME and name in forced:
            verdict = BOTH
        if verdict == THEIRS:
            put(post, name, as_sent(present[name]))
        if verdict != SAME:
            found.append(FieldDifference(name, verdict, theirs, yours))
    return found


def merge_rows(
    opened: Opened, formset: BaseFormSet, post: QueryDict, files: dict, forced: Iterable[str]
) -> list[RowDifference]:
    """The same for the rows of one kind, which are written into `post` anew: those that stand, then new ones."""
    merging = RowMerge(opened, formset, typed_rows(formset, post, files), set(forced))
    merging.standing()
    merging.gone()
    merging.new()
    write_rows(post, formset, merging.merged)
    return merging.found


def typed_rows(formset: BaseFormSet, post: QueryDict, files: dict) -> list[Typed]:
    key, sent_now = formset.model._meta.pk.name, post.copy()
    return [
        Typed(
            post.get(f"{place}-{key}", ""),
            formset.form(sent_now, files, prefix=place, **formset.get_form_kwargs(index)),
            f"{place}-{DELETION_FIELD_NAME}" in post,
        )
        for index, place in enumerate(places(formset.prefix, post))
    ]


def places(prefix: str, post: QueryDict) -> list[str]:
    """The prefixes of the rows that were sent."""
    try:
        total = min(int(post.get(f"{prefix}-TOTAL_FORMS", "")), LONGEST)
    except ValueError:
        total = 0
    return [f"{prefix}-{index}" for index in range(total)]


class RowMerge:
    """The rows of one kind: `merged` is a list of (key, fields as sent, whether removed)."""

    def __init__(self, opened: Opened, formset: BaseFormSet, typed: list[Typed], forced: set[str]) -> None:
        self.formset, self.prefix, self.forced = formset, formset.prefix, forced
        self.base = opened.rows.get(formset.prefix, {})
        self.stand = rows(formset)
        self.typed = [row for row in typed if not row.blank and (row.key or not row.deleted)]
        self.merged: list[tuple[str, dict[str, Sent], bool]] = []
        self.found: list[RowDifference] = []

    def standing(self) -> None:
        """Each row of the database, with what was typed into it, or into a new row that is the same."""
        mine = {row.key: row for row in self.typed if row.key}
        for key, form in self.stand.items():
            theirs, row = values(form), mine.get(key)
            if row is None and key not in self.base and (row := self.twin(theirs)):
                self.typed.remove(row)
            if row is not None:
                self.compare(key, form, theirs, row)
                continue
            self.merged.append((key, as_sent_all(form), False))
            if key not in self.base:
                self.tell(ADDED + THEIRS, theirs, None)

    def twin(self, theirs: Values) -> Typed | None:
        """A new row of mine that names what theirs names."""
        once = getattr(self.formset, "once", ())
        for row in self.typed:
            named = [row.values.get(name) for name in once]
            if not row.key and (row.values == theirs or (any(named) and named == [theirs.get(name) for name in once])):
                return row
        return None

    def compare(self, key: str, form: forms.BaseForm, theirs: Values, row: Typed) -> None:
        base, question = self.base.get(key, {}), f"{self.prefix}:{key}"
        if row.deleted:
            untouched = bool(base) and all(mark(text) == base.get(name) for name, text in theirs.items())
            asked = "" if untouched and question not in self.forced else question
            self.merged.append((key, as_sent_all(form), True))
            self.tell(BOTH if asked else REMOVED + YOURS, theirs, None, asked)
            return
        verdicts = {name: judge(base.get(name), text, row.values.get(name, "")) for name, text in theirs.items()}
        self.merged.append(
            (
                key,
                {
                    name: row.raw(name) if verdict in (YOURS, BOTH) else as_sent(form[name])
                    for name, verdict in verdicts.items()
                },
                False,
            )
        )
        several = set(verdicts.values()) - {SAME}
        if several and (BOTH in several or question in self.forced):
            self.tell(BOTH, theirs, row.values, question)
        elif several:
            self.tell(several.pop() if len(several) == 1 else MIXED, theirs, row.values)

    def gone(self) -> None:
        """Rows that they removed: mine is dropped if I had left it alone, else it becomes a new one."""
        for row in self.typed:
            if row.key and row.key not in self.stand and not row.deleted:
                base = self.base.get(row.key, {})
                if base and all(mark(text) == base.get(name) for name, text in row.values.items()):
                    self.tell(REMOVED + THEIRS, None, row.values)
                else:
                    self.add(row)
                    self.tell(REMOVED + BOTH, None, row.values)

    def new(self) -> None:
        for row in self.typed:
            if not row.key:
                self.add(row)
                self.tell(ADDED + YOURS, None, row.values)

    def add(self, row: Typed) -> None:
        self.merged.append(("", {name: row.raw(name) for name in row.values}, False))

    def tell(self, verdict: str, theirs: Values | None, yours: Values | None, asked: str = "") -> None:
        self.found.append(RowDifference(self.prefix, verdict, theirs, yours, asked))


# What was answered


def answer(post: QueryDict, question: str) -> str:
    """ "theirs", "yours" (what stands in the form), or "" when nothing was chosen yet."""
    chosen = post.get(f"_take-{question}", "")
    return chosen if chosen in (THEIRS, YOURS) else ""


def take_theirs(post: QueryDict, question: str, present: forms.BaseForm, formsets: list[BaseFormSet]) -> None:
    """Put the record's own words into the form, where the curator chose them."""
    if question in present.fields:
        put(post, question, as_sent(present[question]))
        return
    prefix, _colon, key = question.rpartition(":")
    for formset in formsets:
        row = rows(formset).get(key) if formset.prefix == prefix else None
        for place in places(prefix, post) if row else ():
            if post.get(f"{place}-{formset.model._meta.pk.name}") == key:
                post.pop(f"{place}-{DELETION_FIELD_NAME}", None)
                for name, parts in as_sent_all(row).items():
                    put(post, f"{place}-{name}", parts)


# What a browser would send


def as_sent(bound: forms.BoundField) -> Sent:
    """What a browser would send of the field if nobody touched it, by the end of its name."""
    widget, value = bound.field.widget, bound.value()
    widget = getattr(widget, "widget", widget)  # the admin wraps what leads to other records
    if isinstance(widget, forms.FileInput):
        return {}
    if isinstance(widget, forms.MultiWidget):
        return {
            suffix: [part.format_value(each) or ""]
            for suffix, part, each in zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=True)
        }
    if isinstance(widget, forms.CheckboxInput):
        return {"": ["on"] if value else []}
    formatted = widget.format_value(value)
    if isinstance(formatted, list | tuple):
        return {"": [str(each) for each in formatted]}
    return {"": ["" if formatted is None else str(formatted)]}


def as_sent_all(form: forms.BaseForm) -> dict[str, Sent]:
    return {name: as_sent(form[name]) for name in own_fields(form)}


def raw(post: QueryDict, name: str) -> Sent:
    """What was sent under that name, or under the names of its parts."""
    return {end: post.getlist(name + end) for end in ("", "_0", "_1") if name + end in post}


def put(post: QueryDict, name: str, parts: Sent) -> None:
    for end in ("", "_0", "_1"):
        post.pop(name + end, None)
    for end, sent_values in parts.items():
        if sent_values:
            post.setlist(name + end, sent_values)


def write_rows(post: QueryDict, formset: BaseFormSet, merged: list[tuple[str, dict[str, Sent], bool]]) -> None:
    start = f"{formset.prefix}-"
    for name in list(post):
        if name.startswith(start) and name.removeprefix(start).partition("-")[0].isdigit():
            del post[name]
    for index, (key, fields, removed) in enumerate(merged):
        for name, parts in fields.items():
            put(post, f"{start}{index}-{name}", parts)
        if key:
            post[f"{start}{index}-{formset.model._meta.pk.name}"] = key
        if removed:
            post[f"{start}{index}-{DELETION_FIELD_NAME}"] = "on"
    post[f"{start}INITIAL_FORMS"] = str(sum(bool(key) for key, *_rest in merged))
    post[f"{start}TOTAL_FORMS"] = str(len(merged))
