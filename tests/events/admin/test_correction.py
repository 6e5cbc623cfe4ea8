"""The queue of corrections: who sees it, what is shown of a letter, and what the buttons do."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from events import corrections
from events.models import Correction
from tests import factories as f
from tests.events.admin.conftest import list_page, told
from tests.events.admin.test_permissions import ROLES, read

READERS = {"curator", "publisher", "administrator"}
LIST = "admin:events_correction_changelist"


def letter(text: str = "Synthetic words", **about: object) -> Correction:
    record = about.pop("record", None) or f.event("Synthetic forum")
    return corrections.receive(record, text=text, language="en", **about)


def page_of(correction: Correction, view: str = "change") -> str:
    return reverse(f"admin:events_correction_{view}", args=[correction.pk])


@pytest.mark.parametrize("role", ROLES)
def test_letters_are_for_curators(role: str, desk_of: Callable[[str], Client]) -> None:
    one, client = letter(), desk_of(role)
    pages = [reverse(LIST), page_of(one), page_of(one, "history")]
    assert [read(client, page) for page in pages] == [role in READERS] * 3
    client.post(page_of(one), {"note": "", "_accepted": "x"})
    one.refresh_from_db()
    assert one.state == ("accepted" if role in READERS else "new")


@pytest.mark.parametrize("role", ROLES)
def test_nobody_writes_letters_at_the_desk_and_administrators_delete(
    role: str, desk_of: Callable[[str], Client]
) -> None:
    one, client = letter(), desk_of(role)
    assert not read(client, reverse("admin:events_correction_add"))
    client.post(page_of(one, "delete"), {"post": "yes"})
    assert Correction.objects.count() == (0 if role == "administrator" else 1)


@pytest.mark.parametrize("role", ["contributor", "curator"])
def test_actions_on_many_ask_the_same_permissions(role: str, desk_of: Callable[[str], Client]) -> None:
    letters = [letter("One"), letter("Two")]
    desk_of(role).post(reverse(LIST), {"action": "make_spam", "_selected_action": [each.pk for each in letters]})
    states = set(Correction.objects.values_list("state", flat=True))
    assert states == ({"spam"} if role in READERS else {"new"})


def test_groups_hold_these_permissions_on_letters(db: None) -> None:
    held = {
        group.name: sorted(group.permissions.filter(codename__contains="correction").values_list("codename", flat=True))
        for group in Group.objects.all()
    }
    assert held == {
        "Contributor": [],
        "Curator": ["change_correction", "view_correction"],
        "Publisher": ["change_correction", "view_correction"],
        "Administrator": ["change_correction", "delete_correction", "view_correction"],
    }


def test_what_the_visitor_wrote_is_shown_as_text_and_cannot_be_changed(desk_of: Callable[[str], Client]) -> None:
    one = letter("<script>alert(1)</script>", source="javascript:alert(2)", name="<b>", email="a@example.org")
    client = desk_of("curator")
    page = client.get(page_of(one)).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert ("<script>alert" in page, 'href="javascript' in page, 'name="text"' in page) == (False, False, False)
    client.post(page_of(one), {"note": "Ours", "text": "Changed", "state": "spam", "_continue": "x"})
    one.refresh_from_db()
    assert (one.note, one.text, one.state) == ("Ours", "<script>alert(1)</script>", "new")


def test_questions_are_read_in_the_language_of_the_desk(desk_of: Callable[[str], Client]) -> None:
    one = letter(questions=["The date"])
    client = desk_of("curator")
    assert "<li>The date</li>" in client.get(page_of(one)).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    assert "<li>The date</li>" not in client.get(page_of(one)).content.decode()


def test_a_letter_leads_to_its_record(desk_of: Callable[[str], Client]) -> None:
    event = f.event("Synthetic forum")
    one, client = letter(record=event), desk_of("curator")
    context = client.get(page_of(one)).context
    assert (context["record"], context["record_desk"], context["public_page"]) == (
        event, reverse("admin:events_event_change", args=[event.pk]), event.get_absolute_url(),
    )  # fmt: skip
    assert event.get_absolute_url() in client.get(reverse(LIST)).content.decode()


@pytest.mark.parametrize("about", ["nothing", "deleted", "draft"])
def test_a_letter_whose_record_is_not_public_can_still_be_read(about: str, desk_of: Callable[[str], Client]) -> None:
    event = f.event("Synthetic forum", public=about != "draft")
    one = corrections.receive(None if about == "nothing" else event, text="Words", language="en")
    if about == "deleted":
        event.delete()
    page = desk_of("curator").get(page_of(one))
    assert (page.status_code, page.context["public_page"]) == (200, "")


@pytest.mark.parametrize(
    ("button", "before", "after"),
    [
        ("_accepted", "new", "accepted"),
        ("_declined", "new", "declined"),
        ("_spam", "new", "spam"),
        ("_declined", "accepted", "declined"),
        ("_new", "spam", "new"),
        ("_accepted", "accepted", "accepted"),
        ("_new", "new", "new"),
    ],
)
def test_buttons_follow_the_state(button: str, before: str, after: str, desk_of: Callable[[str], Client]) -> None:
    one = letter()
    Correction.objects.update(state=before)
    answer = desk_of("curator").post(page_of(one), {"note": "Why", button: "x"}, follow=True)
    one.refresh_from_db()
    assert (one.state, answer.status_code) == (after, 403 if before == after else 200)


def test_accepting_says_where_to_enter_it_and_is_remembered(desk_of: Callable[[str], Client]) -> None:
    one, client = letter(), desk_of("curator")
    answer = client.post(page_of(one), {"note": "Asked back", "_accepted": "x"}, follow=True)
    record = reverse("admin:events_event_change", args=[corrections.record_of(one).pk])
    assert told(answer) == [f'Accepted. Now enter it, with its source: <a href="{record}">Synthetic forum</a>']
    one.refresh_from_db()
    assert (one.note, one.handled_by.username, one.handled_at is None) == ("Asked back", "curator", False)
    assert "Accepted" in [entry.change_message for entry in LogEntry.objects.all()]


def test_many_are_decided_at_once_where_that_makes_sense(desk_of: Callable[[str], Client]) -> None:
    letters = [letter("One"), letter("Two"), letter("Three")]
    Correction.objects.filter(pk=letters[0].pk).update(state="declined")
    chosen = {"action": "make_declined", "_selected_action": [each.pk for each in letters]}
    answer = desk_of("curator").post(reverse(LIST), chosen, follow=True)
    assert told(answer) == ["2 were declined."]
    assert set(Correction.objects.values_list("state", flat=True)) == {"declined"}


def test_new_ones_come_first_and_can_be_filtered(desk_of: Callable[[str], Client]) -> None:
    old, accepted, new = letter("Old"), letter("Accepted"), letter("New", record=f.person())
    Correction.objects.filter(pk=accepted.pk).update(state="accepted")
    client = desk_of("curator")
    assert list(client.get(reverse(LIST)).context["cl"].result_list) == [new, old, accepted]
    found = {
        query: client.get(f"{reverse(LIST)}?{query}").context["cl"].result_count
        for query in ("state__exact=new", "state__exact=accepted", "noun=person", "noun=nothing", "q=accepted")
    }
    assert list(found.values()) == [2, 1, 1, 0, 1]


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_takes_the_same_queries(
    number: int, desk_of: Callable[[str], Client], django_assert_num_queries: object
) -> None:
    client = desk_of("curator")
    for each in range(number):
        letter(f"Words {each}", record=f.event())
    client.get(reverse(LIST))
    with django_assert_num_queries(13):
        assert client.get(reverse(LIST)).context["cl"].result_count == number


def test_the_first_page_counts_the_new_ones(desk_of: Callable[[str], Client]) -> None:
    letter("One")
    letter("Two")
    letter("Buy", suspected=True)
    page = desk_of("curator").get(reverse("admin:index")).content.decode()
    assert " ".join(page.split()).count(f'href="{list_page("correction")}?state__exact=new"> 2 new </a>') == 1
    assert "state__exact=new" not in desk_of("contributor").get(reverse("admin:index")).content.decode()
