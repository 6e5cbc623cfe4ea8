"""The order of a programme on a page of its own: the parts of an event, day by day, and its talks."""

from dataclasses import dataclass, field
from itertools import groupby

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from events.models import Event, Record
from events.models.event import DAY_FINAL, DAY_NOT_STATED
from events.revisions import recorded

LARGEST = 32767  # what the column holds
SALT = "order"


@dataclass
class Place:
    """A row of the page: a record, the number that was typed, and whether this user may change it."""

    record: Record
    typed: str
    may_change: bool
    is_wrong: bool = False

    @property
    def box(self) -> str:
        return f"{self.record.noun}-{self.record.pk}-position"

    @property
    def number(self) -> int:
        return int(self.typed)


@dataclass
class List:
    heading: str
    places: list[Place] = field(default_factory=list)


class Ordering:
    """For the admin of events."""

    def get_urls(self) -> list[URLPattern]:
        here = path("<int:key>/order/", self.admin_site.admin_view(self.order_view), name="events_event_order")
        return [here, *super().get_urls()]

    def tools_of(self, request: HttpRequest, record: Event) -> list[tuple[str, str]]:
        here = (_("Order of the programme"), reverse("admin:events_event_order", args=[record.pk]))
        return [*super().tools_of(request, record), *([here] if has_programme(record) else [])]

    def order_view(self, request: HttpRequest, key: int) -> HttpResponse:
        event = self.get_object(request, str(key))
        if event is None:
            raise Http404
        if not self.has_view_permission(request, event):
            raise PermissionDenied
        if request.method != "POST":
            return self.show_order(request, event, self.lists_of(request, event))
        if not self.has_change_permission(request):
            raise PermissionDenied
        with transaction.atomic():
            Event.objects.select_for_update().filter(pk=key).values_list("pk").first()
            lists = self.lists_of(request, event, request.POST)
            places = [place for each in lists for place in each.places]
            if any(place.is_wrong for place in places):
                self.message_user(request, _("Give whole numbers from 0 on."), messages.ERROR)
            elif seen(request, event) != standing(places):
                self.message_user(
                    request,
                    _("Nothing was saved: the programme was changed meanwhile. Your numbers stand here; look again."),
                    messages.WARNING,
                )
            else:
                self.put_in_order(request, event, places)
                return HttpResponseRedirect(reverse("admin:events_event_order", args=[event.pk]))
        return self.show_order(request, event, lists)

    def put_in_order(self, request: HttpRequest, event: Event, places: list[Place]) -> None:
        """All in one revision; what stays in its place is not touched."""
        moved = [each for each in places if each.may_change and each.number != each.record.position]
        with recorded(request.user, "ordered", what=str(event)):
            for each in moved:
                each.record.position = each.number
                each.record.save()
                desk = self.admin_site.get_model_admin(type(each.record))
                desk.log_change(request, each.record, [{"changed": {"fields": ["position"]}}])
        said = _("The order is saved.") if moved else _("Nothing had changed.")
        self.message_user(request, said, messages.SUCCESS)

    def lists_of(self, request: HttpRequest, event: Event, typed: dict | None = None) -> list[List]:
        parts = event.parts.order_by("day_order", "position", "pk")
        found = [
            List(day_in_words(day), [self.place_of(request, part, typed) for part in of_day])
            for day, of_day in groupby(parts, key=lambda part: part.day_order)
        ]
        talks = [self.place_of(request, talk, typed) for talk in event.talks.order_by("position", "pk")]
        return [*found, *([List(_("Talks"), talks)] if talks else [])]

    def place_of(self, request: HttpRequest, record: Record, typed: dict | None) -> Place:
        desk = self.admin_site.get_model_admin(type(record))
        place = Place(record, str(record.position), desk.has_change_permission(request, record))
        if typed is not None and place.may_change:
            place.typed = typed.get(place.box, place.typed).strip()
            place.is_wrong = not is_number(place.typed)
        return place

    def show_order(self, request: HttpRequest, event: Event, lists: list[List]) -> HttpResponse:
        places = [place for each in lists for place in each.places]
        context = {
            "title": _("Order of the programme: %(name)s") % {"name": event},
            "lists": lists,
            "seen": signing.dumps(standing(places), salt=f"{SALT}:{event.pk}", compress=True),
            "may_change": any(place.may_change for place in places),
        }
        return self.page(request, "admin/event/order.html", event, context)


def is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6 and int(text) <= LARGEST


def has_programme(event: Event) -> bool:
    return event.parts.exists() or event.talks.exists()


def standing(places: list[Place]) -> dict[str, int]:
    """What the page shows: each record at its version."""
    return {place.box: place.record.version for place in places}


def seen(request: HttpRequest, event: Event) -> dict[str, int]:
    try:
        return signing.loads(request.POST.get("seen", ""), salt=f"{SALT}:{event.pk}")
    except signing.BadSignature:
        return {}


def day_in_words(order: int) -> str:
    if order == DAY_NOT_STATED:
        return _("Day not stated")
    return _("Final day") if order == DAY_FINAL else _("Day %(number)s") % {"number": order}
