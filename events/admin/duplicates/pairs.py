"""Possible duplicates at the desk: a page for each noun, with the reason for each pair and what can be done."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import duplicates
from events.admin.duplicates.joining import Joining, in_order
from events.models import NOUNS, Record

PER_PAGE = 20


@dataclass
class Shown:
    """A pair with addresses; those of the deeds are empty when the user may not do them."""

    first: str
    second: str
    first_url: str
    second_url: str
    reason: str
    merge_url: str = ""
    distinct_url: str = ""


class Duplicates(Joining):
    """For the admin of a noun."""

    def get_urls(self) -> list[URLPattern]:
        name, view = f"events_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("duplicates/", view(self.duplicates_view), name=f"{name}_duplicates"),
            path("distinct/<int:one_id>/<int:two_id>/", view(self.distinct_view), name=f"{name}_distinct"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        address = reverse(f"admin:events_{self.opts.model_name}_duplicates")
        return super().changelist_view(request, {"duplicates_url": address, **(extra_context or {})})

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = Paginator(duplicates.pairs(self.model), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "title": _("Possible duplicates: %(names)s") % {"names": self.opts.verbose_name_plural},
            "page": page,
            "found": self.shown(request, page),
            "nouns": self.nouns_with_duplicates(request),
        }
        return self.joining_page(request, "pairs", None, context)

    def shown(self, request: HttpRequest, page: Page) -> list[Shown]:
        """The pairs of a page: as many queries for twenty as for one."""
        wanted = {key for pair in page for key in pair.key}
        records = {record.pk: record for record in self.get_queryset(request).filter(pk__in=wanted)}
        found = []
        for pair in page:
            if all(key in records for key in pair.key):
                one, two = (records[key] for key in pair.key)
                found.append(self.shown_pair(request, one, two, duplicates.reason(one, two, pair)))
        return found

    def shown_pair(self, request: HttpRequest, one: Record, two: Record, reason: str) -> Shown:
        kept, other = in_order(one, two)
        names = [self.label(record) for record in (one, two)]
        if names[0] == names[1]:
            names = [f"{name} · {record.slug}" for name, record in zip(names, (one, two), strict=True)]
        shown = Shown(*names, self.desk_of(one), self.desk_of(two), reason)
        if self.may_join(request, kept, other):
            shown.merge_url = self.merge_address(kept, other)
            shown.distinct_url = self.distinct_address(one, two)
        return shown

    def nouns_with_duplicates(self, request: HttpRequest) -> list[tuple[str, str, int, bool]]:
        """Kinds of records that have some, as far as the user may see them: name, address, how many, whether here."""
        counted = duplicates.count()
        found = []
        for model in NOUNS:
            noun = model._meta.model_name
            if noun in counted and self.admin_site.get_model_admin(model).has_view_permission(request):
                name, address = capfirst(str(model._meta.verbose_name_plural)), f"admin:events_{noun}_duplicates"
                found.append((name, reverse(address), counted[noun], model is self.model))
        return found

    def distinct_address(self, one: Record, two: Record) -> str:
        return reverse(f"admin:events_{self.opts.model_name}_distinct", args=[one.pk, two.pk])

    @method_decorator(require_POST)
    def distinct_view(self, request: HttpRequest, one_id: int, two_id: int) -> HttpResponse:
        """Remember that the two are not the same."""
        one, two = (get_object_or_404(self.model._base_manager, pk=key) for key in (one_id, two_id))
        if one == two or not all(self.has_change_permission(request, record) for record in (one, two)):
            raise PermissionDenied
        duplicates.say_distinct(one, two, request.user)
        told = _("“%(one)s” and “%(two)s” are not the same: they will not be offered again.") % {"one": one, "two": two}
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:events_{self.opts.model_name}_duplicates"))
