"""What every record has: identity, address, status, original language, sort keys, citations and pictures."""

import uuid
from datetime import datetime
from functools import cache

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models.fields import NameKeys, RecordSlug, SortKey, Version
from events.text.languages import LANGUAGES, OWN_NAMES
from events.validators import refuse_cycle

# Columns beside the title that hold names; some nouns have them.
OTHER_NAMES = ("other_spellings", "alternative_labels", "acronym", "sort_name", "inventory_number")
LANGUAGE_CHOICES = [(code, OWN_NAMES[code]) for code in LANGUAGES]


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class RecordQuerySet(models.QuerySet):
    def published(self, at: datetime | None = None) -> "RecordQuerySet":
        """Records the public may see at that moment (default: now): the one definition of "public"."""
        moment = at or timezone.now()
        due = Q(publish_at__isnull=True) | Q(publish_at__lte=moment)
        return self.filter(due, status=Status.PUBLISHED, replaced_by__isnull=True)

    def in_order(self, language: str | None = None) -> "RecordQuerySet":
        """By name, in the alphabet of that language (default: the active one)."""
        return self.order_by(f"sort_{language or get_language() or 'en'}", "pk")


class Record(models.Model):
    """An abstract record; `title_field` names its translated name, `plural` its place in the address."""

    title_field = "title"
    plural = ""
    translated: tuple[str, ...] = ("title",)
    tree_field = ""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = RecordSlug(
        _("address"), help_text=_("The last part of the page's address. Made from the name when left empty.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, db_index=True, editable=False
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_("Once published, the record stays hidden until then."),
    )
    published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+",
        verbose_name=_("entered by"),
    )  # fmt: skip
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    version = Version(_("version"))
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="replaces",
        verbose_name=_("replaced by"),
    )  # fmt: skip
    language = models.CharField(
        _("original language"), max_length=2, choices=LANGUAGE_CHOICES, default="en",
        help_text=_("The language of the source's own words; shown when a translation is missing."),
    )  # fmt: skip
    own_translation = models.CharField(
        _("our own translation"), max_length=20, blank=True,
        help_text=_("Languages whose words the catalogue translated itself, such as az,uz,ru."),
    )  # fmt: skip
    name_keys = NameKeys()
    citations = GenericRelation("events.Citation")
    illustrations = GenericRelation("events.Illustration")
    subjects = GenericRelation("events.Subject")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="%(class)s_status_known"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="%(class)s_language_known"),
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_not_empty"),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=models.F("pk")),
                name="%(class)s_not_own_heir",
            ),
        ]

    def __str__(self) -> str:
        return self.text_in(self.title_field, get_language() or "en")

    @property
    def noun(self) -> str:
        return self._meta.model_name

    @property
    def is_public(self) -> bool:
        """What `published()` says, for one record at hand."""
        due = self.publish_at is None or self.publish_at <= timezone.now()
        return self.status == Status.PUBLISHED and due and self.replaced_by_id is None

    @property
    def heir(self) -> "Record":
        """The record that stands for this one: itself, or the one into which it was merged, be it by several steps."""
        found, met = self, {self.pk}
        while found.replaced_by_id is not None and found.replaced_by_id not in met:
            met.add(found.replaced_by_id)
            found = found.replaced_by
        return found

    def get_absolute_url(self) -> str:
        return address(self.noun, self.slug)

    def text_in(self, field: str, language: str) -> str:
        """A translated field in that language, else in the original language, else in any that has it."""
        code = self.language_of(field, language)
        return getattr(self, f"{field}_{code}") if code else ""

    def names(self) -> list[str]:
        """All names of the record in every language, and its other spellings, each once."""
        found = []
        for column in name_columns(type(self)):
            found += (getattr(self, column) or "").splitlines()
        return list(dict.fromkeys(name.strip() for name in found if name.strip()))

    def name_for_sorting(self, language: str) -> str:
        """The name by which lists in that language sort the record."""
        return self.text_in(self.title_field, language)

    def language_of(self, field: str, language: str) -> str:
        """The language of the words that `text_in` gives; "" when there are none."""
        for code in (language, self.language, *LANGUAGES):
            if getattr(self, f"{field}_{code}", None):
                return code
        return ""

    def clean(self) -> None:
        super().clean()
        if self.language not in OWN_NAMES:
            return  # its own field says so
        name = f"{self.title_field}_{self.language}"
        if not (getattr(self, name, "") or "").strip():
            raise ValidationError(
                {
                    name: _("Give the name in the original language, %(language)s.")
                    % {"language": OWN_NAMES[self.language]}
                }
            )
        for field in ("replaced_by", self.tree_field):
            if field:
                refuse_cycle(self, field)


@cache
def name_columns(model: type[Record]) -> list[str]:
    """Every column that holds a name of the record; "alternative_labels" has one for each language."""
    columns = [f"{model.title_field}_{code}" for code in LANGUAGES]
    for name in OTHER_NAMES:
        if name in model.translated:
            columns += [f"{name}_{code}" for code in LANGUAGES]
        elif any(field.name == name for field in model._meta.fields):
            columns.append(name)
    return columns


def address(noun: str, slug: str) -> str:
    """The address of a record's page in the active language."""
    return f"{address_before(noun, get_language(), get_script_prefix())}{slug}/"


@cache
def address_before(noun: str, language: str | None, prefix: str) -> str:
    """What stands before the slug in the addresses of a kind of record: `reverse` is dear on pages of many links."""
    return reverse(f"{noun}-detail", args=["x"]).removesuffix("x/")


def with_sort_keys(model: type[Record]) -> type[Record]:
    """Class decorator: add the four sort columns, one per language."""
    for code in LANGUAGES:
        model.add_to_class(f"sort_{code}", SortKey(language=code))
    return model
