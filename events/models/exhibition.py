"""Exhibitions: what was shown, by whom, where; kinds of things even where no single work is described."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.access import Access
from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField


@with_sort_keys
class Exhibition(Access, Record):
    plural = "exhibitions"
    translated = ("title", "summary", "description", "makers_note", "quiet_hours")

    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    description = models.TextField(_("description"), blank=True)
    project = models.ForeignKey(
        "events.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="exhibitions",
        verbose_name=_("project"),
    )
    venue = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="exhibitions",
        verbose_name=_("venue"),
    )
    dates = EdtfField(_("dates"))
    earliest = EdtfBound(of="dates", end="earliest")
    latest = EdtfBound(of="dates", end="latest")
    opening_event = models.ForeignKey(
        "events.Event",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="opens",
        verbose_name=_("opening event"),
    )
    makers_note = models.CharField(
        _("makers, as the source calls them"), max_length=300, blank=True,
        help_text=_("Such as “Azerbaijani and Uzbek designers”, where no names are stated."),
    )  # fmt: skip
    categories = models.ManyToManyField(
        "events.Topic",
        blank=True,
        related_name="exhibitions_showing",
        verbose_name=_("kinds of things shown"),
    )
    artisans = models.ManyToManyField(
        "events.Artisan", through="events.Exhibitor", related_name="exhibitions", verbose_name=_("exhibitors")
    )
    works = models.ManyToManyField(
        "events.Work", through="events.Exhibit", related_name="exhibitions", verbose_name=_("works")
    )
    involvements = GenericRelation("events.Involvement")

    class Meta(Record.Meta):
        verbose_name = _("exhibition")
        verbose_name_plural = _("exhibitions")
        constraints = [*Record.Meta.constraints, *Access.Meta.constraints]


class Exhibitor(models.Model):
    """An artisan who took part in an exhibition."""

    exhibition = models.ForeignKey(Exhibition, models.CASCADE, related_name="exhibitors")
    artisan = models.ForeignKey(
        "events.Artisan", models.PROTECT, related_name="exhibitor_rows", verbose_name=_("artisan")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("exhibitor")
        verbose_name_plural = _("exhibitors")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["exhibition", "artisan"], name="exhibitor_once")]

    def __str__(self) -> str:
        return str(self.artisan)


class Exhibit(models.Model):
    """A work as shown: its number in the exhibition and the label beside it."""

    exhibition = models.ForeignKey(Exhibition, models.CASCADE, related_name="exhibits")
    work = models.ForeignKey("events.Work", models.PROTECT, related_name="exhibits", verbose_name=_("work"))
    number = models.CharField(_("number"), max_length=20, blank=True)
    label = models.TextField(_("label"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    translated = ("label",)

    class Meta:
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["exhibition", "work"], name="exhibit_once"),
            models.UniqueConstraint(
                fields=["exhibition", "number"], condition=~Q(number=""), name="exhibit_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.work}".strip()
