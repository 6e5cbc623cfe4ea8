"""The desk's books, to be read and not written: records withdrawn."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from events.models import Tombstone


class BookAdmin(admin.ModelAdmin):
    """Shown to those who may view it; kept by the catalogue itself."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.register(Tombstone)
class TombstoneAdmin(BookAdmin):
    list_display = ("title", "noun", "slug", "withdrawn_at")
    list_filter = ("noun",)
    ordering = ("-withdrawn_at",)
    search_fields = ("title", "slug")
