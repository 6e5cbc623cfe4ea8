"""The desk of initiatives: factories, schools, programmes that came of an encounter."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.indicator import ObservationInline
from events.admin.inlines import InvolvementInline
from events.models import Initiative, Record


class FigureInline(ObservationInline):
    """The figures of the initiative, each of some indicator."""

    fk_name = "initiative"
    fields = ("indicator", *ObservationInline.fields)
    classes = ["collapse"]


@admin.register(Initiative)
class InitiativeAdmin(RecordAdmin):
    facts = ((_("What, when and where"), {"fields": ["kind", "place", "dates"]}),)
    parts = (InvolvementInline, FigureInline)
    narrowed_by = ("kind",)
    extra_columns = ("kind", "place")
    detail_related = ("place",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_kind_display(), record.place) if part)
