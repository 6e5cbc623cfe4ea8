"""What a link looks like where it is shared: title and picture, the same bytes for ever, no record's words in it."""

from io import BytesIO

from django.test import Client
from lxml import html
from PIL import Image

from catalog.ornament import FAMILIES
from catalog.ornament.poster import poster
from events import publishing, renditions
from events.models import Illustration
from tests import factories, pictures


def said(client: Client, address: str) -> dict[str, str]:
    page = html.fromstring(client.get(address).content)
    found = [
        *page.xpath("//meta[starts-with(@property, 'og:')]"),
        *page.xpath("//meta[starts-with(@name, 'twitter:')]"),
    ]
    return {each.get("property") or each.get("name"): each.get("content") for each in found}


def test_page_without_photograph_shows_its_drawing(db: None, stranger: Client) -> None:
    factories.place('Sample "hall" & 😀')
    preview = said(stranger, "/en/places/sample-hall/")
    assert preview["og:title"] == 'Sample "hall" & 😀'
    assert preview["og:image"] == "http://testserver/ornament/girih/sample-hall.png"
    assert preview["twitter:card"] == "summary_large_image"
    response = stranger.get("/ornament/girih/sample-hall.png")
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    assert (preview["og:image:width"], preview["og:image:height"]) == ("1200", "630")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_page_with_photograph_shows_it_in_a_format_that_all_can_read(db: None, stranger: Client) -> None:
    image = pictures.image(pictures.photograph())
    renditions.render(image)
    publishing.publish(image)
    Illustration.objects.create(record=factories.place("Sample hall"), image=image, lead=True)
    preview = said(stranger, "/en/places/sample-hall/")
    data = stranger.get(preview["og:image"].removeprefix("http://testserver")).getvalue()
    shown = Image.open(BytesIO(data))
    assert (f"image/{shown.format.lower()}", str(shown.width)) == (
        preview["og:image:type"], preview["og:image:width"],
    )  # fmt: skip


def test_every_page_has_a_picture_and_a_title(db: None, stranger: Client) -> None:
    factories.event()
    addresses = ("/uz/", "/uz/events/", "/uz/search/?q=x", "/uz/about/", "/uz/nowhere/")
    assert [said(stranger, each)["og:image"].rpartition("/")[2] for each in addresses] == ["catalogue.png"] * 5
    assert said(stranger, "/en/events/")["og:title"] == "Events"


def test_poster_is_the_same_for_ever_and_another_for_others() -> None:
    drawn = {poster(slug, family) for slug in ("one", "two") for family in FAMILIES}
    assert len(drawn) == 2 * len(FAMILIES)
    assert poster("one", "girih") in drawn


def test_unknown_family_is_not_found(stranger: Client) -> None:
    assert stranger.get("/ornament/carpet/sample.png").status_code == 404
