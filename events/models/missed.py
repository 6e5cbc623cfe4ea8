"""Missed searches: words that visitors looked for and that no record holds, with how often, and nothing else."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.base import LANGUAGE_CHOICES
from events.text.languages import LANGUAGES

LONGEST_WORDS = 60


class Missed(models.Model):
    """Folded words in one language of the pages; no address, no browser, no hour: only the days."""

    words = models.CharField(_("words"), max_length=LONGEST_WORDS)
    language = models.CharField(_("language of the page"), max_length=2, choices=LANGUAGE_CHOICES)
    count = models.PositiveIntegerField(_("how often"), default=0)
    first_seen = models.DateField(_("first time"))
    last_seen = models.DateField(_("last time"), db_index=True)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["-count", "-last_seen", "words", "language"]
        constraints = [
            models.UniqueConstraint(fields=["words", "language"], name="missed_once"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="missed_language_known"),
            models.CheckConstraint(condition=~Q(words=""), name="missed_says_something"),
        ]

    def __str__(self) -> str:
        return self.words
