"""Who may do what with a record: whoever may only add works on drafts of their own, whoever may change works on all.

| group | see | add | change | publish | delete |
|---|---|---|---|---|---|
| Contributor | own, and public | yes | own drafts (no permission "change" is given) | no | own drafts never public |
| Curator | all | yes | yes | no | own drafts never public |
| Publisher | all | yes | yes | yes | own drafts never public |
| Administrator | all | yes | yes | yes | yes, unless public |
"""

from django.db import models
from django.http import HttpRequest

from events import reach
from events.models import Record, Status


class RecordPermissions:
    """For the admin of a noun."""

    def may(self, request: HttpRequest, verb: str) -> bool:
        return request.user.has_perm(f"events.{verb}_{self.opts.model_name}")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """What this user may look at: lists, forms, histories and versions are all read from here."""
        if getattr(request, "is_choosing", False):
            return super().get_queryset(request)
        return reach.seen_by(request.user, super().get_queryset(request))

    def has_view_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        if not (self.may(request, "view") or self.may(request, "change")):
            return False
        return obj is None or reach.sees(request.user, obj)

    def has_history_permission(self, request: HttpRequest, obj: Record) -> bool:
        """A public record was a draft once: what it said then is for those who may see drafts."""
        known = reach.sees_all(request.user, self.model) or reach.is_own(request.user, obj)
        return known and self.has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        if self.may(request, "change"):
            return True
        return self.may(request, "add") and (obj is None or self.is_own_draft(request, obj))

    def has_publish_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return self.may(request, "publish")

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        """A public record is withdrawn first, so that nobody loses a page unawares."""
        if self.may(request, "delete"):
            return obj is None or obj.status != Status.PUBLISHED
        mine = obj is None or (self.is_own_draft(request, obj) and obj.published_at is None)
        return self.may(request, "add") and mine

    def is_own_draft(self, request: HttpRequest, record: Record) -> bool:
        return record.status == Status.DRAFT and reach.is_own(request.user, record)


class PartPermissions:
    """For an inline: whoever may change the record may change its parts."""

    def owner(self) -> RecordPermissions:
        return self.admin_site.get_model_admin(self.parent_model)

    def may_edit(self, request: HttpRequest, record: models.Model | None) -> bool:
        if record is None:
            return self.owner().has_add_permission(request)
        return self.owner().has_change_permission(request, record)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.owner().has_view_permission(request, obj) or self.may_edit(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.may_edit(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.may_edit(request, obj)
