"""The desk of talks, with the people who gave them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.forms import OnceFormSet, only_once
from events.admin.inlines import PartInline
from events.admin.words import in_all_languages
from events.models import Record, Speaking, Talk


class SpeakingInline(PartInline, admin.StackedInline):
    model = Speaking
    formset = only_once(OnceFormSet, "person")
    offer = 1
    fields = (("person", "organisation", "position"), in_all_languages("title_then"))


@admin.register(Talk)
class TalkAdmin(RecordAdmin):
    facts = ((_("When and where"), {"fields": ["event", ("position", "start_time", "spoken_language")]}),)
    parts = (SpeakingInline,)
    narrowed_by = ("event__project",)
    extra_columns = ("event",)
    detail_related = ("event",)

    def detail(self, record: Record) -> str:
        return str(record.event)
