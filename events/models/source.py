"""Sources: the published texts that every fact of the catalogue points to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField


class SourceKind(models.TextChoices):
    ARTICLE = "article", _("News article")
    PAGE = "page", _("Web page")
    BOOK = "book", _("Book or catalogue")
    DOCUMENT = "document", _("Document")
    INTERVIEW = "interview", _("Interview")
    OTHER = "other", _("Other")


@with_sort_keys
class Source(Record):
    plural = "sources"
    translated = ("title",)

    kind = models.CharField(_("kind"), max_length=10, choices=SourceKind, default=SourceKind.ARTICLE)
    title = models.CharField(_("title"), max_length=300)
    devised_title = models.BooleanField(
        _("title given by the catalogue"),
        default=False,
        help_text=_("Tick when the source itself has no title."),
    )
    author = models.ForeignKey(
        "events.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("author"),
    )
    publisher = models.ForeignKey(
        "events.Organisation", models.PROTECT, null=True, blank=True, related_name="sources",
        verbose_name=_("publisher"),
    )  # fmt: skip
    url = models.URLField(_("address"), max_length=500, blank=True)
    published = EdtfField(_("published on"))
    published_earliest = EdtfBound(of="published", end="earliest")
    accessed = models.DateField(_("read on"), null=True, blank=True)
    archived_url = models.URLField(_("archived copy"), max_length=500, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=SourceKind.values), name="source_kind_known"),
        ]
