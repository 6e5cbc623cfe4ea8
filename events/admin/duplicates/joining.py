"""Merging at the desk: two records side by side, the deed, and the way back from the form or the history."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import joining
from events.admin.finding import matching
from events.desk import section_of
from events.joining.plan import visible_after
from events.likeness import like_record
from events.models import Merge, Record, Status
from events.presence import name_of

SHOWN = 20


@dataclass
class Group:
    """Rows of one kind, the first of them by title."""

    name: str
    titles: list[tuple[str, str]]
    more: int


class Joining:
    """For the admin of a noun. A record that was merged away can be read, and only undoing changes it."""

    def get_urls(self) -> list[URLPattern]:
        name, view = f"events_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<int:key>/merge/", view(self.merge_start_view), name=f"{name}_merge_start"),
            path("merge/<int:kept_id>/<int:other_id>/", view(self.merge_view), name=f"{name}_merge"),
            path("merged/<int:merge_id>/undo/", view(self.unmerge_view), name=f"{name}_unmerge"),
            *super().get_urls(),
        ]

    # Who may

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return is_itself(obj) and super().has_change_permission(request, obj)

    def has_publish_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return is_itself(obj) and super().has_publish_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return is_itself(obj) and super().has_delete_permission(request, obj)

    def may_join(self, request: HttpRequest, kept: Record, other: Record) -> bool:
        """Whoever may change both; taking a public page away, or bringing it back, is for those who publish."""
        if other.status == Status.PUBLISHED and not super().has_publish_permission(request, other):
            return False
        return all(super(Joining, self).has_change_permission(request, record) for record in (kept, other))

    # Merging

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> tuple[QuerySet, bool]:
        """Lists and suggestions leave out what was merged away: the record that stands for it is there."""
        found, doubled = super().get_search_results(request, queryset, term)
        return found.filter(replaced_by__isnull=True), doubled

    @admin.action(description=gettext_lazy("Merge the chosen two"), permissions=["change"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        chosen = list(queryset.order_by("pk")[:3])
        if len(chosen) != 2:
            self.message_user(request, _("Choose exactly two records."), messages.WARNING)
            return None
        return HttpResponseRedirect(self.merge_address(*in_order(*chosen)))

    def merge_start_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Which record is the same as this one? Those that look alike, and a box to look for others."""
        record = get_object_or_404(self.get_queryset(request), pk=key)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        term = request.GET.get("q", "").strip()
        others = self.get_queryset(request).filter(replaced_by__isnull=True).exclude(pk=key)
        found = matching(others, term)[:SHOWN] if term else others.filter(pk__in=like_record(record))[:SHOWN]
        context = {
            "title": _("Merge: %(name)s") % {"name": record},
            "term": term,
            "found": [(self.label(each), self.merge_address(*in_order(record, each))) for each in found],
        }
        return self.joining_page(request, "start", record, context)

    def merge_view(self, request: HttpRequest, kept_id: int, other_id: int) -> HttpResponse:
        """What would happen, field by field; and, once that was seen, the deed."""
        kept, other = (get_object_or_404(self.get_queryset(request), pk=key) for key in (kept_id, other_id))
        if not self.may_join(request, kept, other):
            raise PermissionDenied
        if request.method == "POST":
            try:
                merge = joining.merge(kept, other, request.POST, request.user, request.POST.get("seen", "?"))
            except joining.Refused as reason:
                self.refuse(request, reason)
            else:
                return self.after_merging(request, merge, kept, other)
        plan = joining.plan(kept, other)
        context = {
            "title": _("Merge two records"),
            "plan": plan,
            "questions": [(question, request.POST.get(question.key) == "other") for question in plan.questions],
            "sides": [(self.label(record), self.desk_of(record)) for record in (kept, other)],
            "moving": self.groups(plan, joined=False),
            "joining": self.groups(plan, joined=True),
            "becomes_visible": visible_after(plan),
            "distinct_url": reverse(f"admin:events_{kept.noun}_distinct", args=[kept.pk, other.pk]),
            "swapped": self.merge_address(other, kept) if self.may_join(request, other, kept) else "",
        }
        return self.joining_page(request, "merge", kept, context)

    def merge_address(self, kept: Record, other: Record) -> str:
        return reverse(f"admin:events_{self.opts.model_name}_merge", args=[kept.pk, other.pk])

    def after_merging(self, request: HttpRequest, merge: Merge, kept: Record, other: Record) -> HttpResponse:
        self.log_change(request, kept, _("Merged with %(what)s") % {"what": other})
        self.log_change(request, other, _("Merged into %(what)s") % {"what": kept})
        done = _("“%(other)s” was merged into “%(kept)s”.") % {"other": other, "kept": kept}
        link = format_html('{} <a href="{}">{}</a>', done, self.unmerge_address(merge), _("Undo"))
        self.message_user(request, link, messages.SUCCESS)
        return HttpResponseRedirect(self.desk_of(kept))

    def groups(self, plan: joining.Plan, *, joined: bool) -> list[Group]:
        """Rows and lists by their kind, with a note on each where something is left out."""
        found: dict[str, list[tuple[str, str]]] = {}
        for step in plan.steps:
            if (step.twin is not None) == joined:
                name = capfirst(str(step.way.model._meta.verbose_name_plural))
                found.setdefault(name, []).append((step.title, "; ".join(step.notes)))
        for each in [] if joined else plan.lists:
            ends = each.list.field.related_model if each.list.is_owner else each.list.owner
            names = [(str(record), "") for record in ends._base_manager.filter(pk__in=each.keys).order_by("pk")]
            found.setdefault(capfirst(str(ends._meta.verbose_name_plural)), []).extend(names)
        return grouped(found.items())

    # Undoing

    def unmerge_address(self, merge: Merge) -> str:
        return reverse(f"admin:events_{self.opts.model_name}_unmerge", args=[merge.pk])

    def unmerge_view(self, request: HttpRequest, merge_id: int) -> HttpResponse:
        merge = get_object_or_404(Merge, pk=merge_id, noun=self.opts.model_name)
        done = joining.undoing(merge)
        if done.kept is None or done.other is None:
            raise Http404
        if not self.may_join(request, done.kept, done.other):
            raise PermissionDenied
        if request.method == "POST":
            try:
                ticked = request.POST.getlist("ticked")
                done = joining.undo(merge, request.user, ticked, request.POST.get("seen", "?"))
            except joining.Refused as reason:
                self.refuse(request, reason)
                done = joining.undoing(merge)
            else:
                return self.after_undoing(request, done)
        context = {
            "title": _("Undo the merging: %(name)s") % {"name": done.other},
            "done": done,
            "merge": merge,
            "who": name_of(merge.done_by) if merge.done_by else "",
            "back": grouped([("", [(each.title, "") for each in done.back])]),
        }
        return self.joining_page(request, "undo", done.kept, context)

    def after_undoing(self, request: HttpRequest, done: joining.Undoing) -> HttpResponse:
        for record in (done.kept, done.other):
            self.log_change(request, record, _("Merging undone"))
        told = _("“%(other)s” and “%(kept)s” are two records again.") % {"other": done.other, "kept": done.kept}
        self.message_user(request, told, messages.SUCCESS)
        for words in done.stays:
            self.message_user(request, words, messages.WARNING)
        return HttpResponseRedirect(self.desk_of(done.other))

    # On the form and in the history

    def render_change_form(
        self, request: HttpRequest, context: dict, *args, obj: Record | None = None, **options
    ) -> HttpResponse:
        context.update(self.what_was_merged(request, obj))
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        record = self.get_object(request, object_id)
        return super().history_view(
            request, object_id, {**self.what_was_merged(request, record), **(extra_context or {})}
        )

    def what_was_merged(self, request: HttpRequest, record: Record | None) -> dict[str, object]:
        """Records that were merged into this one, and into which this one was, each with the way back."""
        if record is None:
            return {}
        merges = joining.active(record)
        others = self.model._base_manager.in_bulk([merge.other_id for merge in merges]) if merges else {}
        return {
            "merged_here": [
                (
                    others[merge.other_id],
                    merge,
                    name_of(merge.done_by) if merge.done_by else "",
                    self.unmerge_address(merge),
                )
                for merge in merges
                if merge.other_id in others
            ],
            "merged_into": self.merged_into(record),
            "merge_start": f"admin:events_{record.noun}_merge_start"
            if self.has_change_permission(request, record)
            else "",
        }

    def merged_into(self, record: Record) -> tuple[Record, str, str] | None:
        if record.replaced_by_id is None:
            return None
        merge = Merge.objects.filter(noun=record.noun, other_id=record.pk, undone_at__isnull=True).first()
        return record.replaced_by, self.desk_of(record.replaced_by), self.unmerge_address(merge) if merge else ""

    def joining_page(self, request: HttpRequest, name: str, record: Record, context: dict) -> TemplateResponse:
        shared = {"opts": self.opts, "original": record, "section": section_of(self.opts.model_name)}
        request.current_app = self.admin_site.name
        whole = {**self.admin_site.each_context(request), **shared, **context}
        return TemplateResponse(request, f"admin/duplicates/{name}.html", whole)


def is_itself(record: Record | None) -> bool:
    return record is None or record.replaced_by_id is None


def in_order(one: Record, two: Record) -> tuple[Record, Record]:
    """The one to keep first: that which is public, then that which was entered first."""
    first, second = sorted(
        (one, two), key=lambda record: (not record.is_public, record.published_at is None, record.pk)
    )
    return first, second


def grouped(found: Iterable[tuple[str, list[tuple[str, str]]]]) -> list[Group]:
    return [Group(name, titles[:SHOWN], max(0, len(titles) - SHOWN)) for name, titles in found if titles]
