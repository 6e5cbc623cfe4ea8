"""Records that were merged into others, with all that moved; and pairs of which a curator said that they differ."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Merge(models.Model):
    """That one record was merged into another, and what moved, so that it can be undone.

    `moved` is `{"fields": {column: [before, after]}, "lines": {column: [line, ...]}, "rows": [...], "joined": [...],
    "lists": [...], "there": {way: [key, ...]}}`; `events/joining/merging.py` says what the lists hold.
    """

    noun = models.CharField(max_length=20)
    kept_id = models.PositiveBigIntegerField(db_index=True)
    other_id = models.PositiveBigIntegerField()
    done_at = models.DateTimeField(auto_now_add=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-done_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "other_id"], condition=Q(undone_at__isnull=True), name="merge_once"
            ),
            models.CheckConstraint(condition=~Q(kept_id=F("other_id")), name="merge_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.other_id} → {self.kept_id}"


class Distinct(models.Model):
    """Two records of one noun that look alike and are not the same; the smaller key stands first."""

    noun = models.CharField(max_length=20)
    first_id = models.PositiveBigIntegerField()
    second_id = models.PositiveBigIntegerField()
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        verbose_name = _("pair of different records")
        verbose_name_plural = _("pairs of different records")
        constraints = [
            models.UniqueConstraint(fields=["noun", "first_id", "second_id"], name="distinct_once"),
            models.CheckConstraint(condition=Q(first_id__lt=F("second_id")), name="distinct_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.first_id} ≠ {self.second_id}"
