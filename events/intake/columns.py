"""A record as one line of a flat table: which columns it has, what they are called, and back from cells to fields."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, override

from events.intake import cells as writing
from events.intake.headers import NOUN_WORDS, folded, in_language, numbers_in, synonyms
from events.intake.keys import NOUNS, Key, Many, Parts, Words, keys_of, short_form
from events.intake.tables import Cell, Row
from events.text.languages import LANGUAGES, language_name

IDENTITY = ("slug", "uuid")
# How many of each part a table offers when no records say how many there are.
OFFERED = {"speakings": 3, "signatures": 2, "involvements": 3, "subjects": 4}


@dataclass(frozen=True)
class Column:
    """One column; `key` such as "title_en" or "speakings.1.person", `way` the parts it lies in with their numbers."""

    key: str
    model: type[models.Model]
    kind: Key | None
    way: tuple[tuple[type[models.Model], int], ...] = ()

    @property
    def name(self) -> str:
        return self.key.rpartition(".")[2]

    @property
    def field(self) -> models.Field | None:
        """The field it fills; none for a list of parts."""
        if self.kind is None:
            return self.model._meta.get_field(self.name)
        return getattr(self.kind, "field", None)

    def header(self, language: str) -> str:
        """What stands above it, in the words of a curator: "Speaker 1: person", "Title (English)"."""
        return heading(self, language)


@cache
def heading(column: Column, language: str) -> str:
    with override(language):
        before = "".join(f"{part._meta.verbose_name} {number}: " for part, number in column.way)
        text = capfirst(f"{before}{own_words(column, language)}")
        return f"{text} [{column.name}]" if is_shared(column, language) else text


def own_words(column: Column, language: str) -> str:
    if column.kind is None:
        return gettext("address of the page") if column.name == "slug" else "UUID"
    if isinstance(column.kind, Parts):
        return str(column.kind.model._meta.verbose_name_plural)
    name = str(column.kind.field.verbose_name)
    spoken = column.kind.language if isinstance(column.kind, Words) else ""
    return f"{name} ({language_name(spoken, language)})" if spoken else name


def is_shared(column: Column, language: str) -> bool:
    """Whether another column beside it would be called the same."""
    if column.kind is None or isinstance(column.kind, Parts):
        return False
    beside = (key.field for name, key in keys_of(column.model).items() if not isinstance(key, Parts))
    names = Counter(field.verbose_name for field in dict.fromkeys(beside))
    return names[column.kind.field.verbose_name] > 1


def columns_of(model: type[models.Model], counts: Mapping[str, int] | None = None) -> list[Column]:
    """All columns of a noun in order; `counts` of its parts, such as {"speakings": 3, "observations.citations": 1}."""
    return [
        Column("slug", model, None),
        *inside(model, OFFERED if counts is None else counts, 1 if counts is None else 0),
        Column("uuid", model, None),
    ]


def inside(model: type[models.Model], counts: Mapping[str, int], otherwise: int, **place) -> Iterator[Column]:
    path, stem, way = place.get("path", ""), place.get("stem", ""), place.get("way", ())
    for name, key in keys_of(model).items():
        if isinstance(key, Parts):
            for number in range(1, counts.get(f"{stem}{name}", otherwise) + 1):
                deeper = {
                    "path": f"{path}{name}.{number}.",
                    "stem": f"{stem}{name}.",
                    "way": (*way, (key.model, number)),
                }
                yield from inside(key.model, counts, otherwise, **deeper)
        elif not isinstance(key, Words) or key.language:
            yield Column(f"{path}{name}", model, key, way)


@cache
def known_headers(model: type[models.Model]) -> dict[str, str]:
    """Every folded header of a column of this noun, such as {"speaker # person": "speakings.#.person"}."""
    found: dict[str, str] = {}
    for naming in (name_keys, name_headings, name_in_languages, name_synonyms):
        for header, key in naming(model):
            found.setdefault(header, key)
    return found


def patterns(model: type[models.Model]) -> list[Column]:
    return columns_of(model, dict.fromkeys(("observations.citations", *keys_of(model)), 1))


def numberless(key: str) -> str:
    return key.replace(".1.", ".#.")


def name_keys(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for column in patterns(model):
        yield folded(column.key.replace(".", " ")), numberless(column.key)
    for name, key in keys_of(model).items():
        if isinstance(key, Words):
            yield folded(name), name


def name_headings(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for column in patterns(model):
            yield folded(column.header(language)), numberless(column.key)


def name_in_languages(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Fields under their names, translated ones with and without their language, and lists of parts."""
    for language in LANGUAGES:
        for name, key in keys_of(model).items():
            with override(language):
                part = isinstance(key, Parts)
                base = folded(str(key.model._meta.verbose_name_plural if part else key.field.verbose_name))
                alone = folded(str(key.model._meta.verbose_name)) if part else ""
            if isinstance(key, Words) and key.language:
                yield from ((header, name) for header in in_language(base, key.language))
            elif not part or short_form(key.model):
                yield base, name
            if part and short_form(key.model):
                yield alone, name
                yield f"{alone} #", f"{name}.#.{short_form(key.model)}"


def name_synonyms(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for name, key in {**dict.fromkeys(IDENTITY), **keys_of(model)}.items():
        stem = key.field.name if isinstance(key, Words) else name
        for word in synonyms("title" if stem == model.title_field else stem):
            if isinstance(key, Words) and key.language:
                yield from ((header, name) for header in in_language(word, key.language))
            else:
                yield word, name


@cache
def noun_names() -> dict[str, str]:
    """What a sheet or file may be called to say what it lists: {"talk": "talk", "talks": "talk", "doklady": "talk"}."""
    found = {}
    for noun, model in NOUNS.items():
        names = [noun, model.plural, *NOUN_WORDS.get(noun, ())]
        for language in LANGUAGES:
            with override(language):
                names += [str(model._meta.verbose_name), str(model._meta.verbose_name_plural)]
        found = {folded(name): noun for name in names} | found
    return found


def own_headers(model: type[models.Model]) -> list[str]:
    """The headers of a noun in the language of the reader, to offer one instead of an unknown one."""
    return [column.header(get_language() or "en") for column in columns_of(model)]


def key_of(model: type[models.Model], header: str) -> str | None:
    """The key of the column that a header means, numbers filled in; or None."""
    key = known_headers(model).get(folded(header))
    for number in numbers_in(header) if key else ():
        key = key.replace("#", str(number), 1)
    return key if key and "#" not in key and ".0." not in key else None


def keys_for(noun: str, headers: Sequence[str]) -> dict[int, str | None]:
    """The key of each header by its place; a key that stands twice goes to the first."""
    taken: set[str] = set()
    found: dict[int, str | None] = {}
    for place, header in enumerate(headers):
        key = key_of(NOUNS[noun], header)
        found[place] = None if key in taken else key
        taken.add(key)
    return found


def guess(headers: Sequence[str], named: str = "") -> tuple[str, dict[int, str | None]]:
    """The noun that a table most likely lists, and the key of each header.

    `named` is what the sheet or file is called. The noun is "" where two are as likely or nothing is known.
    """
    noun = noun_names().get(folded(named), "")
    if not noun:
        known = {one: likeness(one, headers) for one in NOUNS}
        best = max(known.values())
        likely = [one for one, count in known.items() if count == best]
        noun = likely[0] if best[0] and len(likely) == 1 else ""
    return noun, keys_for(noun, headers) if noun else dict.fromkeys(range(len(headers)))


def likeness(noun: str, headers: Sequence[str]) -> tuple[int, float]:
    """How many headers are columns of this noun; then which part of its columns they are, if it is most of them."""
    known = sum(key is not None for key in keys_for(noun, headers).values())
    share = known / len(columns_of(NOUNS[noun], {}))
    return known, share if share > 0.5 else 0


def row_of(noun: str, keys: Mapping[int, str | None], line: int, values: Sequence[str | None], file: str) -> Row:
    """One line of a table as the row that a YAML file would have given; cells without a key are left out."""
    tree: dict = {}
    for place, key in keys.items():
        if key:
            text = values[place] if place < len(values) else None
            plant(tree, key.split("."), text)
    return Row(file, line, noun, grown(NOUNS[noun], tree, line))


def plant(tree: dict, path: list[str], content: object) -> None:
    for step in path[:-1]:
        tree = tree.setdefault(int(step) if step.isdigit() else step, {})
    tree[path[-1]] = content


def grown(model: type[models.Model], tree: dict, line: int) -> dict[str, Cell]:
    keys = keys_of(model)
    return {name: one_cell(model, name, keys.get(name), content, line) for name, content in tree.items()}


def one_cell(model: type[models.Model], name: str, key: Key | None, content: object, line: int) -> Cell:
    if isinstance(content, dict) and isinstance(key, Parts) and all(isinstance(number, int) for number in content):
        content = [content[number] for number in sorted(content) if not is_bare(content[number])]
    if isinstance(content, list):
        inner = key.model if isinstance(key, Parts) else None
        return Cell([nested(inner, one, line) for one in content], line)
    if isinstance(content, dict):
        return nested(None, content, line)
    if isinstance(key, (Many, Parts)):
        return Cell([Cell(text, line) for text in writing.listed(content)] or None, line)
    if key is None:
        return Cell(writing.plain(content), line)
    return writing.cell(column_field(model, name, key), content, line)


def nested(model: type[models.Model] | None, content: object, line: int) -> Cell:
    """A part, or whatever else stands in a list or under a name; without a model it is passed on as it is."""
    if isinstance(content, dict) and model is not None:
        return Cell(grown(model, content, line), line)
    if isinstance(content, dict):
        return Cell({str(name): nested(None, one, line) for name, one in content.items()}, line)
    if isinstance(content, list):
        return Cell([nested(None, one, line) for one in content], line)
    return Cell(content, line)


def column_field(model: type[models.Model], name: str, key: Key) -> models.Field:
    return model._meta.get_field(name) if isinstance(key, Words) and key.language else key.field


def is_bare(part: dict) -> bool:
    """Whether nothing at all is said of this part."""
    return all(is_bare(one) if isinstance(one, dict) else not (one or "").strip() for one in part.values())
