"""Deleted records at the desk: a list for each noun, what the last version of one holds, and the way back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from events.admin.history import PER_PAGE, History, faults_of, name_of
from events.revisions import comparing, links, restoring, snapshots


class Recovery(History):
    """For the admin of a noun: whoever may delete may bring back."""

    def get_urls(self) -> list[URLPattern]:
        name = f"events_{self.opts.model_name}"
        return [
            path("recover/", self.admin_site.admin_view(self.recoverlist_view), name=f"{name}_recoverlist"),
            path("recover/<int:version_id>/", self.admin_site.admin_view(self.recover_view), name=f"{name}_recover"),
            *super().get_urls(),
        ]

    def may_recover(self, request: HttpRequest) -> bool:
        return self.may(request, "delete") and self.has_add_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        address = reverse(f"admin:events_{self.opts.model_name}_recoverlist") if self.may_recover(request) else ""
        return super().changelist_view(request, {"recover_url": address, **(extra_context or {})})

    def recoverlist_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_recover(request):
            raise PermissionDenied
        page = Paginator(restoring.deleted(self.model), PER_PAGE).get_page(request.GET.get("page"))
        title = _("Deleted: %(names)s") % {"names": self.opts.verbose_name_plural}
        context = {"title": title, "page": page, "found": [(version, name_of(version)) for version in page]}
        return self.page(request, "admin/record/recover_list.html", None, context)

    def recover_view(self, request: HttpRequest, version_id: int) -> HttpResponse:
        """What the last version holds; on asking, the record is back as a draft."""
        if not self.may_recover(request):
            raise PermissionDenied
        version = get_object_or_404(restoring.deleted(self.model), pk=version_id)
        context = {"title": _("Bring back: %(name)s") % {"name": version}, "version": version, "who": name_of(version)}
        if faults := faults_of(version, self.model):
            context |= {"faults": faults, "values": snapshots.plain(version)}
            return self.page(request, "admin/record/version.html", None, context)
        wanted = snapshots.read(version, self.model)
        if request.method == "POST":
            try:
                record = restoring.recover(wanted, request.user)
            except restoring.Refused as reason:
                self.refuse(request, reason)
            else:
                self.log_addition(request, record, _("Brought back after it was deleted"))
                self.after_return(request, record)
                done = _("“%(name)s” is back, as a draft.") % {"name": record}
                self.message_user(request, done, messages.SUCCESS)
                return HttpResponseRedirect(self.desk_of(record))
        lines = [line for line in comparing.compare(None, wanted) if not line.stays]
        context |= {"lines": lines, "obstacles": restoring.obstacles(wanted, None)}
        context["named_by"] = links.lost_links(version)
        return self.page(request, "admin/record/recover.html", None, context)
