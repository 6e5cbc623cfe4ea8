"""Facets: a filter whose values are offered on the page, OR inside one, AND between them.

A facet says where its values are found: `path` leads from the record (or from `through`, a kind of record that
leads back to it by `back`) to the value. Only public records on the way count.
"""

from collections.abc import Callable, Iterable

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models import Record, RecordQuerySet
from events.text.languages import LANGUAGES

NOT_STATED = "none"
Row = tuple[str, str, str]


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
        """Queries for (facet, value, label) of every value that a public record has."""
        found = (self.through.objects.published() if self.through else records).order_by()
        yield found.annotate(facet=Value(name), key=F(self.path), label_=Value("")).values_list(
            "facet", "key", "label_"
        )

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
        visible = self.of.objects.published()
        return ~Q(pk__in=model.objects.published().filter(**{f"{self.path}__in": visible}).values("pk"))

    def carriers(self, model: type[Record], **condition: object) -> QuerySet:
        visible = {f"{self.path}__in": self.of.objects.published()}
        return super().carriers(model, **condition, **visible)

    def rows(self, records: RecordQuerySet, name: str) -> Iterable[QuerySet]:
        field, language = self.of.title_field, get_language() or "en"
        carriers = (self.through.objects.published() if self.through else records).order_by().values(self.path)
        columns = [
            NullIf(f"{field}_{code}", Value(""), output_field=CharField())
            for code in dict.fromkeys((language, *LANGUAGES))
        ]
        yield (
            self.of.objects.published()
            .order_by()
            .filter(pk__in=carriers)
            .annotate(facet=Value(name), key=F("slug"), label_=Coalesce(*columns, Value(""), output_field=CharField()))
            .values_list("facet", "key", "label_")
        )
        if self.may_be_missing:
            lacking = records.filter(self.lacking(records.model)).order_by()
            empty = lacking.annotate(facet=Value(name), key=Value(NOT_STATED), label_=Value(""))
            yield empty.values_list("facet", "key", "label_")


class RoleFacet(Facet):
    """Values that are parts played: each value has its own query for the records that play it."""

    def __init__(self, parts: dict[str, tuple[object, Callable[[], QuerySet]]], **options: object) -> None:
        super().__init__("pk", names={key: label for key, (label, _people) in parts.items()}, **options)
        self.parts = parts

    @property
    def may_be_missing(self) -> bool:
        return False

    def holds(self, model: type[Record], values: list[str]) -> Q:
        condition = Q(pk__in=[])
        for value in values:
            condition |= Q(pk__in=self.parts[value][1]())
        return condition

    def rows(self, records: RecordQuerySet, name: str) -> Iterable[QuerySet]:
        for key, (_label, people) in self.parts.items():
            found = records.filter(pk__in=people()).order_by()
            yield found.annotate(facet=Value(name), key=Value(key), label_=Value("")).values_list(
                "facet", "key", "label_"
            )
