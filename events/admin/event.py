"""The desk of events: forum, session, opening, masterclass, visit, meeting, signing."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.duplicating import Duplicating
from events.admin.inlines import InvolvementInline, ListedInline
from events.admin.ordering import Ordering
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
    model = Talk
    fk_name = "event"
    fields = ("position", "start_time", "standing")
    ordering = ("position", "pk")


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
    parts = (InvolvementInline, TalksOfEvent, PartsOfEvent)
    narrowed_by = ("kind", "project")
    extra_columns = ("kind", "project", "day")
    detail_related = ("project",)

    def detail(self, record: Record) -> str:
        return ", ".join(str(part) for part in (record.get_kind_display(), record.project) if part)
