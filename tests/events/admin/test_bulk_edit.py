"""One change for many records: seen before it is done, refused when stale, undone while nothing changed since."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from reversion.models import Revision

from events.models import Subject, Talk
from tests import factories
from tests.events.admin.conftest import list_page, page_of, told

DeskOf = Callable[[str], Client]


@pytest.fixture
def people(db: None) -> list:
    return [factories.person(name, country=code) for name, code in (("Ada", ""), ("Bela", "AZ"), ("Cem", "UZ"))]


def bulk(noun: str) -> str:
    return reverse(f"admin:events_{noun}_bulk")


def preview(client: Client, records: list, what: str, value: object) -> object:
    keys = [record.pk for record in records]
    return client.post(bulk(records[0].noun), {"key": keys, "what": what, "value": value, "_preview": "1"})


def apply(client: Client, records: list, what: str, value: object) -> object:
    shown = preview(client, records, what, value)
    return client.post(bulk(records[0].noun), {"told": shown.context["told"]}, follow=True)


def countries(people: list) -> list[str]:
    for person in people:
        person.refresh_from_db()
    return [person.country for person in people]


def test_action_asks_what_to_change(desk_of: DeskOf, people: list) -> None:
    client = desk_of("curator")
    chosen = {"action": "change_selected", "_selected_action": [person.pk for person in people[:2]]}
    asked = client.post(list_page("person"), chosen)
    assert (asked.context["counted"], asked.context["keys"]) == (
        "2 records are chosen.", [str(person.pk) for person in people[:2]],
    )  # fmt: skip
    offered = [name for name, _label in asked.context["choices"]]
    assert offered == ["add-topic", "drop-topic", "language", "country"]
    form = client.post(bulk("person"), {"key": asked.context["keys"], "what": "country"}).context["form"]
    assert str(form.fields["value"].label) == "Country of work"


def test_preview_says_what_would_become_of_each(desk_of: DeskOf, people: list) -> None:
    shown = preview(desk_of("curator"), people, "country", "UZ").context
    assert [(str(line.record), line.before, line.after) for line in shown["changing"]] == [
        ("Ada", "", "Uzbekistan"),
        ("Bela", "Azerbaijan", "Uzbekistan"),
    ]
    assert [(str(line.record), line.reason) for line in shown["staying"]] == [("Cem", "It is so already.")]
    assert countries(people) == ["", "AZ", "UZ"]


def test_change_is_one_revision_and_undone_by_another(desk_of: DeskOf, people: list) -> None:
    client = desk_of("curator")
    done = apply(client, people, "country", "UZ")
    assert countries(people) == ["UZ", "UZ", "UZ"]
    revision = Revision.objects.get(comment="bulk:Country of work")
    assert (revision.user.username, revision.version_set.count()) == ("curator", 2)
    [message] = told(done)
    undo = reverse("admin:events_person_bulk_undo", args=[revision.pk])
    assert message == f'2 records were changed. <a href="{undo}">Undo</a>'
    assert [way.name for way in client.get(undo).context["going"]] == ["Ada", "Bela"]
    client.post(undo)
    assert countries(people) == ["", "AZ", "UZ"]
    assert [way.reason for way in client.post(undo).context["staying"]] == [
        "It was changed since; its history leads back."
    ] * 2
    history = client.get(page_of(people[0], "history")).content.decode()
    assert "Many records at once: Country of work" in history


def test_undo_leaves_what_was_changed_since(desk_of: DeskOf, people: list) -> None:
    client = desk_of("curator")
    apply(client, people, "country", "KZ")
    revision = Revision.objects.get(comment="bulk:Country of work")
    client.post(bulk("person"), {"told": preview(client, people[:1], "country", "TR").context["told"]})
    client.post(reverse("admin:events_person_bulk_undo", args=[revision.pk]))
    assert countries(people) == ["TR", "AZ", "UZ"]


def test_stale_preview_changes_nothing_and_is_shown_anew(desk_of: DeskOf, people: list) -> None:
    client = desk_of("curator")
    shown = preview(client, people, "country", "UZ").context["told"]
    people[1].country = "TR"
    people[1].save()
    answer = client.post(bulk("person"), {"told": shown})
    assert told(answer) == ["Nothing was changed: some of them were saved meanwhile. Look again."]
    assert [line.before for line in answer.context["changing"]] == ["", "Türkiye"]
    assert countries(people) == ["", "TR", "UZ"]


def test_topics_are_added_and_taken_away(desk_of: DeskOf) -> None:
    silk, wool = factories.topic("Silk"), factories.topic("Wool")
    talks = [factories.talk("First", topics=(silk,)), factories.talk("Second")]
    client = desk_of("curator")
    apply(client, talks, "add-topic", wool.pk)
    assert [[str(row.topic) for row in talk.subjects.all()] for talk in talks] == [["Silk", "Wool"], ["Wool"]]
    apply(client, talks, "drop-topic", silk.pk)
    assert [[str(row.topic) for row in talk.subjects.all()] for talk in talks] == [["Wool"], ["Wool"]]
    revision = Revision.objects.get(comment="bulk:Take a topic away")
    client.post(reverse("admin:events_talk_bulk_undo", args=[revision.pk]))
    assert [str(row.topic) for row in talks[0].subjects.all()] == ["Silk", "Wool"]


def test_too_many_topics_and_a_missing_name_are_reasons(desk_of: DeskOf) -> None:
    full = factories.talk("Full")
    for number in range(15):
        Subject.objects.create(record=full, topic=factories.topic(), primary=number < 4)
    client = desk_of("curator")
    answers = [("language", "ru"), ("add-topic", factories.topic().pk)]
    reasons = [preview(client, [full], *answer).context["staying"][0].reason for answer in answers]
    assert reasons == [
        "Give the name in the original language, Русский.",
        "A record has at most 15 topics.",
    ]


def test_wrong_value_is_refused_in_words(desk_of: DeskOf, people: list) -> None:
    answer = preview(desk_of("curator"), people, "country", "ZZ")
    assert answer.context["form"].errors["value"] == ["Select a valid choice. ZZ is not one of the available choices."]


def test_contributor_changes_own_drafts_only(desk_of: DeskOf, people: list, contributor: User) -> None:
    own = factories.person("Draft", public=False, created_by=contributor)
    other = factories.person("Another's draft", public=False)
    apply(desk_of("contributor"), [*people, own, other], "country", "GE")
    assert countries([*people, own, other]) == ["", "AZ", "UZ", "GE", ""]


def test_forged_and_strange_requests_are_refused(desk_of: DeskOf, people: list) -> None:
    client = desk_of("curator")
    assert client.post(bulk("person"), {"told": "forged"}).status_code == 403
    assert client.post(bulk("person"), {"key": ["x", "9" * 30]}).url == list_page("person")
    assert client.get(bulk("person")).url == list_page("person")
    assert client.get(reverse("admin:events_person_bulk_undo", args=[9])).status_code == 404
    assert desk_of("nobody").post(bulk("person"), {}).url == f"/admin/login/?next={bulk('person')}"


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("what", "queries"), [("event", 6), ("add-topic", 8)])
def test_preview_takes_the_same_queries(
    number: int, what: str, queries: int, desk_of: DeskOf, django_assert_num_queries: object
) -> None:
    talks = [factories.talk(topics=(factories.topic(),)) for _ in range(number)]
    value = factories.event().pk if what == "event" else factories.topic().pk
    client = desk_of("curator")
    preview(client, talks, what, value)
    with django_assert_num_queries(queries):
        preview(client, talks, what, value)


def test_list_of_ten_thousand_talks_takes_few_queries(desk_of: DeskOf, django_assert_num_queries: object) -> None:
    event = factories.event()
    Talk.objects.bulk_create(
        [Talk(title_en=f"Synthetic {number}", slug=f"synthetic-{number}", event=event) for number in range(10_000)],
        batch_size=1000,
    )
    client = desk_of("curator")
    client.get(list_page("talk"))
    with django_assert_num_queries(10):
        client.get(list_page("talk"))
