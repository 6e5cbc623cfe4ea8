"""Files are taken in at the desk: uploaded, named, compared, answered, applied and undone; by those who may."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from events.models import Event, IntakeBatch, Organisation, Person, Place, Status, Talk
from tests import factories
from tests.events.admin.conftest import told

pytestmark = pytest.mark.django_db
Desk = Callable[[str], Client]

TALKS = """Title;Event;Speaker 1: person;Speaker 1: position then (English)
Synthetic talk on silk;Synthetic forum;Ann Synthetic;Weaver
Synthetic talk on wool;Synthetic forum;Bob Synthetic;Potter
;Synthetic forum;Bob Synthetic;Potter
"""


def address(view: str, batch: IntakeBatch | None = None) -> str:
    return reverse(f"admin:events_intakebatch_{view}", args=[batch.pk] if batch else [])


def upload(client: Client, text: str | bytes, name: str = "synthetic.csv", **more: str) -> IntakeBatch:
    """Send a file and follow to its page; the batch."""
    data = text.encode() if isinstance(text, str) else text
    client.post(address("upload"), {"file": SimpleUploadedFile(name, data), **more}, follow=True)
    return IntakeBatch.objects.latest("pk")


def name_columns(client: Client, batch: IntakeBatch, **other: str) -> HttpResponse:
    """Agree to the columns as they were guessed, some of them otherwise."""
    context = client.get(address("change", batch)).context
    sent = {"language": batch.language}
    for sheet in context["sheets"]:
        sent[f"noun-{sheet['place']}"] = sheet["noun"]
        sent |= {column["name"]: column["key"] for column in sheet["columns"]}
    return client.post(address("columns", batch), sent | other, follow=True)


def groups(client: Client, batch: IntakeBatch) -> dict[str, int]:
    response = client.get(address("change", batch))
    return {group: count for group, _label, count in response.context["groups"] if count}


def answered(client: Client, batch: IntakeBatch, **answers: str) -> HttpResponse:
    """Answer the questions about these names, written with underscores."""
    names = {name.text.replace(" ", "_"): name.pk for name in batch.names.all()}
    sent = {f"name-{names[text]}": answer for text, answer in answers.items()}
    return client.post(address("names", batch), sent, follow=True)


def take_in(client: Client, batch: IntakeBatch, how: str = "all") -> HttpResponse:
    response = client.post(address("apply", batch), {how: "x"}, follow=True)
    batch.refresh_from_db()
    return response


def undo(client: Client, batch: IntakeBatch, *also: str) -> HttpResponse:
    response = client.post(address("undo", batch), {"also": also}, follow=True)
    batch.refresh_from_db()
    return response


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
    assert (batch.state, titles(), [str(person) for person in Person.objects.all()]) == ("undone", [], ["Bob Synthetic"])
