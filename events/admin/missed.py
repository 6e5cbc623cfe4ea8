"""The desk of searches without result: which words were looked for in vain, to be read and crossed off."""

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from events.models import Missed
from events.text.folding import fold


@admin.register(Missed)
class MissedAdmin(admin.ModelAdmin):
    """Nobody writes here; what has got its spelling, or never will, is crossed off."""

    list_display = ("called", "language", "count", "first_seen", "last_seen")
    list_display_links = None
    list_filter = ("language", "last_seen")
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    search_fields = ("words",)
    actions = ["cross_off"]
    change_list_template = "admin/record/change_list.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict:
        """Ours does what Django's own would do after asking once more."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, fold(search_term))

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Looked for and not found"), **(extra_context or {})})

    @admin.display(description=_("words"), ordering="words")
    def called(self, missed: Missed) -> SafeString:
        """A link to the search itself: it may find something by now."""
        with override(missed.language):
            address = f"{reverse('search')}?{urlencode({'q': missed.words})}"
        return format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', address, missed)

    @admin.action(description=_("Dealt with: cross off the chosen"), permissions=["delete"])
    def cross_off(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.log_deletions(request, queryset)
        count, _by_model = queryset.delete()
        self.message_user(
            request,
            ngettext("%(count)d was crossed off.", "%(count)d were crossed off.", count) % {"count": count},
            messages.SUCCESS,
        )
