"""Several pictures taken in at once, with one credit and one statement of rights, and then described one by one."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.admin.fields import Suggestions
from events.models import Citation, Exhibition, Illustration, Image, Record, Source
from events.models.base import LANGUAGE_CHOICES
from events.revisions import recorded
from events.rights import RIGHTS_CHOICES, UNDETERMINED

MOST = 30
ALT_LENGTH = 500


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    """What all the pictures have in common."""

    language = forms.ChoiceField(label=_("original language"), choices=LANGUAGE_CHOICES)
    credit = forms.CharField(
        label=_("credit"), max_length=300, required=False, help_text=_("Who made them and who owns them."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )  # fmt: skip
    rights = forms.ChoiceField(label=_("rights"), choices=RIGHTS_CHOICES, initial=UNDETERMINED)

    def __init__(self, desk: "Uploading", *args, **options) -> None:
        super().__init__(*args, **options)
        for name, label, field in (
            ("source", _("source of the pictures"), Citation._meta.get_field("source")),
            ("event", _("show them with this event"), Exhibition._meta.get_field("opening_event")),
        ):
            widget = Suggestions(field, desk.admin_site)
            model = field.remote_field.model
            self.fields[name] = forms.ModelChoiceField(model.objects.all(), label=label, required=False, widget=widget)
            desk.tell_apart(self.fields[name])
        self.fields["exhibition"] = forms.ModelChoiceField(
            Exhibition.objects.in_order(), label=_("show them with this exhibition"), required=False
        )
        for field in self.fields.values():
            field.label = capfirst(field.label)


class Uploading:
    """For the admin of images."""

    list_tools = ((_("Add several pictures"), "admin:events_image_upload"),)

    def get_urls(self) -> list[URLPattern]:
        guard = self.admin_site.admin_view
        return [
            path("upload/", guard(self.upload_view), name="events_image_upload"),
            path("upload/describe/", guard(self.describe_view), name="events_image_describe"),
            *super().get_urls(),
        ]

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(self, request.POST or None, initial={"rights": UNDETERMINED})
        if request.method == "POST" and form.is_valid():
            made = self.take_in(request, form.cleaned_data, request.FILES.getlist("files"))
            if made:
                query = "&".join(f"key={image.pk}" for image in made)
                return HttpResponseRedirect(f"{reverse('admin:events_image_describe')}?{query}")
        context = {
            "title": gettext("Add several pictures"),
            "form": form,
            "accept": Image._meta.get_field("file").accept,
            "media": self.media + form.media,
            "most": MOST,
        }
        return self.page(request, "admin/image/upload.html", None, context)

    def take_in(self, request: HttpRequest, common: dict, files: list[UploadedFile]) -> list[Image]:
        """The drafts that were made; each refused file is named with the reason, and the others come in."""
        owners = [owner for owner in (common["event"], common["exhibition"]) if owner]
        for owner in owners:
            if not self.admin_site.get_model_admin(type(owner)).has_change_permission(request, owner):
                self.message_user(request, gettext("You may not change “%(name)s”.") % {"name": owner}, messages.ERROR)
                return []
        if not files:
            self.message_user(request, gettext("Choose at least one picture."), messages.ERROR)
        good = [image for file in files[:MOST] if (image := self.judged(request, common, file))]
        for file in files[MOST:]:
            self.say_refused(
                request, file, gettext("At most %(most)d at once. Send it with the next ones.") % {"most": MOST}
            )
        if good:
            with recorded(request.user, "uploaded"):
                for image in good:
                    self.keep(request, image, common["source"], owners)
            done = ngettext(
                "%(count)d picture came in, as a draft.", "%(count)d pictures came in, as drafts.", len(good)
            )
            self.message_user(request, done % {"count": len(good)}, messages.SUCCESS)
        return good

    def judged(self, request: HttpRequest, common: dict, file: UploadedFile) -> Image | None:
        image = Image(
            file=file,
            language=common["language"],
            credit=common["credit"],
            rights=common["rights"],
            created_by=request.user,
        )
        others = {field.name for field in image._meta.fields} - {"file"}
        try:
            image.clean_fields(exclude=others)
        except ValidationError as reason:
            self.say_refused(request, file, " ".join(reason.messages))
            return None
        return image

    def say_refused(self, request: HttpRequest, file: UploadedFile, why: str) -> None:
        text = gettext("“%(file)s” was not taken in: %(why)s") % {"file": file.name, "why": why}
        self.message_user(request, text, messages.ERROR)

    def keep(self, request: HttpRequest, image: Image, source: Source | None, owners: list[Record]) -> None:
        image.save()
        self.log_addition(request, image, gettext("Several pictures at once"))
        if source:
            Citation.objects.create(record=image, source=source)
        for owner in owners:
            place = owner.illustrations.count() + 1
            Illustration.objects.create(record=owner, image=image, position=place)
        transaction.on_commit(partial(self.render, request, image))

    # Describing them

    def describe_view(self, request: HttpRequest) -> HttpResponse:
        keys = [key for key in request.GET.getlist("key") if key.isdecimal() and len(key) < 18][:MOST]
        found = Image.objects.filter(pk__in=keys).order_by("pk")
        images = [image for image in found if self.has_change_permission(request, image)]
        if not images:
            return HttpResponseRedirect(reverse("admin:events_image_changelist"))
        rows = [Row(image, request.POST, self.picture(image)) for image in images]
        if request.method == "POST":
            with transaction.atomic():
                list(Image._base_manager.select_for_update().filter(pk__in=keys).values_list("pk"))
                done = self.describe(request, rows)
            if done and not any(row.fault for row in rows):
                return HttpResponseRedirect(reverse("admin:events_image_changelist"))
        context = {"title": gettext("Describe the pictures"), "rows": rows, "length": ALT_LENGTH}
        return self.page(request, "admin/image/describe.html", None, context)

    def describe(self, request: HttpRequest, rows: list["Row"]) -> int:
        """How many were described; a row that cannot be keeps what was typed, and says why."""
        done = 0
        with recorded(request.user, "edited"):
            for row in rows:
                if row.typed != row.image.text_in("alt", row.image.language) and row.put():
                    row.image.save()
                    self.log_change(request, row.image, [{"changed": {"fields": ["alt"]}}])
                    done += 1
        if done:
            said = ngettext("%(count)d picture is described.", "%(count)d pictures are described.", done)
            self.message_user(request, said % {"count": done}, messages.SUCCESS)
        return done


class Row:
    """One picture of the page, and what was typed beside it."""

    def __init__(self, image: Image, sent: dict, picture: str = "") -> None:
        self.image, self.fault, self.picture = image, "", picture
        self.box, self.seen = f"alt-{image.pk}", sent.get(f"version-{image.pk}")
        self.typed = sent.get(self.box, getattr(image, f"alt_{image.language}") or "").strip()

    def put(self) -> bool:
        """Set the words; whether they may be saved."""
        if self.seen != str(self.image.version):
            self.fault = gettext("This picture was changed meanwhile: open it to describe it.")
            return False
        setattr(self.image, f"alt_{self.image.language}", self.typed)
        if not self.image.published_at:
            self.image.slug = ""  # made anew, of these words
        try:
            self.image.full_clean(exclude=["slug", "alt", "caption"])
        except ValidationError as reason:
            self.fault = " ".join(reason.messages)
        return not self.fault
