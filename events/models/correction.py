"""Corrections: what a visitor wrote to the curators about a record, or about the catalogue itself."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.base import LANGUAGE_CHOICES
from events.text.languages import LANGUAGES

LONGEST_TEXT, LONGEST_SOURCE, LONGEST_NAME = 5000, 1000, 200


class CorrectionState(models.TextChoices):
    NEW = "new", _("New")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Spam")


class Correction(models.Model):
    """A letter to the curators; neither the sender's address on the network nor the browser is kept."""

    noun = models.CharField(_("kind of record"), max_length=20, blank=True)
    record_uuid = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    slug = models.CharField(_("address"), max_length=100, blank=True)
    title = models.CharField(
        _("record"), max_length=500, blank=True, help_text=_("As the record was called when the visitor wrote.")
    )
    questions = models.TextField(
        _("questions that it answers"), blank=True, help_text=_("Chosen under “Still to be learned”, one a line.")
    )
    text = models.TextField(_("what the visitor wrote"), max_length=LONGEST_TEXT)
    source = models.TextField(_("where it can be read, or how it is known"), max_length=LONGEST_SOURCE, blank=True)
    name = models.CharField(_("name of the visitor"), max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language of the page"), max_length=2, choices=LANGUAGE_CHOICES)
    state = models.CharField(
        _("state"), max_length=8, choices=CorrectionState, default=CorrectionState.NEW, db_index=True, editable=False
    )
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    handled_at = models.DateTimeField(_("dealt with"), null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+",
        verbose_name=_("dealt with by"),
    )  # fmt: skip
    note = models.TextField(_("note of the curators"), blank=True, help_text=_("Visitors never see it."))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CorrectionState.values), name="correction_state_known"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="correction_language_known"),
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
        ]

    def __str__(self) -> str:
        return self.title or str(_("The catalogue itself"))
