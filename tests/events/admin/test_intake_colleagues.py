"""Files of colleagues at the desk: who sees and who undoes them; and what the pages of files ask the database."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import IntakeBatch, Person
from tests import factories
from tests.events.admin.batches import TALKS, address, answered, name_columns, take_in, undo, upload

pytestmark = pytest.mark.django_db
Desk = Callable[[str], Client]


@pytest.mark.parametrize("role", ["curator", "publisher", "administrator"])
def test_colleague_sees_whose_file_it_is_and_leaves_the_work_to_them(desk_of: Desk, role: str) -> None:
    owner = User.objects.get(pk=(client := desk_of("contributor")).session["_auth_user_id"])
    User.objects.filter(pk=owner.pk).update(first_name="Synthetic", last_name="Leyla")
    batch = upload(client, "Name (English)\nSynthetic A\n", "people.csv")
    colleague = desk_of(role)
    for state in ("mapping", "planned"):
        assert batch.state == state
        page = colleague.get(address("change", batch)).content.decode()
        assert "Uploaded by: Synthetic Leyla, " in page
        buttons = ("Show its fields", "Compare with the catalogue", "Take in 1 row", "Forget this file")
        assert [button for button in buttons if button in page] == []
        if state == "mapping":
            name_columns(client, batch)
    assert [row.pk for row in colleague.get(address("changelist")).context["cl"].result_list] == [batch.pk]
    sent = [colleague.post(address(view, batch)).status_code for view in ("columns", "names", "apply", "step", "drop")]
    assert (sent, IntakeBatch.objects.get().state) == ([403] * 5, "planned")
    assert "Uploaded by" not in client.get(address("change", batch)).content.decode()


@pytest.mark.parametrize(
    ("role", "adds", "changes"),
    [("contributor", False, False), ("curator", False, True), ("administrator", True, True)],
)
def test_colleague_undoes_a_file_that_the_role_may_undo_whole(
    role: str, adds: bool, changes: bool, desk_of: Desk
) -> None:
    known = factories.person("Synthetic Known", slug="known")
    owner, done = desk_of("publisher"), []
    for text in ("Name (English)\nSynthetic New\n", "Address of the page,Name (English)\nknown,Synthetic Other\n"):
        batch = upload(owner, text, "people.csv")
        name_columns(owner, batch)
        take_in(owner, batch)
        done.append(batch)
    colleague, able = desk_of(role), []
    for batch in done:
        page = colleague.get(address("change", batch))
        is_led = page.status_code == 200 and address("undo", batch) in page.content.decode()
        undo(colleague, batch)
        assert is_led is (batch.state == "undone")
        able.append(is_led)
    known.refresh_from_db()
    assert able == [adds, changes]
    assert known.name_en == ("Synthetic Known" if changes else "Synthetic Other")
    assert Person.objects.filter(name_en="Synthetic New").exists() is not adds


@pytest.mark.parametrize("number", [1, 3])
def test_pages_of_files_ask_as_many_queries_for_three_as_for_one(number: int, desk_of: Desk) -> None:
    client, rows = desk_of("administrator"), "".join(f"Synthetic {each},UZ\n" for each in range(2 * number + 1))
    asking = "".join(f"Synthetic talk {each};Synthetic forum {each};Synthetic Speaker;\n" for each in range(number))
    talks = upload(client, TALKS.partition("\n")[0] + "\n" + asking, "talks.csv")
    name_columns(client, talks)
    for each in range(number):
        batch = upload(client, f"Name (English),Country of work\n{rows}", "people.csv")
        if each == 0:
            name_columns(client, batch)
    answers = {name.text.replace(" ", "_"): "+" for name in batch.names.filter(answer="")}
    if answers:
        answered(client, batch, **answers)
    take_in(client, batch)
    people = list(Person.objects.order_by("pk"))
    for person in people[:number]:
        factories.talk(speakers=(person,))
    people[-1].delete()
    pages = {"changelist": None, "change": batch, "undo": batch, "names": talks}
    for page, of in pages.items():
        client.get(address(page, of))
    asked = {}
    for page, of in pages.items():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(page, of)).status_code == 200
        asked[page] = len(captured)
    assert asked == {"changelist": 7, "change": 7, "undo": 23, "names": 9}
