"""Pages of a list: together they are the list, whatever is added or taken away meanwhile."""

from collections.abc import Callable
from random import Random

import pytest
from django.test import Client

from events import publishing
from events.indexing import reindex
from events.models import Place
from tests import factories as f

SORTS = ("", "sort=newest", "q=synthetic", "q=synthetic&sort=newest", "lang=uz")


def walk(stranger: Client, query: str, dice: Random, way: str = "next") -> list[list[str]]:
    """Slugs of the pages, of a size that changes on the way."""
    pages, address = [], f"/api/v1/places/?{query}&limit=3"
    while address:
        page = stranger.get(address).json()
        pages.append([each["slug"] for each in page["results"]])
        address = page[way] and page[way].replace("limit=3", f"limit={dice.randint(1, 5)}")
    return pages


@pytest.mark.parametrize("sort", SORTS)
def test_pages_of_any_size_are_together_the_list(db: None, stranger: Client, ask: Callable, sort: str) -> None:
    for number in range(23):
        f.place(f"Synthetic {'ABCDEFG'[number % 7]}", slug=f"p{number}")
    reindex()
    whole = [each["slug"] for each in ask(f"places/?{sort}&limit=100")["results"]]
    for seed in range(3):
        assert [slug for page in walk(stranger, sort, Random(seed)) for slug in page] == whole
    assert len(whole) == 23


@pytest.mark.parametrize("sort", SORTS)
def test_previous_leads_back_to_the_beginning(db: None, stranger: Client, ask: Callable, sort: str) -> None:
    for number in range(9):
        f.place(f"Synthetic {number}", slug=f"p{number}")
    reindex()
    first = ask(f"places/?{sort}&limit=4")
    second = stranger.get(first["next"]).json()
    third = stranger.get(second["next"]).json()
    assert (first["previous"], third["next"]) == (None, None)
    assert stranger.get(third["previous"]).json()["results"] == second["results"]
    back = stranger.get(second["previous"]).json()
    assert (back["results"], back["previous"]) == (first["results"], None)


def test_records_that_come_and_go_shift_no_page(db: None, stranger: Client, ask: Callable) -> None:
    for letter in "BDFHJL":
        f.place(f"Synthetic {letter}", slug=letter.lower())
    first = ask("places/?limit=3")
    f.place("Synthetic A", slug="a")
    f.place("Synthetic G", slug="g")
    publishing.withdraw(Place.objects.get(slug="f"))  # the one that the cursor was made of
    publishing.withdraw(Place.objects.get(slug="b"))
    second = stranger.get(first["next"]).json()
    assert [each["slug"] for each in first["results"]] == ["b", "d", "f"]
    assert [each["slug"] for each in second["results"]] == ["g", "h", "j"]


def test_links_stand_in_the_header_too(db: None, stranger: Client) -> None:
    for _each in range(3):
        f.place()
    answer = stranger.get("/api/v1/places/?limit=2")
    assert f'<{answer.json()["next"]}>; rel="next"' in answer.headers["Link"]


@pytest.mark.parametrize("cursor", ["", "x", "x:y:z", "%F0%9F%8C%B7", "." * 300])
def test_cursor_of_nobody_is_refused(db: None, stranger: Client, cursor: str) -> None:
    answer = stranger.get(f"/api/v1/places/?cursor={cursor}")
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (404, "cursor")


def test_cursor_is_good_for_its_own_order_only(db: None, stranger: Client, ask: Callable) -> None:
    for _each in range(3):
        f.place()
    cursor = ask("places/?limit=1")["next"].partition("cursor=")[2]
    told = [
        stranger.get(f"/api/v1/places/?{sort}&limit=1&cursor={cursor}").status_code
        for sort in ("lang=en", "lang=uz", "sort=newest", "q=synthetic")
    ]
    assert told == [200, 404, 404, 404]
