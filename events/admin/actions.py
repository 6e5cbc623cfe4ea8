"""What can be done to many records at once from a list: hand in, publish, withdraw; and all of it undone."""

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events import undoing
from events.admin.standing import PUBLISH, SUBMIT, WITHDRAW, Verb
from events.admin.steps import undo_tag
from events.publishing import NotReady, held

MOST_TOLD = 20


class BulkActions:
    """For the admin of a noun."""

    actions = ["submit_selected", "publish_selected", "withdraw_selected", "merge_selected"]

    @admin.action(description=_("Submit the chosen for review"), permissions=["change"])
    def submit_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.do_to_each(request, queryset, SUBMIT)

    @admin.action(description=_("Publish the chosen"), permissions=["publish"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.do_to_each(request, queryset, PUBLISH)

    @admin.action(description=_("Withdraw the chosen"), permissions=["publish"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.do_to_each(request, queryset, WITHDRAW)

    @transaction.atomic
    def do_to_each(self, request: HttpRequest, queryset: QuerySet, verb: Verb) -> None:
        """Do it where status and permission allow; say how many were done, passed over, or not ready.

        The records are locked and read anew, so that what somebody saves at this moment is not overwritten.
        """
        deed, passed, unready = undoing.Deed(request.user, verb.needs), 0, []
        for record in held(queryset):
            if not self.may_do(request, record, verb):
                passed += 1
                continue
            try:
                self.perform(request, record, verb, deed)
            except NotReady as reason:
                unready.append(f"{record}: {' '.join(reason.messages)}")
        if done := len(deed.rows):
            self.message_user(request, verb.counted % {"count": done}, messages.SUCCESS, extra_tags=undo_tag(deed))
        for words in unready[:MOST_TOLD]:
            self.message_user(request, words, messages.WARNING)
        passed += len(unready[MOST_TOLD:])
        if passed:
            self.message_user(
                request,
                ngettext(
                    "%(count)d was left as it is: its status, or your permissions, do not allow this.",
                    "%(count)d were left as they are: their status, or your permissions, do not allow this.",
                    passed,
                )
                % {"count": passed},
                messages.WARNING,
            )
