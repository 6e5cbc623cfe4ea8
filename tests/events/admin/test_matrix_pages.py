"""The desk's pages beside those of the nouns: who opens each stands in the table, and none is left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from events.models import NOUNS
from tests.conftest import member
from tests.events.admin.deeds import IDLE, NOBODY, A, C, K, P

DESK = {C, K, P, A}
# Who opens a page that needs no more than its address.
OPENED_BY: dict[str, set[str]] = {
    "index": DESK | {IDLE},
    "password_change": DESK | {IDLE},
    "edtf": DESK | {IDLE},
    "press": DESK,
    "events_intakebatch_changelist": DESK,
    "events_intakebatch_upload": DESK,
    "events_intakebatch_add": set(),
    "events_correction_changelist": {K, P, A},
    "events_correction_add": set(),
    "events_missed_changelist": {K, P, A},
    "events_missed_add": set(),
    "events_observation_changelist": DESK,
    "events_observation_add": set(),
    "events_tombstone_changelist": {A},
    "events_tombstone_add": set(),
    "auth_user_changelist": {A},
    "auth_user_add": {A},
    "auth_group_changelist": {A},
    "auth_group_add": set(),
}
# What needs a record, a file or a sent form: tried there; Django's own pages are not tried again.
ELSEWHERE = {
    "test_intake": {
        f"events_intakebatch_{deed}" for deed in ("change", "columns", "step", "names", "apply", "drop", "refused")
    },
    "test_intake_colleagues": {"events_intakebatch_undo"},
    "test_correction": {f"events_correction_{page}" for page in ("change", "delete", "history")},
    "test_missed": {f"events_missed_{page}" for page in ("change", "delete", "history")},
    "test_permissions": {"auth_user_change", "auth_user_delete", "auth_user_password_change", "autocomplete"},
    "test_history": {"events_observation_change"},
    "test_press": {"press_done"},
    "test_matrix": {"undo"},
    "test_desk": {"language"},
}
DJANGOS = {
    "app_list", "jsi18n", "login", "logout", "password_change_done", "view_on_site", "auth_user_history",
    "auth_group_change", "auth_group_delete", "auth_group_history", "events_intakebatch_delete",
    "events_intakebatch_history", "events_observation_delete",
    "events_observation_history", "events_tombstone_change", "events_tombstone_delete", "events_tombstone_history",
}  # fmt: skip


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns)
        elif each.name:
            yield each.name


def test_no_page_of_the_desk_is_left_out() -> None:
    of_nouns = tuple(f"events_{model._meta.model_name}_" for model in NOUNS)
    found = {name for name in names(admin.site.get_urls()) if not name.startswith(of_nouns)}
    assert found == {*OPENED_BY, *DJANGOS}.union(*ELSEWHERE.values())
    assert [name for name in ELSEWHERE if not Path(__file__).with_name(f"{name}.py").exists()] == []


@pytest.mark.django_db
def test_everybody_opens_what_the_table_says() -> None:
    clients = {NOBODY: Client(), IDLE: Client()} | {role: Client() for role in DESK}
    clients[IDLE].force_login(User.objects.create_user(IDLE, is_staff=True))
    for role in DESK:
        clients[role].force_login(member(role, role.capitalize()))
    pages = {name: reverse(f"admin:{name}") for name in OPENED_BY}
    opened = {
        name: {role for role, client in clients.items() if client.get(page).status_code == 200}
        for name, page in pages.items()
    }
    assert opened == OPENED_BY
