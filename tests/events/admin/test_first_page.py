"""The first page of the desk: what is to be done, each number leading to the list that it counts."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events import publishing
from events.models import Artisan, Person, Record, Speaking, Talk
from events.revisions import recorded
from tests import factories
from tests.events.admin.conftest import list_page, page_of

INDEX = "/admin/"


def names(lines: list) -> list[str]:
    return [line.name for line in lines]


def renamed(record: Record, by: User | None, name: str) -> None:
    with recorded(by, "edited"):
        setattr(record, f"{record.title_field}_en", name)
        record.save()


def test_first_page_lists_own_drafts_and_what_waits(
    desk_of: Callable[[str], Client], curator: User, publisher: User
) -> None:
    factories.topic("Mine", public=False, created_by=curator)
    factories.topic("Not mine", public=False)
    for name, note in (("Second", "Please look at the dates"), ("First", "")):
        publishing.submit(factories.person(name, public=False), publisher, note)
    first = Person.objects.get(name_en="First")
    publishing.take_back(first)
    publishing.submit(first, publisher)
    publishing.schedule(factories.topic("Later", public=False), at=timezone.now() + timedelta(days=2))
    shown = desk_of("curator").get(INDEX).context
    assert names(shown["drafts"].lines) == ["Mine"]
    assert [(line.name, line.who, line.note) for line in shown["reviews"].lines] == [
        ("Second", "publisher", "Please look at the dates"),
        ("First", "publisher", ""),
    ]
    assert [(each["drafts"].count, each["reviews"].count, each["scheduled"].count) for each in [shown]] == [(1, 2, 1)]
    assert names(shown["scheduled"].lines) == ["Later"]


def test_long_lists_say_how_many_there_are(desk_of: Callable[[str], Client], curator: User) -> None:
    for number in range(10):
        factories.topic(f"Mine {number}", public=False, created_by=curator)
    shown = desk_of("curator").get(INDEX).context["drafts"]
    assert (names(shown.lines)[0], len(shown.lines), shown.count) == ("Mine 9", 8, 10)


def test_changes_of_others_are_told_and_my_own_are_not(
    desk_of: Callable[[str], Client], curator: User, publisher: User
) -> None:
    one, other = factories.topic("One"), factories.topic("Other")
    renamed(one, publisher, "One changed")
    renamed(other, curator, "Other changed")
    with recorded(publisher, "edited"):
        one.save()
        other.save()
    shown = desk_of("curator").get(INDEX).context["changes"]
    assert [(line.name, line.who, line.note, line.more) for line in shown] == [
        ("One changed", "publisher", "Edited", 1),
        ("One changed", "publisher", "Edited", 0),
    ]


def test_contributor_meets_nobody_elses_drafts(
    desk_of: Callable[[str], Client], contributor: User, publisher: User
) -> None:
    secret = publishing.submit(factories.topic("Canary", public=False), publisher, "Canary note")
    publishing.schedule(factories.topic("Canary later", public=False), at=timezone.now() + timedelta(days=2))
    renamed(secret, publisher, "Canary again")
    own = factories.topic("Own", public=False, created_by=contributor)
    renamed(own, publisher, "Own changed")
    page = desk_of("contributor").get(INDEX)
    assert "Canary" not in page.content.decode()
    assert names(page.context["changes"]) == ["Own changed"]
    counts = {
        model["object_name"]: (model["drafts"], model["in_review"])
        for section in page.context["app_list"]
        for model in section["models"]
    }
    assert counts["Topic"] == (1, 0)


def test_whoever_has_no_group_gets_an_empty_page(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("idle", is_staff=True))
    shown = client.get(INDEX).context
    assert [bool(shown[name]) for name in ("app_list", "needs", "changes")] == [False] * 3


def test_every_need_leads_to_the_list_that_it_counts(desk_of: Callable[[str], Client], samarkand: None) -> None:
    factories.talk("No speaker", public=False)
    factories.make(Artisan, "Unnamed", kind="unidentified")
    hidden = factories.person("Hidden", public=False)
    Speaking.objects.create(talk=factories.talk("Names a draft"), person=hidden)
    client = desk_of("curator")
    shown = client.get(INDEX).context
    counted = {
        address: number
        for each in [*shown["needs"], *shown["spoken"]]
        for _name, number, address in each.nouns
    }  # fmt: skip
    listed = {address: client.get(address).context["cl"].result_count for address in counted}
    assert counted == listed
    assert {need.check.key for need in shown["needs"]} == {
        "no_source", "no_country", "unnamed", "no_speaker", "no_date", "names_hidden",
    }  # fmt: skip


def test_filter_lists_what_needs_attention_and_nothing_else(desk_of: Callable[[str], Client]) -> None:
    factories.talk("Silent")
    factories.talk("Spoken", speakers=(factories.person(),))
    publishing.withdraw(factories.talk("Withdrawn"))
    listed = desk_of("curator").get(f"{list_page('talk')}?attention=no_speaker").context["cl"].result_list
    assert [str(talk) for talk in listed] == ["Silent"]


@pytest.mark.parametrize("number", [1, 3])
def test_first_page_takes_the_same_queries(
    number: int, desk_of: Callable[[str], Client], curator: User, publisher: User, django_assert_num_queries: object
) -> None:
    client = desk_of("curator")
    client.get(INDEX)
    for _each in range(number):
        factories.talk(public=False, created_by=curator)
        renamed(publishing.submit(factories.person(public=False), publisher), publisher, "Another")
        publishing.schedule(factories.topic(public=False), at=timezone.now() + timedelta(days=2))
    client.get(INDEX)
    with django_assert_num_queries(16):
        assert len(client.get(INDEX).context["drafts"].lines) == number


def test_completeness_is_shown_in_the_list_and_on_the_form(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Silk", title_az="İpək", abstract_en="On silk")
    factories.cite(talk)
    client = desk_of("curator")
    meter = '<meter min="0" max="11" value="4" aria-hidden="true"></meter> 4/11'
    assert meter in client.get(list_page("talk")).content.decode()
    assert meter in client.get(page_of(talk)).content.decode()


def test_address_of_an_unknown_need_leads_nowhere_harmful(desk_of: Callable[[str], Client]) -> None:
    factories.talk()
    page = desk_of("curator").get(f"{reverse('admin:events_talk_changelist')}?attention=nonsense")
    assert (page.status_code, Talk.objects.count()) == (200, 1)
