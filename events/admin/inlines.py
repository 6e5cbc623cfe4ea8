"""Rows that belong to any record: its sources, pictures and topics, and people or organisations by role."""

from django.contrib import admin
from django.contrib.contenttypes.admin import GenericStackedInline, GenericTabularInline
from django.db import models
from django.forms import Textarea
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events import reach
from events.admin.columns import badge
from events.admin.fields import ComfortableFields
from events.admin.forms import OnceGenericFormSet, SomebodyForm, TopicFormSet, only_once
from events.admin.permissions import PartPermissions
from events.admin.words import in_all_languages
from events.models import Citation, Illustration, Involvement, Record, Subject

LOW_TEXTAREA = {models.TextField: {"widget": Textarea(attrs={"rows": 2, "cols": 50})}}


class PartInline(PartPermissions, ComfortableFields):
    """What every inline has: suggestions, permissions of its record, no empty rows but where `offer` says so."""

    extra = 0
    offer = 0
    view_on_site = False
    formfield_overrides = LOW_TEXTAREA

    def get_extra(self, request: HttpRequest, obj: models.Model | None = None, **options) -> int:
        return self.offer if obj is None else 0


class CitationInline(PartInline, GenericTabularInline):
    model = Citation
    fields = ("source", "quote", "claim", "locator", "position")
    classes = ["collapse", "citations"]


class IllustrationInline(PartInline, GenericTabularInline):
    model = Illustration
    formset = only_once(OnceGenericFormSet, "image", at_most_one="lead")
    fields = ("image", "lead", "position")
    classes = ["collapse"]


class SubjectInline(PartInline, GenericTabularInline):
    model = Subject
    formset = TopicFormSet
    fields = ("topic", "primary", "position")
    classes = ["collapse"]


class InvolvementInline(PartInline, GenericStackedInline):
    model = Involvement
    form = SomebodyForm
    formset = only_once(OnceGenericFormSet, "role", "person", "organisation")
    fields = (("role", "position"), ("person", "organisation"), in_all_languages("title_then"))
    classes = ["collapse"]


class ListedInline(PartInline, admin.TabularInline):
    """Records of their own that belong to this one: listed with a link, edited on their own page."""

    extra = 0
    can_delete = False
    show_change_link = True
    readonly_fields = ("standing",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return reach.seen_by(request.user, super().get_queryset(request))

    @admin.display(description=_("status"))
    def standing(self, record: Record) -> SafeString:
        return badge(record)

    def has_add_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False
