"""The curators' desk: Django's admin site with the nouns in the order of the work, and dates explained in words."""

from collections import Counter

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Count, Value
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from events import corrections, missed
from events.models import NOUNS, Record, Status
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
    """Suggestions that can be told apart: each says what the record is, and whether it is public."""

    def serialize_result(self, obj: Record, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class Desk(admin.AdminSite):
    site_header = _("Curators' desk")
    site_title = _("Curators' desk")
    index_title = _("The catalogue")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [
            path("edtf/", self.admin_view(date_in_words), name="edtf"),
            path("language/", set_language, name="language"),
            *super().get_urls(),
        ]

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
        waiting = unfinished()
        app_list = self.get_app_list(request)
        for section in app_list:
            for model in section["models"]:
                noun = model["object_name"].lower()
                model["drafts"] = waiting[noun, Status.DRAFT]
                model["in_review"] = waiting[noun, Status.REVIEW]
                model["new"] = corrections.waiting() if noun == "correction" else 0
        not_found = missed.commonest() if request.user.has_perm("events.view_missed") else ()
        return super().index(request, {"app_list": app_list, "not_found": not_found, **may_take_in(request), **(extra_context or {})})


def may_take_in(request: HttpRequest) -> dict[str, bool]:
    """Whether the first page offers to take in a file."""
    return {"may_take_in": any(request.user.has_perm(f"events.add_{model._meta.model_name}") for model in NOUNS)}


def unfinished() -> Counter[tuple[str, str]]:
    """How many records of each noun are drafts or in review: one query for all nouns."""
    counts = [
        model.objects.filter(status__in=[Status.DRAFT, Status.REVIEW])
        .order_by()
        .values_list(Value(model._meta.model_name), "status")
        .annotate(number=Count("pk"))
        for model in NOUNS
    ]
    return Counter({(noun, status): number for noun, status, number in counts[0].union(*counts[1:], all=True)})


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


def section_of(noun: str) -> str:
    """The heading under which a noun stands, for the path at the top of its pages."""
    return next((str(name) for _label, name, nouns in SECTIONS if noun in nouns), apps.get_app_config("events").name)
