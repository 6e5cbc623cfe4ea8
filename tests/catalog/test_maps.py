"""Maps on pages: which places stand in the list and on the map, what is counted, and who sees what."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from catalog.drawings.map_sites import Site
from catalog.queries.map import inside, read
from catalog.queries.sight import EVERYTHING, PUBLIC
from catalog.templatetags.maps import holdings, locator
from events.models import Place
from tests import factories as f

pytestmark = pytest.mark.django_db


def town(name: str = "Synthetic Town", **fields: object) -> Place:
    return f.place(name, kind="city", latitude=Decimal("39.65"), longitude=Decimal("66.96"), country="UZ", **fields)


def listed(page: str) -> list[str]:
    """The lines of the list of places, in words."""
    lines = re.findall(r"<li>(.*?)</li>", re.search(r'<ul class="places">(.*?)</ul>', page, re.S)[1], re.S)
    return [" | ".join(filter(None, map(str.strip, re.sub("<[^>]+>", "\n", line).split("\n")))) for line in lines]


def marked(page: str) -> list[tuple[str, str]]:
    """Name and address of the links on the map."""
    links = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', picture(page), re.S)
    return [(" ".join(re.sub("<[^>]+>", "", text).split()), address) for address, text in links]


def picture(page: str) -> str:
    return re.search(r'<svg class="map".*?</figure>', page, re.S)[0]


def get(stranger: Client, address: str) -> str:
    return stranger.get(address).content.decode()


def test_venues_are_counted_at_their_city(stranger: Client) -> None:
    city = town(slug="town")
    venue = f.place("Synthetic Venue", slug="venue", parent=city, country="UZ")
    for _ in range(2):
        f.event(venue=venue)
    f.exhibition(venue=venue)
    f.organisation(place=city)
    page = get(stranger, "/en/places/town/")
    assert listed(page) == [
        "Synthetic Venue | 2 events, 1 exhibition | Shown at the city: | Synthetic Town",
        "Synthetic Town | 1 organisation",
    ]
    assert marked(page) == [("Synthetic Town 4", "/en/places/town/")]
    assert 'aria-current="page"' in picture(page)


def test_event_and_exhibition_show_where_they_are(stranger: Client) -> None:
    venue = f.place("Synthetic Venue", parent=town(slug="town"), country="UZ")
    for record in (f.event(venue=venue), f.exhibition(venue=venue)):
        page = get(stranger, record.get_absolute_url())
        assert listed(page) == ["Synthetic Venue | Shown at the city: | Synthetic Town"]
        assert marked(page) == [("Synthetic Town", "/en/places/town/")]


def test_project_shows_all_its_venues(stranger: Client) -> None:
    city = town(slug="town")
    project = f.project(place=city)
    f.event(project=project, venue=f.place("Synthetic Hall", parent=city))
    f.event(project=project, venue=f.place("Hall in France", country="FR"))
    f.exhibition(project=project, venue=city)
    page = get(stranger, project.get_absolute_url())
    assert listed(page) == [
        "Synthetic Town | 1 exhibition",
        "Synthetic Hall | 1 event | Shown at the city: | Synthetic Town",
        "Hall in France | 1 event | Shown in the country: France",
    ]
    assert sorted(marked(page)) == [
        ("France 1", "/en/places/?country=FR"),
        ("Synthetic Town 2", "/en/places/town/"),
    ]


def test_record_of_a_country_is_the_link_of_its_name(stranger: Client) -> None:
    country = f.place("Synthetic Country", slug="country", kind="country", country="GE")
    venue = f.place(parent=f.place(parent=country, kind="region"))
    assert marked(get(stranger, f.event(venue=venue).get_absolute_url())) == [
        ("Synthetic Country", "/en/places/country/")
    ]


@pytest.mark.parametrize("fields", [{}, {"venue": None}])
def test_page_without_a_known_place_has_no_map(fields: dict[str, object], stranger: Client) -> None:
    record = f.event(**(fields or {"venue": f.place("Synthetic Nowhere", kind="venue")}))
    page = get(stranger, record.get_absolute_url())
    assert ('class="map"' in page, 'id="map"' in page) == (False, False)


def test_drafts_are_neither_shown_nor_counted_nor_lend_their_coordinates(stranger: Client) -> None:
    draft = town("Canary Town", public=False)
    hall = f.place("Synthetic Hall", parent=draft, country="UZ")
    f.event(venue=hall)
    f.event(venue=hall, public=False)
    f.place("Canary Venue", parent=hall, public=False)
    page = get(stranger, "/en/places/")
    assert listed(page) == ["Synthetic Hall | 1 event | Shown in the country: Uzbekistan"]
    assert marked(page) == [("Uzbekistan 1", "/en/places/?country=UZ")]
    assert "Canary" not in page
    assert sorted(site.count for site in read(EVERYTHING)) == [0, 0, 2]


def test_all_holdings_are_counted_in_one_query(django_assert_num_queries: object) -> None:
    city = town()
    made = [f.project(place=city), f.event(venue=city), f.exhibition(venue=city), f.memorandum(place=city)]
    made += [f.initiative(place=city), f.organisation(place=city), f.artisan(place=city), f.work(place_made=city)]
    f.indicator().observations.create(place=city, value=1)
    f.make(type(f.indicator()), public=False).observations.create(place=city, value=1)
    with django_assert_num_queries(1):
        (site,) = read(PUBLIC)
    assert len(made) == 8
    assert holdings(site.counts) == (
        "1 project, 1 event, 1 exhibition, 1 memorandum, 1 initiative, 1 organisation, 1 artisan, 1 work, 1 figure"
    )


def test_places_inside_are_found_down_to_the_fourth_level() -> None:
    country = f.place(kind="country", country="UZ")
    city = f.place(parent=f.place(parent=country, kind="region"), kind="city")
    venue = f.place(parent=city)
    f.place("Synthetic stranger")
    assert {site.place.pk for site in inside(country, read(PUBLIC))} == {country.pk, city.parent.pk, city.pk, venue.pk}
    assert [site.place.pk for site in inside(venue, read(PUBLIC))] == [venue.pk]


def test_names_in_another_language_say_so() -> None:
    city = town("Samarkand")
    with translation.override("ru"):
        page = render_to_string("catalog/map.html", locator([Site(city)]))
    assert '<tspan lang="en">Samarkand</tspan>' in page
    assert ">Узбекистан</text>" in page


def test_map_of_the_world_keeps_its_weight() -> None:
    sites = []
    for x in range(-120, 150, 6):
        for y in range(-40, 64, 12):
            place = Place(
                name_en=f"Synthetic {x} {y}", slug=f"p{x + 200}-{y + 200}", latitude=y, longitude=x, country="UZ"
            )
            place.pk = 1000 * (x + 200) + y + 200
            sites.append(Site(place, {"event": 3}))
    page = render_to_string("catalog/map.html", locator(sites))
    assert len(picture(page).encode()) <= 21_000
    assert len(listed(page)) == 24


def test_samarkand_is_on_the_map(samarkand: None, stranger: Client) -> None:
    page = get(stranger, "/en/places/")
    assert marked(page) == [
        ("Azerbaijan 18", "/en/places/azerbaijan/"),
        ("Samarkand 10", "/en/places/samarkand/"),
        ("Khankendi, Lachin 4", "/en/places/liberated-territories/"),
    ]
    assert listed(page)[:2] == [
        "Samarkand | 1 project, 2 organisations, 1 artisan",
        "Samarkand International Business Center | 4 events | Shown at the city: | Samarkand",
    ]
    assert len(picture(page).encode()) < 12_000
    with CaptureQueriesContext(connection) as queries:
        get(stranger, "/en/places/?country=AZ")
    assert [q for q in queries if "held_" in q["sql"]] == []  # drawn once
