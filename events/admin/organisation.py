"""The desk of organisations: associations, government bodies, galleries, centres."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.admin.base import RecordAdmin
from events.admin.filters import CountryFilter
from events.models import Organisation, Record


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    facts = (
        (pgettext_lazy("of a thing", "Name"), {"fields": ["acronym", "other_spellings"]}),
        (_("What and where"), {"fields": ["kind", "parent", ("place", "country"), "website"]}),
    )
    narrowed_by = ("kind", CountryFilter)
    extra_columns = ("kind", "place")
    detail_related = ("place",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_kind_display(), record.place) if part)
