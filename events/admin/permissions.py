"""Who may do what with a record: whoever may add works on drafts, whoever may change works on all.

| group | add | change | publish | delete |
|---|---|---|---|---|
| Contributor | yes | drafts only (no permission "change" is given) | no | no |
| Curator | yes | yes | no | no |
| Publisher | yes | yes | yes | no |
| Administrator | yes | yes | yes | yes, unless public |
"""

from django.db import models
from django.http import HttpRequest

from events.models import Record, Status


class RecordPermissions:
    """For the admin of a noun."""

    def may(self, request: HttpRequest, verb: str) -> bool:
        return request.user.has_perm(f"events.{verb}_{self.opts.model_name}")

    def has_view_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return self.may(request, "view") or self.may(request, "change")

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        if self.may(request, "change"):
            return True
        return self.may(request, "add") and (obj is None or obj.status == Status.DRAFT)

    def has_publish_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return self.may(request, "publish")

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        """A public record is withdrawn first, so that nobody loses a page unawares."""
        return self.may(request, "delete") and (obj is None or obj.status != Status.PUBLISHED)


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
