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
from events.admin.printed import Printed
from events.admin.programme import ProgrammeFormSet, ProgrammeInline, editable
from events.admin.steps import linked
from events.models import Event, Record, Talk

MOST_ROWS = 50
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
    """All talks that the user may read."""

    model = Talk
    fk_name = "event"
    fields = ("position", "start_time", "standing")
    ordering = ("position", "pk")


class OtherTalksOfEvent(TalksOfEvent):
    """Those that stand not in the programme beside it, as the user may not change them."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).exclude(editable(request.user))


@admin.register(Event)
class EventAdmin(Printed, Ordering, Duplicating, RecordAdmin):
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
    parts = (TalksOfEvent, InvolvementInline, PartsOfEvent)
    narrowed_by = ("kind", "project")
    extra_columns = ("kind", "project", "day")
    detail_related = ("project",)

    def get_inlines(self, request: HttpRequest, obj: Event | None) -> list[type]:
        """Talks are edited in the programme, or only listed, or some the one and some the other.

        Of a very long programme each talk is edited on its own page: a form may not send fields without end.
        """
        is_short = obj is None or obj.talks.count() <= MOST_ROWS
        may_write = is_short and (obj is None or self.has_change_permission(request, obj))
        may_write_all = may_write and request.user.has_perm("events.change_talk")
        talks = (
            [TalksOfEvent]
            if not may_write
            else [ProgrammeInline]
            if may_write_all
            else [ProgrammeInline, OtherTalksOfEvent]
        )
        return [*talks, *(part for part in super().get_inlines(request, obj) if part is not TalksOfEvent)]

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
