"""Nobody overwrites anybody: a save of what has changed meanwhile is held back and shown beside what stands there."""

from copy import copy
from dataclasses import dataclass, field

from django import forms
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.contenttypes.models import ContentType
from django.db import router, transaction
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from events.admin.conflict import merging, opened
from events.admin.conflict.difference import PartShown, Shown, said_of_fields, said_of_rows, typed_words
from events.models import Record
from events.presence import clock, name_of


@dataclass
class Conflict:
    """What the page of a held-back save shows."""

    saves: list[tuple[str, str, str]]
    yourself: bool
    fields: list[Shown]
    parts: list[PartShown]
    unanswered: bool
    again: list[str] = field(default_factory=list)

    @property
    def nothing_of_theirs(self) -> bool:
        """Whether the form shows nothing that the others changed."""
        sides = [each.verdict for each in self.fields] + [row.verdict for part in self.parts for row in part.rows]
        return all(
            side in (merging.YOURS, merging.ADDED + merging.YOURS, merging.REMOVED + merging.YOURS) for side in sides
        )


class Conflicts:
    """For the admin of a noun. The record is locked while a form is being saved, by whichever process."""

    conflict_template = "admin/record/conflict.html"
    kept_template = "admin/record/kept.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        request.opened_at = timezone.now()
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(using=router.db_for_write(self.model)):
            key = unquote(object_id)
            self.lock(key)
            record = self.get_object(request, key)
            if self.is_out_of_reach(request, record):
                return self.show_what_was_typed(request, record)
            if record is not None and self.has_change_permission(request, record):
                self.settle(request, record)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def lock(self, key: str) -> None:
        """Until the transaction ends nobody else saves the record; SQLite lets one writer in at a time anyway."""
        if key.isdecimal():
            self.model._base_manager.select_for_update().filter(pk=key).values_list("pk").first()

    def settle(self, request: HttpRequest, record: Record) -> None:
        """Put into the request the form that holds both; `request.conflict` is set when it must be looked at first."""
        form, formsets = self.form_of(request, record)
        seen, post = opened.read(record, request.POST.get(opened.FIELD)), request.POST.copy()
        asked = [name for name in post.getlist(merging.ASKED) if name]
        unanswered = any(not merging.answer(post, name) for name in asked)
        if not unanswered:
            for name in asked:
                if merging.answer(post, name) == merging.THEIRS:
                    merging.take_theirs(post, name, form, formsets)
        stale = opened.is_stale(seen, record, form, formsets)
        if not stale and not unanswered:
            request.POST = post
            return
        forced = asked if unanswered else ()
        typed = type(form)(post.copy(), request.FILES, instance=record)
        fields = merging.merge_fields(seen, form, typed, post, forced)
        rows = {each.prefix: merging.merge_rows(seen, each, post, request.FILES, forced) for each in formsets}
        request.POST = post
        if not fields and not any(rows.values()):
            return
        saves = self.saves_since(record, seen) if stale else []
        request.conflict = Conflict(
            saves=[(name_of(each.user), clock(each.action_time), each.get_change_message()) for each in saves],
            yourself=bool(saves) and all(each.user_id == request.user.pk for each in saves),
            fields=said_of_fields(form, fields, post),
            parts=[said_of_rows(each, rows[each.prefix], post) for each in formsets if rows[each.prefix]],
            unanswered=unanswered,
            again=[str(form.fields[name].label) for name in form.fields if request.FILES.get(name)],
        )

    def form_of(self, request: HttpRequest, record: Record) -> tuple[forms.ModelForm, list[BaseFormSet]]:
        """The form and the rows of the record as they stand, as if it were opened now."""
        look = copy(request)
        look.method = "GET"
        names = flatten_fieldsets(self.get_fieldsets(look, record))
        form = self.get_form(look, record, change=True, fields=names)(instance=record)
        formsets, inlines = self._create_formsets(look, record, change=True)
        pairs = zip(formsets, inlines, strict=True)
        return form, [each for each, inline in pairs if inline.has_change_permission(request, record)]

    def saves_since(self, record: Record, seen: opened.Opened) -> list[LogEntry]:
        kind = ContentType.objects.get_for_model(record)
        saves = LogEntry.objects.filter(content_type=kind, object_id=str(record.pk)).select_related("user")
        if seen.at is None:
            return list(saves.order_by("-action_time")[:1])
        return list(saves.filter(action_time__gte=seen.at).order_by("action_time"))

    # The page

    def get_form(self, request: HttpRequest, obj: Record | None = None, change: bool = False, **options) -> type:
        made = super().get_form(request, obj, change, **options)
        made.held_back = hasattr(request, "conflict")
        return made

    def render_change_form(
        self, request: HttpRequest, context: dict, *args, obj: Record | None = None, **options
    ) -> HttpResponse:
        if obj is None or not self.has_change_permission(request, obj):
            return super().render_change_form(request, context, *args, obj=obj, **options)
        form = context["adminform"].form
        inlines = [each for each in context["inline_admin_formsets"] if each.has_change_permission]
        since = getattr(request, "opened_at", None) or timezone.now()
        context["opened"] = opened.write(obj, since, form, [each.formset for each in inlines])
        conflict: Conflict | None = getattr(request, "conflict", None)
        if conflict is None:
            return super().render_change_form(request, context, *args, obj=obj, **options)
        for shown in conflict.fields:
            shown.box = form[shown.name]
        for each in inlines:
            if any(part.anchor == f"{each.formset.prefix}-group" for part in conflict.parts):
                each.is_collapsible = False
        context |= {"conflict": conflict, "adminform": self.rest_of(context["adminform"], conflict)}
        response = super().render_change_form(request, context, *args, obj=obj, **options)
        response.template_name, response.status_code = self.conflict_template, 409
        return response

    def rest_of(self, whole: AdminForm, conflict: Conflict) -> AdminForm:
        """The sections of the form without the fields that are shown beside each other."""
        names = {each.name for each in conflict.fields}
        kept = [(title, {**options, "fields": without(options["fields"], names)}) for title, options in whole.fieldsets]
        sections = [(title, options) for title, options in kept if options["fields"]]
        return AdminForm(whole.form, sections, {}, whole.readonly_fields, model_admin=self)

    # What can no longer be saved

    def is_out_of_reach(self, request: HttpRequest, record: Record | None) -> bool:
        """Whether the form was opened while the user might still change the record, which is over now."""
        if opened.FIELD not in request.POST or not self.has_change_permission(request):
            return False
        return record is None or not self.has_change_permission(request, record)

    def show_what_was_typed(self, request: HttpRequest, record: Record | None) -> HttpResponse:
        """Nothing is saved, but all that was typed is shown, to be copied."""
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(record or self.opts.verbose_name),
            "record": record if record and self.has_view_permission(request, record) else None,
            "deleted": record is None,
            "typed": typed_words(self.model, request.POST),
        }
        return TemplateResponse(request, self.kept_template, context, status=409)


def without(fields: list, names: set[str]) -> list:
    """The fields of a section, some of which stand together in a line, but for those."""
    left = [
        tuple(name for name in each if name not in names) if isinstance(each, list | tuple) else each for each in fields
    ]
    return [each for each in left if each and each not in names]
