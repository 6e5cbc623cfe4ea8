"""Lists of the API hold what the lists for people hold: the same records in the same order, the same counts."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from catalog.api.nouns import LISTS
from tests import factories as f

CARD = re.compile(r'<li class="card">.*?href="/en/[a-z]+/([-\w]+)/"', re.DOTALL)
COUNT = re.compile(r'<h2 id="results">(?:<[^>]*>)?(\d+)')
CHOICES = ("", "sort=newest", "q=gender", "q=samarkand&sort=newest", "q=samarkand&sort=name")


def page_of(stranger: Client, plural: str, query: str) -> tuple[int, list[str]]:
    text = stranger.get(f"/en/{plural}/?{query}").content.decode()
    return int(COUNT.search(text)[1]), CARD.findall(text)


@pytest.mark.parametrize("query", CHOICES)
def test_list_is_that_of_the_page(
    samarkand: None, stranger: Client, ask: Callable, settings: object, query: str
) -> None:
    settings.PAGE_SIZE = 100
    lists = {plural: ask(f"{plural}/?lang=en&{query}") for plural in LISTS}
    told = {plural: (found["count"], [each["slug"] for each in found["results"]]) for plural, found in lists.items()}
    assert told == {plural: page_of(stranger, plural, query) for plural in LISTS}
    assert sum(count for count, _slugs in told.values()) > (80 if query in ("", "sort=newest") else 0)


def test_counts_of_filters_are_what_choosing_gives(samarkand: None, ask: Callable) -> None:
    counted, given = {}, {}
    for plural in LISTS:
        for facet in ask(f"{plural}/?facets=1&limit=1")["facets"]:
            for value in facet["values"][:6]:
                choice = f"{plural}/?{facet['name']}={value['value']}"
                counted[choice], given[choice] = value["count"], ask(f"{choice}&fields=slug")["count"]
    assert counted == given
    assert len(counted) > 60


def test_facet_names_its_values_in_the_language_asked_for(db: None, ask: Callable) -> None:
    topic = f.topic("Synthetic silk", label_uz="Sintetik ipak", slug="silk")
    f.talk(topics=(topic,))
    [facet, *_others] = ask("talks/?include=facets&lang=uz&topic=silk")["facets"]
    value = {"value": "silk", "label": "Sintetik ipak", "count": 1, "selected": True}
    assert facet == {"name": "topic", "label": "Mavzu", "values": [value], "more": 0}


def test_values_of_one_filter_add_up_and_filters_narrow(db: None, ask: Callable) -> None:
    one, other = f.topic(slug="one"), f.topic(slug="other")
    event = f.event(slug="forum")
    f.talk("Synthetic A", topics=(one,), event=event)
    f.talk("Synthetic B", topics=(other,), event=event)
    f.talk("Synthetic C", topics=(other,))
    titles = {
        query: [each["title"] for each in ask(f"talks/?{query}")["results"]]
        for query in ("topic=one&topic=other", "topic=one&topic=other&event=forum", "topic=other")
    }
    assert titles == {
        "topic=one&topic=other": ["Synthetic A", "Synthetic B", "Synthetic C"],
        "topic=one&topic=other&event=forum": ["Synthetic A", "Synthetic B"],
        "topic=other": ["Synthetic B", "Synthetic C"],
    }


def test_order_is_that_of_the_alphabet_asked_for(db: None, ask: Callable) -> None:
    for name in ("Hasan", "Xurshid", "Ilham"):
        f.person(f"{name} Synthetic", name_az=f"{name} Synthetic", name_uz=f"{name} Synthetic")
    orders = {code: [each["title"][:6] for each in ask(f"people/?lang={code}")["results"]] for code in ("az", "uz")}
    assert orders == {"az": ["Hasan ", "Xurshi", "Ilham "], "uz": ["Hasan ", "Ilham ", "Xurshi"]}


def test_search_finds_what_the_page_finds(samarkand: None, stranger: Client, ask: Callable) -> None:
    for words in ("Тошниёзова", "handicraft", "gender samarkand", ""):
        page = stranger.get("/en/search/", {"q": words}).context
        found = ask(f"search/?q={words}&lang=en")
        assert [each["title"] for each in found["results"]] == [each.entry.title for each in page["results"]]
        assert (found["count"], found["kinds"]) == (page["total"], page["kinds"])


def test_search_leads_through_all_its_pages(samarkand: None, stranger: Client, ask: Callable) -> None:
    whole = [each["id"] for each in ask("search/?q=samarkand&limit=100")["results"]]
    met, address = [], "/api/v1/search/?q=samarkand&limit=7"
    while address:
        page = stranger.get(address).json()
        met += [each["id"] for each in page["results"]]
        address = page["next"]
    assert met == whole
    assert len(whole) > 14
