"""Memoranda: what was agreed, between whom, and who signed."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField


class MemorandumKind(models.TextChoices):
    COOPERATION = "cooperation", _("Memorandum of cooperation")
    AGREEMENT = "agreement", _("Agreement")
    PROTOCOL = "protocol", _("Protocol")
    RESOLUTION = "resolution", _("Resolution")


@with_sort_keys
class Memorandum(Record):
    plural = "memoranda"
    translated = ("title", "summary", "terms")

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=MemorandumKind, default=MemorandumKind.COOPERATION)
    project = models.ForeignKey(
        "events.Project",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memoranda",
        verbose_name=_("project"),
    )
    dates = EdtfField(_("signed on"))
    earliest = EdtfBound(of="dates", end="earliest")
    latest = EdtfBound(of="dates", end="latest")
    in_force_until = EdtfField(_("in force until"))
    in_force_until_latest = EdtfBound(of="in_force_until", end="latest")
    place = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memoranda",
        verbose_name=_("place"),
    )
    signing_event = models.ForeignKey(
        "events.Event", models.SET_NULL, null=True, blank=True, related_name="signed_here",
        verbose_name=_("event of signing"),
    )  # fmt: skip
    parties = models.ManyToManyField(
        "events.Organisation", blank=True, related_name="memoranda", verbose_name=_("parties")
    )
    summary = models.TextField(_("summary"), blank=True)
    terms = models.TextField(_("terms"), blank=True)
    documents = models.ManyToManyField(
        "events.Document", blank=True, related_name="memoranda", verbose_name=_("documents")
    )

    class Meta(Record.Meta):
        verbose_name = _("memorandum")
        verbose_name_plural = _("memoranda")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=MemorandumKind.values), name="memorandum_kind_known"),
        ]


class Signature(models.Model):
    """A person's signature for an organisation, with the position held then."""

    memorandum = models.ForeignKey(Memorandum, models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(
        "events.Organisation", models.PROTECT, null=True, blank=True, related_name="signatures",
        verbose_name=_("organisation"),
    )  # fmt: skip
    person = models.ForeignKey(
        "events.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name=_("person"),
    )
    title_then = models.CharField(_("position then"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    translated = ("title_then",)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False),
                name="signature_of_somebody",
            ),
            models.UniqueConstraint(
                F("memorandum"), Coalesce("organisation", 0), Coalesce("person", 0), name="signature_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation)
