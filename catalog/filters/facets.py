"""Facets: a filter whose values are offered on the page, OR inside one, AND between them.

A facet says where its values are found: `path` leads from the record (or from `through`, a kind of record that
leads back to it by `back`) to the value. Only public records on the way count. `filter` asks the database;
`pairs` and `touched` are what the shelf fills itself from.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from catalog.shelf.names import Name
from catalog.shelf.rows import public
from events.models import Record, RecordQuerySet
from events.text.collation import sort_key

NOT_STATED = "none"
Pairs = Iterable[tuple[int, object]]


class FacetField(forms.MultipleChoiceField):
    """Keeps the values that the facet knows; the others are reported by the list, not refused."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: list[str] | None) -> list[str]:
        known = {key for key, label in self.choices}
        return [word for word in value or () if word in known]


class Facet(django_filters.MultipleChoiceFilter):
    """Values that stand in a column of text: a kind, a country, a day."""

    field_class = FacetField
    of: type[Record] | None = None

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

        self.may_be_missing = through is None

    @property
    def value_path(self) -> str:
        return self.path

    def name_of(self, value: str, language: str) -> Name:
        if not value:
            return Name(NOT_STATED, str(_("Not stated")), "", "")
        label = str(self.names(value))
        return Name(value, label, "", sort_key(label, language))

    def filter(self, records: RecordQuerySet, values: list[str]) -> RecordQuerySet:
        return records.filter(self.holds(records.model, values)) if values else records

    def holds(self, model: type[Record], values: Collection[str]) -> Q:
        """The condition that a record has one of the values."""
        condition = Q(pk__in=self.carriers(model, **{f"{self.value_path}__in": list(values)}))
        if NOT_STATED in values and self.may_be_missing:
            condition |= ~Q(pk__in=self.carriers(model))
        return condition

    def carriers(self, model: type[Record], **condition: object) -> QuerySet:
        """Keys of the records that lead to a value under that condition."""
        return self.ways(model, **self.seen(model, self.record_hops(model)), **condition).values(self.back)

    def pairs(self, model: type[Record], keys: list[int] | None = None) -> Pairs:
        only = {} if keys is None else {f"{self.back}__in": keys}
        ways = self.ways(model, **self.seen(model, self.hops_on_the_way(model)), **only)
        return ways.values_list(self.back, self.path).iterator(chunk_size=10_000)

    def touched(self, model: type[Record], noun: str, keys: list[int]) -> set[int]:
        start, found = self.through or model, set()
        hops = [("pk", self.through), *self.hops_on_the_way(model)]
        for prefix in (prefix for prefix, hop in hops if hop and hop._meta.model_name == noun):
            rows = start._base_manager.filter(**{f"{prefix}__in": keys, f"{self.back}__isnull": False})
            found |= set(rows.values_list(self.back, flat=True))
        return found

    def ways(self, model: type[Record], **condition: object) -> QuerySet:
        """Rows that lead from a record to a value."""
        whole = self.stated | {f"{self.back}__isnull": False}
        return public(self.through or model).filter(**whole, **condition).order_by()

    @property
    def stated(self) -> dict[str, object]:
        """The condition that there is a value."""
        return {f"{self.path}__gt": ""}

    def seen(self, model: type[Record], hops: Iterable[tuple[str, type[Record]]]) -> dict[str, object]:
        """The condition that all records on the way are public."""
        return {f"{prefix}__in": hop.objects.published() for prefix, hop in hops}

    def record_hops(self, model: type[Record]) -> Iterator[tuple[str, type[Record]]]:
        """The records that the path leads over: (path up to there, kind)."""
        here: type = self.through or model
        steps = self.path.split("__")
        for number, step in enumerate(steps, 1):
            here = here._meta.get_field(step).related_model
            if here is None:
                return
            if issubclass(here, Record):
                yield "__".join(steps[:number]), here

    def hops_on_the_way(self, model: type[Record]) -> list[tuple[str, type[Record]]]:
        return list(self.record_hops(model))


class RecordFacet(Facet):
    """Values that are records themselves: a topic, a place, an event; the value is the slug."""

    def __init__(self, path: str, of: type[Record], **options: object) -> None:
        super().__init__(path, names={}, **options)
        self.of = of

    @property
    def value_path(self) -> str:
        return f"{self.path}__slug"

    @property
    def stated(self) -> dict[str, object]:
        return {f"{self.path}__isnull": False}

    def hops_on_the_way(self, model: type[Record]) -> list[tuple[str, type[Record]]]:
        """Without the value itself: whether that is public is seen when it is named."""
        return [hop for hop in self.record_hops(model) if hop[0] != self.path]


class RoleFacet(Facet):
    """Values that are parts played: `played` gives queries whose rows have a `part` and the `person` who plays it;
    `players` gives those who play in some records of a kind."""

    def __init__(
        self,
        names: dict[str, str],
        played: Callable[[], Iterable[QuerySet]],
        players: Callable[[str, list[int]], Iterable[int]],
        **options: object,
    ) -> None:
        super().__init__("pk", names=names, **options)
        self.played, self.players = played, players
        self.may_be_missing = False

    def holds(self, model: type[Record], values: Collection[str]) -> Q:
        condition = Q(pk__in=[])
        for parts in self.played():
            condition |= Q(pk__in=parts.filter(part__in=list(values)).values("person"))
        return condition

    def pairs(self, model: type[Record], keys: list[int] | None = None) -> Pairs:
        for parts in self.played():
            rows = parts if keys is None else parts.filter(person__in=keys)
            yield from rows.order_by().values_list("person", "part").iterator(chunk_size=10_000)

    def touched(self, model: type[Record], noun: str, keys: list[int]) -> set[int]:
        return set(self.players(noun, keys))
