"""The desk of users and groups: Django's own, with a guard against making oneself all-powerful.

The database keeps the names of groups and permissions in English; the desk says them in its own language.
"""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.desk import let_go_of_the_focus

admin.site.unregister(User)
admin.site.unregister(Group)

GROUPS = {
    "Contributor": pgettext_lazy("group of users", "Contributor"),
    "Curator": pgettext_lazy("group of users", "Curator"),
    "Publisher": pgettext_lazy("group of users", "Publisher"),
    "Administrator": pgettext_lazy("group of users", "Administrator"),
}
VERBS = {
    "add": pgettext_lazy("permission", "add"),
    "change": pgettext_lazy("permission", "change"),
    "delete": pgettext_lazy("permission", "delete"),
    "publish": pgettext_lazy("permission", "publish"),
    "view": pgettext_lazy("permission", "view"),
}


def group_name(group: Group) -> str:
    return str(GROUPS.get(group.name, group.name))


def permission_name(permission: Permission) -> str:
    verb = permission.codename.partition("_")[0]
    return f"{permission.content_type.name}: {VERBS.get(verb, permission.name)}"


class GroupChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Group) -> str:
        return group_name(obj)


class PermissionChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Permission) -> str:
        return permission_name(obj)


CHOICES = {"groups": GroupChoices, "permissions": PermissionChoices, "user_permissions": PermissionChoices}


class GroupFilter(admin.RelatedFieldListFilter):
    def field_choices(
        self, field: ManyToManyField, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> list[tuple[int, str]]:
        return [(group.pk, group_name(group)) for group in Group.objects.order_by("name")]


class InWords:
    """For the admins of users and groups: choices in the language of the desk."""

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **options: object
    ) -> forms.Field:
        options.setdefault("form_class", CHOICES[db_field.name])
        return super().formfield_for_manytomany(db_field, request, **options)


class FromTheBeginning:
    """For forms of Django's: their page begins at its beginning."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        let_go_of_the_focus(self)


class PasswordForm(FromTheBeginning, AdminPasswordChangeForm):
    pass


class NewUserForm(FromTheBeginning, AdminUserCreationForm):
    pass


@admin.register(User)
class CuratorAdmin(InWords, UserAdmin):
    """Groups say what a user may do; only a superuser makes superusers, changes or deletes them."""

    list_display = ("username", "first_name", "last_name", "is_active", "in_groups", "last_login")
    list_filter = ("is_active", "is_staff", ("groups", GroupFilter))
    filter_horizontal = ("groups", "user_permissions")
    add_form, change_password_form = NewUserForm, PasswordForm

    @admin.display(description=_("groups"))
    def in_groups(self, user: User) -> str:
        return ", ".join(group_name(group) for group in user.groups.all())

    def get_queryset(self, request: HttpRequest) -> "admin.models.models.QuerySet":
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> list[tuple[str | None, dict]]:
        """Whoever may not set a password is not led to where it is set."""
        sets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return sets
        return [
            (name, {**fields, "fields": [each for each in fields["fields"] if each != "password"]})
            for name, fields in sets
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        guarded = () if request.user.is_superuser else ("is_superuser", "user_permissions")
        return (*super().get_readonly_fields(request, obj), *guarded)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and self.within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self.within_reach(request, obj)

    def within_reach(self, request: HttpRequest, user: User | None) -> bool:
        return request.user.is_superuser or user is None or not user.is_superuser


@admin.register(Group)
class StandingGroupAdmin(InWords, GroupAdmin):
    """The four groups come with the catalogue; their permissions are Django's own."""

    readonly_fields = ("allowed",)

    def get_fields(self, request: HttpRequest, obj: Group | None = None) -> tuple[str, str]:
        return "name", "permissions" if self.has_change_permission(request, obj) else "allowed"

    @admin.display(description=pgettext_lazy("of a group", "permissions"))
    def allowed(self, group: Group) -> str:
        return "; ".join(map(permission_name, group.permissions.select_related("content_type")))
