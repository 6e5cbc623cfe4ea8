"""The desk of images: the file, what it shows, whose it is, and which part of it matters most."""

from functools import partial

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import renditions
from events.admin.base import RecordAdmin
from events.admin.forms import RecordForm
from events.admin.inlines import CitationInline, SubjectInline
from events.admin.uploading import Uploading
from events.admin.words import Fieldset
from events.models import Image, Record

THUMBNAIL_WIDTH, PREVIEW_WIDTH = 320, 640


@admin.register(Image)
class ImageAdmin(Uploading, RecordAdmin):
    facts = (
        (_("Credit and rights"), {"fields": ["credit", "rights"]}),
        (
            _("What must stay in view"),
            {
                "fields": [("focal_x", "focal_y")],
                "classes": ["focal-point"],
                "description": _("When the picture is cropped. Click on the picture, or give numbers from 0 to 1."),
            },
        ),
    )
    attached = (SubjectInline, CitationInline)
    narrowed_by = ("rights",)
    extra_columns = ("credit",)

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        name, *others = super().get_list_display(request)
        return (name, "thumbnail", *others)

    def get_readonly_fields(self, request: HttpRequest, obj: Image | None = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), "preview", "taken")

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> list[Fieldset]:
        fields = ["preview", "file", "taken"] if obj else ["file"]
        return [(_("The picture"), {"fields": fields}), *super().get_fieldsets(request, obj)]

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> SafeString:
        return shown(image, THUMBNAIL_WIDTH, "thumbnail")

    @admin.display(description=_("picture"))
    def preview(self, image: Image) -> SafeString:
        return shown(image, PREVIEW_WIDTH, "focal-picture")

    def detail(self, record: Record) -> str:
        return record.credit

    def save_model(self, request: HttpRequest, obj: Image, form: RecordForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        transaction.on_commit(partial(self.render, request, obj))

    def picture(self, image: Image) -> SafeString:
        return shown(image, THUMBNAIL_WIDTH, "described-picture")

    def after_return(self, request: HttpRequest, record: Image) -> None:
        self.render(request, record)

    def render(self, request: HttpRequest, image: Image) -> None:
        """Make the sizes for readers; a picture that cannot be read is said to be so."""
        try:
            renditions.render(image)
        except renditions.BrokenOriginal as reason:
            self.message_user(request, gettext("No sizes could be made: %(why)s") % {"why": reason}, messages.ERROR)


def shown(image: Image, width: int, name: str) -> SafeString:
    """The smallest size at least that wide, in the format that every browser reads; words when there is none."""
    fit = sorted(
        (size for size in image.renditions if size["mime"] in ("image/jpeg", "image/png")),
        key=lambda size: (size["width"] < width, abs(size["width"] - width)),
    )
    if not fit:
        return format_html('<span class="quiet">{}</span>', _("not made yet"))
    size = fit[0]
    return format_html(
        '<img class="{}" src="{}" width="{}" height="{}" alt="{}">',
        name, reverse("rendition", args=[size["name"][:2], size["name"]]), size["width"], size["height"], str(image),
    )  # fmt: skip
