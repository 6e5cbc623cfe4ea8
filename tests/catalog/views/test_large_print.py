"""Programmes in large print say what the page says, in a frame of their own that search engines leave alone."""

import re

import pytest
from django.test import Client

from tests import factories as f

pytestmark = pytest.mark.django_db
PROJECT = "/en/projects/cultural-heritage-of-azerbaijan-and-uzbekistan/"
MAIN = re.compile(r'<main id="main">(.*)</main>', re.DOTALL)


def read(stranger: Client, address: str) -> str:
    return stranger.get(address).content.decode()


@pytest.mark.parametrize("address", [PROJECT, "/en/events/samarkand-forum/", PROJECT.replace("/en/", "/ru/")])
def test_large_print_says_what_the_page_says(address: str, samarkand: None, stranger: Client) -> None:
    usual, large = (MAIN.search(read(stranger, each))[1] for each in (address, f"{address}large-print/"))
    named = re.findall(r"<h[1-4][^>]*>(.*?)</h[1-4]>", usual)
    assert re.findall(r"<h[1-4][^>]*>(.*?)</h[1-4]>", large)[: len(named) - 6] == named[: len(named) - 6]
    assert usual.count("blockquote") == large.count("blockquote")
    assert f'href="{address}large-print/"' in usual


def test_large_print_asks_for_its_own_sheet_and_no_script(samarkand: None, stranger: Client) -> None:
    page = read(stranger, f"{PROJECT}large-print/")
    assert re.findall(r"static/css/([\w-]+)", page) == ["fonts", "large-print"]
    assert page.count("<script") == 0
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://testserver{PROJECT}">' in page
    assert 'rel="alternate"' not in page
    assert '<a href="/ru/projects/cultural-heritage-of-azerbaijan-and-uzbekistan/large-print/"' in page


def test_large_print_of_a_draft_is_not_found(stranger: Client) -> None:
    project, event = f.project(public=False), f.event(public=False)
    answers = [stranger.get(f"{record.get_absolute_url()}large-print/").status_code for record in (project, event)]
    assert answers == [404, 404]


def test_an_event_without_a_schedule_offers_no_large_print(stranger: Client) -> None:
    alone, with_talk = f.event(), f.talk().event
    assert ["large-print" in read(stranger, event.get_absolute_url()) for event in (alone, with_talk)] == [False, True]
