"""What a validator of HTML would find on the pages of the desk: nothing of the faults that Django's own pages have."""

from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.events.admin.conftest import add_page, list_page, page_of


class Look(HTMLParser):
    """Options and headings without words, labels of nothing, required lists without an empty first choice."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.labels: list[str] = []
        self.open, self.words, self.first_of = "", "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids[given.get("id") or ""] += 1
        if tag == "label" and "for" in given:
            self.labels.append(given["for"])
        if tag in ("option", "th"):
            self.open, self.words = tag, given.get("label") or given.get("aria-label") or ""
        if tag == "select":
            self.first_of = given.get("name", "") if "required" in given and "multiple" not in given else ""
        elif tag == "option" and self.first_of:
            if given.get("value") != "":
                self.faults.append(f"the first choice of {self.first_of} is a value")
            self.first_of = ""
        if tag == "input" and self.open == "th":
            self.words = "a box"

    def handle_data(self, data: str) -> None:
        self.words += data.strip()

    def handle_endtag(self, tag: str) -> None:
        if tag == self.open and not self.words:
            self.faults.append(f"empty {tag}")
        if tag == "select" and self.first_of:
            self.faults.append(f"{self.first_of} offers nothing")
        if tag in (self.open, "select"):
            self.open = self.first_of = ""


def faults(page: str) -> list[str]:
    look = Look()
    look.feed(page)
    twice = [f"id {name} twice" for name, times in look.ids.items() if name and times > 1]
    return [*look.faults, *twice, *(f"label of no {name}" for name in look.labels if name not in look.ids)]


def test_look_finds_what_is_wrong() -> None:
    page = """<label for="x">x</label><select name="a" required><option value="1">one</option></select>
        <select name="b" required></select><select><option value=""></option></select><p id="y"></p><p id="y"></p>"""
    assert faults(page) == [
        "the first choice of a is a value", "b offers nothing", "empty option", "id y twice", "label of no x",
    ]  # fmt: skip


@pytest.mark.parametrize("noun", ["talk", "event", "memorandum", "exhibition", "person", "image", "work"])
def test_empty_form_and_list_are_sound(noun: str, desk_of: Callable[[str], Client]) -> None:
    client = desk_of("administrator")
    pages = [client.get(address).content.decode() for address in (add_page(noun), list_page(noun))]
    assert [faults(page) for page in pages] == [[], []]


def test_filled_forms_are_sound(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk(speakers=(factories.person(),), topics=(factories.topic(),))
    factories.cite(talk)
    factories.event(parent=talk.event)
    signed = factories.memorandum(signed_by=((factories.person(), factories.organisation()),))
    client = desk_of("administrator")
    addresses = [page_of(talk), page_of(talk.event), page_of(signed), page_of(talk, "history"), "/admin/"]
    assert [faults(client.get(address).content.decode()) for address in addresses] == [[]] * 5


def test_forms_begin_at_the_beginning_but_in_a_small_window(desk_of: Callable[[str], Client]) -> None:
    """Whoever works by keyboard finds the link that skips to the content first."""
    client = desk_of("administrator")
    pages = [add_page("talk"), reverse("admin:auth_user_add"), reverse("admin:password_change")]
    small = f"{add_page('person')}?_popup=1"
    found = {page: client.get(page).content.decode() for page in (*pages, small)}
    begins = {page: "autofocus" in text or "admin/js/change_form.js" in text for page, text in found.items()}
    assert begins == {**dict.fromkeys(pages, False), small: True}


def test_without_script_a_chosen_record_and_the_way_back_are_links(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk(), desk_of("administrator")
    assert f'href="{page_of(talk.event)}"' in client.get(page_of(talk)).content.decode()
    talk.status = "draft"
    talk.save()
    page = client.get(page_of(talk, "delete")).content.decode()
    assert f'<a href="{page_of(talk)}" class="button cancel-link">' in page
    assert 'href="#"' not in page


def test_nobody_is_led_to_a_password_that_he_may_not_set(desk_of: Callable[[str], Client]) -> None:
    root = User.objects.create_superuser("root")
    pages = [reverse("admin:auth_user_change", args=[user.pk]) for user in (root, User.objects.create_user("staff"))]
    client = desk_of("administrator")
    assert ["../password/" in client.get(page).content.decode() for page in pages] == [False, True]
