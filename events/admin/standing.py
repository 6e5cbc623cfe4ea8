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
    """One way of changing a status; `needs` is "change" or "publish", `note` asks for words to whoever is next."""

    name: str
    label: Promise
    act: Callable[[Record, AbstractBaseUser], Record]
    needs: str
    from_: frozenset[str]
    done: Promise
    counted: Promise
    note: Promise | str = ""

    @property
    def button(self) -> str:
        return f"_{self.name}"


SUBMIT = Verb(
    "submit", _("Save and submit for review"), publishing.submit, "change", frozenset([Status.DRAFT]),
    _("“%(name)s” was handed in for review."),
    ngettext_lazy("%(count)d was handed in for review.", "%(count)d were handed in for review.", "count"),
    note=_("Note to the reviewer"),
)  # fmt: skip
PUBLISH = Verb(
    "publish", _("Publish"), publishing.publish, "publish",
    frozenset([Status.DRAFT, Status.REVIEW, Status.WITHDRAWN]),
    _("“%(name)s” is published."),
    ngettext_lazy("%(count)d was published.", "%(count)d were published.", "count"),
)  # fmt: skip
SCHEDULE = Verb(
    "schedule", _("Publish then"), publishing.schedule, "publish", PUBLISH.from_,
    _("“%(name)s” will be public from %(moment)s."), PUBLISH.counted,
)  # fmt: skip
WITHDRAW = Verb(
    "withdraw", _("Withdraw"), publishing.withdraw, "publish", frozenset([Status.PUBLISHED]),
    _("“%(name)s” was withdrawn. Its page now says that it is gone."),
    ngettext_lazy("%(count)d was withdrawn.", "%(count)d were withdrawn.", "count"),
)  # fmt: skip
SEND_BACK = Verb(
    "reopen", _("Back to draft"), publishing.take_back, "change", frozenset([Status.REVIEW]),
    _("“%(name)s” is a draft again."),
    ngettext_lazy("%(count)d is a draft again.", "%(count)d are drafts again.", "count"),
    note=_("Note to whoever wrote it"),
)  # fmt: skip
REOPEN = Verb(
    "reopen", _("Back to draft"), publishing.take_back, "change", frozenset([Status.WITHDRAWN]),
    SEND_BACK.done, SEND_BACK.counted,
)  # fmt: skip
TAKE_BACK = Verb(
    "take_back", _("Back to draft"), publishing.take_back, "publish", frozenset([Status.PUBLISHED]),
    _("“%(name)s” is a draft again and no longer public."), SEND_BACK.counted,
)  # fmt: skip
UNSCHEDULE = Verb(
    "unschedule", _("Call off publication"), publishing.unschedule, "publish", frozenset([Status.PUBLISHED]),
    _("“%(name)s” will not be published. It is a draft again."), SEND_BACK.counted,
)  # fmt: skip

VERBS = (SUBMIT, PUBLISH, SCHEDULE, WITHDRAW, SEND_BACK, REOPEN, TAKE_BACK, UNSCHEDULE)


def fits(verb: Verb, record: Record) -> bool:
    """Whether the record stands where the verb begins; one that waits for its moment can only be called off."""
    return record.status in verb.from_ and (verb is UNSCHEDULE) == publishing.is_scheduled(record)
