"""Filters at the side of the lists, each with the number of records behind every choice."""

from django.contrib import admin
from django.db.models import Count, Field, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.attention import Check, checks_of, considered
from events.models import Record, Status
from events.text.languages import LANGUAGES, OWN_NAMES, country_name


class NotYetIn(admin.SimpleListFilter):
    """Records whose name is missing in a language."""

    title = _("not yet translated into")
    parameter_name = "not_yet_in"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(code, OWN_NAMES[code]) for code in LANGUAGES]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in LANGUAGES:
            return queryset
        column = f"{queryset.model.title_field}_{self.value()}"
        return queryset.filter(Q(**{f"{column}__isnull": True}) | Q(**{column: ""}))


class NeedsAttention(admin.SimpleListFilter):
    """What the first page of the desk counts as needing attention, as lists."""

    title = _("needs attention")
    parameter_name = "attention"

    def __init__(self, request: HttpRequest, params: dict, model: type[Record], model_admin: admin.ModelAdmin) -> None:
        kept = once(request)
        if "checks" not in kept:
            kept["checks"] = checks_of(model)
        self.found = kept["checks"]
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, object]]:
        return [(check.key, said(check)) for check, _condition in self.found]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        for check, condition in self.found:
            if check.key == self.value():
                return considered(queryset).filter(condition)
        return queryset

    def get_facet_counts(self, pk_attname: str, filtered_qs: QuerySet) -> dict[str, Count]:
        """Counted in one pass over the records, where Django would ask for each choice anew."""
        work = Q(replaced_by__isnull=True) & ~Q(status=Status.WITHDRAWN)
        return {
            f"{number}__c": Count(pk_attname, filter=condition & work)
            for number, (_check, condition) in enumerate(self.found)
        }


def said(check: Check) -> object:
    return _("not in %(language)s") % {"language": check.label} if check.language else check.label


class RelatedFilter(admin.RelatedFieldListFilter):
    """Django makes every filter anew for each number that it shows; the choices are read once."""

    def field_choices(
        self, field: Field, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> list[tuple[object, object]]:
        kept = once(request)
        if self.field_path not in kept:
            kept[self.field_path] = super().field_choices(field, request, model_admin)
        return kept[self.field_path]


def once(request: HttpRequest) -> dict:
    """What one request has read already."""
    return request.__dict__.setdefault("read_by_filters", {})


class CountryFilter(admin.SimpleListFilter):
    """The countries that occur, by name."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        codes = model_admin.model.objects.exclude(country="").order_by("country").values_list("country", flat=True)
        language = get_language() or "en"
        named = [(code, country_name(code, language)) for code in codes.distinct()]
        return sorted(named, key=lambda pair: pair[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(country=self.value()) if self.value() else queryset
