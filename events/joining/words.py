"""The columns of two records that are to be one: what is empty is filled, lines are gathered, the rest is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as item

from events.joining.ways import raw
from events.models import Record
from events.models.base import name_columns
from events.models.files import OfFile, OriginalField
from events.revisions.comparing import STANDING, Names, label_of
from events.revisions.snapshots import columns, now
from events.text.languages import LANGUAGES, OWN_NAMES

# What the kept record keeps whatever the other one says.
STAYS = {*STANDING, "uuid", "slug", "created_at", "created_by", "updated_at", "version", "language", "own_translation",
         "focal_x", "focal_y", "day_order"}  # fmt: skip
# Lists of lines: all lines of both are kept.
GATHERED = ("other_spellings", "alternative_labels", "links", "exact_match", "broad_match")
# Columns that say something only together with the first one.
TOGETHER = {"longitude": "latitude", "precision": "latitude"}


@dataclass
class Question:
    """Both sides say something, and not the same: `kept` and `other` are their words, `columns` what follows it."""

    key: str
    label: str
    kept: str
    other: str
    columns: list[str]
    language: str = ""
    about: str = ""

    @property
    def language_name(self) -> str:
        return OWN_NAMES.get(self.language, "")


@dataclass
class Filled:
    """A column that only the other record states."""

    column: str
    label: str
    words: str
    language: str = ""


@dataclass
class Words:
    questions: list[Question] = item(default_factory=list)
    filled: list[Filled] = item(default_factory=list)
    forgotten: list[str] = item(default_factory=list)


def words(kept: Record, other: Record) -> Words:
    found, here, there = Words(), now(kept), now(other)
    names = Names([here, there])
    followed: dict[str, Question] = {}
    for name, language in said_columns(type(kept)):
        field = type(kept)._meta.get_field(name)
        old, new = raw(kept, name), raw(other, name)
        is_itself = field.related_model is type(kept) and new == kept.pk
        if says_nothing(new) or old == new or is_itself:
            continue
        leader = followed.get(TOGETHER.get(name, ""))
        if leader is not None:
            leader.columns.append(name)
        elif says_nothing(old):
            found.filled.append(Filled(name, label_of(type(kept), name), names.text(field, new), language))
        else:
            told = (names.text(field, each) for each in (old, new))
            question = Question(f"field:{name}", label_of(type(kept), name), *told, [name], language)
            followed[name] = question
            found.questions.append(question)
    return found


def said_columns(model: type[Record]) -> Iterator[tuple[str, str]]:
    """Columns that are chosen one by one, with their language; translated words first."""
    words = {f"{name}_{code}": code for name in model.translated if name not in GATHERED for code in LANGUAGES}
    yield from words.items()
    gathered = {f"{name}_{code}" for name in GATHERED for code in LANGUAGES} | set(GATHERED)
    for name in columns(model):
        field = model._meta.get_field(name)
        is_told = name in words or name in gathered or name in STAYS or field.many_to_many
        if not is_told and not isinstance(field, OfFile | OriginalField):
            yield name, ""


def says_nothing(value: object) -> bool:
    return value in (None, "", False)


def gathered_columns(model: type[Record]) -> list[str]:
    found = []
    for name in GATHERED:
        if name in model.translated:
            found += [f"{name}_{code}" for code in LANGUAGES]
        elif any(field.name == name for field in model._meta.concrete_fields):
            found.append(name)
    return found


def new_lines(kept: Record, former: list[tuple[str, str]], other: Record) -> dict[str, list[str]]:
    """Lines that the kept record, with its new words, still lacks: those of the other, and all names of both.

    `former` are the names that the kept record had before, with their languages.
    """
    found: dict[str, list[str]] = {}
    for column in gathered_columns(type(kept)):
        have = lines_of(kept, column)
        if missing := [line for line in lines_of(other, column) if line not in have]:
            found[column] = missing
    known = [*kept.names(), *(line for lines in found.values() for line in lines)]
    for name, code in [*former, *names_in_languages(other)]:
        column = spelling_column(type(kept), code or kept.language)
        if column and name not in known:
            found.setdefault(column, []).append(name)
            known.append(name)
    return found


def names_in_languages(record: Record) -> Iterator[tuple[str, str]]:
    """Every name with the language of its column, "" for those that have none."""
    for column in name_columns(type(record)):
        _stem, _under, code = column.rpartition("_")
        for line in lines_of(record, column):
            yield line, code if code in LANGUAGES else ""


def spelling_column(model: type[Record], language: str) -> str:
    """Where a further name is written; "" when the noun has no place for it."""
    names = {field.name for field in model._meta.concrete_fields}
    wanted = ("other_spellings", f"alternative_labels_{language}")
    return next((name for name in wanted if name in names), "")


def lines_of(record: Record, column: str) -> list[str]:
    lines = (line.strip() for line in (getattr(record, column) or "").splitlines())
    return [line for line in lines if line]
