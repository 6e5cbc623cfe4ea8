"""The desk of one noun: columns, filters, languages, sections of the form, and what happens on saving."""

from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminFormSet
from django.contrib.admin.utils import get_fields_from_path
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events import completeness
from events.admin.actions import BulkActions
from events.admin.autosave import Autosave
from events.admin.bulk.edit import BulkEdit
from events.admin.bulk.undo import BulkUndo
from events.admin.columns import RecordColumns
from events.admin.conflict.attendance import Attendance
from events.admin.conflict.guard import Conflicts
from events.admin.duplicates.near import Near
from events.admin.duplicates.pairs import Duplicates
from events.admin.exporting import Exporting
from events.admin.fields import ComfortableFields
from events.admin.filters import NeedsAttention, NotYetIn, RelatedFilter
from events.admin.finding import FindByAnySpelling
from events.admin.forms import RecordForm
from events.admin.inlines import CitationInline, IllustrationInline, ListedInline, SubjectInline
from events.admin.permissions import RecordPermissions
from events.admin.recovery import Recovery
from events.admin.steps import Steps
from events.admin.together import Together
from events.admin.words import Fieldset, language_fieldsets
from events.models import Record
from events.models.base import LANGUAGE_CHOICES

KEPT = ("status", "publish_at", "published_at", "created_at", "created_by", "updated_at", "version", "uuid")


class RecordAdmin(
    Autosave,
    Near,
    Duplicates,
    Steps,
    Together,
    Conflicts,
    Attendance,
    RecordPermissions,
    RecordColumns,
    FindByAnySpelling,
    BulkActions,
    Exporting,
    BulkEdit,
    BulkUndo,
    ComfortableFields,
    Recovery,
    admin.ModelAdmin,
):
    """Each noun names its `facts` (sections of the form), its own `parts` (inlines) and what tells equals apart."""

    actions = [*BulkActions.actions, "change_selected", *Exporting.actions]
    form = RecordForm
    facts: tuple[Fieldset, ...] = ()
    parts: tuple[type, ...] = ()
    attached: tuple[type, ...] = (SubjectInline, IllustrationInline, CitationInline)
    narrowed_by: tuple = ()
    extra_columns: tuple[str, ...] = ()
    detail_related: tuple[str, ...] = ()
    detail_prefetch: tuple = ()

    readonly_fields = KEPT
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    save_on_top = False
    view_on_site = False
    list_tools: tuple[tuple[object, str], ...] = ()  # pages for many records of the kind: name, name of the address
    change_form_template = "admin/record/change_form.html"
    change_list_template = "admin/record/change_list.html"
    search_help_text = _("A name in any language, with or without diacritics.")

    class Media:
        js = [
            "admin-desk/languages.js",
            "admin-desk/dates.js",
            "admin-desk/focal-point.js",
            "admin-desk/presence.js",
            "admin-desk/near.js",
            "admin-desk/autosave.js",
            "admin-desk/order.js",
        ]
        css = {"all": ["admin-desk/joining.css"]}

    # The list

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return ("called", *self.extra_columns, "standing", "words_in", "complete", "updated_at")

    def get_list_filter(self, request: HttpRequest) -> tuple:
        untranslated = (NotYetIn,) if self.model.title_field == "name" else ()  # of other words attention is called
        narrowed_by = [
            (each, RelatedFilter) if leads_to_record(self.model, each) else each for each in self.narrowed_by
        ]
        return ("status", *narrowed_by, NeedsAttention, *untranslated, "language")

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return (f"sort_{get_language() or 'en'}", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return completeness.marked(self.with_details(super().get_queryset(request)))

    # What tells equal names apart

    def detail(self, record: Record) -> str:
        """A few words beside the name: the kind, the organisation, the place."""
        return ""

    def label(self, record: Record) -> str:
        standing = "" if record.is_public else f"[{record.get_status_display()}]"
        return " · ".join(part for part in (str(record), self.detail(record), standing) if part)

    def with_details(self, queryset: QuerySet) -> QuerySet:
        return queryset.select_related(*self.detail_related or [None]).prefetch_related(*self.detail_prefetch)

    # The form

    def get_inlines(self, request: HttpRequest, obj: Record | None) -> list[type]:
        parts = [part for part in self.parts if obj is not None or not issubclass(part, ListedInline)]
        return [*parts, *self.attached]

    def get_fieldsets(self, request: HttpRequest, obj: Record | None = None) -> list[Fieldset]:
        languages = dict(LANGUAGE_CHOICES)
        original = obj.language if obj and obj.language in languages else "en"
        if obj is None and request.GET.get("language") in languages:
            original = request.GET["language"]
        kept = KEPT if obj else ()
        return [
            (None, {"fields": ["language"], "classes": ["original-language"]}),
            *language_fieldsets(self.model, original),
            *self.facts,
            (
                _("Address and history of the record"),
                {"fields": ["slug", "own_translation", *kept], "classes": ["collapse"]},
            ),
        ]

    def get_inline_formsets(
        self, request: HttpRequest, formsets: list, inline_instances: list, obj: Record | None = None, **options
    ) -> list[InlineAdminFormSet]:
        """What is wrong with the rows together is not left in a folded section: Django unfolds for single rows only."""
        sections = super().get_inline_formsets(request, formsets, inline_instances, obj, **options)
        for section in sections:
            if section.formset.non_form_errors():
                section.is_collapsible = False
        return sections

    def tools_of(self, request: HttpRequest, record: Record) -> list[tuple[str, str]]:
        """Pages that do something with the record: name and address, shown at the top right of its form."""
        return []

    def save_model(self, request: HttpRequest, obj: Record, form: RecordForm, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def render_change_form(
        self, request: HttpRequest, context: dict, *args, obj: Record | None = None, **options
    ) -> HttpResponse:
        context.update(self.what_can_be_done(request, obj))
        context["tools"] = self.tools_of(request, obj) if obj is not None else []
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().changelist_view(request, {"list_tools": self.list_tools, **(extra_context or {})})


def leads_to_record(model: type[Record], narrowing: object) -> bool:
    return isinstance(narrowing, str) and get_fields_from_path(model, narrowing)[-1].is_relation
