"""Files that curators take in: each a batch with its mapping, its rows as they wait, and the names it asks about."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BatchState(models.TextChoices):
    MAPPING = "mapping", _("its columns wait to be named")
    STAGING = "staging", _("being read")
    PLANNING = "planning", _("being compared with the catalogue")
    PLANNED = "planned", _("waiting for your word")
    APPLIED = "applied", _("taken in")
    UNDONE = "undone", _("undone")
    REFUSED = "refused", _("cannot be read")


class RowGroup(models.TextChoices):
    WAITING = "", _("not looked at yet")
    ADD = "add", pgettext_lazy("rows", "to add")
    CHANGE = "change", pgettext_lazy("rows", "to change")
    LEAVE = "leave", pgettext_lazy("rows", "to leave as they are")
    ASK = "ask", pgettext_lazy("rows", "with a question")
    REFUSE = "refuse", pgettext_lazy("rows", "refused")


class IntakeBatch(models.Model):
    """One file read into the catalogue: what it held and what came of it.

    `sheets` is a list of `{"title", "noun", "headers", "keys", "samples"}`, one for each table of a flat file; `keys`
    holds a field such as "title_en" for each header, or null. `shape` is the same for files with the same headers.
    `ticks` grows with every step of the work, so that of two processes only one takes it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("checksum"), max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.APPLIED)
    language = models.CharField(max_length=2, default="en")
    shape = models.CharField(max_length=64, blank=True, db_index=True)
    sheets = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    ticks = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("uploaded by")
    )
    applied_at = models.DateTimeField(_("applied"), null=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("applied by")
    )
    revision = models.ForeignKey("reversion.Revision", models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added = models.PositiveIntegerField(_("added"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("left as they were"), default=0)
    refused = models.PositiveIntegerField(_("left out"), default=0)

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class IntakeRow(models.Model):
    """One row of a file before it is taken in.

    `content` is a list of texts (one a header) for a flat file, or named cells as `[content, line]`. `sheet` is the
    place in the batch's `sheets`, -1 without. `changes` are `[field, old, new]`, `problems` `[line, field, reason]`,
    `names` `[what it says, noun, slug]` of the records that were found by name. `rests_on` are the slugs of other rows,
    as "noun/slug"; `level` 0 rests on none of them.
    """

    batch = models.ForeignKey(IntakeBatch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    sheet = models.SmallIntegerField(default=-1)
    noun = models.CharField(max_length=20)
    content = models.JSONField()
    title = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=300, blank=True)
    slug = models.CharField(max_length=100, blank=True)
    is_identified = models.BooleanField(default=False, editable=False)
    asked_for = models.CharField(max_length=340, blank=True)
    group = models.CharField(max_length=6, choices=RowGroup, blank=True, default="")
    record_id = models.PositiveBigIntegerField(null=True)
    record_version = models.PositiveIntegerField(default=0)
    was_public = models.BooleanField(default=False)
    depends_on_names = models.BooleanField(default=False)
    has_lists = models.BooleanField(default=False)
    level = models.PositiveSmallIntegerField(default=0)
    rests_on = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    names = models.JSONField(default=list)

    class Meta:
        verbose_name = _("row of an intake")
        verbose_name_plural = _("rows of an intake")
        default_permissions = ()
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="intake_row_once")]
        indexes = [
            models.Index(fields=["batch", "group", "number"]),
            models.Index(fields=["batch", "noun", "slug"]),
            models.Index(fields=["batch", "noun", "key"]),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.title}"


class IntakeName(models.Model):
    """A name in a file that may mean a known record, and what was decided for all rows that say it.

    `kind` is "name" when a cell names the record, "same" when a row of a new one resembles it. `candidates` are
    `[slug, name, standing]`. `answer` is "=" with a slug, "+" for a new draft, "-" to leave it out, or "" for not yet.
    """

    batch = models.ForeignKey(IntakeBatch, models.CASCADE, related_name="names")
    kind = models.CharField(max_length=4)
    noun = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    text = models.CharField(max_length=300)
    candidates = models.JSONField(default=list)
    exact = models.CharField(max_length=100, blank=True)
    answer = models.CharField(max_length=101, blank=True)
    was_decided_before = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("name in an intake")
        verbose_name_plural = _("names in an intake")
        default_permissions = ()
        ordering = ["kind", "noun", "key"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "kind", "noun", "key"], name="intake_name_once"),
        ]

    def __str__(self) -> str:
        return self.text
