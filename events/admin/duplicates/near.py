"""A name that is there already: said gently while it is typed, and asked once before a second record is saved."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from events import likeness
from events.models import Record
from events.text.languages import LANGUAGES

TICK = "_another"
NAMES = ("name", "label")  # titles repeat, names seldom do
LONGEST = 300
SHOWN = 5


class Near:
    """For the admin of a noun: of the nouns with a title the line is shown, but no form is held back."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.near_view)
        return [path("near/", view, name=f"events_{self.opts.model_name}_near"), *super().get_urls()]

    def near_view(self, request: HttpRequest) -> JsonResponse:
        """`{"said": words, "found": [{"name", "what", "url"}, ...]}` for `?name=`; at most five."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        keys = likeness.like(self.model, request.GET.get("name", "")[:LONGEST], enough=likeness.SOUNDS_SO)[:SHOWN]
        found = [self.near_line(record) for record in self.in_that_order(request, keys)]
        return JsonResponse({"said": _("Is it one of these?") if found else "", "found": found})

    def near_line(self, record: Record) -> dict[str, str]:
        what = " · ".join(part for part in (self.detail(record), str(record.get_status_display())) if part)
        return {"name": str(record), "what": what, "url": self.desk_of(record)}

    def in_that_order(self, request: HttpRequest, keys: list[int]) -> list[Record]:
        records: QuerySet = self.with_details(self.model._base_manager.filter(pk__in=keys))
        found = {record.pk: record for record in records} if keys else {}
        return [found[key] for key in keys if key in found]

    # The form

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if request.method == "POST" and object_id is None and self.model.title_field in NAMES:
            known = {int(key) for key in request.POST.get(TICK, "").split(",") if key.isdecimal()}
            keys = [key for key in self.known_by_name(request) if key not in known]
            if keys and self.has_view_permission(request):
                request.near = self.in_that_order(request, keys)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def known_by_name(self, request: HttpRequest) -> list[int]:
        typed = [request.POST.get(f"{self.model.title_field}_{code}", "")[:LONGEST] for code in LANGUAGES]
        found = likeness.like_each(self.model, dict(enumerate(typed)), enough=likeness.CALLED_SO)
        return list(dict.fromkeys(key for keys in found.values() for key in keys[:SHOWN]))

    def get_form(self, request: HttpRequest, obj: Record | None = None, change: bool = False, **options) -> type:
        made = super().get_form(request, obj, change, **options)
        made.held_back = made.held_back or bool(getattr(request, "near", None))
        return made

    def render_change_form(
        self, request: HttpRequest, context: dict, *args, obj: Record | None = None, **options
    ) -> HttpResponse:
        if obj is None:
            near = getattr(request, "near", [])
            context |= {
                "near_url": reverse(f"admin:events_{self.opts.model_name}_near"),
                "near_field": self.model.title_field,
                "near_held": [self.near_line(record) for record in near],
                "near_tick": ",".join(str(record.pk) for record in near),
            }
        return super().render_change_form(request, context, *args, obj=obj, **options)
