"""The desk of places: countries, regions, cities and venues."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.filters import CountryFilter
from events.models import Place, Record


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    facts = (
        (_("What and where"), {"fields": [("kind", "parent"), "country", "address", "other_spellings"]}),
        (_("On the map"), {"fields": [("latitude", "longitude", "precision")]}),
    )
    narrowed_by = ("kind", CountryFilter)
    extra_columns = ("kind", "parent")
    detail_related = ("parent",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_kind_display(), record.parent) if part)
