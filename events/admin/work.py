"""The desk of works: single objects, who made them, of what and how."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.forms import OnceFormSet, only_once
from events.admin.inlines import PartInline
from events.admin.words import in_all_languages
from events.models import Making, Record, Work


class MakingInline(PartInline, admin.StackedInline):
    model = Making
    formset = only_once(OnceFormSet, "artisan")
    offer = 1
    fields = (("qualifier", "artisan", "position"), in_all_languages("role"))


@admin.register(Work)
class WorkAdmin(RecordAdmin):
    facts = (
        (_("How it was made"), {"fields": ["craft", "materials", "techniques", ("made", "place_made")]}),
        (_("The object"), {"fields": ["dimensions", ("inventory_number", "lender"), "rights"]}),
    )
    parts = (MakingInline,)
    narrowed_by = ("rights",)
    extra_columns = ("craft", "inventory_number")
    detail_related = ("craft",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.craft, record.inventory_number) if part)
