"""A form that is sent after the login ran out is held by the login page, and saved by one more press."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from events.models import Talk
from tests import factories
from tests.events.admin.conftest import add_page, filled_in, page_of


@pytest.fixture
def talk(db: None) -> Talk:
    return factories.talk("Silk")


def log_in(client: Client, held: str, password: str = "curator-password") -> object:
    return client.post("/admin/login/", {"username": "curator", "password": password, "next": "/admin/", "_held": held})


def test_form_sent_without_login_is_given_back_and_saved_after_it(
    desk_of: Callable[[str], Client],
    talk: Talk,
) -> None:
    client = desk_of("curator")
    sent = filled_in(client, page_of(talk), title_en="Silk and cotton", _continue="1")
    client.logout()
    asked = client.post(page_of(talk), sent)
    assert (asked.status_code, asked.context["next"]) == (401, page_of(talk))
    talk.refresh_from_db()
    assert talk.title_en == "Silk"
    wrong = log_in(client, asked.context["held"], "wrong")
    assert wrong.context["held"] == asked.context["held"]
    given = log_in(client, wrong.context["held"])
    assert given.context["path"] == page_of(talk)
    client.post(given.context["path"], dict(map(tuple, given.context["fields"])))
    talk.refresh_from_db()
    assert talk.title_en == "Silk and cotton"


def test_held_form_still_meets_what_was_saved_meanwhile(
    desk_of: Callable[[str], Client],
    talk: Talk,
) -> None:
    client = desk_of("curator")
    sent = filled_in(client, page_of(talk), title_en="Mine", _continue="1")
    client.logout()
    held = client.post(page_of(talk), sent).context["held"]
    talk.title_en = "Theirs"
    talk.save()
    fields = dict(map(tuple, log_in(client, held).context["fields"]))
    answer = client.post(page_of(talk), fields)
    talk.refresh_from_db()
    assert (answer.status_code, talk.title_en) == (409, "Theirs")


def test_what_was_tampered_with_is_not_given_back(curator: User, talk: Talk) -> None:
    assert log_in(Client(), "forged:value").url == "/admin/"


def test_passwords_and_bulk_actions_are_never_held(db: None) -> None:
    for url in ("/admin/auth/user/add/", "/admin/events/talk/", "/admin/password_change/"):
        assert Client().post(url, {"password1": "secret"}).status_code == 302


def test_saved_form_is_crossed_off_by_its_ticket(
    desk_of: Callable[[str], Client],
    talk: Talk,
) -> None:
    client = desk_of("curator")
    refused = client.post(page_of(talk), filled_in(client, page_of(talk), title_en="", _ticket="7"))
    assert "desk-saved" not in refused.cookies
    client.post(page_of(talk), filled_in(client, page_of(talk), title_en="Wool", _ticket="12"))
    saved = client.post(page_of(talk), filled_in(client, page_of(talk), title_en="Felt", _ticket="34"))
    assert saved.cookies["desk-saved"].value == "12.34"
    forged = client.post(page_of(talk), filled_in(client, page_of(talk), title_en="Hair", _ticket="1;x"))
    assert "desk-saved" not in forged.cookies


def test_unsaved_words_belong_to_a_user_and_a_record(
    desk_of: Callable[[str], Client],
    curator: User,
    talk: Talk,
) -> None:
    client = desk_of("curator")
    assert client.get(page_of(talk)).context["unsaved_key"] == f"{curator.pk}:talk:{talk.pk}"
    assert client.get(add_page("talk")).context["unsaved_key"] == f"{curator.pk}:talk:new"


def test_address_without_a_page_is_not_found(desk_of: Callable[[str], Client]) -> None:
    statuses = [desk_of(role).post("/admin/events/nothing/here/").status_code for role in ("nobody", "curator")]
    assert statuses == [302, 404]
