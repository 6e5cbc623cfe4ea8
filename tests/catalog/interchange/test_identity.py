"""The address that stays with a record leads to its page in the reader's language, or says that it is gone."""

from uuid import uuid4

import pytest
from django.test import Client

from catalog.views.identity import LINKED_ART
from events import publishing
from tests import factories


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_identity_leads_to_the_page_in_the_readers_language(db: None, stranger: Client, language: str) -> None:
    person = factories.person("Sample Ann")
    answer = stranger.get(f"/id/{person.uuid}", headers={"accept-language": language})
    assert (answer.status_code, answer.url) == (303, f"/{language}/people/sample-ann/")


def test_identity_leads_to_the_data_for_who_asks_for_data(db: None, stranger: Client) -> None:
    work = factories.work("Sample work")
    asked = {
        "application/ld+json": "/en/works/sample-work.jsonld",
        LINKED_ART: "/en/works/sample-work.linkedart.json",
        "text/html,application/xhtml+xml,*/*;q=0.8": "/en/works/sample-work/",
        "text/html,application/ld+json;q=0.9": "/en/works/sample-work/",
        "*/*": "/en/works/sample-work/",
        "nonsense": "/en/works/sample-work/",
    }
    found = {kind: stranger.get(f"/id/{work.uuid}", headers={"accept": kind}) for kind in asked}
    assert {kind: answer.url for kind, answer in found.items()} == asked
    assert {answer.headers["Vary"] for answer in found.values()} == {"Accept, Accept-Language, Cookie"}


def test_identity_follows_a_renamed_record(db: None, stranger: Client) -> None:
    person = factories.person("Sample Ann")
    person.slug = "sample-anna"
    person.save()
    assert stranger.get(f"/id/{person.uuid}").url == "/en/people/sample-anna/"


def test_identity_of_what_is_gone_hidden_or_unknown(db: None, stranger: Client) -> None:
    gone, hidden = factories.person(), factories.person(public=False)
    publishing.withdraw(gone)
    answers = [stranger.get(f"/id/{uuid}").status_code for uuid in (gone.uuid, hidden.uuid, uuid4())]
    assert answers == [410, 404, 404]
