"""Taking in for good, what came of it, and taking it back: the deeds of a file at the desk."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from reversion.models import Version

from events.intake import undo, working
from events.intake.bulk import NotApplied
from events.models import BatchState, IntakeBatch

PER_PAGE = 100
MOST_LEFT = 500  # records that stay, shown with their reasons


class IntakeDeeds:
    """For the admin of files."""

    def apply_view(self, request: HttpRequest, key: int) -> HttpResponse:
        batch = self.batch_of(request, key)
        if request.method != "POST":
            return self.there(batch)
        try:
            is_done = working.begin(batch, "apply", request.user, only_good="good" in request.POST)
        except NotApplied as reason:
            self.message_user(request, str(reason), messages.WARNING)
            working.fault(batch)
        else:
            if is_done:
                self.message_user(request, _("The file is taken in. You can undo this as long as you like."))
        return self.there(batch)

    def drop_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Forget a file of which nothing was taken in."""
        batch = self.batch_of(request, key)
        if request.method == "POST":
            working.drop(batch)
            self.message_user(request, _("“%(name)s” is forgotten; nothing of it was taken in.") % {"name": batch})
            return HttpResponseRedirect(reverse("admin:events_intakebatch_changelist"))
        return self.there(batch)

    def result_page(self, request: HttpRequest, batch: IntakeBatch) -> HttpResponse:
        """Links to all that was touched, and the way back."""
        written = Version.objects.filter(revision_id=batch.revision_id or 0).order_by("content_type_id", "pk")
        page = Paginator(written, PER_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "records": [linked(version) for version in page]}
        context["may_undo"] = self.may_undo(request, batch)
        return self.page(request, "result", batch, **context)

    def may_undo(self, request: HttpRequest, batch: IntakeBatch) -> bool:
        """Whoever took it in, or a colleague who may undo all of it: nobody uses up the way back and leaves half.

        Each record is asked about once more.
        """
        if batch.state != BatchState.APPLIED or batch.revision_id is None:
            return False
        may_whole = self.may_all(request, "change") and (not batch.added or self.may_all(request, "delete"))
        return self.is_own(request, batch) or may_whole

    def undo_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What undoing would do; on asking, the deed."""
        batch = self.batch_of(request, key, to_work=False)
        if batch.state != BatchState.APPLIED:
            return self.there(batch)
        if not self.may_undo(request, batch):
            raise PermissionDenied
        if request.method == "POST":
            return self.undo(request, batch)
        found = undo.look(batch, request.user)
        context = {"deleting": len(found.delete), "restoring": len(found.restore), "count": len(found.left)}
        context["left"] = [(left, address_of(left.past.model, left.past.pk)) for left in found.left[:MOST_LEFT]]
        return self.page(request, "undo", batch, **context)

    def undo(self, request: HttpRequest, batch: IntakeBatch) -> HttpResponse:
        try:
            is_done = working.begin(batch, "undo", request.user, chosen=tuple(request.POST.getlist("also")))
        except NotApplied as reason:
            self.message_user(request, str(reason), messages.WARNING)
            working.fault(batch)
        else:
            if is_done:
                self.message_user(request, _("Undone. What was left as it is stands below."))
        return self.there(batch)


def linked(version: Version) -> tuple[str, str, str]:
    """Kind, name and address of the record that a version is about."""
    model = ContentType.objects.get_for_id(version.content_type_id).model_class()
    return str(model._meta.verbose_name), version.object_repr, address_of(model, int(version.object_id))


def address_of(model: type, pk: int) -> str:
    return reverse(f"admin:events_{model._meta.model_name}_change", args=[pk])
