"""The ornaments: the same bytes for ever, small, sound, and each kind of record in its family."""

import hashlib
import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.test import Client

from catalog.ornament import FAMILIES, ornament
from catalog.templatetags.records import ornament_url
from events.models import NOUNS

SLUGS = [f"record-{number}" for number in range(40)] + [
    "rano-toshniyozova",
    "international-folk-handicrafts-exhibition",
    "memorandum-of-cooperation",
    "samarkand",
    "1",
    "a" * 200,
]
# A change here changes the face of every record in every published catalogue: it needs a very good reason.
FROZEN = {
    "suzani": "ea3c11a52795adabf8aa3a9ace22ae1c873cf748e930e0a960a2a5f331a4aff0",
    "girih": "3afd5e0f5381111f49a819d611a11a2ce8b644a95f45d148fa3dada3d747cf8e",
    "gyol": "de272f91315f9298dbb7349dc7ec32ae3454c281d756e9d932da5f7d3d42b01d",
    "abr": "3d314212b09f112076f15653015db6a7b5c8e8730b67e571ae931515dcd99780",
}
DRAWN = [(slug, family) for slug in SLUGS for family in FAMILIES]


@pytest.mark.parametrize("family", FAMILIES)
def test_ornament_keeps_its_bytes(family: str) -> None:
    drawn = "\n".join(ornament(slug, family) for slug in SLUGS)
    assert hashlib.sha256(drawn.encode()).hexdigest() == FROZEN[family]


def test_ornament_is_under_three_kilobytes() -> None:
    assert [(slug, family) for slug, family in DRAWN if len(ornament(slug, family).encode()) >= 3072] == []


def test_ornament_is_sound_xml_whose_references_lead_somewhere() -> None:
    lost = []
    for slug, family in DRAWN:
        svg = ornament(slug, family)
        ids = [element.get("id") for element in ElementTree.fromstring(svg).iter() if element.get("id")]
        asked = re.findall(r'href="#(\w+)"|url\(#(\w+)\)', svg)
        if len(ids) != len(set(ids)) or {one or other for one, other in asked} - set(ids):
            lost.append((slug, family))
    assert lost == []


def test_ornament_differs_from_record_to_record() -> None:
    assert len({ornament(slug, family) for slug, family in DRAWN}) == len(DRAWN)


def test_two_ornaments_on_one_page_share_no_id() -> None:
    first, second = (set(re.findall(r'id="(\w+)"', ornament(slug, "suzani"))) for slug in ("samarkand", "baku"))
    assert first & second == set()


def test_ornament_is_drawn_without_scripts_or_addresses() -> None:
    allowed = {"svg", "defs", "g", "path", "circle", "use", "pattern"}
    found = {
        element.tag.partition("}")[2]
        for slug, family in DRAWN
        for element in ElementTree.fromstring(ornament(slug, family)).iter()
    }
    assert found - allowed == set()


def test_every_noun_has_its_family() -> None:
    families = {
        noun: ornament_url(SimpleNamespace(noun=noun, slug="x")).split("/")[2]
        for noun in (model._meta.model_name for model in NOUNS)
    }
    assert {noun: family for noun, family in families.items() if family != "abr"} == {
        "person": "suzani",
        "place": "girih",
        "organisation": "girih",
        "event": "girih",
        "project": "girih",
        "initiative": "girih",
        "exhibition": "gyol",
        "work": "gyol",
        "artisan": "gyol",
    }


@pytest.mark.parametrize(("kind", "family"), [("session", "abr"), ("forum", "girih")])
def test_a_thematic_session_is_drawn_like_a_talk(kind: str, family: str) -> None:
    event = SimpleNamespace(noun="event", slug="silk", kind=kind)
    assert ornament_url(event) == f"/ornament/{family}/silk.svg"


def test_ornament_is_served_for_ever_and_without_asking_the_database() -> None:
    answer = Client().get("/ornament/suzani/rano-toshniyozova.svg")
    assert answer.content.decode() == ornament("rano-toshniyozova", "suzani")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["lace/silk.svg", "SUZANI/silk.svg", "suzani/a%20b.svg", "suzani/%3Cscript%3E.svg"])
def test_no_other_ornament_is_served(path: str) -> None:
    answer = Client().get(f"/ornament/{path}")
    assert (answer.status_code, answer.templates[0].name) == (404, "404.html")
    assert 'viewBox="0 0 400 400"' not in answer.content.decode()
