"""The desk of documents: signed texts, programmes, catalogues, press releases."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.inlines import CitationInline
from events.models import Document, Record


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    facts = (
        (_("The file"), {"fields": ["file", "kind", ("text_language", "pages")]}),
        (_("Credit and rights"), {"fields": ["credit", "rights"]}),
    )
    attached = (CitationInline,)
    narrowed_by = ("kind", "rights")
    extra_columns = ("kind",)

    def detail(self, record: Record) -> str:
        return str(record.get_kind_display())
