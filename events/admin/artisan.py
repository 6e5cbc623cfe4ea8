"""The desk of artisans: individuals, families, workshops and groups, named or not."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.filters import CountryFilter
from events.models import Artisan, Record


@admin.register(Artisan)
class ArtisanAdmin(RecordAdmin):
    facts = (
        (_("Who and where"), {"fields": [("kind", "person"), "crafts", ("place", "country"), "since"]}),
        (_("For visitors"), {"fields": ["spoken_languages"], "classes": ["collapse"]}),
    )
    narrowed_by = ("kind", CountryFilter)
    extra_columns = ("kind", "place")
    detail_related = ("place",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_kind_display(), record.place) if part)
