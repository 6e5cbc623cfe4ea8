"""Organisations: associations, government bodies, galleries, centres."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.base import Record, with_sort_keys
from events.validators import validate_country


class OrganisationKind(models.TextChoices):
    ASSOCIATION = "association", _("Public association")
    GOVERNMENT = "government", _("Government body")
    GALLERY = "gallery", _("Gallery")
    CENTRE = "centre", _("Centre")
    COMPANY = "company", _("Company")
    SCHOOL = "school", _("School or university")
    MUSEUM = "museum", _("Museum")
    MEDIA = "media", _("News medium")
    OTHER = "other", _("Other")


@with_sort_keys
class Organisation(Record):
    title_field = "name"
    plural = "organisations"
    translated = ("name", "description")
    tree_field = "parent"

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=300)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    other_spellings = models.TextField(_("other spellings"), blank=True, help_text=_("One a line."))
    description = models.TextField(_("description"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind, blank=True, default="")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    place = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("place"),
    )
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[validate_country])
    website = models.URLField(_("website"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=["", *OrganisationKind.values]), name="organisation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="organisation_not_own_parent"
            ),
        ]
