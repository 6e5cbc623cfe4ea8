"""Bookkeeping: what changed, rows for search, tombstones, and former addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.base import LANGUAGE_CHOICES, address


class SearchEntry(models.Model):
    """What a public record is found by, and its name and running text in one language.

    `names` holds all its names and spellings, one a line, and `name_keys` the search key of each; `ties` the records
    that it is tied to, as "noun:key" parted by spaces. These are the same in every language. `text` is the running
    text in this language, one piece a line, and `stems` the words of it without their endings.
    """

    noun = models.CharField(max_length=20)
    record_uuid = models.UUIDField()
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    visible_from = models.DateTimeField(null=True)
    slug = models.CharField(max_length=100)
    title = models.CharField(max_length=500)
    title_language = models.CharField(max_length=2)
    names = models.TextField()
    name_keys = models.TextField()
    ties = models.TextField()
    text = models.TextField()
    stems = models.TextField()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [models.UniqueConstraint(fields=["record_uuid", "language"], name="search_entry_once")]
        indexes = [models.Index(fields=["noun", "object_id", "language"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address(self.noun, self.slug)


class Change(models.Model):
    """That a record, or all of them (`noun` empty), may read otherwise now; the last key is the content version."""

    noun = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.pk}: {self.noun} {self.object_id}"


class Tombstone(models.Model):
    """That a record was public and is no longer: harvesters and old links are told."""

    noun = models.CharField(max_length=20)
    record_uuid = models.UUIDField(unique=True)
    slug = models.CharField(max_length=100)
    title = models.CharField(max_length=500)
    withdrawn_at = models.DateTimeField()

    class Meta:
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        indexes = [models.Index(fields=["noun", "slug"])]

    def __str__(self) -> str:
        return f"{self.noun}: {self.title}"


class FormerSlug(models.Model):
    """An address that a published record had before: it goes on redirecting."""

    noun = models.CharField(max_length=20)
    slug = models.CharField(max_length=100)
    record_uuid = models.UUIDField()
    left_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["noun", "slug"], name="former_slug_once")]

    def __str__(self) -> str:
        return f"{self.noun}: {self.slug}"
