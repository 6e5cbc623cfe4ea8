"""The buttons that change a record's standing: each says from where, who may press it, and what is then said."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events import publishing
from events.models import Record, Status


@dataclass(frozen=True)
class Verb:
    """One way of changing a status; `needs` is "change" or "publish"."""

    name: str
    label: Promise
    act: Callable[[Record, AbstractBaseUser], Record]
    needs: str
    from_: frozenset[str]
    done: Promise
    counted: Promise

    @property
    def button(self) -> str:
        return f"_{self.name}"


SUBMIT = Verb(
    "submit", _("Save and submit for review"), publishing.submit, "change", frozenset([Status.DRAFT]),
    _("“%(name)s” was handed in for review."),
    ngettext_lazy("%(count)d was handed in for review.", "%(count)d were handed in for review.", "count"),
)  # fmt: skip
PUBLISH = Verb(
    "publish", _("Publish"), publishing.publish, "publish",
    frozenset([Status.DRAFT, Status.REVIEW, Status.WITHDRAWN]),
    _("“%(name)s” is published."),
    ngettext_lazy("%(count)d was published.", "%(count)d were published.", "count"),
)  # fmt: skip
WITHDRAW = Verb(
    "withdraw", _("Withdraw"), publishing.withdraw, "publish", frozenset([Status.PUBLISHED]),
    _("“%(name)s” was withdrawn. Its page now says that it is gone."),
    ngettext_lazy("%(count)d was withdrawn.", "%(count)d were withdrawn.", "count"),
)  # fmt: skip
REOPEN = Verb(
    "reopen", _("Back to draft"), publishing.take_back, "change", frozenset([Status.REVIEW, Status.WITHDRAWN]),
    _("“%(name)s” is a draft again."),
    ngettext_lazy("%(count)d is a draft again.", "%(count)d are drafts again.", "count"),
)  # fmt: skip
TAKE_BACK = Verb(
    "take_back", _("Back to draft"), publishing.take_back, "publish", frozenset([Status.PUBLISHED]),
    _("“%(name)s” is a draft again and no longer public."),
    ngettext_lazy("%(count)d is a draft again.", "%(count)d are drafts again.", "count"),
)  # fmt: skip

VERBS = (SUBMIT, PUBLISH, WITHDRAW, REOPEN, TAKE_BACK)
