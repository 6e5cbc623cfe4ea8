"""A change of many records taken back: each becomes what it was, unless somebody has changed it since."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from reversion.models import Revision, Version

from events.models import Record
from events.revisions import recorded, restoring, snapshots, touch
from events.revisions.recording import said, versions_of


@dataclass
class Way:
    """One record of the change, the version before it, and why it cannot go back there; "" when it can."""

    record: Record | None
    name: str
    before: Version | None
    reason: str = ""


class BulkUndo:
    """For the admin of a noun."""

    def get_urls(self) -> list[URLPattern]:
        here = path(
            "bulk/undo/<int:key>/",
            self.admin_site.admin_view(self.bulk_undo_view),
            name=f"events_{self.opts.model_name}_bulk_undo",
        )
        return [here, *super().get_urls()]

    def revision_of(self, record: Record) -> int:
        return versions_of(type(record), record.pk).values_list("revision_id", flat=True).first()

    def bulk_undo_view(self, request: HttpRequest, key: int) -> HttpResponse:
        revision = get_object_or_404(Revision, pk=key, comment__startswith="bulk:")
        with transaction.atomic():
            ways = self.ways_back(request, revision)
            possible = [way for way in ways if not way.reason]
            if request.method == "POST" and possible and self.went_back(request, revision, possible):
                return HttpResponseRedirect(reverse(f"admin:events_{self.opts.model_name}_changelist"))
        context = {
            "title": _("Undo: %(what)s") % {"what": said(revision)},
            "going": possible,
            "staying": [way for way in ways if way.reason],
        }
        return self.page(request, "admin/record/bulk_undo.html", None, context)

    def ways_back(self, request: HttpRequest, revision: Revision) -> list[Way]:
        """A fixed number of queries, however many records it were."""
        made = list(Version.objects.get_for_model(self.model).filter(revision=revision).order_by("pk"))
        keys = [version.object_id for version in made]
        records = {str(record.pk): record for record in self.model.objects.filter(pk__in=keys)}
        line: dict[str, list[Version]] = {}
        for version in Version.objects.get_for_model(self.model).filter(object_id__in=keys).order_by("-pk"):
            line.setdefault(version.object_id, []).append(version)
        return [self.way_back(request, version, records.get(version.object_id), line) for version in made]

    def way_back(
        self, request: HttpRequest, version: Version, record: Record | None, line: dict[str, list[Version]]
    ) -> Way:
        history = line[version.object_id]
        before = history[1] if len(history) > 1 else None
        way = Way(record, str(record or version), before)
        if record is None:
            way.reason = _("It was deleted since.")
        elif not self.has_change_permission(request, record):
            way.reason = _("You may not change it.")
        elif history[0] != version:
            way.reason = _("It was changed since; its history leads back.")
        elif before is None:
            way.reason = _("No version from before was kept.")
        return way

    def went_back(self, request: HttpRequest, revision: Revision, ways: list[Way]) -> bool:
        """All or none of them."""
        try:
            self.go_back(request, revision, ways)
        except (ValidationError, IntegrityError) as error:
            self.refuse(request, restoring.refused(error))
            return False
        return True

    def go_back(self, request: HttpRequest, revision: Revision, ways: list[Way]) -> None:
        with recorded(request.user, "bulk_undone", what=said(revision)):
            for way in ways:
                record = self.model._base_manager.select_for_update().get(pk=way.record.pk)
                touch(record)
                wanted = snapshots.read(way.before, self.model)
                restoring.make_again(record, wanted)
                self.log_change(request, record, _("Undone: %(what)s") % {"what": said(revision)})
        done = ngettext("%(count)d record is as it was.", "%(count)d records are as they were.", len(ways))
        self.message_user(request, done % {"count": len(ways)}, messages.SUCCESS)
