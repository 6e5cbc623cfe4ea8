"""Last year's event or exhibition once more: the page that says what is copied and what is not, and its undoing."""

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events import copying
from events.models import NOUNS, Record, Status
from events.revisions import recorded
from events.text.languages import OWN_NAMES

SALT = "copied"
LABELS = {
    "involvements": _("People and organisations by role, without the positions they held then"),
    "access": _("Step-free access, sign language, languages, quiet hours, places for visitors: check each of them"),
    "parts": _("Its parts, such as sessions, with their days and their order"),
    "talks": _("The talks, with their speakers but without the positions they held then"),
    "exhibitors": _("The exhibitors"),
    "works": _("The works, without numbers and labels"),
}


class CopyForm(forms.Form):
    """The names of the copy, and what is taken over."""

    def __init__(self, record: Record, offered: tuple[str, ...], data: dict | None = None) -> None:
        super().__init__(data)
        self.record, self.offered = record, offered
        column = record._meta.get_field(record.title_field)
        for name, text in copying.names_of(record).items():
            label = f"{capfirst(column.verbose_name)} ({OWN_NAMES[name.rpartition('_')[2]]})"
            widget = forms.TextInput(attrs={"class": "vTextField"})
            wanted = name.endswith(f"_{record.language}")
            self.fields[name] = forms.CharField(
                label=label, initial=text, required=wanted, max_length=column.max_length, widget=widget
            )
        for name in offered:
            self.fields[name] = forms.BooleanField(label=LABELS[name], initial=copying.OPTIONS[name], required=False)

    def names(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in copying.names_of(self.record)}

    def chosen(self) -> list[str]:
        return [name for name in self.offered if self.cleaned_data[name]]


class Duplicating:
    """For the admin of a noun; `copy_options` are those of `copying` that make sense there."""

    copy_options: tuple[str, ...] = ()

    def get_urls(self) -> list[URLPattern]:
        name = f"events_{self.opts.model_name}"
        return [
            path("<int:key>/copy/", self.admin_site.admin_view(self.copy_view), name=f"{name}_copy"),
            path("copy/undo/", self.admin_site.admin_view(self.uncopy_view), name=f"{name}_uncopy"),
            *super().get_urls(),
        ]

    def tools_of(self, request: HttpRequest, record: Record) -> list[tuple[str, str]]:
        here = (gettext("Duplicate"), reverse(f"admin:events_{self.opts.model_name}_copy", args=[record.pk]))
        return [*super().tools_of(request, record), *([here] if self.has_add_permission(request) else [])]

    def copy_view(self, request: HttpRequest, key: int) -> HttpResponse:
        record = self.record_seen(request, str(key))
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = CopyForm(record, self.copy_options, request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                draft, made = copying.copy(record, form.names(), form.chosen(), request.user)
            except ValidationError as reason:
                form.add_error(None, reason.messages)
            else:
                self.log_addition(request, draft, gettext("Copied from %(what)s") % {"what": record})
                self.say_copied(request, made)
                return HttpResponseRedirect(self.desk_of(draft))
        context = {"title": gettext("Duplicate: %(name)s") % {"name": record}, "form": form}
        return self.page(request, "admin/record/copy.html", record, context)

    def say_copied(self, request: HttpRequest, made: list[Record]) -> None:
        told = ngettext(
            "%(count)d draft was made. Nothing of it is public.",
            "%(count)d drafts were made. Nothing of them is public.",
            len(made),
        )
        token = signing.dumps([[each.noun, each.pk, each.version] for each in made], salt=SALT, compress=True)
        undo = f"{reverse(f'admin:events_{self.opts.model_name}_uncopy')}?made={token}"
        link = format_html('{} <a href="{}">{}</a>', told % {"count": len(made)}, undo, gettext("Undo"))
        self.message_user(request, link, messages.SUCCESS)

    # Undoing

    def uncopy_view(self, request: HttpRequest) -> HttpResponse:
        """The drafts that were made are taken away again by whoever made them, while nobody has touched them."""
        try:
            told = signing.loads(request.GET.get("made", ""), salt=SALT)
        except signing.BadSignature:
            raise PermissionDenied from None
        with transaction.atomic():
            made = [untouched(request, *each) for each in told]
            may_undo = None not in made
            if request.method == "POST" and may_undo and take_away(request, made):
                self.message_user(request, gettext("The copy is gone again."), messages.SUCCESS)
                return HttpResponseRedirect(reverse(f"admin:events_{self.opts.model_name}_changelist"))
        context = {
            "title": gettext("Undo the copy"),
            "made": [each for each in made if each is not None],
            "may_undo": may_undo,
        }
        return self.page(request, "admin/record/uncopy.html", None, context)


def untouched(request: HttpRequest, noun: str, key: int, version: int) -> Record | None:
    model = next(each for each in NOUNS if each._meta.model_name == noun)
    return model.objects.filter(pk=key, version=version, status=Status.DRAFT, created_by=request.user).first()


def take_away(request: HttpRequest, made: list[Record]) -> bool:
    """Whether they could be deleted: what another record names stays, and so does all the rest."""
    try:
        with recorded(request.user, "deleted"):
            for record in reversed(made):
                record.delete()
    except ProtectedError as reason:
        named = ", ".join(str(each) for each in list(reason.protected_objects)[:5])
        messages.error(request, gettext("Nothing was taken away: it is named by %(names)s.") % {"names": named})
        return False
    return True
