"""The site map: addresses in all languages, pictures of what is public, as few queries for many as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from catalog.views import sitemaps
from events import publishing, renditions
from events.models import Illustration, Record
from tests import factories, pictures

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


def illustrate(record: Record, *, public: bool) -> None:
    image = pictures.image(pictures.photograph(width=64 + record.pk))
    renditions.render(image)
    if public:
        publishing.publish(image)
    Illustration.objects.create(record=record, image=image, lead=True)


def read(client: Client, section: str) -> etree._Element:
    return etree.fromstring(client.get(f"/sitemap-{section}.xml").content)


def test_every_address_names_its_languages_and_pictures(db: None, stranger: Client) -> None:
    place = factories.place("Sample hall")
    illustrate(place, public=True)
    urls = read(stranger, "places").findall("s:url", NAMES)
    assert [url.findtext("s:loc", namespaces=NAMES) for url in urls] == [
        f"http://testserver/{code}/places/sample-hall/" for code in ("en", "az", "uz", "ru")
    ]
    tongues = {link.get("hreflang"): link.get("href") for link in urls[0].findall("x:link", NAMES)}
    assert (sorted(tongues), tongues["x-default"]) == (
        ["az", "en", "ru", "uz", "x-default"], "http://testserver/places/sample-hall/",
    )  # fmt: skip
    (shown,) = {url.findtext("i:image/i:loc", namespaces=NAMES) for url in urls}
    assert stranger.get(shown.removeprefix("http://testserver")).headers["Content-Type"] == "image/jpeg"


def test_guide_to_the_api_is_found_once_in_no_language(db: None, stranger: Client) -> None:
    urls = read(stranger, "guide").findall("s:url", NAMES)
    assert [url.findtext("s:loc", namespaces=NAMES) for url in urls] == ["http://testserver/api/v1/docs/"]
    assert [link.get("hreflang") for link in urls[0].findall("x:link", NAMES)] == []
    assert b"http://testserver/sitemap-guide.xml" in stranger.get("/sitemap.xml").content


def test_drafts_and_their_pictures_are_not_in_it(db: None, stranger: Client) -> None:
    factories.place("Canary hall", public=False)
    illustrate(factories.place("Sample hall"), public=False)
    text = stranger.get("/sitemap-places.xml").content
    assert (b"anary" in text, b"image:loc" in text, b"sample-hall" in text) == (False, False, True)


def test_addresses_are_under_the_configured_one(db: None, stranger: Client, settings: object) -> None:
    settings.SITE_URL = "https://sample.example"
    factories.place("Sample hall")
    first = read(stranger, "places").findtext("s:url/s:loc", namespaces=NAMES)
    assert first == "https://sample.example/en/places/sample-hall/"
    assert b"Sitemap: https://sample.example/sitemap.xml\n" in stranger.get("/robots.txt").content


@pytest.mark.parametrize("number", [1, 3])
def test_as_many_queries_for_three_as_for_one(db: None, stranger: Client, number: int) -> None:
    for _each in range(number):
        illustrate(factories.place(), public=True)
    stranger.get("/sitemap-places.xml")
    with CaptureQueriesContext(connection) as queries:
        stranger.get("/sitemap-places.xml")
    assert len(queries) == 3


def test_many_records_are_in_several_files(db: None, stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 2)
    slugs = [factories.place(f"Hall {number}").slug for number in range(5)]
    named = [loc.text for loc in etree.fromstring(stranger.get("/sitemap.xml").content).iter("{*}loc")]
    files = [url.removeprefix("http://testserver/sitemap-") for url in named if "places" in url]
    assert files == ["places.xml", "places-2.xml", "places-3.xml"]
    found = [read(stranger, file.removesuffix(".xml")).findall("s:url/s:loc", NAMES) for file in files]
    assert [len(locs) for locs in found] == [8, 8, 4]
    assert [loc.text.split("/")[-2] for locs in found for loc in locs][::4] == slugs


@pytest.mark.parametrize("file", ["nothing", "places", "places-2", "places-0", "lists-2", f"places-{10**20}"])
def test_file_that_is_not_there_is_not_found(db: None, stranger: Client, file: str) -> None:
    assert stranger.get(f"/sitemap-{file}.xml").status_code == 404
