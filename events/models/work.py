"""Works: single objects, who made them, of what and how."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField
from events.rights import RIGHTS_CHOICES, UNDETERMINED


class Qualifier(models.TextChoices):
    BY = "by", _("by")
    WORKSHOP = "workshop", _("workshop of")
    ATTRIBUTED = "attributed", _("attributed to")
    MANNER = "manner", _("in the manner of")


@with_sort_keys
class Work(Record):
    plural = "works"
    translated = ("title", "description")

    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    craft = models.ForeignKey(
        "events.Topic", models.PROTECT, null=True, blank=True, related_name="works", verbose_name=_("craft")
    )
    materials = models.ManyToManyField(
        "events.Topic", blank=True, related_name="works_of_material", verbose_name=_("materials")
    )
    techniques = models.ManyToManyField(
        "events.Topic", blank=True, related_name="works_in_technique", verbose_name=_("techniques")
    )
    makers = models.ManyToManyField(
        "events.Artisan", through="events.Making", related_name="works", verbose_name=_("makers")
    )
    made = EdtfField(_("made"))
    made_earliest = EdtfBound(of="made", end="earliest")
    made_latest = EdtfBound(of="made", end="latest")
    place_made = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="works_made",
        verbose_name=_("place made"),
    )
    dimensions = models.CharField(_("dimensions"), max_length=120, blank=True)
    inventory_number = models.CharField(_("inventory number"), max_length=60, blank=True)
    lender = models.ForeignKey(
        "events.Organisation", models.PROTECT, null=True, blank=True, related_name="lent_works",
        verbose_name=_("lender"),
    )  # fmt: skip
    rights = models.CharField(_("rights"), max_length=80, choices=RIGHTS_CHOICES, default=UNDETERMINED)

    class Meta(Record.Meta):
        verbose_name = _("work")
        verbose_name_plural = _("works")


class Making(models.Model):
    """An artisan's part in a work."""

    work = models.ForeignKey(Work, models.CASCADE, related_name="makings", verbose_name=_("work"))
    artisan = models.ForeignKey("events.Artisan", models.PROTECT, related_name="makings", verbose_name=_("artisan"))
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("Such as weaver or designer."))
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.BY)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    translated = ("role",)

    class Meta:
        verbose_name = _("maker")
        verbose_name_plural = _("makers")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["work", "artisan"], name="making_once"),
            models.CheckConstraint(condition=Q(qualifier__in=Qualifier.values), name="making_qualifier_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_qualifier_display()} {self.artisan}"
