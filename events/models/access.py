"""What a visitor must know to come: steps, sign language, quiet hours, languages; empty means not stated."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.fields import LanguageCodes, Stated


class Answer(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


ANSWERS = [("", _("Not stated")), *Answer.choices]


def answer_known(field: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": ["", *Answer.values]}), name=f"%(class)s_{field}_known"
    )


class Access(models.Model):
    """Abstract: for events and exhibitions."""

    step_free = models.CharField(_("step-free access"), max_length=3, choices=ANSWERS, blank=True, default="")
    sign_language = models.CharField(_("sign language"), max_length=3, choices=ANSWERS, blank=True, default="")
    quiet_hours = models.CharField(
        _("quiet hours"), max_length=200, blank=True, help_text=_("When it is kept quiet, in the source’s words.")
    )
    quiet = Stated(of="quiet_hours")
    spoken_languages = LanguageCodes(_("languages spoken"))
    spoken = GenericRelation("events.SpokenLanguage")

    class Meta:
        abstract = True
        constraints = [answer_known("step_free"), answer_known("sign_language")]

    def spread_languages(self) -> None:
        """Write the rows of `spoken` anew where they differ from `spoken_languages`."""
        wanted = {code for code in self.spoken_languages.split(",") if code}
        if wanted != set(self.spoken.values_list("code", flat=True)):
            self.spoken.exclude(code__in=wanted).delete()
            rows = [SpokenLanguage(record=self, code=code) for code in sorted(wanted)]
            self.spoken.bulk_create(rows, ignore_conflicts=True)


class SpokenLanguage(models.Model):
    """One of a record's `spoken_languages` as a row, so that a list can be narrowed down by it; computed on saving."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    record = GenericForeignKey()
    code = models.CharField(_("language"), max_length=3, editable=False)

    class Meta:
        verbose_name = _("language spoken")
        verbose_name_plural = _("languages spoken")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "code"], name="spoken_language_once")
        ]

    def __str__(self) -> str:
        return self.code
