"""What somebody may try at the desk: each deed, done over HTTP, says whether this browser was able.

Each noun is built once; whoever tries a deed rolls back what it changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events import publishing, undoing
from events.admin.history import versions
from events.models import Document, Image, Merge, Record, Status, Talk
from events.revisions import recorded
from events.revisions.restoring import deleted
from tests import factories, pictures
from tests.conftest import member
from tests.events.admin.conftest import add_page, filled_in, list_page, page_of

C, K, P, A = "contributor", "curator", "publisher", "administrator"
IDLE, NOBODY = "idle", "nobody"  # staff without a group, and somebody who is not logged in
ROLES = (C, K, P, A, IDLE, NOBODY)
LATER = (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%dT10:00")


@dataclass
class Stage:
    """One noun with a record in every state, a browser for every role, and one that may read all forms."""

    model: type[Record]
    records: dict[str, Record]
    clients: dict[str, Client]
    reader: Client
    publisher: User
    gone: int
    forms: dict[str, dict]
    told: dict[str, object]

    @property
    def noun(self) -> str:
        return self.model._meta.model_name

    def form(self, url: str) -> dict:
        if url not in self.forms:
            # A contributor's form of an event has a second list of talks, empty here: those they may only read.
            unseen = {"talks-2-TOTAL_FORMS": 0, "talks-2-INITIAL_FORMS": 0} if self.noun == "event" else {}
            self.forms[url] = filled_in(self.reader, url) | unseen
        return self.forms[url]

    def tells(self, url: str, name: str) -> object:
        """What a page tells the reader; as all is rolled back between deeds, it is asked for once."""
        if url not in self.told:
            self.told[url] = self.reader.get(url).context[name]
        return self.told[url]

    def now(self, name: str) -> Record | None:
        return self.model.objects.filter(pk=self.records[name].pk).first()

    def status(self, name: str) -> str:
        return self.now(name).status

    def version(self, name: str) -> object:
        return list(versions(self.records[name]))[-1]


def set_stage(model: type[Record]) -> Stage:
    users = {role: member(role, role.capitalize()) for role in (C, K, P, A)}
    users[IDLE] = User.objects.create_user(IDLE, is_staff=True)
    somebody = User.objects.create_user("somebody")
    clients = {NOBODY: Client()}
    for role, user in users.items():
        clients[role] = Client()
        clients[role].force_login(user)
    reader = Client()
    reader.force_login(User.objects.create_superuser("reader"))
    records = {
        "own draft": made(model, "Canary own", users[C]),
        "other's draft": made(model, "Canary other", somebody),
        "own in review": publishing.submit(made(model, "Canary review", users[C])),
        "public": publishing.publish(made(model, "Canary public", somebody)),
        "other's withdrawn": publishing.withdraw(publishing.publish(made(model, "Canary gone", somebody))),
        "scheduled": publishing.schedule(
            made(model, "Canary later", somebody), at=timezone.now() + timedelta(days=1)
        ),
    }  # fmt: skip
    for name in ("own draft", "other's draft", "public"):
        rename(records[name], f"{records[name]} twice")
    gone = made(model, "Canary deleted", somebody)
    rename(gone, "Canary deleted twice")
    with recorded(None, "deleted"):
        key = gone.pk
        gone.delete()
    stage = Stage(model, records, clients, reader, users[P], key, {}, {})
    with transaction.atomic():  # a form that is opened notes who has it open
        for record in records.values():
            stage.form(page_of(record))
        stage.form(add_page(stage.noun))
        transaction.set_rollback(True)
    return stage


def made(model: type[Record], name: str, by: User) -> Record:
    given = {"public": False, "created_by": by}
    if model is Image:
        given |= {"file": pictures.upload(pictures.photograph()), "credit": "Synthetic"}
    if model is Document:
        given |= {"file": pictures.upload(b"%PDF-1.4\n%%EOF\n", "text.pdf"), "credit": "Synthetic"}
    if model is Talk:
        given["event"] = factories.event()
    return factories.make(model, name, **given)


def rename(record: Record, name: str) -> None:
    with recorded(None, "edited"):
        setattr(record, f"{record.title_field}_en", name)
        record.save()


# The deeds: each says whether this browser was able


def opens(client: Client, url: str) -> bool:
    return client.get(url).status_code == 200


def shows(client: Client, url: str, words: str) -> bool:
    """Everything is rolled back between deeds, so a page reads the same each time: it is asked for once."""
    known = client.__dict__.setdefault("pages", {})
    if url not in known:
        response = client.get(url)
        known[url] = response.content.decode() if response.status_code == 200 else ""
    return words in known[url]


def changes(stage: Stage, client: Client, name: str) -> bool:
    record = stage.records[name]
    column = f"{record.title_field}_en"
    client.post(page_of(record), stage.form(page_of(record)) | {column: "Another name"})
    return getattr(stage.now(name), column) == "Another name"


def presses(stage: Stage, client: Client, name: str, button: str, after: str, **more: str) -> bool:
    record = stage.records[name]
    before = stage.now(name).publish_at, stage.status(name)
    client.post(page_of(record), stage.form(page_of(record)) | {f"_{button}": "x"} | more)
    return stage.status(name) == after and (stage.now(name).publish_at, after) != before


def does_to_all(stage: Stage, client: Client, name: str, action: str, after: str | None) -> bool:
    chosen = {"action": action, "_selected_action": [stage.records[name].pk], "post": "yes"}
    client.post(list_page(stage.noun), chosen)
    left = stage.now(name)
    return left is None if after is None else left is not None and left.status == after


def deletes(stage: Stage, client: Client, name: str) -> bool:
    client.post(page_of(stage.records[name], "delete"), {"post": "yes"})
    return stage.now(name) is None


def adds(stage: Stage, client: Client) -> bool:
    before = stage.model.objects.count()
    sent = stage.form(add_page(stage.noun)) | {f"{stage.model.title_field}_en": "Canary new"}
    if stage.model in (Image, Document):
        content, name = (
            (pictures.photograph(), "new.jpg") if stage.model is Image else (b"%PDF-1.4\n%%EOF\n", "new.pdf")
        )
        sent |= {"file": pictures.upload(content, name), "credit": "Synthetic"}
    if stage.model is Talk:
        sent["event"] = stage.records["own draft"].event_id
    client.post(add_page(stage.noun), sent)
    return stage.model.objects.count() == before + 1


def publishes_all(stage: Stage, client: Client, name: str) -> bool:
    record = stage.records[name]
    lines = stage.tells(page_of(record, "together"), "lines")
    client.post(page_of(record, "together"), {"seen": [line.seen for line in lines]})
    return stage.status(name) == Status.PUBLISHED


def restores(stage: Stage, client: Client, name: str) -> bool:
    record, version = stage.records[name], stage.version(name)
    url = reverse(f"admin:events_{stage.noun}_restore", args=[record.pk, version.pk])
    client.post(url, {"seen": record.version})
    return not str(stage.now(name)).endswith("twice")


def recovers(stage: Stage, client: Client) -> bool:
    version = deleted(stage.model).get(object_id=str(stage.gone))
    client.post(reverse(f"admin:events_{stage.noun}_recover", args=[version.pk]))
    return stage.model.objects.filter(pk=stage.gone).exists()


def undoes(stage: Stage, client: Client) -> bool:
    record = stage.now("own draft")
    deed = undoing.Deed(stage.publisher, "publish")
    deed.before(record)
    publishing.publish(record, stage.publisher)
    deed.after(record)
    client.post(reverse("admin:undo", args=[deed.keep()]))
    return stage.status("own draft") == Status.DRAFT


def is_offered(stage: Stage, client: Client) -> bool:
    """In the suggestions of some field that leads to this noun; nouns that no field leads to are chosen nowhere."""
    where = CHOSEN_IN.get(stage.noun)
    if where is None:
        return client in [stage.clients[role] for role in (C, K, P, A)]
    model, field = where
    query = {"app_label": "events", "model_name": model, "field_name": field, "term": "canary other"}
    response = client.get(reverse("admin:autocomplete"), query)
    return response.status_code == 200 and "Canary other" in response.content.decode()


CHOSEN_IN = {
    "project": ("event", "project"), "event": ("talk", "event"), "person": ("speaking", "person"),
    "organisation": ("speaking", "organisation"), "place": ("event", "venue"), "topic": ("subject", "topic"),
    "work": ("exhibit", "work"), "artisan": ("making", "artisan"), "source": ("citation", "source"),
    "image": ("illustration", "image"), "document": ("memorandum", "documents"),
}  # fmt: skip


def downloads(stage: Stage, client: Client, name: str) -> bool:
    """Everybody's list is written as the table that it would be at the desk."""
    known = client.__dict__.setdefault("pages", {})
    if "table" not in known:
        response = client.get(address(stage, "export", "csv"), {"q": "canary"})
        known["table"] = b"".join(response) if response.status_code == 200 else b""
    return stage.records[name].slug.encode() in known["table"]


def reads_a_version(stage: Stage, client: Client) -> bool:
    version = stage.version("other's draft")
    return opens(client, address(stage, "version", stage.records["other's draft"].pk, version.pk))


def merges(stage: Stage, client: Client) -> bool:
    url = address(stage, "merge", stage.records["own draft"].pk, stage.records["other's draft"].pk)
    client.post(url, {"seen": stage.tells(url, "plan").mark})
    return Merge.objects.exists()


def begins_to_change_many(stage: Stage, client: Client) -> bool:
    response = client.post(address(stage, "bulk"), {"key": [stage.records["own draft"].pk]})
    return response.status_code == 200


def address(stage: Stage, page: str, *arguments: object) -> str:
    return reverse(f"admin:events_{stage.noun}_{page}", args=arguments)


Try = Callable[[Stage, Client], bool]


def view(name: str, page: str = "change") -> Try:
    return lambda stage, client: opens(client, page_of(stage.records[name], page))


def find(name: str) -> Try:
    return lambda stage, client: shows(client, f"{list_page(stage.noun)}?q=canary", page_of(stage.records[name]))


def preview(name: str) -> Try:
    def look(stage: Stage, client: Client) -> bool:
        record = stage.records[name]
        return shows(client, reverse("preview", args=[stage.noun, record.slug]), "Canary")

    return look


def press(name: str, button: str, after: str, **more: str) -> Try:
    return lambda stage, client: presses(stage, client, name, button, after, **more)


def bulk(name: str, action: str, after: str | None) -> Try:
    return lambda stage, client: does_to_all(stage, client, name, action, after)


def compare(stage: Stage, client: Client) -> bool:
    record = stage.records["other's draft"]
    version = stage.version("other's draft")
    return opens(client, f"{page_of(record, 'compare')}?from={version.pk}")


DEEDS: dict[str, Try] = {
    "list the nouns": lambda stage, client: opens(client, list_page(stage.noun)),
    "find other's draft in the list": find("other's draft"),
    "find own draft in the list": find("own draft"),
    "find public in the list": find("public"),
    "be offered other's draft to choose": is_offered,
    "add": adds,
    "view own draft": view("own draft"),
    "view other's draft": view("other's draft"),
    "view own in review": view("own in review"),
    "view other's withdrawn": view("other's withdrawn"),
    "view public": view("public"),
    "preview own draft": preview("own draft"),
    "preview other's draft": preview("other's draft"),
    "change own draft": lambda stage, client: changes(stage, client, "own draft"),
    "change other's draft": lambda stage, client: changes(stage, client, "other's draft"),
    "change own in review": lambda stage, client: changes(stage, client, "own in review"),
    "change public": lambda stage, client: changes(stage, client, "public"),
    "submit own draft": press("own draft", "submit", "review"),
    "submit other's draft": press("other's draft", "submit", "review"),
    "send back own in review": press("own in review", "reopen", "draft", _note="Why"),
    "publish own draft": press("own draft", "publish", "published"),
    "publish own in review": press("own in review", "publish", "published"),
    "schedule other's draft": press("other's draft", "schedule", "published", _publish_on=LATER),
    "call off the scheduled": press("scheduled", "unschedule", "draft"),
    "withdraw public": press("public", "withdraw", "withdrawn"),
    "take back public": press("public", "take_back", "draft"),
    "reopen other's withdrawn": press("other's withdrawn", "reopen", "draft"),
    "publish other's draft with everything": lambda stage, client: publishes_all(stage, client, "other's draft"),
    "bulk submit own draft": bulk("own draft", "submit_selected", "review"),
    "bulk submit other's draft": bulk("other's draft", "submit_selected", "review"),
    "bulk publish other's draft": bulk("other's draft", "publish_selected", "published"),
    "bulk withdraw public": bulk("public", "withdraw_selected", "withdrawn"),
    "bulk delete own draft": bulk("own draft", "delete_selected", None),
    "bulk delete other's draft": bulk("other's draft", "delete_selected", None),
    "delete own draft": lambda stage, client: deletes(stage, client, "own draft"),
    "delete other's draft": lambda stage, client: deletes(stage, client, "other's draft"),
    "delete own in review": lambda stage, client: deletes(stage, client, "own in review"),
    "delete public": lambda stage, client: deletes(stage, client, "public"),
    "read the history of own draft": view("own draft", "history"),
    "read the history of other's draft": view("other's draft", "history"),
    "read the history of public": view("public", "history"),
    "compare versions of other's draft": compare,
    "restore a version of own draft": lambda stage, client: restores(stage, client, "own draft"),
    "restore a version of other's draft": lambda stage, client: restores(stage, client, "other's draft"),
    "see what was deleted": lambda stage, client: opens(
        client, reverse(f"admin:events_{stage.noun}_recoverlist")
    ),
    "recover what was deleted": recovers,
    "undo what the publisher did": undoes,
    "download own draft": lambda stage, client: downloads(stage, client, "own draft"),
    "download other's draft": lambda stage, client: downloads(stage, client, "other's draft"),
    "download an empty table": lambda stage, client: opens(client, address(stage, "blank", "csv")),
    "read a version of other's draft": reads_a_version,
    "look for duplicates": lambda stage, client: opens(client, address(stage, "duplicates")),
    "merge other's draft into own": merges,
    "begin to change many": begins_to_change_many,
}  # fmt: skip
