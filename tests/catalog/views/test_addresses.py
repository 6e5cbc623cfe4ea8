"""Addresses that changed, went away or never were: 301, 410, 404, each with a page in the reader's language."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import publishing
from events.models import PUBLIC_NOUNS, Record
from tests import factories as f

pytestmark = pytest.mark.django_db
NOUNS = [model._meta.model_name for model in PUBLIC_NOUNS]


def named(noun: str, name: str = "", **fields: object) -> Record:
    return getattr(f, noun)(name or f"Synthetic {noun}", **fields)


def answer(stranger: Client, record: Record, language: str = "en") -> tuple[int, str]:
    address = record.get_absolute_url().replace("/en/", f"/{language}/")
    response = stranger.get(address)
    return response.status_code, response.headers.get("Location", "")


def test_every_noun_has_a_maker_here() -> None:
    assert [noun for noun in NOUNS if not hasattr(f, noun)] == []


@pytest.mark.parametrize("noun", NOUNS)
def test_a_public_record_has_its_page_and_a_withdrawn_one_is_gone(noun: str, stranger: Client) -> None:
    record = named(noun)
    assert answer(stranger, record) == (200, "")
    publishing.withdraw(record)
    assert answer(stranger, record) == (410, "")
    publishing.publish(record)
    assert answer(stranger, record) == (200, "")


@pytest.mark.parametrize("noun", NOUNS)
def test_a_former_address_leads_to_the_present_one(noun: str, stranger: Client) -> None:
    record = named(noun)
    former = record.get_absolute_url()
    record.slug = f"renamed-{noun}"
    record.save()
    response = stranger.get(former)
    assert response.status_code == 301
    assert response.headers["Location"] == record.get_absolute_url()


@pytest.mark.parametrize("noun", NOUNS)
def test_a_merged_record_leads_to_its_heir(noun: str, stranger: Client) -> None:
    heir, merged = named(noun, "Synthetic heir"), named(noun, "Synthetic merged")
    merged.replaced_by = heir
    merged.save()
    assert answer(stranger, merged) == (301, heir.get_absolute_url())


def test_redirects_stay_in_the_readers_language(stranger: Client) -> None:
    heir, merged = f.person("Synthetic heir"), f.person("Synthetic merged")
    merged.replaced_by = heir
    merged.save()
    assert answer(stranger, merged, "uz") == (301, "/uz/people/synthetic-heir/")


@pytest.mark.parametrize("state", ["draft", "review", "later", "draft again"])
def test_what_was_never_public_is_not_found(state: str, stranger: Client) -> None:
    if state == "later":
        record = f.person(publish_at=timezone.now() + timedelta(minutes=5))
    else:
        record = f.person(public=False)
        if state != "draft":
            publishing.submit(record)
        if state == "draft again":
            publishing.take_back(record)
    assert answer(stranger, record) == (404, "")


def test_a_public_record_that_was_taken_back_is_gone(stranger: Client) -> None:
    assert answer(stranger, publishing.take_back(f.person())) == (410, "")


@pytest.mark.parametrize("hidden", ["withdrawn", "draft"])
def test_nothing_leads_to_an_heir_that_is_not_public(hidden: str, stranger: Client) -> None:
    heir, merged = f.person("Zarqaldoq"), f.person("Synthetic merged")
    merged.replaced_by = heir
    merged.save()
    publishing.withdraw(heir) if hidden == "withdrawn" else publishing.take_back(heir)
    assert answer(stranger, merged) == (404, "")


def test_a_former_address_of_a_withdrawn_record_leads_nowhere(stranger: Client) -> None:
    person = f.person("Synthetic former")
    person.slug = "synthetic-present"
    person.save()
    publishing.withdraw(person)
    response = stranger.get("/en/people/synthetic-former/")
    assert response.status_code == 404
    assert "Synthetic former" not in response.content.decode()


def test_an_address_that_a_new_record_took_over_is_the_new_ones(stranger: Client) -> None:
    person = f.person("Synthetic former")
    person.slug = "synthetic-present"
    person.save()
    successor = f.person("Synthetic former")
    assert successor.slug == "synthetic-former"
    response = stranger.get("/en/people/synthetic-former/")
    assert response.context["record"] == successor


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
@pytest.mark.parametrize("status", [404, 410])
def test_what_is_missing_is_said_in_the_readers_language(language: str, status: int, stranger: Client) -> None:
    if status == 410:
        publishing.withdraw(f.person("Zarqaldoq", slug="missing"))
    response = stranger.get(f"/{language}/people/missing/")
    page = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}">' in page
    assert f'href="/{language}/search/"' in page or f'href="/{language}/"' in page
    assert "Zarqaldoq" not in page
    assert set(re.findall(r'<a [^>]*href="/[a-z]{2}(/people/missing/[^"]*)"', page)) == {"/people/missing/"}


def test_slugs_of_one_noun_are_not_addresses_of_another(stranger: Client) -> None:
    f.person("Synthetic Silk")
    assert answer(stranger, f.person("Synthetic Velvet")) == (200, "")
    assert stranger.get("/en/topics/synthetic-silk/").status_code == 404
    publishing.withdraw(f.person("Synthetic Wool"))
    assert stranger.get("/en/topics/synthetic-wool/").status_code == 404
