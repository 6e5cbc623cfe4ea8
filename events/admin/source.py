"""The desk of sources: the published texts that every fact points to."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.inlines import IllustrationInline, SubjectInline
from events.models import Record, Source


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    facts = (
        (_("What it is"), {"fields": ["kind", "devised_title", ("author", "publisher")]}),
        (_("Where and when"), {"fields": ["url", "archived_url", "published", "accessed"]}),
    )
    attached = (SubjectInline, IllustrationInline)
    narrowed_by = ("kind",)
    extra_columns = ("kind", "publisher")
    detail_related = ("publisher",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_kind_display(), record.publisher) if part)
