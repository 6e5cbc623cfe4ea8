"""Files are taken in at the desk: uploaded, named, compared, answered, applied and undone; by those who may."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from events.models import Event, IntakeBatch, Organisation, Person, Place, Status, Talk
from tests import factories
from tests.events.admin.batches import TALKS, address, answered, groups, name_columns, take_in, undo, upload
from tests.events.admin.conftest import filled_in, told

pytestmark = pytest.mark.django_db
Desk = Callable[[str], Client]


def titles() -> list[str]:
    return sorted(str(talk) for talk in Talk.objects.all())


def test_file_goes_from_upload_to_undo(desk_of: Desk, curator: User) -> None:
    client = desk_of("curator")
    factories.event("Synthetic forum")
    bob = factories.person("Bob Synthetic")
    batch = upload(client, TALKS)
    assert (batch.state, batch.sheets[0]["noun"]) == ("mapping", "talk")
    name_columns(client, batch)
    assert groups(client, batch) == {"ask": 1, "add": 1, "refuse": 1}
    answered(client, batch, Ann_Synthetic="+")
    assert groups(client, batch) == {"add": 3, "refuse": 1}
    take_in(client, batch, "good")
    batch.refresh_from_db()
    assert (batch.state, batch.added, batch.changed, batch.refused) == ("applied", 3, 0, 1)
    assert titles() == ["Synthetic talk on silk", "Synthetic talk on wool"]
    talk = Talk.objects.get(slug="synthetic-talk-on-wool")
    speaking = talk.speakings.get()
    assert (talk.status, talk.created_by, str(talk.event)) == (Status.DRAFT, curator, "Synthetic forum")
    assert (speaking.person, speaking.title_then_en, speaking.position) == (bob, "Potter", 1)
    undo(client, batch)
    batch.refresh_from_db()
    assert (batch.state, titles(), [str(person) for person in Person.objects.all()]) == (
        "undone",
        [],
        ["Bob Synthetic"],
    )


def test_shape_is_remembered_and_answers_are_kept(desk_of: Desk) -> None:
    client = desk_of("curator")
    factories.event("Synthetic forum")
    first = upload(client, TALKS)
    name_columns(client, first, **{"key-0-3": ""})
    answered(client, first, Ann_Synthetic="+", Bob_Synthetic="-")
    turned = "\n".join(";".join(reversed(line.split(";"))) for line in TALKS.splitlines())
    second = upload(client, turned, "another.csv")
    assert (second.state, second.sheets[0]["keys"]) == ("planned", [None, "speakings.1.person", "event", "title"])
    assert groups(client, second) == {"add": 3, "refuse": 1}
    assert [(name.text, name.answer) for name in second.names.filter(kind="name")] == [
        ("Synthetic forum", ""), ("Ann Synthetic", "+"), ("Bob Synthetic", "-"),
    ]  # fmt: skip


def test_row_that_resembles_a_record_asks_whether_it_is_the_same(desk_of: Desk) -> None:
    client = desk_of("curator")
    known = factories.person("Synthetic Eliyeva")
    batch = upload(client, "Name (English),Country of work\nSynthetic Əliyeva,AZ\nSynthetic Other,UZ\n", "people.csv")
    name_columns(client, batch)
    assert groups(client, batch) == {"ask": 1, "add": 1}
    answered(client, batch, Synthetic_Əliyeva=f"={known.slug}")
    assert groups(client, batch) == {"change": 1, "add": 1}
    changed = client.get(address("change", batch) + "?group=change").context
    assert [label for label, _pieces in changed["rows"][0]["changes"]] == ["Name (English)", "Country of work"]
    assert changed["public"] == 1
    take_in(client, batch)
    known.refresh_from_db()
    assert (known.name_en, known.country, known.status) == ("Synthetic Əliyeva", "AZ", Status.PUBLISHED)
    undo(client, batch)
    known.refresh_from_db()
    assert (known.name_en, known.country, Person.objects.count()) == ("Synthetic Eliyeva", "", 1)


def test_exact_name_is_proposed_and_can_be_changed(desk_of: Desk) -> None:
    client = desk_of("curator")
    factories.event("Synthetic forum")
    factories.person("Ann Synthetic")
    other = factories.person("Ann Synthetics")
    batch = upload(client, "Title,Event,Speaker\nSynthetic talk,Synthetic forum,ann  synthetic\n", "talks.csv")
    name_columns(client, batch)
    assert groups(client, batch) == {"add": 1}
    shown = client.get(address("change", batch)).context["rows"][0]["names"]
    assert shown == [
        ("Synthetic forum", "event", "synthetic-forum", "exact"),
        ("ann  synthetic", "person", "ann-synthetic", "exact"),
    ]  # fmt: skip
    answered(client, batch, ann__synthetic=f"={other.slug}")
    take_in(client, batch)
    assert [str(speaking.person) for speaking in Talk.objects.get().speakings.all()] == ["Ann Synthetics"]


def test_what_was_edited_or_named_since_is_left_or_undone_by_choice(desk_of: Desk) -> None:
    client = desk_of("administrator")
    batch = upload(client, "Name (English)\nSynthetic A\nSynthetic B\nSynthetic C\n", "people.csv")
    name_columns(client, batch)
    take_in(client, batch)
    a, b = Person.objects.get(name_en="Synthetic A"), Person.objects.get(name_en="Synthetic B")
    factories.talk(speakers=(a,))
    change = reverse("admin:events_person_change", args=[b.pk])
    client.post(change, filled_in(client, change, country="UZ"))
    page = client.get(address("undo", batch)).context
    assert (page["deleting"], [(left.title, left.may_choose) for left, _address in page["left"]]) == (
        1, [("Synthetic B", True), ("Synthetic A", False)],
    )  # fmt: skip
    undo(client, batch, f"person:{b.pk}")
    assert [str(person) for person in Person.objects.all()] == ["Synthetic A"]
    assert [note[1] for note in batch.notes] == ["Synthetic A"]


def test_deleted_by_undo_can_be_recovered(desk_of: Desk) -> None:
    client = desk_of("administrator")
    batch = upload(client, "Name (English),Country of work\nSynthetic A,UZ\n", "people.csv")
    name_columns(client, batch)
    take_in(client, batch)
    undo(client, batch)
    found = client.get(reverse("admin:events_person_recoverlist")).context["found"]
    client.post(reverse("admin:events_person_recover", args=[found[0][0].pk]))
    assert [(str(person), person.country, person.status) for person in Person.objects.all()] == [
        ("Synthetic A", "UZ", Status.DRAFT)
    ]


def test_contributor_adds_drafts_but_changes_no_record_of_others(desk_of: Desk, curator: User) -> None:
    client = desk_of("contributor")
    factories.person("Synthetic Known", slug="known")
    text = "Address of the page,Name (English)\nknown,Synthetic Renamed\n,Synthetic New\n"
    batch = upload(client, text, "people.csv")
    name_columns(client, batch)
    assert groups(client, batch) == {"refuse": 1, "add": 1}
    take_in(client, batch, "good")
    assert sorted(str(person) for person in Person.objects.all()) == ["Synthetic Known", "Synthetic New"]
    undo(client, batch)
    assert [str(person) for person in Person.objects.all()] == ["Synthetic Known"]


@pytest.mark.parametrize("role", ["nobody", "outsider", "contributor"])
def test_file_of_somebody_else_is_closed(desk_of: Desk, role: str) -> None:
    batch = upload(owner := desk_of("curator"), "Name (English)\nSynthetic A\n", "people.csv")
    name_columns(owner, batch)
    client = desk_of(role)
    views = ["change", "columns", "names", "refused"]
    answers = [client.get(address(view, batch)).status_code for view in views]
    answers += [client.post(address(view, batch)).status_code for view in ("apply", "undo", "drop", "step", "names")]
    assert set(answers) == ({403} if role == "contributor" else {302})
    assert client.post(address("apply", batch), {"all": "x"}).status_code == (403 if role == "contributor" else 302)
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count()) == ("planned", 0)


def test_outsider_and_nobody_upload_nothing(desk_of: Desk) -> None:
    for role in ("nobody", "outsider"):
        desk_of(role).post(address("upload"), {"file": SimpleUploadedFile("people.csv", b"Name\nSynthetic\n")})
    assert IntakeBatch.objects.count() == 0


HOSTILE = {
    "empty.csv": b"",
    "nul.csv": b"Name,Biography\n\0\0\0,",
    "bomb.xlsx": b"PK\x03\x04 no archive at all",
    "picture.png": b"\x89PNG",
    "list.json": b"[[[[[[[[[[[[[[[[[[[[[[[[",
    "noun.yaml": b"talk: &a [*a]",
    "deep.yaml": b"talk: " + b"[" * 5000,
    "old.xls": b"\xd0\xcf\x11\xe0",
    "../../etc/passwd.csv": b"\xff\xfe\xff",
    "wide.csv": b"a," * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_words(desk_of: Desk, name: str) -> None:
    client = desk_of("curator")
    batch = upload(client, HOSTILE[name], name)
    page = client.get(address("change", batch))
    if batch.state == "mapping":  # read as a table without a record; nothing can come of it
        page = name_columns(client, batch)
        assert groups(client, batch).keys() <= {"refuse"}
        assert "nothing to take in" in told(take_in(client, batch))[0]
    else:
        assert batch.state == "refused"
        assert len(page.context["batch"].problems) >= 1
    assert Person.objects.count() + Talk.objects.count() + Place.objects.count() + Organisation.objects.count() == 0


def test_stale_plan_is_looked_at_again_and_writes_nothing(desk_of: Desk) -> None:
    client = desk_of("curator")
    known = factories.person("Synthetic Known", slug="known")
    batch = upload(
        client, "Address of the page,Name (English),Country of work\nknown,Synthetic Known,UZ\n", "people.csv"
    )
    name_columns(client, batch)
    known.country = "AZ"
    known.save()
    response = take_in(client, batch)
    assert told(response) == ["Nothing was taken in: 1 record changed since the plan was made. Look at the plan again."]
    client.post(address("step", batch))
    rows = client.get(address("change", batch)).context["rows"]
    assert [[piece.words for piece in pieces] for _label, pieces in rows[0]["changes"]] == [["AZ", "UZ"]]


def test_applying_and_undoing_happen_once(desk_of: Desk) -> None:
    client = desk_of("curator")
    batch = upload(client, "Name (English)\nSynthetic A\n", "people.csv")
    name_columns(client, batch)
    take_in(client, batch)
    assert told(take_in(client, batch)) == ["This file is not waiting any more: it is taken in."]
    undo(client, batch)
    undo(client, batch)
    assert (batch.state, Person.objects.count(), Event.objects.count()) == ("undone", 0, 0)


def test_plan_of_many_rows_asks_as_few_questions_of_the_database(
    desk_of: Desk, django_assert_num_queries: object
) -> None:
    client = desk_of("curator")
    for rows in (1, 3):
        lines = "".join(f"Synthetic {number},UZ\n" for number in range(rows))
        batch = upload(client, f"Name (English),Country of work\n{lines}", f"people-{rows}.csv")
        if batch.state == "mapping":
            name_columns(client, batch)
        with django_assert_num_queries(11):
            client.get(address("change", batch))


def test_tables_without_a_noun_ask_what_each_row_is(desk_of: Desk) -> None:
    client = desk_of("curator")
    batch = upload(client, "Xyz,Abc\nSynthetic A,UZ\n", "unknown.csv")
    response = name_columns(client, batch)
    assert (response.context["batch"].state, response.context["sheets"][0]["noun"]) == ("mapping", "")
    response = name_columns(client, batch, **{"noun-0": "person"})
    assert response.context["sheets"][0]["noun"] == "person"
    batch.refresh_from_db()
    name_columns(client, batch, **{"key-0-0": "name_en", "key-0-1": "country"})
    assert groups(client, batch) == {"add": 1}


@pytest.mark.parametrize("name", ["people.json", "people.yaml", "people.csv"])
def test_refused_rows_go_home_with_their_reasons_and_come_back(desk_of: Desk, name: str) -> None:
    """The reason stands in the reader's language beside the row, and is no field when the file is taken in again."""
    texts = {
        "people.json": '{"person": [{"name_en": "Synthetic potter", "country": "Utopia"}]}',
        "people.yaml": "person:\n  - {name_en: Synthetic potter, country: Utopia}\n",
        "people.csv": "name_en,country\nSynthetic potter,Utopia\n",
    }
    client = desk_of("curator")
    batch = upload(client, texts[name], name)
    if batch.state == "mapping":
        name_columns(client, batch)
    assert groups(client, batch) == {"refuse": 1}
    home = client.get(address("refused", batch)).content.decode("utf-8-sig")
    assert "Utopia" in home.partition("Synthetic potter")[2]
    again = upload(client, home.replace('"Utopia"', '"UZ"').replace("country: Utopia", "country: UZ").replace(
        "Synthetic potter,Utopia", "Synthetic potter,UZ"), name)  # fmt: skip
    assert groups(client, again) == {"add": 1}
