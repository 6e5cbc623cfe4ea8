"""Who else has this form open: said when it opens, and every half minute while it stays open."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import presence
from events.models import Record
from events.presence import clock, name_of


class Attendance:
    """For the admin of a noun; only those who may change the record are noted, and told."""

    def get_urls(self) -> list[URLPattern]:
        here = path(
            "<int:key>/presence/",
            self.admin_site.admin_view(self.presence_view),
            name=f"events_{self.opts.model_name}_presence",
        )
        return [here, *super().get_urls()]

    @method_decorator(require_POST)
    def presence_view(self, request: HttpRequest, key: int) -> JsonResponse:
        """`{"notices": [sentence, ...]}`; the form is said to be still open, at `version`."""
        record = self.model._base_manager.filter(pk=key).first()
        if record is None or not self.has_change_permission(request, record):
            raise PermissionDenied
        presence.note(record, request.user)
        notices = who_else(request, record)
        if request.POST.get("version", "") not in ("", str(record.version)):
            notices.append(what_was_saved(record))
        return JsonResponse({"notices": notices})

    def render_change_form(
        self, request: HttpRequest, context: dict, *args, obj: Record | None = None, **options
    ) -> HttpResponse:
        if obj is not None and self.has_change_permission(request, obj):
            presence.note(obj, request.user)
            context |= {
                "presence_address": reverse(f"admin:events_{self.opts.model_name}_presence", args=[obj.pk]),
                "notices": who_else(request, obj),
            }
        return super().render_change_form(request, context, *args, obj=obj, **options)


def who_else(request: HttpRequest, record: Record) -> list[str]:
    return [
        _("%(name)s is editing this since %(time)s.") % {"name": name_of(each.user), "time": clock(each.since)}
        for each in presence.others(record, request.user)
    ]


def what_was_saved(record: Record) -> str:
    """Said while the form is open, so that nobody types for an hour beside somebody else."""
    kind = ContentType.objects.get_for_model(record)
    save = LogEntry.objects.filter(content_type=kind, object_id=str(record.pk)).select_related("user").first()
    if save is None:
        return _("This was changed meanwhile. When you save, you will see both and choose.")
    return _("%(name)s saved this at %(time)s. When you save, you will see both and choose.") % {
        "name": name_of(save.user),
        "time": clock(save.action_time),
    }
