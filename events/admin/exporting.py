"""Lists leave the desk as files, as they are filtered or as records are chosen; and empty tables to fill in."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.exports.blanks import blank_csv, blank_xlsx
from events.exports.flat import Flat
from events.exports.writers import FORMATS, TooLong, begun
from events.intake.keys import NOUNS

BLANKS = {"csv": blank_csv, "xlsx": lambda model, language: iter([blank_xlsx(model, language)])}


class Exporting:
    """For the admin of a noun: whoever may see its list may take it along."""

    actions = ["export_csv", "export_xlsx", "export_json"]

    @admin.action(description=_("Download the chosen as CSV"), permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self.exported(request, queryset, "csv")

    @admin.action(description=_("Download the chosen as XLSX"), permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self.exported(request, queryset, "xlsx")

    @admin.action(description=_("Download the chosen as JSON"), permissions=["view"])
    def export_json(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return self.exported(request, queryset, "json")

    def get_urls(self) -> list[URLPattern]:
        name, view = f"events_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("export.<str:ending>", view(self.export_view), name=f"{name}_export"),
            path("blank.<str:ending>", view(self.blank_view), name=f"{name}_blank"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        name = f"admin:events_{self.opts.model_name}"
        links = {
            "exports": [(ending.upper(), reverse(f"{name}_export", args=[ending])) for ending in FORMATS],
            "blanks": [(ending.upper(), reverse(f"{name}_blank", args=[ending])) for ending in BLANKS]
            if self.opts.model_name in NOUNS and self.has_add_permission(request)
            else [],
        }
        if links["blanks"]:
            links["intake_url"] = reverse("admin:events_intakebatch_upload") + f"?noun={self.opts.model_name}"
        return super().changelist_view(request, {**links, **(extra_context or {})})

    def export_view(self, request: HttpRequest, ending: str) -> HttpResponse:
        """All records of the list as its address says: filters, words and order."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            return self.exported(request, self.get_changelist_instance(request).get_queryset(request), ending)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{self.list_address()}?e=1")

    def exported(self, request: HttpRequest, queryset: QuerySet, ending: str) -> HttpResponse:
        if ending not in FORMATS:
            raise Http404
        language = (get_language() or "en") if FORMATS[ending].in_words else ""
        keys = list(queryset.values_list("pk", flat=True))
        try:
            pieces = begun(FORMATS[ending].write(Flat(self.model, keys, language)))
        except TooLong as error:
            self.message_user(request, str(error), messages.WARNING)
            return HttpResponseRedirect(f"{self.list_address()}?{request.GET.urlencode()}")
        return sent(pieces, FORMATS[ending].content_type, f"{self.model.plural}-{timezone.localdate()}.{ending}")

    def list_address(self) -> str:
        return reverse(f"admin:events_{self.opts.model_name}_changelist")

    def blank_view(self, request: HttpRequest, ending: str) -> HttpResponse:
        """A table to fill in, for whoever may add records."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if ending not in BLANKS or self.opts.model_name not in NOUNS:
            raise Http404
        language = get_language() or "en"
        pieces = BLANKS[ending](self.model, language)
        return sent(pieces, FORMATS[ending].content_type, f"{self.model.plural}-{language}.{ending}")


def sent(pieces: Iterable[str | bytes], content_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
