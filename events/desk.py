"""The curators' desk: Django's admin site with the nouns in the order of the work, and dates explained in words."""

from collections import Counter
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Count, QuerySet, Value
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from events import attention, corrections, held, missed, overview, undoing
from events.models import PUBLIC_NOUNS, Record, Status
from events.models.base import LANGUAGE_CHOICES
from events.text import edtf
from events.validators import why

# What a curator meets on the first page and at the side: the heading and its models, in order.
SECTIONS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    ("programme", _("Programme"), ("project", "event", "talk", "exhibition")),
    ("people", _("People"), ("person", "organisation", "artisan")),
    ("objects", _("Objects"), ("work", "image", "document")),
    ("agreements", _("Agreements and figures"), ("memorandum", "initiative", "indicator")),
    ("vocabulary", _("Vocabulary"), ("topic", "place")),
    ("sources", _("Sources"), ("source",)),
    ("letters", _("From visitors"), ("correction", "missed")),
    ("bookkeeping", _("Bookkeeping"), ("intakebatch", "tombstone", "user", "group")),
)


class RecordAutocomplete(AutocompleteJsonView):
    """Suggestions that can be told apart: each says what the record is, and whether it is public.

    Whoever enters a draft may name any record in it, so drafts of others are suggested too.
    """

    def get_queryset(self) -> QuerySet:
        self.request.is_choosing = True
        return super().get_queryset()

    def serialize_result(self, obj: Record, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class Desk(admin.AdminSite):
    site_header = _("Curators' desk")
    site_title = _("Curators' desk")
    index_title = _("The catalogue")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from events.admin.press import views as press  # its pages need the desk itself

        return [
            path("press/", press.press, name="press"),
            path("press/<int:revision_id>/", self.admin_view(press.done), name="press_done"),
            path("edtf/", self.admin_view(date_in_words), name="edtf"),
            path("language/", set_language, name="language"),
            path("undo/<uuid:key>/", self.admin_view(undo), name="undo"),
            *super().get_urls(),
        ]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def inner(request: HttpRequest, *args, **options) -> HttpResponse:
            if held.is_worth_holding(request):
                return held.ask_to_log_in(self, request)
            return guarded(request, *args, **options)

        return inner

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        answer = super().login(request, extra_context)
        return held.give_back(self, request, answer) if request.method == "POST" else answer

    def password_change(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Django's page, which begins at its beginning as all others do."""
        answer = super().password_change(request, extra_context)
        if isinstance(answer, TemplateResponse):
            let_go_of_the_focus(answer.context_data["form"])
        return answer

    def each_context(self, request: HttpRequest) -> dict[str, object]:
        return {**super().each_context(request), "desk_languages": LANGUAGE_CHOICES}

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return RecordAutocomplete.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        """The sections, each with the models that this user may see."""
        apps_seen = self._build_app_dict(request, app_label).values()
        found = {model["object_name"].lower(): model for app in apps_seen for model in app["models"]}
        listed = []
        for label, name, nouns in SECTIONS:
            if models := [found[noun] for noun in nouns if noun in found]:
                listed.append({
                    "name": name, "app_label": label, "app_url": "", "has_module_perms": True, "models": models,
                })  # fmt: skip
        return listed

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> TemplateResponse:
        records = overview.seen(request.user)
        waiting = unfinished(records)
        app_list = self.get_app_list(request)
        for section in app_list:
            for model in section["models"]:
                noun = model["object_name"].lower()
                model["drafts"] = waiting[noun, Status.DRAFT]
                model["in_review"] = waiting[noun, Status.REVIEW]
                model["new"] = corrections.waiting() if noun == "correction" else 0
        found = attention.count(records)
        context = {
            "app_list": app_list,
            "not_found": missed.commonest() if request.user.has_perm("events.view_missed") else (),
            "drafts": overview.drafts(request.user, records),
            "reviews": overview.in_review(records),
            "scheduled": overview.scheduled(records),
            "changes": overview.changed_by_others(request.user) if records else [],
            "needs": [*overview.needs(found), *overview.twins(request.user)],
            "spoken": overview.languages(found),
            **may_take_in(request),
        }
        return super().index(request, {**context, **(extra_context or {})})


def let_go_of_the_focus(form: BaseForm) -> None:
    """For forms of Django's whose first field takes the focus: pages begin with the link that skips to the content."""
    for field in form.fields.values():
        field.widget.attrs.pop("autofocus", None)


def may_take_in(request: HttpRequest) -> dict[str, bool]:
    """Whether the first page offers to take in a file."""
    return {"may_take_in": any(request.user.has_perm(f"events.add_{model._meta.model_name}") for model in PUBLIC_NOUNS)}


def unfinished(records: list[QuerySet]) -> Counter[tuple[str, str]]:
    """How many of these records of each noun are drafts or in review: one query for all nouns."""
    counts = [
        each.filter(status__in=[Status.DRAFT, Status.REVIEW], replaced_by__isnull=True)
        .order_by()
        .values_list(Value(each.model._meta.model_name), "status")
        .annotate(number=Count("pk"))
        for each in records
    ]
    rows = counts[0].union(*counts[1:], all=True) if counts else []
    return Counter({(noun, status): number for noun, status, number in rows})


def date_in_words(request: HttpRequest) -> JsonResponse:
    """What an EDTF text means, in the language of the desk; or why it means nothing."""
    return JsonResponse(meaning(request.GET.get("text", "")))


def meaning(text: str) -> dict[str, str]:
    """`{"meaning": words}`, `{"error": reason}`, or an empty meaning for an empty text."""
    if not text.strip():
        return {"meaning": ""}
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        return {"error": why(error)}
    return {"meaning": edtf.display(text, get_language() or "en")}


@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take back what a button did a moment ago, and return to the page on which that was offered."""
    try:
        records = undoing.undo(key, request.user)
    except undoing.TooLate as reason:
        for message in reason.messages:
            messages.warning(request, message)
    else:
        done = ngettext(
            "Undone: %(count)d record is as before.", "Undone: %(count)d records are as before.", len(records)
        )
        messages.success(request, done % {"count": len(records)})
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(there if safe else reverse("admin:index"))


def section_of(noun: str) -> str:
    """The heading under which a noun stands, for the path at the top of its pages."""
    return next((str(name) for _label, name, nouns in SECTIONS if noun in nouns), apps.get_app_config("events").name)
