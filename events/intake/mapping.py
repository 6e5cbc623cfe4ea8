"""Names the columns that the fields of a row fill, and turns text into values; knows no database row."""

from dataclasses import dataclass
from dataclasses import field as item
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from events.intake.keys import NOUNS, Column, Key, Many, Parts, Relation, Words, keys_of, short_form
from events.intake.problems import did_you_mean
from events.intake.tables import Cell, Row, Table
from events.models import Record
from events.models.fields import LanguageCodes
from events.text.languages import LANGUAGES
from events.text.slugs import slugify

IDENTITY_KEYS = ("uuid", "slug")
YES, NO = ("true", "yes", "1"), ("false", "no", "0")


@dataclass(frozen=True)
class Reference:
    """Another record, by the slug it is mentioned with."""

    model: type[Record]
    slug: str
    line: int


@dataclass
class Draft:
    """What a file says of one record or part: only the fields that it states."""

    model: type[models.Model]
    file: str
    line: int
    language: str = "en"
    slug: str = ""
    uuid: UUID | None = None
    uuid_stated: bool = False
    values: dict[str, Any] = item(default_factory=dict)
    references: dict[str, Reference | None] = item(default_factory=dict)
    many: dict[str, list[Reference]] = item(default_factory=dict)
    parts: dict[str, list["Draft"]] = item(default_factory=dict)
    lines: dict[str, int] = item(default_factory=dict)
    is_left_out: bool = False

    @property
    def name(self) -> str:
        return f"{self.model._meta.model_name} {self.slug or self.uuid}"


def drafts(table: Table) -> list[Draft]:
    """The rows of a table as drafts; what cannot be read is refused in `table.problems`."""
    return [draft for row in table.rows if (draft := draft_of(row, table)) is not None]


def draft_of(row: Row, table: Table, language: str = "en") -> Draft | None:
    """The row as a draft; `language` is that of its words where it does not say."""
    model = NOUNS.get(row.noun)
    if model is None:
        hint = did_you_mean(row.noun, NOUNS) or " " + _("Known: %(nouns)s.") % {"nouns": ", ".join(NOUNS)}
        table.refuse(row.line, row.noun, _("The catalogue knows no such noun.") + hint)
        return None
    draft = Draft(model, row.file, row.line, language)
    identify(draft, row, table)
    spoken = row.cells.get("language")
    if spoken and spoken.content in LANGUAGES:
        draft.language = spoken.content
    cells = {name: cell for name, cell in row.cells.items() if name not in IDENTITY_KEYS}
    Filling(draft, table).fill(cells)
    return draft


def identify(draft: Draft, row: Row, table: Table) -> None:
    """Take slug and uuid from the row; one of the two is needed to find the record again."""
    for name in IDENTITY_KEYS:
        stated = row.cells.get(name)
        text = (stated.content or "").strip() if stated and not isinstance(stated.content, (list, dict)) else ""
        if stated:
            draft.lines[name] = stated.line
        if name == "slug" and text:
            try:
                draft.slug = draft.model._meta.get_field("slug").clean(text, None)
            except ValidationError as error:
                table.refuse(stated.line, name, " ".join(error.messages))
                draft.slug = text
        elif name == "uuid" and text:
            try:
                draft.uuid, draft.uuid_stated = UUID(text), True
            except ValueError:
                table.refuse(stated.line, name, _("This is not a UUID: %(text)s.") % {"text": text})
    if not draft.slug and not draft.uuid:
        title = row.cells.get(draft.model.title_field)
        words = title.content if title and isinstance(title.content, str) else ""
        hint = " " + _("It could be “%(slug)s”.") % {"slug": slugify(words)} if words else ""
        table.refuse(row.line, "slug", _("A record needs a slug, so that it is found again.") + hint)
    if draft.slug and draft.uuid is None and row.namespace:
        draft.uuid = identity(row.namespace, f"{row.noun}/{draft.slug}", table)


def identity(namespace: str, name: str, table: Table) -> UUID | None:
    """The same uuid on every installation for the same name in the same namespace."""
    try:
        return uuid5(UUID(namespace), name)
    except ValueError:
        table.refuse(0, "namespace", _("This is not a UUID: %(text)s.") % {"text": namespace})
        return None


class Filling:
    """Fills one draft from its cells; `path` names the part for which it does so."""

    def __init__(self, draft: Draft, table: Table, path: str = "") -> None:
        self.draft, self.table, self.path = draft, table, path

    def refuse(self, line: int, name: str, reason: str) -> None:
        self.table.refuse(line, f"{self.path}{name}", reason)

    def fill(self, cells: dict[str, Cell]) -> None:
        keys = keys_of(self.draft.model)
        for name, cell in cells.items():
            if name not in keys:
                self.refuse(cell.line, name, _("There is no such field.") + did_you_mean(name, keys))
                continue
            self.draft.lines.setdefault(name, cell.line)
            if cell.fault:
                self.refuse(cell.line, name, cell.fault)
                continue
            self.take(name, keys[name], cell)

    def take(self, name: str, key: Key, cell: Cell) -> None:
        if isinstance(key, Words):
            self.take_words(name, key, cell)
        elif isinstance(key, Column):
            self.take_value(name, key.field, cell)
        elif isinstance(key, Relation):
            self.draft.references[name] = self.reference(name, key.field.related_model, cell)
            if cell.content is None and not key.field.null:
                self.refuse(cell.line, name, _("This may not be empty."))
        elif isinstance(key, Many):
            found = [self.reference(name, key.field.related_model, one) for one in self.listed(name, cell)]
            self.draft.many[name] = list(dict.fromkeys(one for one in found if one))
        else:
            self.take_parts(name, key, cell)

    def take_words(self, name: str, key: Words, cell: Cell) -> None:
        stem, languages = key.field.name, {key.language or self.draft.language: cell}
        if isinstance(cell.content, dict) and not key.language:
            languages = cell.content
        for code, words in languages.items():
            if code not in LANGUAGES:
                known = ", ".join(LANGUAGES)
                self.refuse(words.line, f"{name} ({code})", _("Languages are: %(known)s.") % {"known": known})
                continue
            column = f"{stem}_{code}"
            if column in self.draft.values:
                self.refuse(words.line, f"{stem} ({code})", _("This text stands here twice."))
            self.draft.lines[column] = words.line
            self.take_value(column, self.draft.model._meta.get_field(column), words, f"{stem} ({code})")

    def take_value(self, column: str, field: models.Field, cell: Cell, label: str = "") -> None:
        try:
            self.draft.values[column] = value_of(field, cell)
        except ValidationError as error:
            self.refuse(cell.line, label or column, " ".join(error.messages))

    def take_parts(self, name: str, key: Parts, cell: Cell) -> None:
        self.draft.parts[name] = parts = []
        for number, one in enumerate(self.listed(name, cell), 1):
            part = Draft(key.model, self.draft.file, one.line, self.draft.language)
            short, cells = short_form(key.model), one.content
            if isinstance(cells, str) and short:
                cells = {short: one}
            if isinstance(cells, dict):
                Filling(part, self.table, f"{self.path}{name} {number}: ").fill(cells)
                parts.append(part)
            else:
                self.refuse(one.line, f"{name} {number}", _("Here fields are wanted, each as “name: value”."))

    def listed(self, name: str, cell: Cell) -> list[Cell]:
        if cell.content is None:
            return []
        if isinstance(cell.content, list):
            return cell.content
        self.refuse(cell.line, name, _("Here a list is wanted: each entry on its own line after “- ”."))
        return []

    def reference(self, name: str, model: type[Record], cell: Cell) -> Reference | None:
        if isinstance(cell.content, str) and cell.content.strip():
            return Reference(model, cell.content.strip(), cell.line)
        if cell.content is not None:
            self.refuse(cell.line, name, _("Here the slug of one %(noun)s is wanted.") % {"noun": noun(model)})
        return None


def value_of(field: models.Field, cell: Cell) -> Any:
    """The value of a column. Raises ValidationError in plain words."""
    text = text_of(field, cell)
    if not text:
        return empty(field)
    if isinstance(field, models.BooleanField):
        if text.lower() not in (*YES, *NO):
            raise ValidationError(_("Write “yes” or “no”."))
        return text.lower() in YES
    known = [str(value) for value, _label in field.flatchoices if value not in ("", None)]
    if known and text not in known:
        allowed = _("“%(text)s” is not one of: %(known)s.") % {"text": text, "known": ", ".join(known)}
        raise ValidationError(allowed + did_you_mean(text, known))
    return field.clean(text, None)


def text_of(field: models.Field, cell: Cell) -> str:
    """The text in a cell, without blanks around it; a list becomes lines where a column may hold lines."""
    content = cell.content
    is_lines = isinstance(content, list) and all(isinstance(one.content, str) for one in content)
    if is_lines and isinstance(field, (models.TextField, LanguageCodes)):
        return "\n".join(one.content.strip() for one in content)
    if content is not None and not isinstance(content, str):
        raise ValidationError(_("Here plain text is wanted, not a list."))
    return (content or "").strip()


def empty(field: models.Field) -> Any:
    """What a column holds when the file says "nothing". Raises ValidationError if that may not be."""
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if field.blank:
        return ""
    raise ValidationError(_("This may not be empty."))


def noun(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name)
