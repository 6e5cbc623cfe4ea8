"""The desk of topics: themes, crafts, materials and techniques."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.inlines import CitationInline, IllustrationInline
from events.models import Record, Topic


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    facts = (
        (_("In the vocabulary"), {"fields": ["scheme", "broader"]}),
        (_("The same elsewhere"), {"fields": ["exact_match", "broad_match"], "classes": ["collapse"]}),
    )
    attached = (IllustrationInline, CitationInline)
    narrowed_by = ("scheme",)
    extra_columns = ("scheme", "broader")
    detail_related = ("broader",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_scheme_display(), record.broader) if part)
