"""Events: forum, session, opening, masterclass, visit, meeting, signing; a tree inside a project."""

from zoneinfo import available_timezones

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.access import Access
from events.models.base import Record, with_sort_keys
from events.models.fields import Derived, EdtfBound, EdtfField
from events.validators import validate_day

DAY_NOT_STATED, DAY_FINAL = 998, 999


class EventKind(models.TextChoices):
    FORUM = "forum", _("Forum")
    SESSION = "session", _("Thematic session")
    OPENING = "opening", _("Exhibition opening")
    MASTERCLASS = "masterclass", _("Masterclass")
    VISIT = "visit", _("Workshop visit")
    MEETING = "meeting", _("Meeting")
    SIGNING = "signing", _("Signing")
    OTHER = "other", _("Other event")


class EventStatus(models.TextChoices):
    SCHEDULED = "scheduled", _("Planned")
    HELD = "held", _("Took place")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class DayOrder(Derived, models.PositiveSmallIntegerField):
    """Where the day stands in a programme: its number; not stated before final, both after the numbers."""

    derived_arguments = ()

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **{"default": DAY_NOT_STATED, "editable": False, **options})

    def derive(self, instance: models.Model) -> int:
        if not instance.day:
            return DAY_NOT_STATED
        return DAY_FINAL if instance.day == "final" else int(instance.day)


@with_sort_keys
class Event(Access, Record):
    plural = "events"
    translated = ("title", "description", "quiet_hours")
    tree_field = "parent"

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=EventKind, default=EventKind.OTHER)
    project = models.ForeignKey(
        "events.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("project"),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    day = models.CharField(
        _("day of the programme"), max_length=5, blank=True, default="", validators=[validate_day],
        help_text=_("1, 2, ... or “final”; empty when the source does not state it."),
    )  # fmt: skip
    day_order = DayOrder()
    position = models.PositiveSmallIntegerField(_("order in the day"), default=0)
    dates = EdtfField(_("dates"))
    earliest = EdtfBound(of="dates", end="earliest")
    latest = EdtfBound(of="dates", end="latest")
    start_time = models.TimeField(_("starts at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    timezone = models.CharField(_("time zone"), max_length=40, blank=True, help_text=_("Such as Asia/Samarkand."))
    venue = models.ForeignKey(
        "events.Place", models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("venue")
    )
    description = models.TextField(_("description"), blank=True)
    capacity = models.PositiveIntegerField(_("places for visitors"), null=True, blank=True)
    event_status = models.CharField(
        pgettext_lazy("of an event", "state"), max_length=10, choices=EventStatus, blank=True, default=""
    )
    more_not_named = models.BooleanField(
        _("the source says there were more parts"), default=False,
        help_text=_("The source names some parts and adds that there were others."),
    )  # fmt: skip
    artisans = models.ManyToManyField(
        "events.Artisan", blank=True, related_name="events", verbose_name=_("artisans who took part")
    )
    involvements = GenericRelation("events.Involvement")

    class Meta(Record.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            *Record.Meta.constraints,
            *Access.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_known"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="event_not_own_parent"),
            models.CheckConstraint(
                condition=Q(event_status__in=["", *EventStatus.values]), name="event_status_of_event_known"
            ),
        ]
        indexes = [models.Index(fields=["project", "day_order", "position"])]

    def clean(self) -> None:
        super().clean()
        if self.timezone and self.timezone not in available_timezones():
            raise ValidationError({"timezone": _("This is not a time zone name such as Asia/Samarkand.")})
        if (self.start_time or self.end_time) and not self.timezone:
            raise ValidationError({"timezone": _("A time needs its time zone.")})
