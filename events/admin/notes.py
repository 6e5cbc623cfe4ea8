"""What stands beside the buttons of a form: a note to whoever is next, and the moment of publication."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Record, Review, Status
from events.publishing import NotReady

LONGEST_NOTE = 2000
FARTHEST = timedelta(days=3653)
SAID_IN = {"submitted": Status.REVIEW, "reopened": Status.DRAFT}


def typed_note(request: HttpRequest) -> str:
    return request.POST.get("_note", "").replace("\x00", "").strip()[:LONGEST_NOTE]


def note_on(record: Record) -> Review | None:
    """What was written when the record came to stand where it stands; None when nothing was."""
    last = Review.objects.filter(noun=record.noun, object_id=record.pk).select_related("by").first()
    fits = last is not None and last.note and SAID_IN.get(last.step) == record.status
    return last if fits else None


def moment_of(request: HttpRequest) -> datetime:
    """The moment that was typed, by the clock of the desk. Raises NotReady when it is none, over, or far away."""
    text = request.POST.get("_publish_on", "")
    try:
        moment = forms.DateTimeField().clean(text)
    except (ValidationError, OverflowError) as error:
        raise NotReady([_("Give the day and the hour of publication, such as 2027-05-12 10:00.")]) from error
    ahead = moment - timezone.now()
    if ahead <= timedelta(0):
        raise NotReady([_("That moment is over. Choose a later one, or press Publish.")])
    if ahead > FARTHEST:
        raise NotReady([_("That is more than ten years ahead. Choose an earlier moment.")])
    return moment


def said_when(moment: datetime | None) -> str:
    """A moment by the clock of the desk, which is named with it; "" for none."""
    if moment is None:
        return ""
    return f"{date_format(timezone.localtime(moment), 'DATETIME_FORMAT')} ({said_clock(moment)})"


def said_clock(moment: datetime | None = None) -> str:
    """The time zone of the desk: Asia/Samarkand, UTC+05:00."""
    local = timezone.localtime(moment or timezone.now())
    offset = local.strftime("%z")
    return f"{timezone.get_current_timezone_name()}, UTC{offset[:3]}:{offset[3:5]}"
