"""The frame of every page: the site's name, its languages, where the reader is, the permanent address."""

from html import unescape

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override

from catalog.context_processors import site


def frame(address: str, language: str = "en") -> dict[str, object]:
    with override(language):
        return site(RequestFactory().get(address))


def test_the_same_page_in_every_language() -> None:
    context = frame("/uz/talks/?topic=silk&page=2", "uz")
    assert [(each["code"], each["name"], each["url"], each["current"]) for each in context["languages"]] == [
        ("en", "English", "/en/talks/", False),
        ("az", "Azərbaycanca", "/az/talks/", False),
        ("uz", "Oʻzbekcha", "/uz/talks/", True),
        ("ru", "Русский", "/ru/talks/", False),
    ]
    assert context["query"] == "?topic=silk&page=2"


@pytest.mark.parametrize("address", ["/uz/talks/?topic=silk&page=2", "/uz/about/?from=%22%3E", "/uz/?a=1"])
def test_the_choice_goes_along_to_the_other_languages(address: str, db: None, stranger: Client) -> None:
    for _time in range(2):
        page = unescape(stranger.get(address).content.decode())
        for code in ("en", "az", "ru"):
            assert f'<a href="/{code}{address[3:]}" lang="{code}"' in page


def test_the_permanent_address_has_no_query() -> None:
    context = frame("/az/talks/?topic=silk", "az")
    assert context["canonical"] == "http://testserver/az/talks/"
    assert context["alternates"] == [
        ("en", "http://testserver/en/talks/"),
        ("az", "http://testserver/az/talks/"),
        ("uz", "http://testserver/uz/talks/"),
        ("ru", "http://testserver/ru/talks/"),
        ("x-default", "http://testserver/en/talks/"),
    ]


def test_the_configured_address_wins_over_the_one_asked_for(settings: object) -> None:
    settings.SITE_URL = "https://catalogue.example"
    assert frame("/en/talks/")["canonical"] == "https://catalogue.example/en/talks/"


def test_the_site_has_a_name_of_its_own_or_the_configured_one(settings: object) -> None:
    assert frame("/en/")["site_name"] == "Craft Heritage Catalogue"
    settings.SITE_NAME = "Synthetic Catalogue"
    assert frame("/en/")["site_name"] == "Synthetic Catalogue"


@pytest.mark.parametrize("address", ["/admin/", "/xx/talks/", "/ornament/a"])
def test_a_page_without_a_language_has_no_permanent_address(address: str) -> None:
    context = frame(address)
    assert ("canonical" in context, "alternates" in context) == (False, False)
    assert [each["url"] for each in context["languages"]] == ["/en/", "/az/", "/uz/", "/ru/"]


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/en/events/", ["Events"]),
        ("/en/events/synthetic/", ["Events"]),
        ("/en/talks/?topic=silk", ["Events"]),
        ("/en/projects/synthetic/", ["Events"]),
        ("/en/speakers/", ["People"]),
        ("/en/people/synthetic/", ["People"]),
        ("/en/", []),
        ("/en/search/", []),
        ("/en/eventsnot/", []),
    ],
)
def test_the_section_of_a_page_is_marked(address: str, current: list[str]) -> None:
    assert [each["label"] for each in frame(address)["navigation"] if each["current"]] == current
