"""The drawings never change: the same bytes for the same address, on every machine, for ever."""

import hashlib
import xml.etree.ElementTree as ElementTree

import pytest
from django.test import Client

from catalog.ornament import FAMILIES, ornament
from catalog.templatetags.records import FAMILIES as FAMILY_OF
from events.models import PUBLIC_NOUNS

SLUGS = (
    "rano-toshniyozova",
    "samarkand-forum",
    "international-folk-handicrafts-exhibition",
    "the-role-of-handicrafts-in-society",
    "khankendi",
    "a",
    "0",
    "x" * 100,
    *(f"synthetic-{number}" for number in range(42)),
)
FROZEN = {
    "suzani": "91b1520649d2fccb5017a0aa09dada6de108f17194fd3c35edfae79cccc38f54",
    "girih": "281a42ddfcf2427fccaf3d179b03896c5b1c9813a384b26dbee0c007bf6bcce6",
    "gyol": "b1f8554507fd713d3b68c5d6eb10882a88d51f6ecdf767b9f9c57320898b635a",
    "abr": "9a7998a09c91378033939302df17c9dc64458a0db864bec87e572a6e75b72731",
}


def drawn(family: str) -> str:
    """One hash over the drawings of all slugs in a family."""
    return hashlib.sha256("\n".join(ornament(slug, family) for slug in SLUGS).encode()).hexdigest()


@pytest.mark.parametrize("family", FAMILIES)
def test_the_drawings_are_those_of_the_first_day(family: str) -> None:
    assert drawn(family) == FROZEN[family]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_drawing_is_small_and_whole_and_leads_nowhere(family: str) -> None:
    for slug in SLUGS:
        svg = ornament(slug, family)
        root = ElementTree.fromstring(svg)
        assert (len(svg.encode()) < 3000, root.tag) == (True, "{http://www.w3.org/2000/svg}svg"), slug
        links = [value for node in root.iter() for key, value in node.items() if key.endswith("href")]
        assert [link for link in links if not link.startswith("#")] == []
        assert not {node.tag.rpartition("}")[2] for node in root.iter()} & {"script", "foreignObject", "image", "style"}


@pytest.mark.parametrize("family", FAMILIES)
def test_different_addresses_have_different_drawings(family: str) -> None:
    assert len({ornament(slug, family) for slug in SLUGS}) == len(SLUGS)


def test_every_noun_is_drawn_in_a_family_that_exists() -> None:
    drawn_as = {model._meta.model_name: FAMILY_OF.get(model._meta.model_name, "abr") for model in PUBLIC_NOUNS}
    assert set(drawn_as.values()) == set(FAMILIES)
    assert set(FAMILY_OF) <= set(drawn_as)


def test_a_drawing_is_served_for_ever_and_needs_no_record(stranger: Client) -> None:
    response = stranger.get("/ornament/suzani/rano-toshniyozova.svg")
    assert response.content.decode() == ornament("rano-toshniyozova", "suzani")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not response.cookies


@pytest.mark.parametrize(
    "address",
    ["/ornament/nothing/a.svg", "/ornament/gyol/a.gif", "/ornament/gyol/%3Cscript%3E.svg", "/ornament/gyol/.svg"],
)
def test_other_drawings_do_not_exist(address: str, db: None, stranger: Client) -> None:
    response = stranger.get(address)
    assert response.status_code == 404
    assert b"<svg xmlns" not in response.content
