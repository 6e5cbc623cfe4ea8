"""Last year's event once more: drafts with names and ties, without what was said of last year's; undone at once."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from reversion.models import Revision

from events.models import Event, Exhibit, Exhibition, Status, Talk
from tests import factories
from tests.events.admin.conftest import list_page, told

DeskOf = Callable[[str], Client]


@pytest.fixture
def forum(db: None) -> Event:
    forum = factories.event(
        "Forum 2025", title_az="Forum 2025", kind="forum", dates="2025-05-12", event_status="held", day="1",
        description_en="Held in spring.", step_free="yes", spoken_languages="az,uz", venue=factories.place("Hall"),
    )  # fmt: skip
    factories.cite(forum)
    factories.involve(forum, organisation=factories.organisation("Host"), title_then_en="Host of 2025")
    factories.about(forum, factories.topic("Silk"))
    session = factories.event("Session", parent=forum, day="2", position=1)
    factories.talk("Talk", event=session, speakers=(factories.person("Speaker"),))
    return forum


def copy_of(record: object) -> str:
    return reverse(f"admin:events_{record.noun}_copy", args=[record.pk])


def copied(client: Client, record: object, **answers: object) -> object:
    form = client.get(copy_of(record)).context["form"]
    sent = {
        name: "on" if field.initial is True else field.initial for name, field in form.fields.items() if field.initial
    }
    return client.post(copy_of(record), {**sent, **answers}, follow=True)


def test_copy_has_names_and_ties_and_no_facts_of_last_year(desk_of: DeskOf, forum: Event) -> None:
    copied(desk_of("curator"), forum, title_en="Forum 2026")
    made = Event.objects.get(title_en="Forum 2026")
    assert (made.status, made.created_by.username, made.slug) == (Status.DRAFT, "curator", "forum-2026")
    assert (made.kind, str(made.venue), made.day, made.title_az) == ("forum", "Hall", "1", "Forum 2025")
    assert (made.step_free, made.spoken_languages) == ("yes", "az,uz")
    assert (made.dates, made.event_status, made.description_en, made.published_at) == ("", "", None, None)
    assert (made.citations.count(), [str(row.topic) for row in made.subjects.all()]) == (0, ["Silk"])
    [row] = made.involvements.all()
    assert (str(row.organisation), row.title_then_en) == ("Host", None)
    [part] = made.parts.all()
    assert (part.title_en, part.day, part.status, part.talks.count()) == ("Session", "2", Status.DRAFT, 0)


def test_talks_come_with_their_speakers_when_asked_for(desk_of: DeskOf, forum: Event) -> None:
    copied(desk_of("curator"), forum, title_en="Forum 2026", talks="on")
    [talk] = Talk.objects.filter(event__parent__title_en="Forum 2026")
    [row] = talk.speakings.all()
    assert (talk.title_en, talk.status, str(row.person), row.title_then_en) == ("Talk", Status.DRAFT, "Speaker", None)
    assert Revision.objects.get().comment == "copied:Forum 2025"


def test_copy_of_an_exhibition_leaves_its_works_out(desk_of: DeskOf) -> None:
    shown = factories.exhibition("Carpets 2025", dates="2025")
    Exhibit.objects.create(exhibition=shown, work=factories.work(), number="7", label_en="Old label")
    client = desk_of("curator")
    copied(client, shown, title_en="Carpets 2026")
    copied(client, shown, title_en="Carpets 2027", works="on")
    assert list(Exhibition.objects.get(title_en="Carpets 2026").exhibits.all()) == []
    [row] = Exhibition.objects.get(title_en="Carpets 2027").exhibits.all()
    assert (row.number, row.label_en) == ("", None)


def test_copy_without_a_name_is_refused_and_nothing_is_made(desk_of: DeskOf, forum: Event) -> None:
    answer = copied(desk_of("curator"), forum, title_en="")
    assert answer.context["form"].errors == {"title_en": ["This field is required."]}
    assert Event.objects.count() == 2


def undo_of(answer: object) -> str:
    [message] = told(answer)
    return message.split('href="')[1].split('"')[0]


def test_copy_is_undone_while_nobody_touched_it(desk_of: DeskOf, forum: Event) -> None:
    client = desk_of("curator")
    address = undo_of(copied(client, forum, title_en="Forum 2026", talks="on"))
    assert [str(each) for each in client.get(address).context["made"]] == ["Forum 2026", "Session", "Talk"]
    assert client.post(address).url == list_page("event")
    assert (Event.objects.count(), Talk.objects.count()) == (2, 1)
    assert client.post(address).context["may_undo"] is False


def test_copy_that_was_changed_or_is_named_stays(desk_of: DeskOf, forum: Event) -> None:
    client = desk_of("curator")
    address = undo_of(copied(client, forum, title_en="Forum 2026"))
    made = Event.objects.get(title_en="Forum 2026")
    talk = factories.talk("New", event=made)
    answer = client.post(address)
    assert told(answer) == ["Nothing was taken away: it is named by New."]
    talk.delete()
    made.save()
    assert client.get(address).context["may_undo"] is False
    assert desk_of("publisher").get(address).context["may_undo"] is False
    assert Event.objects.count() == 4


def test_forged_undo_and_strangers_are_refused(desk_of: DeskOf, forum: Event) -> None:
    undo = reverse("admin:events_event_uncopy")
    assert desk_of("curator").post(f"{undo}?made=forged").status_code == 403
    assert desk_of("nobody").get(copy_of(forum)).url.startswith("/admin/login/")
