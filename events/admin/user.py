"""The desk of users and groups: Django's own, with a guard against making oneself all-powerful."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class CuratorAdmin(UserAdmin):
    """Groups say what a user may do; only a superuser makes superusers, changes or deletes them."""

    list_display = ("username", "first_name", "last_name", "is_active", "in_groups", "last_login")
    list_filter = ("is_active", "is_staff", "groups")
    filter_horizontal = ("groups", "user_permissions")

    def in_groups(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    def get_queryset(self, request: HttpRequest) -> "admin.models.models.QuerySet":
        return super().get_queryset(request).prefetch_related("groups")

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
class StandingGroupAdmin(GroupAdmin):
    """The four groups come with the catalogue; their permissions are Django's own."""
