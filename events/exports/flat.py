"""Records as lines of a flat table, with the same columns that the intake reads: what is written is read back alike."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from tempfile import TemporaryFile
from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import override

from events.intake import cells
from events.intake.columns import Column, columns_of
from events.intake.keys import Many, Parts, Relation, Words, keys_of
from events.models import Record
from events.text.folding import fold

AT_ONCE = 50  # records, each with all that it names
WORDS = {"en": ("yes", "no"), "az": ("bəli", "xeyr"), "uz": ("ha", "yoʻq"), "ru": ("да", "нет")}
# What only the desk may know.
INTERNAL = frozenset({"publish_at"})

Settle = Callable[[Iterable[models.Model]], list[models.Model]]


@dataclass
class Flat:
    """The records of those keys, in that order. `settle` takes out what the reader may not see, `without` columns.

    In `language` are the headers and the names of choices; without one, values are written as the catalogue keeps them.
    """

    model: type[Record]
    keys: Sequence[int]
    language: str = ""
    settle: Settle = list
    without: frozenset[str] = frozenset()
    counts: dict[str, int] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        for start in range(0, len(self.keys), AT_ONCE):
            wanted = self.keys[start : start + AT_ONCE]
            found = {record.pk: record for record in self.settle(read(self.model, wanted))}
            yield from (found[key] for key in wanted if key in found)

    def told(self) -> Iterator[dict[str, Any]]:
        """What is stated of each record: texts under their keys, lists of texts, lists of parts."""
        for record in self.records():
            said = tell(record, self.language)
            yield {key: value for key, value in said.items() if key not in self.without}

    def lines(self) -> Iterator[list[str | Decimal | None]]:
        """The header, then each record. How many columns there are is known only when all have been read."""
        with TemporaryFile() as kept:
            number = 0
            for said in self.told():
                pickle.dump(self.spread(said), kept)
                number += 1
            columns = self.columns()
            yield [column.header(self.language) if self.language else column.key for column in columns]
            kept.seek(0)
            for _each in range(number):
                line = pickle.load(kept)
                yield [line.get(column.key) for column in columns]

    def columns(self) -> list[Column]:
        """The columns with as many of each part as any record read so far has."""
        return [column for column in columns_of(self.model, self.counts) if column.key not in self.without]

    def spread(self, said: dict[str, Any], path: str = "", stem: str = "") -> dict[str, Any]:
        """{"speakings": [{"person": "ann"}]} as {"speakings.1.person": "ann"}; lists of texts become one text."""
        line = {}
        for name, value in said.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                self.counts[f"{stem}{name}"] = max(len(value), self.counts.get(f"{stem}{name}", 0))
                for number, part in enumerate(value, 1):
                    line |= self.spread(part, f"{path}{name}.{number}.", f"{stem}{name}.")
            else:
                line[f"{path}{name}"] = cells.joined(value) if isinstance(value, list) else value
        return line


def read(model: type[models.Model], keys: Sequence[int]) -> models.QuerySet:
    """The records of those keys with all that they name, in a number of queries that does not grow with them."""
    return with_ties(model._base_manager.filter(pk__in=keys), model)


def with_ties(queryset: models.QuerySet, model: type[models.Model]) -> models.QuerySet:
    keys = keys_of(model)
    one = [name for name, key in keys.items() if isinstance(key, Relation)]
    many = [name for name, key in keys.items() if isinstance(key, Many)]
    parts = [
        Prefetch(name, with_ties(key.model._default_manager.all(), key.model))
        for name, key in keys.items()
        if isinstance(key, Parts)
    ]
    return queryset.select_related(*one or [None]).prefetch_related(*many, *parts)


def tell(row: models.Model, language: str = "") -> dict[str, Any]:
    """What is stated of a record or part; what is not stated is left out."""
    said: dict[str, Any] = {"slug": row.slug} if isinstance(row, Record) else {}
    for name, key in keys_of(type(row)).items():
        if isinstance(key, Parts):
            value = [tell(part, language) for part in getattr(row, name).all()]
        elif isinstance(key, Many):
            value = sorted(record.slug for record in getattr(row, name).all())
        elif isinstance(key, Relation):
            related = key.field.get_cached_value(row, None)  # Settled: none where the reader may not see it.
            value = related.slug if related else None
        elif isinstance(key, Words) and not key.language:
            continue
        else:
            value = written(key.field, getattr(row, name), language)
        if value not in (None, "", []):
            said[name] = value
    return said | ({"uuid": str(row.uuid)} if isinstance(row, Record) else {})


def written(column: models.Field, value: Any, language: str) -> str | Decimal | None:
    """A value as text; numbers as numbers, without needless noughts."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return WORDS[language or "en"][not value]
    if isinstance(value, (int, Decimal)):
        number = Decimal(value)
        return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return named(column, value, language) if column.flatchoices and language else str(value)


def named(column: models.Field, value: str, language: str) -> str:
    """A choice by its name in that language, if the intake would know it again by it."""
    with override(language):
        label = str(dict(column.flatchoices).get(value, value))
    return label if cells.choices_of(column).get(fold(label)) == value else value
