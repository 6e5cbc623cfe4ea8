"""Talks, and who gave them in which position."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.base import Record, with_sort_keys


@with_sort_keys
class Talk(Record):
    plural = "talks"
    translated = ("title", "abstract")

    title = models.CharField(_("title"), max_length=300)
    abstract = models.TextField(_("abstract"), blank=True)
    event = models.ForeignKey("events.Event", models.PROTECT, related_name="talks", verbose_name=_("event"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    spoken_language = models.CharField(
        _("language of the talk"), max_length=3, blank=True, help_text=_("A code such as az, uz or ru.")
    )
    start_time = models.TimeField(_("starts at"), null=True, blank=True)
    speakers = models.ManyToManyField(
        "events.Person", through="events.Speaking", related_name="talks", verbose_name=_("speakers")
    )

    class Meta(Record.Meta):
        verbose_name = _("talk")
        verbose_name_plural = _("talks")
        indexes = [models.Index(fields=["event", "position"])]


class Speaking(models.Model):
    """One person's appearance in a talk, with the position and organisation held then."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="speakings", verbose_name=_("talk"))
    person = models.ForeignKey("events.Person", models.PROTECT, related_name="speakings", verbose_name=_("person"))
    title_then = models.CharField(_("position then"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        "events.Organisation", models.PROTECT, null=True, blank=True, related_name="speakings",
        verbose_name=_("organisation"),
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    translated = ("title_then",)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["talk", "person"], name="speaking_once")]

    def __str__(self) -> str:
        return str(self.person)
