"""What hangs on any record: where a fact comes from, pictures, topics, and people or organisations by role."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class AttachedQuerySet(models.QuerySet):
    """Builds the condition of a relation when it is first needed; for what was prefetched it never is.

    Django does so for all relations but generic ones, where a list of a hundred records pays for hundreds of
    conditions that nobody asks for.
    """

    def using(self, alias: str | None) -> "AttachedQuerySet":
        found = super().using(alias)
        found._defer_next_filter = True
        return found


class Attached(models.Model):
    """Abstract: a row that belongs to one record of any noun, at a place in its order."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    record = GenericForeignKey()
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = AttachedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]


class Citation(Attached):
    """One fact of a record, with the source that states it and the source's own words."""

    source = models.ForeignKey("events.Source", models.PROTECT, related_name="cited_by", verbose_name=_("source"))
    quote = models.TextField(_("quotation"), blank=True, help_text=_("The source's words, letter for letter."))
    locator = models.CharField(_("where in the source"), max_length=120, blank=True)
    claim = models.CharField(
        _("fact"),
        max_length=60,
        blank=True,
        help_text=_("Which field the words support, such as “venue” or “day”."),
    )

    class Meta(Attached.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self) -> str:
        return self.quote or self.locator or str(self.source)


class Illustration(Attached):
    """A picture shown with a record; at most one of them leads."""

    image = models.ForeignKey("events.Image", models.PROTECT, related_name="shown_in", verbose_name=_("image"))
    lead = models.BooleanField(_("leading picture"), default=False)

    class Meta(Attached.Meta):
        verbose_name = _("illustration")
        verbose_name_plural = _("illustrations")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "image"], name="illustration_once"),
            models.UniqueConstraint(
                fields=["content_type", "object_id"], condition=Q(lead=True), name="illustration_one_lead"
            ),
        ]

    def __str__(self) -> str:
        return str(self.image)


class Subject(Attached):
    """A topic of a record; one to four of them are its main topics."""

    topic = models.ForeignKey("events.Topic", models.CASCADE, related_name="carried_by", verbose_name=_("topic"))
    primary = models.BooleanField(_("main topic"), default=True)

    class Meta(Attached.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id", "topic"], name="subject_once")]

    def __str__(self) -> str:
        return str(self.topic)


class Role(models.TextChoices):
    IMPLEMENTER = "implementer", _("Implemented by")
    FUNDER = "funder", _("Funded by")
    ORGANISER = "organiser", _("Organised by")
    PARTNER = "partner", _("Partner")
    HOST = "host", _("Host")
    MODERATOR = "moderator", _("Moderator")
    MET = "met", _("Met the participants")
    PARTICIPANT = "participant", _("Participant")
    INITIATOR = "initiator", _("Started by")
    LEADER = "leader", _("Led by")
    WELCOMER = "welcomer", _("Welcomed by")


class Involvement(Attached):
    """A person, an organisation, or a person of an organisation, in a role, with the position held then."""

    role = models.CharField(_("role"), max_length=20, choices=Role)
    person = models.ForeignKey(
        "events.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "events.Organisation", models.PROTECT, null=True, blank=True, related_name="involvements",
        verbose_name=_("organisation"),
    )  # fmt: skip
    title_then = models.CharField(_("position then"), max_length=300, blank=True)

    translated = ("title_then",)

    class Meta(Attached.Meta):
        verbose_name = _("person or organisation by role")
        verbose_name_plural = _("people and organisations by role")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False), name="involvement_of_somebody"
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="involvement_role_known"),
            models.UniqueConstraint(
                F("content_type"), F("object_id"), F("role"), Coalesce("person", 0), Coalesce("organisation", 0),
                name="involvement_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.person or self.organisation}"
