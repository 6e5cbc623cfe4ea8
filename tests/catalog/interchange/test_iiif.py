"""IIIF Presentation 3: what a viewer needs of every manifest, for synthetic pictures; read as JSON-LD is read."""

import json
from collections.abc import Iterator

import iiisight
import jsonschema
import pytest
from django.test import Client

from events import publishing, renditions
from events.models import Exhibit, Illustration, Work
from tests import factories, pictures
from tests.catalog.interchange import hard
from tests.catalog.interchange.linked import HARD, HERE

SCHEMA = jsonschema.Draft202012Validator(json.loads((HERE / "iiif.schema.json").read_text("utf-8")))
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture
def shown(db: None) -> Illustration:
    """A work with a picture of 1200 × 900 in its sizes."""
    photograph = pictures.photograph(1200, 900)
    image = pictures.image(
        photograph, public=True, alt_en="Synthetic picture", alt_ru="Красная четверть", rights=CC0
    )  # fmt: skip
    renditions.render(image)
    return Illustration.objects.create(record=factories.work("Sample work", title_az="Nümunə"), image=image)


def read(stranger: Client, address: str) -> dict:
    answer = stranger.get(address)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert answer.headers["Content-Type"].startswith("application/ld+json;profile=")
    node = json.loads(answer.content)
    assert [error.message for error in SCHEMA.iter_errors(node)] == []
    assert node["id"] == f"http://testserver{address}"
    return node


def bodies(manifest: dict) -> Iterator[dict]:
    for canvas in manifest["items"]:
        (page,) = canvas["items"]
        (annotation,) = page["items"]
        assert annotation["target"] == canvas["id"]
        assert (annotation["body"]["width"], annotation["body"]["height"]) == (canvas["width"], canvas["height"])
        yield annotation["body"]


def test_manifest_says_what_a_viewer_shows(shown: Illustration, stranger: Client) -> None:
    node = read(stranger, "/iiif/works/sample-work/manifest.json")
    (canvas,) = node["items"]
    assert node["label"] == {"en": ["Sample work"], "az": ["Nümunə"]}
    assert canvas["label"] == {"en": ["Synthetic picture"], "ru": ["Красная четверть"]}
    assert canvas["rights"] == CC0
    assert canvas["requiredStatement"]["value"] == {"none": ["Synthetic credit"]}
    assert sorted(canvas["requiredStatement"]["label"]) == ["az", "en", "ru", "uz"]
    assert [page["language"] for page in node["homepage"]] == [["en"], ["az"], ["uz"], ["ru"]]
    assert [each["id"] for each in node["seeAlso"]] == ["http://testserver/en/works/sample-work.jsonld"]
    assert "navDate" not in node


def test_pictures_of_a_manifest_can_be_fetched_by_other_sites(shown: Illustration, stranger: Client) -> None:
    node = read(stranger, "/iiif/works/sample-work/manifest.json")
    (body,) = bodies(node)
    answer = stranger.get(body["id"].removeprefix("http://testserver"))
    opened = pictures.Image.open(pictures.BytesIO(b"".join(answer.streaming_content)))
    assert (opened.width, opened.height, answer.headers["Content-Type"]) == (
        body["width"],
        body["height"],
        "image/jpeg",
    )
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_exhibition_has_the_pictures_of_its_works_each_once(shown: Illustration, stranger: Client) -> None:
    show = factories.exhibition(HARD, slug="sample-show", dates="2024-05-12/2024-05-15")
    Exhibit.objects.create(exhibition=show, work=shown.record)
    Illustration.objects.create(record=show, image=shown.image)
    node = read(stranger, "/iiif/exhibitions/sample-show/manifest.json")
    assert (len(list(bodies(node))), node["navDate"], node["label"]) == (1, "2024-05-12T00:00:00Z", {"en": [HARD]})


def test_five_hundred_pictures_are_read_by_a_client_that_mends_nothing(db: None, stranger: Client) -> None:
    works = hard.many(Work, 500)
    images = hard.illustrate(works)
    hard.show(works, factories.exhibition("Sample show"))
    whole = read(stranger, "/iiif/exhibitions/sample-show/manifest.json")
    known = {image.alt_en: (image.credit, image.caption_en) for image in images}
    seen = {
        canvas["label"]["en"][0]: (canvas["requiredStatement"]["value"]["none"][0], canvas["summary"]["en"][0])
        for canvas in whole["items"]
    }
    listed = read(stranger, "/iiif/works/collection.json")
    assert (seen, len(seen)) == (known, 500)
    assert [each["label"]["en"][0] for each in listed["items"]] == [work.title_en for work in works]
    one = read(stranger, "/iiif/works/hard-0/manifest.json")
    assert [iiisight.lint(node).diagnostics for node in (whole, listed, one)] == [(), (), ()]
    canvas = iiisight.normalize(whole).canvases[7]
    assert (canvas.width, canvas.height, canvas.label.text("en")) == (1200, 1200, images[7].alt_en)


def test_collections_lead_to_every_manifest(shown: Illustration, stranger: Client) -> None:
    show = factories.exhibition("Sample show", dates="2024-05")
    Exhibit.objects.create(exhibition=show, work=shown.record)
    factories.work("Work without picture")
    top = read(stranger, "/iiif/collection.json")
    inner = [read(stranger, each["id"].removeprefix("http://testserver")) for each in top["items"]]
    manifests = [each["id"].removeprefix("http://testserver") for one in inner for each in one["items"]]
    assert manifests == ["/iiif/exhibitions/sample-show/manifest.json", "/iiif/works/sample-work/manifest.json"]
    assert [len(list(bodies(read(stranger, address)))) for address in manifests] == [1, 1]
    assert "navDate" not in read(stranger, manifests[0])


def test_drafts_have_no_manifest_and_stand_in_none(shown: Illustration, stranger: Client) -> None:
    Illustration.objects.create(record=factories.person("Canary person", public=False), image=shown.image)
    publishing.withdraw(shown.image)
    addresses = ["/iiif/people/canary-person/manifest.json", "/iiif/works/sample-work/manifest.json"]
    assert [stranger.get(address).status_code for address in addresses] == [404, 404]
    assert read(stranger, "/iiif/collection.json")["items"] == []


def test_catalogue_without_pictures_has_an_empty_collection(samarkand: None, stranger: Client) -> None:
    assert read(stranger, "/iiif/collection.json")["items"] == []
