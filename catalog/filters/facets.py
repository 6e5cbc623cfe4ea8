"""Facets: a filter whose values are offered on the page, OR inside one, AND between them.

A facet says where its values are found: `path` leads from the record (or from `through`, a kind of record that
leads back to it by `back`) to the value. Only public records on the way count.
"""

from collections.abc import Callable, Iterable

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models import Record, RecordQuerySet
from events.text.languages import LANGUAGES

NOT_STATED = "none"
TEXT = {"output_field": CharField()}
EMPTY = Value("", **TEXT)
ONE = Value(1, output_field=IntegerField())


class FacetField(forms.MultipleChoiceField):
    """Keeps the values that the facet offers; names those it does not know."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        known = {key for key, label in self.choices}
        if unknown := [word for word in value if word not in known]:
            raise ValidationError(
                _("“%(word)s” is not among the values of this filter, so it was left out."),
                code="unknown",
                params={"word": unknown[0][:60]},
            )


class Facet(django_filters.MultipleChoiceFilter):
    """Values that stand in a column: a kind, a country, a day."""

    field_class = FacetField

    def __init__(
        self,
        path: str,
        *,
        names: Callable[[str], str] | dict[str, str],
        through: type[Record] | None = None,
        back: str = "pk",
        **options: object,
    ) -> None:
        super().__init__(field_name=path, **options)
        self.path, self.through, self.back = path, through, back
        self.names = names if callable(names) else lambda value: names.get(value, value)

    def filter(self, records: RecordQuerySet, values: list[str]) -> RecordQuerySet:
        return records.filter(self.holds(records.model, values)) if values else records

    def holds(self, model: type[Record], values: list[str]) -> Q:
        """The condition that a record has one of the values."""
        condition = Q(pk__in=self.carriers(model, **{f"{self.value_path}__in": values}))
        if NOT_STATED in values and self.may_be_missing:
            condition |= self.lacking(model)
        return condition

    @property
    def value_path(self) -> str:
        return self.path

    @property
    def may_be_missing(self) -> bool:
        return self.through is None

    def carriers(self, model: type[Record], **condition: object) -> QuerySet:
        """Keys of the records that lead to a value under that condition."""
        return (self.through or model).objects.published().filter(**condition).values(self.back)

    def lacking(self, model: type[Record]) -> Q:
        return Q(**{self.path: ""})

    def rows(self, records: RecordQuerySet, name: str) -> Iterable[QuerySet]:
        """Queries for (facet, value, label, its language, how often) of every value that one of the records has."""
        found = self.through.objects.published() if self.through else records
        yield row(found, name, F(self.path), count=Count("pk"))

    def label_of(self, value: str, label: str) -> str:
        if value in ("", NOT_STATED):
            return str(_("Not stated"))
        return str(label or self.names(value))


class RecordFacet(Facet):
    """Values that are records themselves: a topic, a place, an event; the value is the slug."""

    def __init__(self, path: str, of: type[Record], **options: object) -> None:
        super().__init__(path, names={}, **options)
        self.of = of

    @property
    def value_path(self) -> str:
        return f"{self.path}__slug"

    def lacking(self, model: type[Record]) -> Q:
        visible = {f"{self.path}__in": self.of.objects.published()}
        if model._meta.get_field(self.path.partition("__")[0]).many_to_one:
            return Q(**{f"{self.path}__isnull": True}) | ~Q(**visible)
        return ~Q(Exists(model.objects.published().filter(pk=OuterRef("pk"), **visible)))

    def carriers(self, model: type[Record], **condition: object) -> QuerySet:
        visible = {f"{self.path}__in": self.of.objects.published()}
        return super().carriers(model, **condition, **visible)

    def rows(self, records: RecordQuerySet, name: str) -> Iterable[QuerySet]:
        field = self.of.title_field
        codes = dict.fromkeys((get_language() or "en", *LANGUAGES))
        stated = {code: ~Q(**{f"{field}_{code}": ""}) & Q(**{f"{field}_{code}__isnull": False}) for code in codes}
        label = Case(*(When(stated[code], then=F(f"{field}_{code}")) for code in codes), default=Value(""), **TEXT)
        language = Case(*(When(stated[code], then=Value(code)) for code in codes), default=Value(""), **TEXT)
        carriers = self.through.objects.published() if self.through else records
        carried = carriers.order_by().filter(**{self.path: OuterRef("pk")}).annotate(one=ONE).values("one")
        count = Subquery(carried.annotate(count=Count("pk")).values("count"))
        yield row(self.of.objects.published(), name, F("slug"), label, language, count)
        if self.may_be_missing:
            first = records.filter(self.lacking(records.model)).order_by().values("pk")[:1]
            yield row(records.filter(pk__in=first), name, Value(NOT_STATED))


class RoleFacet(Facet):
    """Values that are parts played: `played` gives queries whose rows have a `part` and the `person` who plays it."""

    def __init__(self, names: dict[str, str], played: Callable[[], Iterable[QuerySet]], **options: object) -> None:
        super().__init__("pk", names=names, **options)
        self.played = played

    @property
    def may_be_missing(self) -> bool:
        return False

    def holds(self, model: type[Record], values: list[str]) -> Q:
        condition = Q(pk__in=[])
        for parts in self.played():
            condition |= Q(pk__in=parts.filter(part__in=values).values("person"))
        return condition

    def rows(self, records: RecordQuerySet, name: str) -> Iterable[QuerySet]:
        for parts in self.played():
            people = parts.filter(person__in=records.order_by().values("pk"))
            yield row(people, name, F("part"), count=Count("pk"))


def row(
    found: QuerySet, facet: str, key: object, label: object = EMPTY, language: object = EMPTY, count: object = ONE
) -> QuerySet:
    """The query as rows (facet, value, label, language of the label, count), ready for a union with others."""
    columns = {"facet_": Value(facet, **TEXT), "key_": key, "label_": label, "language_": language}
    rows = found.order_by().annotate(**columns).values(*columns)
    return rows.annotate(count_=count).values_list(*columns, "count_")
