"""What curators tell each other when a record is handed in or sent back, and what they may undo at once."""

import uuid

from django.conf import settings
from django.db import models


class Review(models.Model):
    """One handing in (`submitted`) or sending back (`reopened`) of a record, with the note that went with it."""

    noun = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    step = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["noun", "object_id", "at"])]

    def __str__(self) -> str:
        return self.note or self.step


class Undo(models.Model):
    """What one press of a button did to the standing of records, so that it can be taken back for a while.

    `rows` holds of each record its noun, key, version afterwards, and the standing before:
    `[{"noun": "talk", "key": 7, "version": 4, "before": {"status": "draft", ...}, "tombstone": null}, ...]`.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)
    needs = models.CharField(max_length=10)
    rows = models.JSONField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by} · {len(self.rows)}"
