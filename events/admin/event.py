"""The desk of events: forum, session, opening, masterclass, visit, meeting, signing."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.duplicating import Duplicating
from events.admin.inlines import InvolvementInline, ListedInline
from events.admin.ordering import Ordering
from events.admin.programme import ProgrammeFormSet, ProgrammeInline, editable
from events.admin.steps import linked
from events.models import Event, Record, Talk

ACCESS = [("step_free", "sign_language"), "spoken_languages"]
QUIET = _("Quiet hours stand with the other words, as they are said in each language.")


class EventsOfProject(ListedInline):
    model = Event
    fk_name = "project"
    fields = ("kind", "day", "standing")
    ordering = ("day_order", "position", "pk")


class PartsOfEvent(EventsOfProject):
    fk_name = "parent"
    verbose_name = _("part of this event")
    verbose_name_plural = _("parts of this event")


class TalksOfEvent(ListedInline):
    """The talks that the user may read but not change."""

    model = Talk
    fk_name = "event"
    fields = ("position", "start_time", "standing")
    ordering = ("position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).exclude(editable(request.user))


@admin.register(Event)
class EventAdmin(Ordering, Duplicating, RecordAdmin):
    copy_options = ("involvements", "access", "parts", "talks")
    facts = (
        (_("What and where"), {"fields": [("kind", "event_status"), ("project", "parent"), "venue"]}),
        (
            _("When"),
            {"fields": [("day", "position"), "dates", ("start_time", "end_time", "timezone"), "more_not_named"]},
        ),
        (_("For visitors"), {"fields": ["capacity", *ACCESS], "classes": ["collapse"], "description": QUIET}),
        (_("Artisans who took part"), {"fields": ["artisans"], "classes": ["collapse"]}),
    )
    parts = (ProgrammeInline, TalksOfEvent, InvolvementInline, PartsOfEvent)
    narrowed_by = ("kind", "project")
    extra_columns = ("kind", "project", "day")
    detail_related = ("project",)

    def get_inlines(self, request: HttpRequest, obj: Event | None) -> list[type]:
        """Talks are edited in the programme, or only listed, or some the one and some the other."""
        may_write = obj is None or self.has_change_permission(request, obj)
        may_write_all = may_write and request.user.has_perm("events.change_talk")
        without = (() if may_write else (ProgrammeInline,)) + ((TalksOfEvent,) if may_write_all else ())
        return [part for part in super().get_inlines(request, obj) if part not in without]

    def lock(self, key: str) -> None:
        """The talks too, as their rows are saved with the event."""
        super().lock(key)
        if key.isdecimal():
            list(Talk._base_manager.select_for_update().filter(event=key).order_by("pk").values_list("pk"))

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: BaseFormSet, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        if isinstance(formset, ProgrammeFormSet) and (new := list(formset.made.records.values())):
            names = linked([(self.desk_of(record), str(record), "") for record in new])
            self.message_user(request, format_html("{} {}", gettext("New drafts:"), names), messages.INFO)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_kind_display(), record.project) if part)
