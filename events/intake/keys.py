"""Which fields a file may state for each noun, and which column, relation or list each of them fills."""

from dataclasses import dataclass
from functools import cache

from django.db import models

from events.models import (
    PUBLIC_NOUNS,
    Exhibit,
    Exhibition,
    Exhibitor,
    Indicator,
    Making,
    Memorandum,
    Observation,
    Record,
    Signature,
    Speaking,
    Talk,
    Work,
)
from events.models.fields import Derived
from events.models.statements import Attached, Citation, Illustration, Involvement, Subject
from events.text.languages import LANGUAGES

# Images and documents need their files, which no table holds.
NOUNS: dict[str, type[Record]] = {model._meta.model_name: model for model in PUBLIC_NOUNS}

# Rows of their own that belong to one record: who owns them, under which name, by which column.
OWNED: dict[type[models.Model], dict[str, tuple[type[models.Model], str]]] = {
    Talk: {"speakings": (Speaking, "talk")},
    Memorandum: {"signatures": (Signature, "memorandum")},
    Work: {"makings": (Making, "work")},
    Exhibition: {"exhibits": (Exhibit, "exhibition"), "exhibitors": (Exhibitor, "exhibition")},
    Indicator: {"observations": (Observation, "indicator")},
}

# What makes a part the same part on the next reading; if it is a single relation, its slug may stand alone.
IDENTITY: dict[type[models.Model], tuple[str, ...]] = {
    Speaking: ("person",),
    Signature: ("person", "organisation"),
    Making: ("artisan",),
    Exhibit: ("work",),
    Exhibitor: ("artisan",),
    Observation: ("initiative", "place", "sector", "period", "status"),
    Citation: ("source", "claim", "quote", "locator"),
    Illustration: ("image",),
    Subject: ("topic",),
    Involvement: ("role", "person", "organisation"),
}


@dataclass(frozen=True)
class Words:
    """A translated text; `language` is empty when the field is to name its languages itself."""

    field: models.Field
    language: str = ""


@dataclass(frozen=True)
class Column:
    field: models.Field


@dataclass(frozen=True)
class Relation:
    field: models.Field


@dataclass(frozen=True)
class Many:
    field: models.Field


@dataclass(frozen=True)
class Parts:
    model: type[models.Model]
    owner: str


Key = Words | Column | Relation | Many | Parts


@cache
def keys_of(model: type[models.Model]) -> dict[str, Key]:
    """Every name that a file may use in a record (or part) of this model, in the order of the columns."""
    translated = getattr(model, "translated", ())
    spoken = {f"{name}_{code}" for name in translated for code in LANGUAGES}
    keys: dict[str, Key] = {}
    for field in model._meta.get_fields():
        if field.name in translated:
            keys[field.name] = Words(field)
            keys |= {f"{field.name}_{code}": Words(field, code) for code in LANGUAGES}
        elif field.name not in spoken and is_stated(model, field):
            keys[field.name] = Relation(field) if field.many_to_one else Column(field)
    for field in model._meta.many_to_many:
        if field.remote_field.through._meta.auto_created:
            keys[field.name] = Many(field)
    for field in model._meta.private_fields:
        if isinstance(field, models.Field) and issubclass(field.related_model or models.Model, Attached):
            keys[field.name] = Parts(field.related_model, "record")
    keys |= {name: Parts(*owned) for name, owned in OWNED.get(model, {}).items()}
    return keys


def is_stated(model: type[models.Model], field: models.Field) -> bool:
    """Whether a file states this column; the others are computed, or kept by the catalogue itself."""
    if not getattr(field, "concrete", False) or field.many_to_many or not field.editable or field.primary_key:
        return False
    if field.name == "slug" or isinstance(field, (Derived, models.FileField)):
        return False
    is_part = not issubclass(model, Record)
    return not (is_part and field.name in ("position", *(owner for _, owner in owners(model))))


def owners(model: type[models.Model]) -> list[tuple[type[models.Model], str]]:
    """Of which models this one is a part, and by which column."""
    return [(whole, owner) for whole, parts in OWNED.items() for part, owner in parts.values() if part is model]


def short_form(model: type[models.Model]) -> str:
    """The one relation that a part may be written as, instead of naming its fields; or nothing."""
    identity = IDENTITY[model]
    return identity[0] if len(identity) == 1 else ""
