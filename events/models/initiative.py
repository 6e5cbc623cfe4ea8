"""Initiatives: factories, schools, programmes that came of an encounter."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField


class InitiativeKind(models.TextChoices):
    FACTORY = "factory", _("Factory")
    WORKSHOP = "workshop", _("Workshop")
    SCHOOL = "school", _("School")
    PROGRAMME = "programme", _("Programme")
    OTHER = "other", _("Other initiative")


@with_sort_keys
class Initiative(Record):
    plural = "initiatives"
    translated = ("title", "summary", "description")

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=InitiativeKind, default=InitiativeKind.OTHER)
    summary = models.TextField(_("summary"), blank=True)
    description = models.TextField(_("description"), blank=True)
    place = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="initiatives",
        verbose_name=_("place"),
    )
    dates = EdtfField(_("dates"))
    earliest = EdtfBound(of="dates", end="earliest")
    latest = EdtfBound(of="dates", end="latest")
    involvements = GenericRelation("events.Involvement")

    class Meta(Record.Meta):
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=InitiativeKind.values), name="initiative_kind_known"),
        ]
