"""What a column of a record is in JSON, and how the schema describes it; what is not stated is null or no item."""

from decimal import Decimal

from django.db import models
from drf_spectacular.drainage import set_override
from rest_framework import serializers

from catalog.api.wording import Wording
from events.text import edtf
from events.text.languages import LANGUAGES

Schema = dict[str, object]

DAY = {"type": ["string", "null"], "format": "date"}
WORDS = {
    "description": "Words in the language asked for, else in the record's own (see `fallbacks`); "
    "with `lang=all` a map from language to words.",
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {code: {"type": "string"} for code in LANGUAGES},
            "additionalProperties": False,
        },
        {"type": "null"},
    ],
}
EDTF = {
    "description": "A date as EDTF (ISO 8601-2), with the earliest and the latest day that it can mean.",
    "type": ["object", "null"],
    "properties": {"edtf": {"type": "string"}, "earliest": DAY, "latest": DAY},
    "required": ["edtf", "earliest", "latest"],
}


class Column(serializers.Field):
    """A column of text; `schema` says what it becomes. `column` is needed where the JSON calls it otherwise."""

    schema: Schema = {"type": ["string", "null"]}

    def __init__(self, column: str = "") -> None:
        super().__init__(source="*", read_only=True)
        self.column = column
        set_override(self, "field", self.schema)

    def to_representation(self, row: models.Model) -> object:
        value = getattr(row, self.column or self.field_name)
        return None if value in ("", None) else self.told(value)

    def told(self, value: object) -> object:
        return value


class Identity(Column):
    """The uuid of a row."""

    schema = {"type": "string", "format": "uuid"}

    def __init__(self) -> None:
        super().__init__("uuid")

    def told(self, value: object) -> str:
        return str(value)


class Number(Column):
    schema = {"type": ["number", "null"]}

    def told(self, value: int | Decimal) -> int | float:
        return int(value) if value == int(value) else float(value)


class Flag(Column):
    schema = {"type": "boolean"}


class Hour(Column):
    schema = {"type": ["string", "null"], "description": "A time of day, HH:MM."}

    def told(self, value: object) -> str:
        return f"{value:%H:%M}"


class Moment(Column):
    schema = {"type": ["string", "null"], "format": "date-time"}

    def told(self, value: object) -> str:
        return value.isoformat()


class Day(Column):
    schema = DAY

    def told(self, value: object) -> str:
        return value.isoformat()


class Edtf(Column):
    schema = EDTF

    def told(self, value: str) -> dict[str, str | None]:
        read = edtf.parse(value)
        ends = {"earliest": read.earliest, "latest": read.latest}
        return {"edtf": value} | {name: day.isoformat() if day else None for name, day in ends.items()}


class Choice(Column):
    """One of the values of a column, as it stands in addresses."""

    def __init__(self, values: type[models.TextChoices]) -> None:
        super().__init__()
        self.values = values
        set_override(self, "field", {"type": ["string", "null"], "enum": [*values.values, None]})


class Several(Column):
    """Several values in one column, parted by `divider`."""

    schema = {"type": "array", "items": {"type": "string"}}
    divider = "\n"

    def to_representation(self, row: models.Model) -> list[str]:
        text = getattr(row, self.column or self.field_name) or ""
        return [part.strip() for part in text.split(self.divider) if part.strip()]


class Codes(Several):
    divider = ","


class Words(Column):
    """A text that stands in four languages."""

    schema = WORDS

    def to_representation(self, row: models.Model) -> object:
        return self.wording.of(row, self.column or self.field_name)

    @property
    def wording(self) -> Wording:
        return self.context["wording"]


class Group(serializers.Serializer):
    """Base of what has fields of its own."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{"read_only": True} | options)

    @classmethod
    def many_init(cls, *args: object, **options: object) -> serializers.ListSerializer:
        return super().many_init(*args, **{"read_only": True} | options)
