"""Every role tries every deed on every noun, over HTTP: who is able stands in the table, written out."""

from pathlib import Path

import pytest
from django.contrib import admin
from django.db import transaction

from events.models import NOUNS, PUBLIC_NOUNS, Record
from tests.events.admin.deeds import DEEDS, ROLES, A, C, K, P, Stage, set_stage

# Who is able. "own" was entered by the contributor, "other" by somebody who is none of these.
TABLE: dict[str, set[str]] = {
    "list the nouns": {C, K, P, A},
    "find other's draft in the list": {K, P, A},
    "find own draft in the list": {C, K, P, A},
    "find public in the list": {C, K, P, A},
    "be offered other's draft to choose": {C, K, P, A},
    "add": {C, K, P, A},
    "view own draft": {C, K, P, A},
    "view other's draft": {K, P, A},
    "view own in review": {C, K, P, A},
    "view other's withdrawn": {K, P, A},
    "view public": {C, K, P, A},
    "preview own draft": {C, K, P, A},
    "preview other's draft": {K, P, A},
    "change own draft": {C, K, P, A},
    "change other's draft": {K, P, A},
    "change own in review": {K, P, A},
    "change public": {K, P, A},
    "submit own draft": {C, K, P, A},
    "submit other's draft": {K, P, A},
    "send back own in review": {K, P, A},
    "publish own draft": {P, A},
    "publish own in review": {P, A},
    "schedule other's draft": {P, A},
    "call off the scheduled": {P, A},
    "withdraw public": {P, A},
    "take back public": {P, A},
    "reopen other's withdrawn": {K, P, A},
    "publish other's draft with everything": {P, A},
    "bulk submit own draft": {C, K, P, A},
    "bulk submit other's draft": {K, P, A},
    "bulk publish other's draft": {P, A},
    "bulk withdraw public": {P, A},
    "bulk delete own draft": {C, A},
    "bulk delete other's draft": {A},
    "delete own draft": {C, A},
    "delete other's draft": {A},
    "delete own in review": {A},
    "delete public": set(),
    "read the history of own draft": {C, K, P, A},
    "read the history of other's draft": {K, P, A},
    "read the history of public": {K, P, A},
    "compare versions of other's draft": {K, P, A},
    "restore a version of own draft": {C, K, P, A},
    "restore a version of other's draft": {K, P, A},
    "see what was deleted": {A},
    "recover what was deleted": {A},
    "undo what the publisher did": {P},
    "download own draft": {C, K, P, A},
    "download other's draft": {K, P, A},
    "download an empty table": {C, K, P, A},
    "read a version of other's draft": {K, P, A},
    "look for duplicates": {C, K, P, A},
    "merge other's draft into own": {K, P, A},
    "begin to change many": {C, K, P, A},
}  # fmt: skip

# Which deed tries each page that the admin of a noun has; who may see the others is told in the tests named.
TRIED_BY = {
    "changelist": "list the nouns", "add": "add", "change": "view own draft", "delete": "delete own draft",
    "history": "read the history of own draft", "compare": "compare versions of other's draft",
    "version": "read a version of other's draft", "restore": "restore a version of own draft",
    "recoverlist": "see what was deleted", "recover": "recover what was deleted",
    "together": "publish other's draft with everything", "export": "download own draft",
    "blank": "download an empty table", "duplicates": "look for duplicates", "bulk": "begin to change many",
    "merge": "merge other's draft into own",
}  # fmt: skip
ELSEWHERE = {
    "merge_start": "test_joining", "unmerge": "test_joining", "distinct": "test_joining", "near": "test_joining",
    "presence": "test_presence", "bulk_undo": "test_bulk_edit", "order": "test_ordering", "copy": "test_duplicating",
    "print": "test_printed",
    "uncopy": "test_duplicating", "upload": "test_uploading", "describe": "test_uploading",
}  # fmt: skip


@pytest.fixture
def stage(request: pytest.FixtureRequest, db: None) -> Stage:
    model: type[Record] = request.param
    return set_stage(model)


def able(stage: Stage, deed: str) -> set[str]:
    found = set()
    for role in ROLES:
        with transaction.atomic():
            if DEEDS[deed](stage, stage.clients[role]):
                found.add(role)
            transaction.set_rollback(True)
    return found


def test_table_tells_of_every_deed() -> None:
    assert list(TABLE) == list(DEEDS)


def test_no_page_of_a_noun_is_left_out() -> None:
    known = {f"events_{model._meta.model_name}_{page}": page for model in NOUNS for page in (*TRIED_BY, *ELSEWHERE)}
    named = [each.name for model in NOUNS for each in admin.site.get_model_admin(model).get_urls() if each.name]
    assert {known.get(name, name) for name in named} == {*TRIED_BY, *ELSEWHERE}
    assert set(TRIED_BY.values()) <= set(DEEDS)
    assert [name for name in ELSEWHERE.values() if not Path(__file__).with_name(f"{name}.py").exists()] == []


@pytest.mark.parametrize("stage", NOUNS, indirect=True, ids=lambda model: model._meta.model_name)
def test_everybody_is_able_to_do_what_the_table_says(stage: Stage) -> None:
    without_page = () if stage.model in PUBLIC_NOUNS else ("preview", "download an empty table")
    asked = [deed for deed in DEEDS if not deed.startswith(without_page)]
    assert {deed: able(stage, deed) for deed in asked} == {deed: TABLE[deed] for deed in asked}
