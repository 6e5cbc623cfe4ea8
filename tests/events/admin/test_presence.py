"""Who else has the form open: said gently, for two minutes, in every process; nobody is locked out."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events import presence
from events.models import Presence
from tests import factories
from tests.events.admin.conftest import filled_in, page_of
from tests.events.admin.test_permissions import ROLES


def named(user: User, name: str) -> User:
    user.first_name = name
    user.save()
    return user


def notices(client: Client, record: object, **sent: object) -> list[str]:
    return client.post(page_of(record, "presence"), sent).json()["notices"]


def test_second_is_told_of_the_first_and_the_first_of_the_second(
    desk_of: Callable[[str], Client], curator: User, publisher: User
) -> None:
    talk, leyla, aysel = factories.talk(), desk_of("curator"), desk_of("publisher")
    named(curator, "Leyla"), named(publisher, "Aysel")
    assert leyla.get(page_of(talk)).context["notices"] == []
    hour = timezone.localtime(Presence.objects.get().since).strftime("%H:%M")
    page = aysel.get(page_of(talk))
    assert page.context["notices"] == [f"Leyla is editing this since {hour}."]
    assert f"Leyla is editing this since {hour}." in page.content.decode()
    [told] = notices(leyla, talk)
    assert told.startswith("Aysel is editing this since ")
    assert aysel.get(page_of(factories.talk())).context["notices"] == []


def test_presence_is_over_after_two_minutes_and_then_begins_anew(curator: User, publisher: User) -> None:
    talk, now = factories.talk(), timezone.now()
    presence.note(talk, curator)
    Presence.objects.update(since=now - timedelta(hours=1), seen=now - timedelta(seconds=90))
    assert [each.user for each in presence.others(talk, publisher)] == [curator]
    presence.note(talk, curator)
    assert Presence.objects.get().since == now - timedelta(hours=1)
    Presence.objects.update(seen=now - timedelta(seconds=125))
    assert list(presence.others(talk, publisher)) == []
    presence.note(talk, curator)
    assert Presence.objects.get().since >= now


def test_old_rows_are_dropped(curator: User, publisher: User) -> None:
    presence.note(factories.talk(), curator)
    Presence.objects.update(seen=timezone.now() - timedelta(days=2))
    presence.note(factories.talk(), publisher)
    assert [each.user for each in Presence.objects.all()] == [publisher]


def test_open_form_hears_that_the_record_was_saved(desk_of: Callable[[str], Client]) -> None:
    talk, leyla, aysel = factories.talk(), desk_of("curator"), desk_of("publisher")
    version = aysel.get(page_of(talk)).context["original"].version
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_en="Saved meanwhile"))
    [_there, saved] = notices(aysel, talk, version=version)
    assert saved.startswith("curator saved this at ")
    assert saved.endswith("When you save, you will see both and choose.")


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_change_is_noted(role: str, desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk(), desk_of(role)
    client.get(page_of(talk))
    client.post(page_of(talk, "presence"))
    assert Presence.objects.count() == (role in ("curator", "publisher", "administrator"))


def test_presence_is_not_noted_by_reading(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk()
    assert desk_of("curator").get(page_of(talk, "presence")).status_code == 405
    assert Presence.objects.count() == 0


def test_three_others_take_no_more_queries_than_one(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk(), desk_of("curator")
    client.get(page_of(talk))
    asked = []
    for names in (("a",), ("b", "c")):
        for name in names:
            presence.note(talk, User.objects.create_user(name))
        with CaptureQueriesContext(connection) as captured:
            assert notices(client, talk) != []
        asked.append(len(captured))
    assert asked[0] == asked[1]
