"""The programme in the form of an event: talks with their speakers in rows, and nobody taken for another unasked."""

from collections.abc import Callable

import pytest
from django.test import Client

from events.models import Event, Organisation, Person, Speaking, Talk
from tests import factories
from tests.events.admin.conftest import add_page, filled_in, page_of


def talk_row(number: int, title: str, *speakers: tuple[str, str, str], **more: object) -> dict[str, object]:
    """What is typed into one row: a title, and of each speaker name, position and organisation."""
    sent = {f"talks-{number}-called": title, "talks-TOTAL_FORMS": number + 1}
    for slot, (name, position, organisation) in enumerate(speakers, 1):
        sent |= {
            f"talks-{number}-speaker_{slot}_0": name,
            f"talks-{number}-title_then_{slot}": position,
            f"talks-{number}-organisation_{slot}_0": organisation,
        }
    return sent | {f"talks-{number}-{name}": value for name, value in more.items()}


def said(event: Event) -> list[tuple]:
    """Of each talk in order: title, and of each speaker name, position and organisation."""
    return [
        (
            talk.title_en,
            [(str(row.person), row.title_then_en, str(row.organisation or "")) for row in talk.speakings.all()],
        )
        for talk in event.talks.order_by("position")
    ]


def programme(page: object) -> object:
    return next(each.formset for each in page.context["inline_admin_formsets"] if each.formset.prefix == "talks")


def test_event_is_entered_with_its_talks_and_new_speakers_as_drafts(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("contributor")
    sent = filled_in(client, add_page("event"), title_en="Synthetic forum", _continue="x")
    sent |= talk_row(0, "On silk", ("Sample Weaver", "Head weaver", "Sample museum"))
    sent |= talk_row(1, "On clay", ("Other Potter", "Potter", "Sample museum"), ("Sample Weaver", "Guest", ""))
    client.post(add_page("event"), sent)
    assert said(Event.objects.get()) == [
        ("On silk", [("Sample Weaver", "Head weaver", "Sample museum")]),
        ("On clay", [("Other Potter", "Potter", "Sample museum"), ("Sample Weaver", "Guest", "")]),
    ]
    made = [*Event.objects.all(), *Talk.objects.all(), *Person.objects.all(), *Organisation.objects.all()]
    assert [(each.status, each.created_by.username) for each in made] == [("draft", "contributor")] * 6


def test_name_that_is_like_a_known_one_is_asked_about_and_then_taken(desk_of: Callable[[str], Client]) -> None:
    known, client, event = factories.person("Aytən Həsənova"), desk_of("curator"), factories.event()
    sent = filled_in(client, page_of(event)) | talk_row(0, "On silk", ("Aytan Hasanova", "Chair", ""))
    page = client.post(page_of(event), sent)
    form = programme(page).forms[0]
    assert form.errors == {
        "speaker_1": ["“Aytan Hasanova” is like what the catalogue has. Which one is it?"],
    }
    offered = [value for value, _label in form.fields["speaker_1"].widget.widgets[1].choices]
    assert (offered, Talk.objects.count(), Person.objects.count()) == ([str(known.pk), "new"], 0, 1)
    client.post(page_of(event), sent | {"talks-0-speaker_1_1": str(known.pk)})
    assert (said(event), Person.objects.count()) == ([("On silk", [("Aytən Həsənova", "Chair", "")])], 1)


def test_name_that_is_like_a_known_one_can_be_new(desk_of: Callable[[str], Client]) -> None:
    factories.person("Aytən Həsənova")
    client, event = desk_of("curator"), factories.event()
    sent = filled_in(client, page_of(event)) | talk_row(0, "On silk", ("Aytan Hasanova", "Chair", ""))
    client.post(page_of(event), sent | {"talks-0-speaker_1_1": "new"})
    assert said(event) == [("On silk", [("Aytan Hasanova", "Chair", "")])]
    assert sorted(Person.objects.values_list("name_en", "status")) == [
        ("Aytan Hasanova", "draft"),
        ("Aytən Həsənova", "published"),
    ]


def test_same_new_name_spelled_in_two_ways_is_asked_about(desk_of: Callable[[str], Client]) -> None:
    client, event = desk_of("curator"), factories.event()
    sent = filled_in(client, page_of(event)) | talk_row(0, "On silk", ("Aytan Hasanova", "", ""))
    page = client.post(page_of(event), sent | talk_row(1, "On clay", ("Aytən Həsənova", "", "")))
    assert programme(page).forms[1].errors == {
        "speaker_1": ["Another row says “Aytan Hasanova”. Write both alike if it is the same."]
    }
    assert (Talk.objects.count(), Person.objects.count()) == (0, 0)


def test_row_changes_what_it_shows_and_nothing_else(desk_of: Callable[[str], Client]) -> None:
    event, museum = factories.event(), factories.organisation("Sample museum")
    talk = factories.talk("On silk", event=event, abstract_en="Kept", speakers=(factories.person("Sample Weaver"),))
    Speaking.objects.update(organisation=museum, title_then_az="Toxucu")
    client = desk_of("curator")
    sent = filled_in(client, page_of(event))
    assert [sent[f"talks-0-{name}"] for name in ("called", "title_then_1")] == ["On silk", "Synthetic position"]
    client.post(page_of(event), sent | {
        "talks-0-speaker_1_0": "Sample Weaver", "talks-0-organisation_1_0": "Sample museum",
        "talks-0-organisation_1_1": f"={museum.pk}", "talks-0-speaker_1_1": f"={talk.speakings.get().person_id}",
        "talks-0-title_then_1": "Master", "talks-0-called": "On old silk",
    })  # fmt: skip
    row = talk.speakings.get()
    talk.refresh_from_db()
    assert (talk.title_en, talk.abstract_en, talk.is_public) == ("On old silk", "Kept", True)
    assert (row.title_then_en, row.title_then_az, row.organisation) == ("Master", "Toxucu", museum)


def test_speaker_is_taken_off_when_the_name_is_emptied(desk_of: Callable[[str], Client]) -> None:
    event = factories.event()
    factories.talk("On silk", event=event, speakers=(factories.person("Sample Weaver"),))
    client = desk_of("curator")
    sent = filled_in(client, page_of(event)) | talk_row(0, "On silk", ("", "", ""))
    client.post(page_of(event), sent)
    assert (said(event), Person.objects.count()) == ([("On silk", [])], 1)


@pytest.mark.parametrize(
    ("row", "errors"),
    [
        (talk_row(0, "", ("Sample Weaver", "", "")), {"called": ["This field is required."]}),
        (
            talk_row(0, "On silk", ("", "Chair", "")),
            {"speaker_1": ["Who held this position? Name the speaker."]},
        ),
        (
            talk_row(0, "On silk", ("Sample Weaver", "", ""), ("sample weaver", "", "")),
            {"speaker_2": ["“sample weaver” stands here twice."]},
        ),
        (talk_row(0, "On silk", position="first"), {"position": ["Enter a whole number."]}),
        (
            talk_row(0, "On silk", ("S" * 201, "", "")),
            {"speaker_1": ["Ensure this value has at most 200 characters (it has 201)."]},
        ),
    ],
)
def test_bad_row_is_refused_beside_its_field_and_kept(
    row: dict, errors: dict, desk_of: Callable[[str], Client]
) -> None:
    client, event = desk_of("curator"), factories.event()
    page = client.post(page_of(event), filled_in(client, page_of(event)) | row)
    assert programme(page).forms[0].errors == errors
    assert (Talk.objects.count(), Person.objects.count()) == (0, 0)


def test_contributor_edits_own_drafts_and_reads_what_is_public(
    desk_of: Callable[[str], Client], contributor: object
) -> None:
    event = factories.event(public=False, created_by=contributor)
    own = factories.talk("Own draft", event=event, public=False, created_by=contributor)
    factories.talk("Secret draft", event=event, public=False)
    public = factories.talk("Public talk", event=event)
    shown = desk_of("contributor").get(page_of(event)).context["inline_admin_formsets"]
    assert [[talk.pk for talk in each.formset.get_queryset()] for each in shown[:2]] == [[own.pk], [public.pk]]


@pytest.mark.parametrize("number", [1, 3])
def test_programme_takes_the_same_queries(
    number: int, desk_of: Callable[[str], Client], django_assert_num_queries: object
) -> None:
    event, client = factories.event(), desk_of("curator")
    client.get(page_of(event))
    for _each in range(number):
        factories.talk(event=event, speakers=(factories.person(), factories.person()))
    with django_assert_num_queries(25):
        assert programme(client.get(page_of(event))).initial_form_count() == number


def test_very_long_programme_is_listed_and_its_event_can_be_saved(
    desk_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.admin.event.MOST_ROWS", 2)
    event, client = factories.event(), desk_of("curator")
    for _each in range(3):
        factories.talk(event=event)
    page = client.get(page_of(event))
    assert [type(form).__name__ for form in programme(page).forms] == ["TalkForm"] * 3
    assert client.post(page_of(event), filled_in(client, page_of(event), title_en="Renamed")).status_code == 302
    event.refresh_from_db()
    assert (event.title_en, event.talks.count()) == ("Renamed", 3)
