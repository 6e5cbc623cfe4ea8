"""Many records changed at once from their list: choose what, see what would happen to each, do it, undo it."""

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.admin.bulk.changes import MOST, Change, Line, choices, value_of, versions
from events.admin.fields import Suggestions
from events.admin.inlines import SubjectInline
from events.models import Record, Subject, Topic
from events.revisions import recorded

SALT = "bulk"


class BulkEdit:
    """For the admin of a noun."""

    def get_urls(self) -> list[URLPattern]:
        name = f"events_{self.opts.model_name}_bulk"
        return [path("bulk/", self.admin_site.admin_view(self.bulk_view), name=name), *super().get_urls()]

    @admin.action(description=_("Change one thing of the chosen"), permissions=["change"])
    def change_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        keys = list(queryset.values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            self.message_user(request, gettext("Choose at most %(most)d at once.") % {"most": MOST}, messages.ERROR)
            return None
        return self.show_bulk(request, [str(key) for key in keys])

    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        keys = [key for key in request.POST.getlist("key") if key.isdecimal() and len(key) < 18][:MOST]
        if request.method != "POST" or (not keys and "told" not in request.POST):
            return HttpResponseRedirect(reverse(f"admin:events_{self.opts.model_name}_changelist"))
        if "told" in request.POST:
            return self.apply_bulk(request)
        what = request.POST.get("what", "")
        if what not in dict(self.bulk_choices()):
            return self.show_bulk(request, keys)
        form = self.bulk_form(request, what, request.POST if "_preview" in request.POST else None)
        if not form.is_bound or not form.is_valid():
            return self.show_bulk(request, keys, what, form)
        return self.preview_bulk(request, keys, Change(self.model, what, form.cleaned_data["value"]))

    # Choosing

    def bulk_choices(self) -> list[tuple[str, str]]:
        return choices(self.model, SubjectInline in self.attached)

    def bulk_form(self, request: HttpRequest, what: str, data: dict | None) -> forms.Form:
        form = forms.Form(data)
        change = Change(self.model, what, None)
        if change.field is None:
            widget = Suggestions(Subject._meta.get_field("topic"), self.admin_site)
            field = forms.ModelChoiceField(Topic.objects.all(), widget=widget)
            self.tell_apart(field)
        else:
            field = self.formfield_for_dbfield(change.field, request)
        field.label = change.label
        form.fields["value"] = field
        return form

    def show_bulk(
        self, request: HttpRequest, keys: list[str], what: str = "", form: forms.Form | None = None
    ) -> HttpResponse:
        context = {
            "title": gettext("Change many at once"),
            "keys": keys,
            "counted": counted(len(keys)),
            "choices": self.bulk_choices(),
            "what": what,
            "form": form,
            "media": self.media + (form.media if form else forms.Media()),
        }
        return self.page(request, "admin/record/bulk.html", None, context)

    # Looking

    def bulk_lines(self, request: HttpRequest, keys: list[str], change: Change, lock: bool = False) -> list[Line]:
        found = self.model.objects.filter(pk__in=keys).in_order()
        if lock:
            list(self.model._base_manager.select_for_update().filter(pk__in=keys).values_list("pk"))
        lines = [change.line(record) for record in change.wanted(found)]
        for line in lines:
            if not self.has_change_permission(request, line.record):
                line.reason = gettext("You may not change it.")
        return lines

    def preview_bulk(self, request: HttpRequest, keys: list[str], change: Change) -> HttpResponse:
        lines = self.bulk_lines(request, keys, change)
        told = {"what": change.what, "raw": change.raw, "seen": versions(line.record for line in lines)}
        context = {
            "title": gettext("Look before you change: %(what)s") % {"what": change.label},
            "changing": [line for line in lines if not line.reason],
            "staying": [line for line in lines if line.reason],
            "told": signing.dumps(told, salt=f"{SALT}:{self.opts.model_name}", compress=True),
        }
        return self.page(request, "admin/record/bulk_preview.html", None, context)

    # Doing

    def apply_bulk(self, request: HttpRequest) -> HttpResponse:
        try:
            told = signing.loads(request.POST["told"], salt=f"{SALT}:{self.opts.model_name}")
        except signing.BadSignature:
            raise PermissionDenied from None
        keys, what = list(told["seen"]), told["what"]
        change = Change(self.model, what, value_of(self.model, what, told["raw"]))
        if told["raw"] and change.value is None:
            self.message_user(request, gettext("What you chose was deleted meanwhile. Choose again."), messages.ERROR)
            return self.show_bulk(request, keys)
        with transaction.atomic():
            lines = self.bulk_lines(request, keys, change, lock=True)
            if versions(line.record for line in lines) != told["seen"]:
                text = gettext("Nothing was changed: some of them were saved meanwhile. Look again.")
                self.message_user(request, text, messages.WARNING)
                return self.preview_bulk(request, keys, change)
            self.do_bulk(request, change, [line.record for line in lines if not line.reason])
        return HttpResponseRedirect(reverse(f"admin:events_{self.opts.model_name}_changelist"))

    def do_bulk(self, request: HttpRequest, change: Change, records: list[Record]) -> None:
        if not records:
            self.message_user(request, gettext("There was nothing to change."), messages.WARNING)
            return
        with recorded(request.user, "bulk", what=change.label):
            for record in records:
                change.do(record)
                self.log_change(request, record, gettext("Many records at once: %(what)s") % {"what": change.label})
        undo = reverse(f"admin:events_{self.opts.model_name}_bulk_undo", args=[self.revision_of(records[0])])
        done = ngettext("%(count)d record was changed.", "%(count)d records were changed.", len(records))
        link = format_html('{} <a href="{}">{}</a>', done % {"count": len(records)}, undo, gettext("Undo"))
        self.message_user(request, link, messages.SUCCESS)


def counted(number: int) -> str:
    if not number:
        raise Http404
    return ngettext("%(count)d record is chosen.", "%(count)d records are chosen.", number) % {"count": number}
