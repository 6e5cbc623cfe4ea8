"""One change for many records: which columns it may concern, what it would do to each, and the deed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Record, Subject, Topic
from events.text.languages import country_name
from events.validators import check_topics

MOST = 500
ADD_TOPIC, DROP_TOPIC = "add-topic", "drop-topic"
PLAIN = ("country", "credit", "timezone", "dates")  # besides what leads to records and what is chosen from a list


def columns(model: type[Record]) -> list[models.Field]:
    return [
        field
        for field in model._meta.fields
        if field.editable and (is_tie(field) or field.choices or field.name in PLAIN)
    ]


def is_tie(field: models.Field) -> bool:
    return bool(field.remote_field) and issubclass(field.remote_field.model, Record)


@dataclass
class Line:
    """What would become of one record; where there is a reason, it stays as it is."""

    record: Record
    before: str
    after: str = ""
    reason: str = ""


@dataclass
class Change:
    """`what` is the name of a column, or one of the two for topics; `value` is as the form gives it."""

    model: type[Record]
    what: str
    value: object

    @property
    def field(self) -> models.Field | None:
        return None if self.what in (ADD_TOPIC, DROP_TOPIC) else self.model._meta.get_field(self.what)

    @property
    def label(self) -> str:
        return label_of(self.model, self.what)

    @property
    def raw(self) -> object:
        return self.value.pk if isinstance(self.value, models.Model) else self.value

    def wanted(self, queryset: QuerySet) -> QuerySet:
        """The records with what a line says of each: a fixed number of queries."""
        if self.field is None:
            return queryset.prefetch_related("subjects__topic")
        return queryset.select_related(self.what) if is_tie(self.field) else queryset

    def line(self, record: Record) -> Line:
        if self.field is None:
            return self.topic_line(record)
        line = Line(record, self.words(getattr(record, self.what)), self.words(self.value))
        if getattr(record, self.what) == self.value:
            line.reason = _("It is so already.")
            return line
        try:
            self.put(record)
        except ValidationError as reason:
            line.reason = " ".join(reason.messages)
        return line

    def topic_line(self, record: Record) -> Line:
        rows = list(record.subjects.all())
        names = [str(row.topic) for row in rows]
        carries = any(row.topic_id == self.value.pk for row in rows)
        line = Line(record, ", ".join(names))
        if carries == (self.what == ADD_TOPIC):
            line.reason = _("It is so already.")
        elif carries:
            line.after = ", ".join(str(row.topic) for row in rows if row.topic_id != self.value.pk)
        else:
            line.after = ", ".join([*names, str(self.value)])
            try:
                check_topics([*(row.primary for row in rows), not rows])
            except ValidationError as reason:
                line.reason = " ".join(reason.messages)
        return line

    def words(self, value: object) -> str:
        if value in (None, ""):
            return ""
        if self.what == "country":
            return country_name(value, get_language() or "en")
        return str(dict(self.field.flatchoices).get(value, value))

    def put(self, record: Record) -> None:
        """Set it and let the record judge; nothing is saved. Raises ValidationError."""
        setattr(record, self.what, self.value)
        others = {field.name for field in record._meta.fields} - {self.what}
        record.clean_fields(exclude=others | ({self.what} if is_tie(self.field) else set()))
        record.clean()

    def do(self, record: Record) -> None:
        if self.field is not None:
            self.put(record)
        elif self.what == ADD_TOPIC:
            rows = record.subjects.count()
            Subject.objects.create(record=record, topic=self.value, primary=not rows, position=rows + 1)
        else:
            for row in record.subjects.filter(topic=self.value):
                row.delete()
        record.save()


def label_of(model: type[Record], what: str) -> str:
    if what in (ADD_TOPIC, DROP_TOPIC):
        return _("Add a topic") if what == ADD_TOPIC else _("Take a topic away")
    return capfirst(model._meta.get_field(what).verbose_name)


def choices(model: type[Record], with_topics: bool) -> list[tuple[str, str]]:
    names = [*([ADD_TOPIC, DROP_TOPIC] if with_topics else []), *(field.name for field in columns(model))]
    return [(name, label_of(model, name)) for name in names]


def value_of(model: type[Record], what: str, raw: object) -> object:
    """What a signed value means; None for a record that is gone."""
    if what in (ADD_TOPIC, DROP_TOPIC):
        return Topic.objects.filter(pk=raw).first()
    field = model._meta.get_field(what)
    return field.remote_field.model.objects.filter(pk=raw).first() if is_tie(field) and raw else raw


def versions(records: Iterable[Record]) -> dict[str, int]:
    return {str(record.pk): record.version for record in records}
