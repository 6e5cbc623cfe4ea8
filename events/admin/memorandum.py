"""The desk of memoranda: what was agreed, between whom, and who signed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.forms import OnceFormSet, SomebodyForm, only_once
from events.admin.inlines import PartInline
from events.admin.words import in_all_languages
from events.models import Memorandum, Record, Signature


class SignatureInline(PartInline, admin.StackedInline):
    model = Signature
    form = SomebodyForm
    formset = only_once(OnceFormSet, "organisation", "person")
    offer = 2
    fields = (("person", "organisation", "position"), in_all_languages("title_then"))


@admin.register(Memorandum)
class MemorandumAdmin(RecordAdmin):
    facts = (
        (_("What"), {"fields": ["kind", ("project", "signing_event"), "parties"]}),
        (_("When and where"), {"fields": ["dates", "in_force_until", "place"]}),
        (_("Documents"), {"fields": ["documents"], "classes": ["collapse"]}),
    )
    parts = (SignatureInline,)
    narrowed_by = ("kind", "project")
    extra_columns = ("kind", "dates")

    def detail(self, record: Record) -> str:
        return str(record.get_kind_display())
