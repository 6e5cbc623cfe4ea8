"""From draft to public with notes, by appointment, together with others, and back again with one press."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.utils import timezone
from reversion.models import Revision

from events import publishing, undoing
from events.admin.standing import PUBLISH
from events.models import Event, Person, Review, Status, Talk, Tombstone, Undo
from events.revisions.recording import said
from tests import factories, pictures
from tests.events.admin.conftest import filled_in, list_page, page_of, told
from tests.events.admin.test_steps import ticked


def press(client: Client, record: object, button: str, **more: str) -> object:
    return client.post(page_of(record), filled_in(client, page_of(record), **{button: "x"}, **more), follow=True)


def undo_key(page: object) -> str:
    return next(
        each.extra_tags.removeprefix("undo-") for each in page.context["messages"] if "undo-" in each.extra_tags
    )


def undo(client: Client, page: object) -> list[str]:
    return told(client.post(f"/admin/undo/{undo_key(page)}/", {"next": "/admin/"}, follow=True))


# Notes


def test_note_goes_with_the_record_to_form_and_history(desk_of: Callable[[str], Client], contributor: User) -> None:
    talk = factories.talk("Silk", public=False, created_by=contributor)
    press(desk_of("contributor"), talk, "_submit", _note="Please look\nat the title.")
    client = desk_of("curator")
    page = client.get(page_of(talk))
    assert (page.context["note_on"].note, page.context["note_on"].by) == ("Please look\nat the title.", contributor)
    assert "Please look<br>at the title." in page.content.decode()
    press(client, talk, "_reopen", _note="Where is the date?")
    assert client.get(page_of(talk)).context["note_on"].note == "Where is the date?"
    assert [said(each) for each in Revision.objects.order_by("-pk")[:2]] == [
        "Edited; Made a draft again: “Where is the date?”",
        "Edited; Handed in for review: “Please look at the title.”",
    ]


def test_note_survives_a_form_that_is_refused(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk("Silk", public=False), desk_of("curator")
    page = press(client, talk, "_submit", title_en="", _note="Kept words")
    assert (page.context["note_typed"], Review.objects.count()) == ("Kept words", 0)


def test_note_is_cut_before_it_is_a_book(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk("Silk", public=False), desk_of("curator")
    press(client, talk, "_submit", _note="x" * 100_000)
    assert len(Review.objects.get().note) == 2000


# Appointments


def test_publication_is_scheduled_and_called_off(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk("Silk", public=False), desk_of("publisher")
    page = press(client, talk, "_schedule", _publish_on="2031-05-12T10:00")
    talk.refresh_from_db()
    assert (talk.status, talk.is_public, talk.publish_at.isoformat()) == (
        "published", False, "2031-05-12T05:00:00+00:00",
    )  # fmt: skip
    assert "May 12, 2031" in page.context["waits_until"]
    assert page.context["waits_until"].endswith("(Asia/Samarkand, UTC+05:00)")
    assert [verb.name for verb in page.context["verbs"]] == ["unschedule"]
    press(client, talk, "_unschedule")
    talk.refresh_from_db()
    assert (talk.status, talk.publish_at, talk.published_at, Tombstone.objects.count()) == ("draft", None, None, 0)


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("", "Give the day and the hour of publication, such as 2027-05-12 10:00."),
        ("soon", "Give the day and the hour of publication, such as 2027-05-12 10:00."),
        ("2001-01-01T10:00", "That moment is over. Choose a later one, or press Publish."),
        ("9999-12-31T23:59", "That is more than ten years ahead. Choose an earlier moment."),
        ("0001-01-01T00:00", "That moment is over. Choose a later one, or press Publish."),
    ],
)
def test_impossible_moment_is_refused_and_the_form_saved(
    moment: str, why: str, desk_of: Callable[[str], Client]
) -> None:
    talk, client = factories.talk("Silk", public=False), desk_of("publisher")
    page = press(client, talk, "_schedule", _publish_on=moment, abstract_en="Kept")
    talk.refresh_from_db()
    assert (talk.status, talk.publish_at, talk.abstract_en) == ("draft", None, "Kept")
    assert told(page) == ["Saved, but not published.", why]


# Together


def forum() -> tuple[Event, Talk]:
    event = factories.event("Forum", public=False)
    speaker = factories.person("Speaker", public=False)
    talk = factories.talk("Talk", event=event, speakers=(speaker,), topics=(factories.topic("Silk", public=False),))
    publishing.take_back(talk)
    Tombstone.objects.all().delete()
    factories.cite(
        talk, source=factories.source("Article", author=factories.person("Author", public=False), public=False)
    )
    return event, talk


def names(page: object) -> list[str]:
    return [str(line.record) for line in page.context["lines"]]


def test_talk_is_published_with_everything_it_needs_as_one_revision(desk_of: Callable[[str], Client]) -> None:
    _event, talk = forum()
    client = desk_of("publisher")
    page = client.get(page_of(talk, "together"))
    assert names(page) == ["Talk", "Forum", "Speaker", "Article", "Silk", "Author"]
    deeds = Revision.objects.exclude(comment="before")
    before = deeds.count()
    done = client.post(page_of(talk, "together"), ticked(page), follow=True)
    assert told(done)[0] == "6 records were published."
    assert Person.objects.filter(status="published").count() == 2
    assert deeds.count() == before + 1
    assert undo(client, done) == ["Undone: 6 records are as before."]
    assert (Person.objects.filter(status="draft").count(), Talk.objects.get().status) == (2, "draft")


def test_event_brings_its_talks_and_what_is_unticked_stays(desk_of: Callable[[str], Client]) -> None:
    event, talk = forum()
    client = desk_of("publisher")
    page = client.get(page_of(event, "together"))
    assert names(page) == ["Forum", "Talk", "Speaker", "Article", "Silk", "Author"]
    client.post(page_of(event, "together"), ticked(page) | {"take": [f"talk:{talk.pk}"]})
    assert (Event.objects.get().status, Talk.objects.get().status) == ("published", "published")
    assert set(Person.objects.values_list("status", flat=True)) == {"draft"}


def test_what_may_not_be_published_says_why(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Talk", speakers=(publishing.withdraw(factories.person("Gone")),), public=False)
    image = pictures.image(pictures.photograph(), credit="", name="picture.jpg")
    talk.illustrations.create(image=image)
    page = desk_of("publisher").get(page_of(talk, "together"))
    assert [line.obstacles for line in page.context["lines"]] == [
        [],
        ["It was withdrawn on purpose. Publish it on its own page."],
        ["It needs a credit: who made it and who owns it."],
    ]


def test_what_changed_after_the_list_was_shown_is_shown_again(desk_of: Callable[[str], Client]) -> None:
    _event, talk = forum()
    client = desk_of("publisher")
    sent = ticked(client.get(page_of(talk, "together")))
    Person.objects.get(name_en="Speaker").save()
    page = client.post(page_of(talk, "together"), sent)
    assert told(page) == ["Something was changed meanwhile. Look again."]
    assert (Talk.objects.get().status, Person.objects.filter(status="published").count()) == ("draft", 0)


@pytest.mark.parametrize("sent", [{}, {"seen": "nonsense", "take": ["talk:x", "person:1", ":::"]}])
def test_nonsense_publishes_nothing(sent: dict, desk_of: Callable[[str], Client]) -> None:
    _event, talk = forum()
    page = desk_of("publisher").post(page_of(talk, "together"), sent)
    assert (page.status_code, Talk.objects.get().status) == (200, "draft")


def test_languages_that_are_required_stand_in_the_way(settings: object, desk_of: Callable[[str], Client]) -> None:
    settings.PUBLISH_LANGUAGES = ["az"]
    talk = factories.talk("Silk", title_az="İpək", event=factories.event(title_az="Forum"), public=False)
    person = factories.person("Sample", public=False)
    assert ([str(each) for each in publishing.missing(talk)], [str(each) for each in publishing.missing(person)]) == (
        [], ["a name in this language: Azərbaycanca"],
    )  # fmt: skip


# Undoing


@pytest.mark.parametrize(
    ("button", "before", "role"),
    [("_submit", "draft", "contributor"), ("_publish", "review", "publisher"), ("_withdraw", "published", "publisher")],
)
def test_one_press_is_undone_with_all_it_did(
    button: str, before: str, role: str, desk_of: Callable[[str], Client], contributor: User
) -> None:
    person = factories.person("Sample", public=before == "published", created_by=contributor)
    if before == "review":
        publishing.submit(person)
    first, client = person.published_at, desk_of(role)
    page = press(client, person, button)
    person.refresh_from_db()
    assert person.status != before
    assert undo(client, page) == ["Undone: 1 record is as before."]
    person.refresh_from_db()
    assert (person.status, person.published_at, Tombstone.objects.count()) == (before, first, 0)
    assert said(Revision.objects.order_by("-pk")[0]) == "Undone"


def test_many_are_undone_at_once_but_not_when_one_was_changed(desk_of: Callable[[str], Client]) -> None:
    people = [factories.person(f"Sample {number}", public=False) for number in range(3)]
    client = desk_of("publisher")
    chosen = {"action": "publish_selected", "_selected_action": [person.pk for person in people]}
    page = client.post(list_page("person"), chosen, follow=True)
    people[1].refresh_from_db()
    people[1].save()
    assert undo(client, page) == ["Nothing was undone, because this was changed since: Sample 1"]
    assert set(Person.objects.values_list("status", flat=True)) == {"published"}
    Person.objects.all().delete()
    assert undo_of_three(client) == ["Undone: 3 records are as before."]
    assert set(Person.objects.values_list("status", flat=True)) == {"draft"}


def undo_of_three(client: Client) -> list[str]:
    keys = [factories.person(public=False).pk for _each in range(3)]
    page = client.post(list_page("person"), {"action": "publish_selected", "_selected_action": keys}, follow=True)
    return undo(client, page)


def test_undo_is_for_whoever_did_it_and_for_an_hour(desk_of: Callable[[str], Client], publisher: User) -> None:
    late = ["This can no longer be undone here. Look into the history of the record."]
    person, client = factories.person(public=False), desk_of("publisher")
    page = press(client, person, "_publish")
    assert told(desk_of("administrator").post(f"/admin/undo/{undo_key(page)}/", follow=True)) == late
    Undo.objects.update(at=timezone.now() - undoing.OFFERED)
    assert undo(client, page) == late
    assert Person.objects.get().status == Status.PUBLISHED


def test_undo_leads_to_no_other_site(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("publisher")
    page = press(client, factories.person(public=False), "_publish")
    answer = client.post(f"/admin/undo/{undo_key(page)}/", {"next": "https://evil.example/"})
    assert (answer.headers["Location"], client.get(f"/admin/undo/{undo_key(page)}/").status_code) == ("/admin/", 405)


# Many at once


def test_bulk_reads_the_records_anew_and_overwrites_nothing(publisher: User) -> None:
    """Between the list and the deed somebody saved: their words stay."""
    person = factories.person("Before", public=False)
    stale = list(Person.objects.all())
    Person.objects.update(name_en="Saved meanwhile", biography_en="New words")
    request = RequestFactory().post("/")
    request.user, request.POST = publisher, QueryDict()
    desk = admin.site.get_model_admin(Person)
    desk.message_user = lambda *_args, **_options: None
    try:
        desk.do_to_each(request, stale, PUBLISH)
    finally:
        del desk.message_user
    person.refresh_from_db()
    assert (person.name_en, person.biography_en, person.status) == ("Saved meanwhile", "New words", "published")


def test_preview_of_a_contributor_hides_the_drafts_of_others(
    desk_of: Callable[[str], Client], contributor: User
) -> None:
    own = factories.talk(
        "Own talk", public=False, created_by=contributor, speakers=(factories.person("Canary", public=False),)
    )
    page = desk_of("contributor").get(f"/en/preview/talk/{own.slug}/").content.decode()
    assert ("Own talk" in page, "Canary" in page) == (True, False)
