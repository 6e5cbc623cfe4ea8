"""Files at the desk as a browser sends them: uploaded, their columns named, answered, applied, undone."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from events.models import IntakeBatch

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
    return gone_on(client, IntakeBatch.objects.latest("pk"))


def gone_on(client: Client, batch: IntakeBatch) -> IntakeBatch:
    """Ask for one piece of the work after the other, as the page does."""
    while batch.state in ("staging", "planning"):
        client.post(address("step", batch))
        batch.refresh_from_db()
    return batch


def name_columns(client: Client, batch: IntakeBatch, **other: str) -> HttpResponse:
    """Agree to the columns as they were guessed, some of them otherwise."""
    context = client.get(address("change", batch)).context
    sent = {"language": batch.language}
    for sheet in context["sheets"]:
        sent[f"noun-{sheet['place']}"] = sheet["noun"]
        sent |= {column["name"]: column["key"] for column in sheet["columns"]}
    response = client.post(address("columns", batch), sent | other, follow=True)
    batch.refresh_from_db()
    gone_on(client, batch)
    return response


def groups(client: Client, batch: IntakeBatch) -> dict[str, int]:
    response = client.get(address("change", batch))
    return {group: count for group, _label, count in response.context["groups"] if count}


def answered(client: Client, batch: IntakeBatch, **answers: str) -> HttpResponse:
    """Answer the questions about these names, written with underscores."""
    names = {name.text.replace(" ", "_"): name.pk for name in batch.names.all()}
    sent = {f"name-{names[text]}": answer for text, answer in answers.items()}
    response = client.post(address("names", batch), sent, follow=True)
    batch.refresh_from_db()
    gone_on(client, batch)
    return response


def take_in(client: Client, batch: IntakeBatch, how: str = "all") -> HttpResponse:
    response = client.post(address("apply", batch), {how: "x"}, follow=True)
    batch.refresh_from_db()
    return response


def undo(client: Client, batch: IntakeBatch, *also: str) -> HttpResponse:
    response = client.post(address("undo", batch), {"also": also}, follow=True)
    batch.refresh_from_db()
    return response
