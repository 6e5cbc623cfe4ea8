"""Projects: the frame in which events, exhibitions and memoranda come about."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField


@with_sort_keys
class Project(Record):
    plural = "projects"
    translated = ("title", "summary", "description")

    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    description = models.TextField(_("description"), blank=True)
    dates = EdtfField(_("dates"))
    earliest = EdtfBound(of="dates", end="earliest")
    latest = EdtfBound(of="dates", end="latest")
    place = models.ForeignKey(
        "events.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("place"),
    )
    involvements = GenericRelation("events.Involvement")

    class Meta(Record.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
