"""Whoever reads changes nothing: no public page writes to the database, sends news or opens a session."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from events import changes
from events.models import PUBLIC_NOUNS

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "VACUUM", "SAVEPOINT", "BEGIN")


def refuse_writes(execute: Callable, sql: str, params: object, many: bool, context: dict) -> object:
    if sql.lstrip().upper().startswith(WRITES):
        raise AssertionError(f"a public page writes: {sql[:200]}")
    return execute(sql, params, many, context)


def everything(language: str) -> list[str]:
    pages = [f"/{language}/{path}" for path in ("", "speakers/", "search/?q=samarkand", "about/", "accessibility/")]
    pages += [f"/{language}/corrections/{path}" for path in ("", "thanks/", "event/samarkand-forum/")]
    pages += [f"/{language}/nowhere/", f"/{language}/people/nobody/", "/", "/ornament/abr/x.svg"]
    for model in PUBLIC_NOUNS:
        pages.append(f"/{language}/{model.plural}/")
        slugs = model.objects.published().values_list("slug", flat=True)
        pages += [f"/{language}/{model.plural}/{slug}/" for slug in slugs]
    return pages


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_no_public_page_writes(language: str, samarkand: None, stranger: Client) -> None:
    pages, before = everything(language), changes.version()
    with connection.execute_wrapper(refuse_writes):
        answers = [stranger.get(page).status_code for page in pages]
    assert {status: answers.count(status) for status in set(answers)} == {200: 106, 404: 2, 302: 1}
    assert (changes.version(), "sessionid" in stranger.cookies) == (before, False)


def test_the_watch_would_notice(db: None) -> None:
    with connection.execute_wrapper(refuse_writes), pytest.raises(AssertionError, match="a public page writes: INSERT"):
        PUBLIC_NOUNS[0](title_en="Synthetic", slug="synthetic").save()


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_head_answers_like_get_without_a_body(language: str, db: None, stranger: Client) -> None:
    response = stranger.head(f"/{language}/topics/")
    assert response.status_code == 200
    assert response.content == b""
