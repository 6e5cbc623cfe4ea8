"""How two states of a record differ: field by field, language by language, word by word; rows as lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as item

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from reversion.models import Version

from events.models.base import Record
from events.models.fields import LanguageCodes
from events.models.files import OfFile
from events.revisions.snapshots import Row, columns, part_model, part_names, value_of
from events.text.edits import ADDED, REMOVED, Piece, pieces, shortened
from events.text.languages import LANGUAGES, OWN_NAMES, country_name, language_name

CHANGED = "changed"
# Never shown: identity and bookkeeping, and whose part a row is.
HIDDEN = {"uuid", "created_at", "created_by", "updated_at", "version", "content_type", "object_id"}
# Shown, but never brought back: who may see a record is decided by the buttons alone.
STANDING = ("status", "publish_at", "published_at", "replaced_by")
Target = tuple[type[models.Model], int]


@dataclass
class Entry:
    """A row, or a record in a list, that was added, removed or changed."""

    kind: str
    title: str
    details: list[tuple[str, list[Piece]]] = item(default_factory=list)


@dataclass
class Line:
    """One field, or one list of rows, that differs; `language` is the code of its words."""

    label: str
    language: str = ""
    pieces: list[Piece] = item(default_factory=list)
    entries: list[Entry] = item(default_factory=list)
    stays: bool = False

    @property
    def language_name(self) -> str:
        return OWN_NAMES.get(self.language, "")


def compare(before: Row | None, after: Row) -> list[Line]:
    """What differs, in the order of the form; against nothing, all that is stated."""
    before = before or Row(after.model, after.pk, {}, {name: [] for name in after.parts})
    names = Names([before, after])
    lines = []
    for name, language in ordered(after.model):
        field = after.model._meta.get_field(name)
        old, new = before.fields.get(name), after.fields.get(name)
        if same(old, new):
            continue
        if field.many_to_many:
            entries = list_entries(names, field, old or [], new or [])
            lines.append(Line(label(field), entries=entries))
        else:
            told = shortened(pieces(names.text(field, old), names.text(field, new)))
            lines.append(Line(label_of(after.model, name), language, told, stays=name in STANDING))
    for name in part_names(after.model):
        if name in before.parts and name in after.parts:
            found = entries_of(names, before.parts[name], after.parts[name])
            lines += [Line(capfirst(part_model(after.model, name)._meta.verbose_name_plural), entries=found)] * bool(
                found
            )
    return lines


def in_few_words(before: Row, after: Row) -> list[str]:
    """The labels of what differs, for a list of versions: no database is asked."""
    found = []
    for name, language in ordered(after.model):
        if not same(before.fields.get(name), after.fields.get(name)):
            words = label_of(after.model, name)
            found.append(f"{words} [{language}]" if language else words)
    for name in part_names(after.model):
        old, new = before.parts.get(name, []), after.parts.get(name, [])
        if [shown(row) for row in old] != [shown(row) for row in new]:
            found.append(label_of_list(after.model, name))
    return found


def ordered(model: type[models.Model]) -> list[tuple[str, str]]:
    """Columns with their language: translated words first, as on the form, the standing last."""
    words = [(f"{name}_{code}", code) for name in getattr(model, "translated", ()) for code in LANGUAGES]
    spoken = {name for name, _code in words}
    others = [name for name in columns(model) if name not in spoken and name not in HIDDEN]
    others = [name for name in others if not isinstance(model._meta.get_field(name), OfFile)]
    facts = [name for name in others if name not in STANDING]
    return [*words, *((name, "") for name in [*facts, *(name for name in STANDING if name in others)])]


def same(old: object, new: object) -> bool:
    if isinstance(old, list) or isinstance(new, list):
        return set(old or []) == set(new or [])
    return old == new or (old in (None, "") and new in (None, ""))


def shown(row: Row) -> tuple:
    """What makes two rows read alike."""
    fields = {name: raw for name, raw in row.fields.items() if name not in HIDDEN and raw not in (None, "")}
    return row.pk, fields, [[shown(each) for each in rows] for rows in row.parts.values()]


def label(field: models.Field) -> str:
    return capfirst(str(field.verbose_name))


def label_of_list(model: type[models.Model], name: str) -> str:
    return capfirst(str(part_model(model, name)._meta.verbose_name_plural))


def label_of(model: type[models.Model], name: str) -> str:
    """The name of a column without the language that a translated one carries."""
    stem, _under, code = name.rpartition("_")
    plain = stem if code in LANGUAGES and stem in getattr(model, "translated", ()) else name
    return label(model._meta.get_field(plain))


# Rows and lists


def list_entries(names: "Names", field: models.Field, old: list[int], new: list[int]) -> list[Entry]:
    went = [Entry(REMOVED, names.of(field.related_model, key)) for key in old if key not in new]
    return went + [Entry(ADDED, names.of(field.related_model, key)) for key in new if key not in old]


def entries_of(names: "Names", old: list[Row], new: list[Row]) -> list[Entry]:
    """Rows that went, changed and came; a row written anew with the same ends is the same row."""
    left = {row.pk: row for row in old}
    pairs: list[tuple[Row | None, Row]] = [(left.pop(row.pk, None), row) for row in new]
    by_ends = {ends(row): row.pk for row in left.values()}
    entries = []
    for before, after in pairs:
        if before is None and (key := by_ends.pop(ends(after), None)) is not None:
            before = left.pop(key)
        if before is None:
            entries.append(Entry(ADDED, title(names, after), [*details(names, None, after)]))
        elif found := [*details(names, before, after)]:
            entries.append(Entry(CHANGED, title(names, after), found))
    return [Entry(REMOVED, title(names, row), [*details(names, row, None)]) for row in left.values()] + entries


def relations(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    for name in columns(model):
        field = model._meta.get_field(name)
        if field.many_to_one and name not in HIDDEN:
            yield field


def ends(row: Row) -> tuple:
    """Which records the row leads to."""
    return tuple(row.fields.get(field.name) for field in relations(row.model))


def title(names: "Names", row: Row) -> str:
    """The records that a row leads to, its owner aside; else its first words."""
    leads = [field for field in relations(row.model) if not is_owner(field)]
    named = [names.of(field.related_model, row.fields[field.name]) for field in leads if row.fields.get(field.name)]
    return ", ".join(named) or ", ".join(own_words(names, row)) or str(row.model._meta.verbose_name)


def own_words(names: "Names", row: Row) -> list[str]:
    """Of a row that leads nowhere, such as a figure: what its plain columns say first."""
    fields = [row.model._meta.get_field(name) for name in columns(row.model) if name not in HIDDEN]
    said = [names.text(field, row.fields.get(field.name)) for field in fields if field.remote_field is None]
    return [words for words in said if words][:3]


def is_owner(field: models.ForeignKey) -> bool:
    return any(part_model(field.related_model, name) is field.model for name in part_names(field.related_model))


def details(names: "Names", before: Row | None, after: Row | None) -> Iterator[tuple[str, list[Piece]]]:
    """Label and words of each column of a row that differs, and of the rows inside."""
    model = (after or before).model
    for name in columns(model):
        field = model._meta.get_field(name)
        old, new = (row.fields.get(name) if row else None for row in (before, after))
        if name in HIDDEN or same(old, new) or ((before is None or after is None) and is_told_otherwise(field)):
            continue
        _stem, _under, code = name.rpartition("_")
        words = label_of(model, name)
        words = f"{words} [{code}]" if words != label(field) else words
        yield words, shortened(pieces(names.text(field, old), names.text(field, new)))
    for name in part_names(model):
        told = [names.lines(row.parts.get(name, [])) if row else "" for row in (before, after)]
        if told[0] != told[1]:
            yield label_of_list(model, name), pieces(*told)


def is_told_otherwise(field: models.Field) -> bool:
    """In a row that came or went, its title says whom it names, and its place in the order says nothing."""
    return field.many_to_one or field.name == "position"


# Values in words


class Names:
    """What the records named in some rows are called: one query for each kind; deleted ones by their last version."""

    def __init__(self, rows: Iterable[Row]) -> None:
        wanted: dict[type[models.Model], set[int]] = {}
        for model, key in targets(rows):
            wanted.setdefault(model, set()).add(key)
        self.known: dict[Target, str] = {}
        for model, keys in wanted.items():
            self.known |= {(model, found.pk): str(found) for found in model._base_manager.filter(pk__in=keys)}
            if lost := {key for key in keys if (model, key) not in self.known}:
                self.known |= {(model, key): gone(name) for key, name in last(model, lost)}

    def of(self, model: type[models.Model], key: object) -> str:
        return self.known.get((model, key)) or gone(f"{model._meta.verbose_name} {key}")

    def text(self, field: models.Field, raw: object) -> str:
        """A kept value as a curator would read it."""
        if raw in (None, "", []):
            return ""
        try:
            value = value_of(field, raw)
        except (ValidationError, TypeError, ValueError):
            return str(raw)
        if field.many_to_one:
            return self.of(field.related_model, value)
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        return in_words(field, value)

    def lines(self, rows: list[Row]) -> str:
        """Rows inside a row, each as one line."""
        said = []
        for row in rows:
            fields = [row.model._meta.get_field(name) for name in columns(row.model) if name not in HIDDEN]
            words = [self.text(field, row.fields.get(field.name)) for field in fields if field.name != "position"]
            said.append(", ".join(word for word in words if word))
        return "; ".join(said)


def gone(name: str) -> str:
    return _("%(name)s (deleted)") % {"name": name}


def in_words(field: models.Field, value: object) -> str:
    language = get_language() or "en"
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value) if isinstance(value, str) else value
        return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else str(value)
    if field.name == "country":
        return country_name(value, language)
    if isinstance(field, LanguageCodes) or field.name == "own_translation":
        return ", ".join(language_name(code.strip(), language) for code in value.split(",") if code.strip())
    return str(value)


def targets(rows: Iterable[Row]) -> Iterator[Target]:
    """Every record that the rows name."""
    for row in rows:
        for name, raw in row.fields.items():
            field = row.model._meta.get_field(name) if name in columns(row.model) else None
            if field is None or field.remote_field is None or name in HIDDEN:
                continue
            for key in raw or [] if field.many_to_many else [raw] if raw else []:
                yield field.related_model, key
        for inner in row.parts.values():
            yield from targets(inner)


def last(model: type[models.Model], keys: Iterable[int]) -> Iterator[tuple[int, str]]:
    """What deleted records were called when last seen."""
    if issubclass(model, Record):
        kind = ContentType.objects.get_for_model(model)
        found = Version.objects.filter(content_type=kind, object_id__in=[str(key) for key in keys])
        for key, name in found.order_by("pk").values_list("object_id", "object_repr"):
            yield int(key), name
