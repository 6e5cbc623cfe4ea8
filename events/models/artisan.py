"""Artisans: individuals, families, workshops and groups, named or not."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField, LanguageCodes
from events.validators import validate_country


class ArtisanKind(models.TextChoices):
    INDIVIDUAL = "individual", _("Individual")
    FAMILY = "family", _("Family")
    WORKSHOP = "workshop", _("Workshop")
    GROUP = "group", _("Group")
    UNIDENTIFIED = "unidentified", _("Unidentified group")


@with_sort_keys
class Artisan(Record):
    title_field = "name"
    plural = "artisans"
    translated = ("name", "lineage", "story", "visit")

    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=ArtisanKind, default=ArtisanKind.INDIVIDUAL)
    person = models.ForeignKey(
        "events.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="artisans",
        verbose_name=_("person"),
    )
    crafts = models.ManyToManyField("events.Topic", blank=True, related_name="artisans", verbose_name=_("crafts"))
    place = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="artisans",
        verbose_name=_("place"),
    )
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[validate_country])
    since = EdtfField(_("working since"))
    since_earliest = EdtfBound(of="since", end="earliest")
    lineage = models.TextField(_("lineage"), blank=True, help_text=_("From whom the craft was learned."))
    story = models.TextField(_("story"), blank=True)
    visit = models.TextField(_("visiting"), blank=True, help_text=_("Whether, when and how visitors are received."))
    spoken_languages = LanguageCodes(_("languages spoken"))

    class Meta(Record.Meta):
        verbose_name = _("artisan")
        verbose_name_plural = _("artisans")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=ArtisanKind.values), name="artisan_kind_known"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | ~Q(kind=ArtisanKind.UNIDENTIFIED),
                name="artisan_unidentified",
                violation_error_message=_("An unidentified group is not a person: choose another kind or no person."),
            ),
        ]
