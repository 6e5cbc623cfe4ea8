"""Indicators and their observations: figures as the source gives them, reported or planned."""

import uuid

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField
from events.text.languages import LANGUAGES


class Precisely(models.TextChoices):
    EXACTLY = "exactly", _("exactly")
    OVER = "over", _("over")
    ABOUT = "about", _("about")
    UP_TO = "up to", _("up to")


class ChangeKind(models.TextChoices):
    FOLD = "fold", _("times the base")
    PERCENT = "percent", _("per cent against the base")


class ObservationStatus(models.TextChoices):
    REPORTED = "reported", _("Reported")
    PLANNED = "planned", _("Planned")


@with_sort_keys
class Indicator(Record):
    title_field = "name"
    plural = "indicators"
    translated = ("name", "unit", "definition")

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=300)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    definition = models.TextField(_("definition"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")


HAS_NOTE = Q()
for code in LANGUAGES:
    HAS_NOTE |= Q(**{f"note_{code}__isnull": False}) & ~Q(**{f"note_{code}": ""})


class Observation(models.Model):
    """One figure: of an indicator, for a place or a sector, in a period, with the source's own qualifier."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="observations", verbose_name=_("indicator"))
    initiative = models.ForeignKey(
        "events.Initiative", models.CASCADE, null=True, blank=True, related_name="observations",
        verbose_name=_("initiative"),
    )  # fmt: skip
    place = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="observations",
        verbose_name=_("place"),
    )
    sector = models.CharField(_("sector"), max_length=200, blank=True)
    period = EdtfField(_("period"))
    earliest = EdtfBound(of="period", end="earliest")
    latest = EdtfBound(of="period", end="latest")
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=3, null=True, blank=True)
    value_to = models.DecimalField(_("up to (of a range)"), max_digits=16, decimal_places=3, null=True, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Precisely, default=Precisely.EXACTLY)
    change = models.DecimalField(_("change"), max_digits=10, decimal_places=3, null=True, blank=True)
    change_kind = models.CharField(_("kind of change"), max_length=8, choices=ChangeKind, blank=True, default="")
    base_period = EdtfField(_("base period"))
    status = models.CharField(_("status"), max_length=9, choices=ObservationStatus, default=ObservationStatus.REPORTED)
    reported_by = models.ForeignKey(
        "events.Organisation", models.PROTECT, null=True, blank=True, related_name="observations",
        verbose_name=_("reported by"),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    citations = GenericRelation("events.Citation")

    translated = ("sector", "note")

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(change__isnull=False) | HAS_NOTE,
                name="observation_says_something",
                violation_error_message=_("Give a value, a change or a note."),
            ),
            models.CheckConstraint(
                condition=Q(value_to__isnull=True) | Q(value__isnull=False, value_to__gt=F("value")),
                name="observation_range_rises",
                violation_error_message=_("The end of the range must be greater than its beginning."),
            ),
            models.CheckConstraint(
                condition=Q(change__isnull=True, change_kind="")
                | Q(change__isnull=False, change_kind__in=ChangeKind.values),
                name="observation_change_has_kind",
                violation_error_message=_("A change needs its kind (times or per cent), and a kind its change."),
            ),
            models.CheckConstraint(condition=Q(qualifier__in=Precisely.values), name="observation_qualifier_known"),
            models.CheckConstraint(condition=Q(status__in=ObservationStatus.values), name="observation_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"
