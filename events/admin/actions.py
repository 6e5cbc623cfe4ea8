"""What can be done to many records at once from a list: hand in, publish, withdraw."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.admin.standing import PUBLISH, SUBMIT, WITHDRAW, Verb
from events.publishing import NotReady


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

    def do_to_each(self, request: HttpRequest, queryset: QuerySet, verb: Verb) -> None:
        """Do it where status and permission allow; say how many were done, passed over, or not ready."""
        done = passed = 0
        for record in queryset:
            if not self.may_do(request, record, verb):
                passed += 1
                continue
            try:
                self.perform(request, record, verb)
                done += 1
            except NotReady as reason:
                self.message_user(request, f"{record}: {' '.join(reason.messages)}", messages.WARNING)
        if done:
            self.message_user(request, verb.counted % {"count": done}, messages.SUCCESS)
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
