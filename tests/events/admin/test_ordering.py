"""The order of a programme on one page: saved as one revision, never over what somebody else changed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from reversion.models import Revision

from events.models import Event
from tests import factories
from tests.events.admin.conftest import page_of, told

DeskOf = Callable[[str], Client]


@pytest.fixture
def forum(db: None) -> Event:
    forum = factories.event("Forum")
    for number, name in enumerate(("Silk", "Wool", "Felt"), 1):
        factories.talk(name, event=forum, position=number)
    factories.event("Second day", parent=forum, day="2")
    factories.event("First day", parent=forum, day="1", position=2)
    return forum


def order_of(event: Event) -> str:
    return reverse("admin:events_event_order", args=[event.pk])


def sent(client: Client, event: Event, **numbers: str) -> dict[str, str]:
    context = client.get(order_of(event)).context
    boxes = {place.record.title_en: place for each in context["lists"] for place in each.places}
    fields = {place.box: place.typed for place in boxes.values()}
    return (
        fields | {boxes[name.replace("_", " ")].box: text for name, text in numbers.items()} | {"seen": context["seen"]}
    )


def names(event: Event) -> list[str]:
    return [talk.title_en for talk in event.talks.order_by("position", "pk")]


def test_parts_stand_by_day_and_talks_after_them(desk_of: DeskOf, forum: Event) -> None:
    lists = desk_of("curator").get(order_of(forum)).context["lists"]
    assert [(str(each.heading), [str(place.record) for place in each.places]) for each in lists] == [
        ("Day 1", ["First day"]),
        ("Day 2", ["Second day"]),
        ("Talks", ["Silk", "Wool", "Felt"]),
    ]


def test_new_order_is_one_revision_of_what_moved(desk_of: DeskOf, forum: Event) -> None:
    client = desk_of("curator")
    client.post(order_of(forum), sent(client, forum, Silk="3", Felt="1"))
    assert names(forum) == ["Felt", "Wool", "Silk"]
    revision = Revision.objects.exclude(comment="before").get()
    moved = sorted(version.object_repr for version in revision.version_set.all())
    assert (revision.comment, revision.user.username, moved) == ("ordered:Forum", "curator", ["Felt", "Silk"])


def test_order_changed_meanwhile_is_not_overwritten_and_numbers_are_kept(desk_of: DeskOf, forum: Event) -> None:
    client = desk_of("curator")
    mine = sent(client, forum, Silk="9")
    wool = forum.talks.get(title_en="Wool")
    wool.position = 7
    wool.save()
    answer = client.post(order_of(forum), mine)
    assert told(answer) == [
        "Nothing was saved: the programme was changed meanwhile. Your numbers stand here; look again."
    ]
    typed = {str(place.record): place.typed for place in answer.context["lists"][-1].places}
    assert (names(forum), typed["Silk"]) == (["Silk", "Felt", "Wool"], "9")


@pytest.mark.parametrize("text", ["", "-1", "1.5", "99999", "٣", "one"])
def test_what_is_no_number_is_refused_and_kept(desk_of: DeskOf, forum: Event, text: str) -> None:
    client = desk_of("curator")
    answer = client.post(order_of(forum), sent(client, forum, Silk=text))
    place = answer.context["lists"][-1].places[0]
    assert (told(answer), place.typed, place.is_wrong) == (["Give whole numbers from 0 on."], text, True)
    assert names(forum) == ["Silk", "Wool", "Felt"]


def test_contributor_moves_own_drafts_only(desk_of: DeskOf, forum: Event, contributor: User) -> None:
    factories.talk("Draft", event=forum, position=4, public=False, created_by=contributor)
    client = desk_of("contributor")
    lists = client.get(order_of(forum)).context["lists"]
    assert [str(place.record) for each in lists for place in each.places if place.may_change] == ["Draft"]
    silk = forum.talks.get(title_en="Silk")
    client.post(order_of(forum), sent(client, forum, Draft="0") | {f"talk-{silk.pk}-position": "9"})
    assert names(forum) == ["Draft", "Silk", "Wool", "Felt"]


@pytest.mark.parametrize("role", ["nobody", "outsider"])
def test_strangers_do_not_see_the_order(role: str, desk_of: DeskOf, forum: Event) -> None:
    assert desk_of(role).get(order_of(forum)).url == f"/admin/login/?next={order_of(forum)}"


def test_form_leads_to_the_order_where_there_is_a_programme(desk_of: DeskOf, forum: Event) -> None:
    client = desk_of("curator")
    names_of = [name for name, _address in client.get(page_of(forum)).context["tools"]]
    empty = [name for name, _address in client.get(page_of(factories.event())).context["tools"]]
    assert (names_of, empty) == (["Duplicate", "Order of the programme", "Print"], ["Duplicate", "Print"])


@pytest.mark.parametrize("number", [1, 3])
def test_order_takes_the_same_queries(number: int, desk_of: DeskOf, django_assert_num_queries: object) -> None:
    forum = factories.event()
    for each in range(number):
        factories.talk(event=forum, position=each)
        factories.event(parent=forum, position=each)
    client = desk_of("curator")
    client.get(order_of(forum))
    with django_assert_num_queries(7):
        client.get(order_of(forum))
