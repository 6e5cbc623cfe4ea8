"""The desk of indicators and of their observations: figures as the source gives them."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import reach
from events.admin.base import RecordAdmin
from events.admin.conflict.guard import Conflicts
from events.admin.fields import ComfortableFields
from events.admin.forms import HoldableForm
from events.admin.history import Recorded
from events.admin.inlines import LOW_TEXTAREA, CitationInline, PartInline
from events.admin.words import in_all_languages
from events.models import Indicator, Observation, Record

FIGURE = (
    ("place", "reported_by"),
    in_all_languages("sector"),
    ("period", "status", "position"),
    ("qualifier", "value", "value_to"),
    ("change", "change_kind", "base_period"),
    in_all_languages("note"),
)


class ObservationForm(HoldableForm):
    """What the database asks of a figure, asked in plain words."""

    def clean(self) -> dict:
        cleaned = super().clean()
        value, value_to, change = (cleaned.get(name) for name in ("value", "value_to", "change"))
        noted = any(cleaned.get(name) for name in in_all_languages("note"))
        if value is None and change is None and not noted and not self.errors:
            self.add_error("value", _("Give a value, a change, or a note."))
        if value_to is not None and (value is None or value_to <= value):
            self.add_error("value_to", _("The end of a range must be greater than its start."))
        if (change is None) != (not cleaned.get("change_kind")):
            self.add_error("change_kind", _("A change needs its kind, and a kind its change."))
        return cleaned


class ObservationInline(PartInline, admin.StackedInline):
    model = Observation
    form = ObservationForm
    fields = FIGURE
    show_change_link = True
    classes = ["collapse"]


class ObservationsOfIndicator(ObservationInline):
    fields = ("initiative", *FIGURE)


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    parts = (ObservationsOfIndicator,)
    extra_columns = ("unit",)

    def detail(self, record: Record) -> str:
        return record.unit or ""


@admin.register(Observation)
class ObservationAdmin(Conflicts, Recorded, ComfortableFields, admin.ModelAdmin):
    """One figure on a page of its own, reached from its indicator, where its sources are named."""

    form = ObservationForm
    fields = ("indicator", "initiative", *FIGURE)
    formfield_overrides = LOW_TEXTAREA
    readonly_fields = ("indicator",)
    inlines = (CitationInline,)

    def indicators(self) -> RecordAdmin:
        return self.admin_site.get_model_admin(Indicator)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """Figures of the indicators that this user may see."""
        indicators = reach.seen_by(request.user, Indicator.objects.all()).order_by()
        return super().get_queryset(request).filter(indicator__in=indicators.values("pk"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Observation | None = None) -> bool:
        return self.indicators().has_view_permission(request, obj and obj.indicator)

    def has_change_permission(self, request: HttpRequest, obj: Observation | None = None) -> bool:
        return self.indicators().has_change_permission(request, obj and obj.indicator)

    def has_delete_permission(self, request: HttpRequest, obj: Observation | None = None) -> bool:
        return self.indicators().has_delete_permission(request, obj and obj.indicator)
