"""Who is at a record: noted in the database, so that every process knows; nobody is ever locked out by it."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from events.models import Presence, Record

GONE = timedelta(minutes=2)
FORGOTTEN = timedelta(days=1)


def note(record: Record, user: AbstractBaseUser) -> None:
    """The user has the form of the record open now; whoever was away for longer than `GONE` begins anew."""
    now = timezone.now()
    whose = {"noun": record.noun, "object_id": record.pk, "user": user}
    if not Presence.objects.filter(**whose, seen__gte=now - GONE).update(seen=now):
        Presence.objects.update_or_create(**whose, defaults={"since": now, "seen": now})
        Presence.objects.filter(seen__lt=now - FORGOTTEN).delete()


def others(record: Record, user: AbstractBaseUser) -> QuerySet[Presence]:
    """Who else is at the record, the first to come first."""
    there = Presence.objects.filter(noun=record.noun, object_id=record.pk, seen__gte=timezone.now() - GONE)
    return there.exclude(user=user).select_related("user").order_by("since", "pk")


def name_of(user: AbstractBaseUser) -> str:
    return user.get_full_name() or user.get_username()


def clock(moment: timezone.datetime) -> str:
    """The hour of today; of an earlier day its date too."""
    local = timezone.localtime(moment)
    hour = local.strftime("%H:%M")
    return hour if local.date() == timezone.localdate() else f"{date_format(local.date())}, {hour}"
