"""The desk of exhibitions: what was shown, by whom, where."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.duplicating import Duplicating
from events.admin.event import ACCESS, QUIET
from events.admin.forms import ExhibitFormSet, OnceFormSet, only_once
from events.admin.inlines import InvolvementInline, PartInline
from events.admin.printed import Printed
from events.admin.words import in_all_languages
from events.models import Exhibit, Exhibition, Exhibitor, Record


class ExhibitInline(PartInline, admin.StackedInline):
    model = Exhibit
    formset = ExhibitFormSet
    fields = (("work", "number", "position"), in_all_languages("label"))
    classes = ["collapse"]


class ExhibitorInline(PartInline, admin.TabularInline):
    model = Exhibitor
    formset = only_once(OnceFormSet, "artisan")
    fields = ("artisan", "position")
    classes = ["collapse"]


@admin.register(Exhibition)
class ExhibitionAdmin(Printed, Duplicating, RecordAdmin):
    copy_options = ("involvements", "access", "exhibitors", "works")
    facts = (
        (_("When and where"), {"fields": [("project", "opening_event"), "venue", "dates"]}),
        (_("What was shown"), {"fields": ["categories"]}),
        (_("For visitors"), {"fields": ACCESS, "classes": ["collapse"], "description": QUIET}),
    )
    parts = (ExhibitorInline, ExhibitInline, InvolvementInline)
    narrowed_by = ("project",)
    extra_columns = ("venue", "dates")
    detail_related = ("venue",)

    def detail(self, record: Record) -> str:
        return str(record.venue or "")
