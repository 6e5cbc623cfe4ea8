"""The history of a record at the desk: its versions, how two of them differ, and the way back to one."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from reversion.models import Version

from events.desk import section_of
from events.models import Record
from events.revisions import comparing, recorded, restoring, snapshots
from events.revisions.recording import said, versions_of

PER_PAGE = 30
NOW = "now"


class Recorded:
    """For any admin whose forms change records: what one request does is one revision."""

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args, **options) -> HttpResponse:
        step = "edited" if object_id else "added"
        return self.as_one(request, step, super().changeform_view, object_id, *args, **options)

    def delete_view(self, request: HttpRequest, *args, **options) -> HttpResponse:
        return self.as_one(request, "deleted", super().delete_view, *args, **options)

    def changelist_view(self, request: HttpRequest, *args, **options) -> HttpResponse:
        step = "deleted" if request.POST.get("action") == "delete_selected" else ""
        return self.as_one(request, step, super().changelist_view, *args, **options)

    def as_one(self, request: HttpRequest, step: str, view: object, *args, **options) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **options)
        with recorded(request.user, step):
            return view(request, *args, **options)


@dataclass
class Moment:
    """A version as the history lists it."""

    version: Version
    done: str
    changes: list[str] | None = None
    fault: str = ""
    is_first: bool = False
    is_latest: bool = False

    @property
    def who(self) -> str:
        return name_of(self.version)


class History(Recorded):
    """For the admin of a noun: pages under its history. Who may see the record may read them."""

    def get_urls(self) -> list[URLPattern]:
        pages = {
            "compare": ("<path:object_id>/history/compare/", self.compare_view),
            "version": ("<path:object_id>/history/<int:version_id>/", self.version_view),
            "restore": ("<path:object_id>/history/<int:version_id>/restore/", self.restore_view),
        }
        named = [
            path(address, self.admin_site.admin_view(view), name=f"events_{self.opts.model_name}_{name}")
            for name, (address, view) in pages.items()
        ]
        return [*named, *super().get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        record = self.record_seen(request, object_id)
        page = Paginator(versions(record), PER_PAGE).get_page(request.GET.get("page"))
        moments = moments_of(self.model, page)
        context = {
            "title": _("History: %(name)s") % {"name": record},
            "moments": moments,
            "page": page,
            "earlier": earlier(record) if not page.has_next() else [],
            "may_restore": self.has_change_permission(request, record),
            **(extra_context or {}),
        }
        return self.page(request, "admin/record/history.html", record, context)

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Two versions, or one and the present state, the older one first."""
        record = self.record_seen(request, object_id)
        chosen = [request.GET.get("from", ""), request.GET.get("to", NOW)]
        found = [self.version_of(record, int(each)) for each in chosen if each.isdecimal() and len(each) < 18]
        if len(found) + chosen.count(NOW) != 2 or not found:
            raise Http404
        found.sort(key=lambda version: version.pk)
        older, newer = found[0], found[1] if len(found) == 2 else None
        context = {"title": _("Compare versions: %(name)s") % {"name": record}, "older": older, "newer": newer}
        context |= {"older_who": name_of(older), "newer_who": name_of(newer) if newer else ""}
        try:
            after = snapshots.read(newer, self.model) if newer else snapshots.now(record)
            context["lines"] = comparing.compare(snapshots.read(older, self.model), after)
        except snapshots.Unreadable as reason:
            context["fault"] = reason
        context["may_restore"] = self.has_change_permission(request, record)
        return self.page(request, "admin/record/compare.html", record, context)

    def version_view(self, request: HttpRequest, object_id: str, version_id: int) -> HttpResponse:
        """One version as plain values, whatever form it was written in."""
        record = self.record_seen(request, object_id)
        version = self.version_of(record, version_id)
        context = {"title": _("Version: %(name)s") % {"name": version}, "version": version, "who": name_of(version)}
        context |= {"values": snapshots.plain(version), "faults": faults_of(version, self.model)}
        return self.page(request, "admin/record/version.html", record, context)

    def restore_view(self, request: HttpRequest, object_id: str, version_id: int) -> HttpResponse:
        """What bringing it back would change; and, once that was seen, the deed."""
        record = self.record_seen(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        version = self.version_of(record, version_id)
        try:
            wanted = snapshots.read(version, self.model)
        except snapshots.Unreadable:
            wanted = None
        if wanted is None or wanted.all_faults:
            return HttpResponseRedirect(reverse(f"admin:events_{record.noun}_version", args=[record.pk, version.pk]))
        if request.method == "POST" and self.may_go_on(request, record):
            try:
                restored = restoring.restore(version, wanted, request.user)
            except restoring.Refused as reason:
                self.refuse(request, reason)
            else:
                self.log_change(request, restored, said(versions(restored)[0].revision))
                self.after_return(request, restored)
                done = _("“%(name)s” is again as it was. You can undo this in its history.") % {"name": restored}
                self.message_user(request, done, messages.SUCCESS)
                return HttpResponseRedirect(self.desk_of(restored))
        context = {
            "title": _("Restore a version: %(name)s") % {"name": record},
            "version": version,
            "who": name_of(version),
            "lines": [line for line in comparing.compare(snapshots.now(record), wanted) if not line.stays],
            "obstacles": restoring.obstacles(wanted, record),
        }
        return self.page(request, "admin/record/restore.html", record, context)

    def may_go_on(self, request: HttpRequest, record: Record) -> bool:
        """What was shown must still be what will happen."""
        if request.POST.get("seen") == str(record.version):
            return True
        self.message_user(request, _("The record was changed meanwhile. Look again."), messages.WARNING)
        return False

    def refuse(self, request: HttpRequest, reason: restoring.Refused) -> None:
        for message in reason.messages:
            self.message_user(request, message, messages.ERROR)

    def after_return(self, request: HttpRequest, record: Record) -> None:
        """What a record needs once it is back."""

    def record_seen(self, request: HttpRequest, object_id: str) -> Record:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_history_permission(request, record):
            raise PermissionDenied
        return record

    def version_of(self, record: Record, key: int) -> Version:
        return get_object_or_404(versions(record), pk=key)

    def page(self, request: HttpRequest, template: str, record: Record | None, context: dict) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "section": section_of(self.opts.model_name),
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, template, context)


def versions(record: Record) -> QuerySet:
    return versions_of(type(record), record.pk).select_related("revision__user").order_by("-pk")


def name_of(version: Version) -> str:
    """Who made it; "" for the catalogue itself and for users since deleted."""
    user = version.revision.user
    return (user.get_full_name() or user.get_username()) if user else ""


def faults_of(version: Version, model: type[Record]) -> list[str]:
    try:
        return snapshots.read(version, model).all_faults
    except snapshots.Unreadable as reason:
        return [str(reason)]


def moments_of(model: type[Model], page: Page) -> list[Moment]:
    """The versions of a page, each with what it changed against the one before it."""
    found = list(page.object_list)
    before = list(page.paginator.object_list[page.end_index() : page.end_index() + 1]) if found else []
    rows = [readable(version, model) for version in [*found, *before]]
    moments = []
    for number, version in enumerate(found):
        moment = Moment(version, said(version.revision), is_latest=page.number == 1 and number == 0)
        moment.fault = "; ".join(rows[number].all_faults) if rows[number] else _("It can only be read.")
        if number + 1 == len(rows):
            moment.is_first = True
        elif rows[number] and rows[number + 1]:
            moment.changes = comparing.in_few_words(rows[number + 1], rows[number])
        moments.append(moment)
    return moments


def readable(version: Version, model: type[Model]) -> snapshots.Row | None:
    try:
        return snapshots.read(version, model)
    except snapshots.Unreadable:
        return None


def earlier(record: Record) -> list[LogEntry]:
    """What the desk noted before it kept versions, the latest first."""
    kind = ContentType.objects.get_for_model(type(record))
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(record.pk)).select_related("user")
    first = versions(record).exclude(revision__comment="before").order_by("pk").first()
    if first is not None:
        entries = entries.filter(action_time__lt=first.revision.date_created)
    return list(entries.order_by("-action_time")[:200])
