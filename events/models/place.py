"""Places: countries, regions, cities and venues, one inside another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.base import Record, with_sort_keys
from events.text.languages import LANGUAGES, country_name
from events.validators import validate_country


class PlaceKind(models.TextChoices):
    VENUE = "venue", pgettext_lazy("kind of place", "Venue")
    SITE = "site", _("Site")
    CITY = "city", _("City")
    AREA = "area", _("Area")
    REGION = "region", _("Region")
    COUNTRY = "country", _("Country")


class Precision(models.TextChoices):
    EXACT = "exact", _("The building")
    CITY = "city", _("The city")
    REGION = "region", _("The region")


@with_sort_keys
class Place(Record):
    title_field = "name"
    plural = "places"
    translated = ("name",)
    tree_field = "parent"

    name = models.CharField(pgettext_lazy("of a thing", "name"), max_length=300)
    other_spellings = models.TextField(_("other spellings"), blank=True, help_text=_("One a line."))
    kind = models.CharField(_("kind"), max_length=10, choices=PlaceKind, default=PlaceKind.VENUE)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("inside")
    )
    address = models.CharField(_("street address"), max_length=300, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    precision = models.CharField(
        _("how exact the coordinates are"), max_length=10, choices=Precision, blank=True, default=""
    )
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[validate_country])

    def names(self) -> list[str]:
        """A country is also found by what CLDR calls it."""
        found = super().names()
        if self.kind == PlaceKind.COUNTRY and self.country:
            found += [country_name(self.country, code) for code in LANGUAGES]
        return list(dict.fromkeys(found))

    class Meta(Record.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="place_kind_known"),
            models.CheckConstraint(condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="place_not_own_parent"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="place_on_earth",
                violation_error_message=_("Give both coordinates, from -90 to 90 and from -180 to 180, or neither."),
            ),
        ]
