"""Images and documents: the original kept outside the public folder, with credit, rights and description."""

from pathlib import PurePosixPath

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models.base import LANGUAGE_CHOICES, Record, with_sort_keys
from events.models.files import (
    Checksum,
    FileSize,
    OriginalDocumentField,
    OriginalImageField,
    OriginalsStorage,
    PixelSide,
    Taken,
)
from events.rights import RIGHTS_CHOICES, UNDETERMINED


def originals() -> OriginalsStorage:
    """Where uploaded originals lie: never served as they are."""
    return OriginalsStorage()


def image_path(image: "Image", name: str) -> str:
    return f"images/{image.uuid}{PurePosixPath(name).suffix}"


def document_path(document: "Document", name: str) -> str:
    return f"documents/{document.uuid}{PurePosixPath(name).suffix}"


class Medium(Record):
    """Abstract: a file with its description and rights."""

    credit = models.CharField(_("credit"), max_length=300, blank=True, help_text=_("Who made it and who owns it."))
    rights = models.CharField(_("rights"), max_length=80, choices=RIGHTS_CHOICES, default=UNDETERMINED)
    sha256 = Checksum(_("checksum"), max_length=64, blank=True, default="", editable=False, db_index=True)
    size = FileSize(_("size in bytes"), default=0, editable=False)

    class Meta(Record.Meta):
        abstract = True


@with_sort_keys
class Image(Medium):
    title_field = "alt"
    plural = "images"
    translated = ("alt", "caption")

    width = PixelSide(_("width"), side=0, default=0, editable=False)
    height = PixelSide(_("height"), side=1, default=0, editable=False)
    taken = Taken(_("taken, as the camera says"), max_length=19, blank=True, default="", editable=False)
    file = OriginalImageField(_("file"), upload_to=image_path, storage=originals)
    alt = models.CharField(
        _("description for those who cannot see it"), max_length=500,
        help_text=_("What the picture shows, in one sentence."),
    )  # fmt: skip
    caption = models.TextField(_("caption"), blank=True)
    focal_x = models.FloatField(
        _("focal point, from the left"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(
        _("focal point, from the top"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    renditions = models.JSONField(
        default=list,
        editable=False,
        help_text=_("Width, height, format and name of each size, made on upload."),
    )

    class Meta(Medium.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
                name="image_focus_inside",
            ),
        ]


class DocumentKind(models.TextChoices):
    AGREEMENT = "agreement", _("Signed text")
    PROGRAMME = "programme", _("Programme")
    CATALOGUE = "catalogue", _("Catalogue")
    PRESS = "press", _("Press release")
    OTHER = "other", _("Other document")


@with_sort_keys
class Document(Medium):
    plural = "documents"
    translated = ("title",)

    title = models.CharField(_("title"), max_length=300)
    file = OriginalDocumentField(_("file"), upload_to=document_path, storage=originals)
    kind = models.CharField(_("kind"), max_length=10, choices=DocumentKind, default=DocumentKind.OTHER)
    text_language = models.CharField(
        _("language of the document"), max_length=2, choices=LANGUAGE_CHOICES, blank=True, default=""
    )
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)

    class Meta(Medium.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def get_absolute_url(self) -> str:
        """A document has no page of its own: its address is that of the file."""
        return reverse("document-file", args=[self.slug])
