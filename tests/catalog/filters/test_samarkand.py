"""What every list offers and finds among the real records of Samarkand."""

import re
from html import unescape

import pytest
from django.test import Client

from events.models import Event, Talk

pytestmark = pytest.mark.usefixtures("samarkand")

FORUM = "samarkand-forum"
TALKS = {
    "gender-policy": ["The Social Foundations of Gender Policy in New Uzbekistan"],
    "handicrafts": ["State Protection of Cultural Heritage Handicrafts", "The Role of Handicrafts in Society"],
    "inclusion": ["Integrating Persons with Disabilities into an Inclusive Society"],
    "ngos": [
        "Social Partnership Between Government Institutions and NGOs",
        "State Support for NGOs in Uzbekistan",
    ],
    "social-partnership": ["Social Partnership Between Government Institutions and NGOs"],
    "state-protection": ["State Protection of Cultural Heritage Handicrafts"],
    "state-support": ["State Support for NGOs in Uzbekistan"],
}
SPEAKERS = {
    "gender-policy": ["Eler Uluqmurodov"],
    "handicrafts": ["Leyla Musayeva", "Rano Toshniyozova"],
    "inclusion": ["Parvana Mustafayeva"],
    "ngos": ["Erkin Toshbotirov", "Sanjar Buriyev"],
    "social-partnership": ["Erkin Toshbotirov"],
    "state-protection": ["Rano Toshniyozova"],
    "state-support": ["Sanjar Buriyev"],
}
ROLES = {
    "author": ["Laman Ismayilova"],
    "initiator": ["Shavkat Mirziyoyev"],
    "met": ["Fazliddin Umarov"],
    "signatory": ["Aytan Hasanova", "Nasiba Miradilova"],
    "speaker": [
        "Eler Uluqmurodov",
        "Erkin Toshbotirov",
        "Leyla Musayeva",
        "Parvana Mustafayeva",
        "Rano Toshniyozova",
        "Sanjar Buriyev",
    ],
    "welcomer": ["Ilham Aliyev"],
}
DAYS = {
    "1": [
        "Development of National Handicrafts in Uzbekistan",
        "Forum in Samarkand",
        "From Handicrafts to Entrepreneurship",
        "The Role of the Azerbaijan Cultural Center in Strengthening Friendship Between the Peoples of Uzbekistan "
        "and Azerbaijan",
    ],
    "2": ["Masterclasses with master artisans", "Opening of the International Folk Handicrafts Exhibition"],
    "final": ["Meeting with the Mayor of Samarkand"],
    "none": ["Meetings in workshops around Samarkand", "Signing of the memorandum of cooperation"],
}
# Every facet of every list: its values and how many records each finds alone.
OFFERED = {
    "projects": {"place": {"samarkand": 1}},
    "events": {
        "kind": {"opening": 1, "forum": 1, "masterclass": 1, "meeting": 1, "signing": 1, "session": 3, "visit": 1},
        "project": {"cultural-heritage-of-azerbaijan-and-uzbekistan": 9},
        "place": {"samarkand-international-business-center": 4, "samarkand-international-tourism-center": 1, "none": 4},
        "day": {"1": 4, "2": 2, "final": 1, "none": 2},
        "topic": {"entrepreneurship": 1, "friendship-of-peoples": 1, "handicrafts": 2, "none": 6},
    },
    "talks": {
        "topic": {topic: len(titles) for topic, titles in TALKS.items()},
        "event": {FORUM: 6},
    },
    "speakers": {
        "topic": {topic: len(names) for topic, names in SPEAKERS.items()},
        "kind": {"centre": 1, "gallery": 1, "government": 2, "association": 1},
        "country": {"UZ": 4, "none": 2, "AZ": 0},
        "event": {FORUM: 6},
    },
    "people": {
        "role": {role: len(names) for role, names in ROLES.items()},
        "topic": {topic: len(names) for topic, names in SPEAKERS.items()},
        "kind": {"centre": 1, "gallery": 1, "government": 2, "association": 1},
        "country": {"AZ": 1, "UZ": 7, "none": 4},
        "event": {FORUM: 6},
    },
    "organisations": {
        "kind": {"centre": 1, "gallery": 1, "government": 5, "media": 2, "association": 3},
        "country": {"AZ": 1, "UZ": 4, "none": 7},
        "place": {"samarkand": 2, "none": 10},
    },
    "places": {
        "kind": {"area": 3, "city": 1, "country": 2, "region": 3, "site": 1, "venue": 2},
        "country": {"AZ": 8, "UZ": 4},
    },
    "topics": {"scheme": {"craft": 3, "theme": 11}},
    "exhibitions": {
        "place": {"samarkand-international-tourism-center": 1},
        "topic": {"carpets": 1, "jewelry": 1, "traditional-clothing": 1},
        "country": {"UZ": 1},
    },
    "works": {},
    "artisans": {
        "place": {"samarkand": 1, "none": 1},
        "kind": {"unidentified": 2},
        "country": {"UZ": 1, "none": 1},
    },
    "memoranda": {
        "kind": {"cooperation": 1},
        "organisation": {
            "support-for-azerbaijani-cultural-heritage-handicrafts": 1,
            "women-and-girls-association-of-uzbekistan": 1,
        },
    },
    "initiatives": {
        "kind": {"factory": 1},
        "place": {"khankendi": 1},
        "topic": {"employment": 1, "womens-empowerment": 1},
    },
    "indicators": {
        "place": {
            "aghdam-industrial-park": 1,
            "karabakh-economic-region": 1,
            "khankendi": 2,
            "lachin": 1,
            "liberated-territories": 6,
        },
        "status": {"planned": 1, "reported": 7},
    },
    "sources": {
        "kind": {"article": 2, "other": 1, "page": 1},
        "language": {"en": 4},
        "publisher": {"azernews": 1, "news-az": 1, "none": 2},
    },
}


def titles(stranger: Client, address: str) -> list[str]:
    page = stranger.get(address).content.decode()
    return [unescape(title) for title in re.findall(r"<h3><a [^>]+>([^<]+)</a>", page)]


def offered(stranger: Client, address: str) -> dict[str, dict[str, int]]:
    """For every facet of the page its values with their counts."""
    page = stranger.get(address).content.decode()
    facets = re.findall(r'<fieldset data-facet="([^"]+)">(.*?)</fieldset>', page, re.DOTALL)
    option = re.compile(r'value="([^"]+)"[^>]*><span[^>]*>[^<]+</span><span class="n">(\d+)</span>')
    return {name: {value: int(count) for value, count in option.findall(body)} for name, body in facets}


def test_every_facet_offers_these_values_and_each_finds_so_many(stranger: Client) -> None:
    shown = {plural: offered(stranger, f"/en/{plural}/") for plural in OFFERED}
    assert shown == OFFERED
    for plural, facets in OFFERED.items():
        for name, values in facets.items():
            for value, count in values.items():
                found = stranger.get(f"/en/{plural}/?{name}={value}").content.decode()
                assert found.count('<li class="card">') == count


def test_six_people_are_speakers(stranger: Client) -> None:
    assert titles(stranger, "/en/speakers/") == ROLES["speaker"]
    assert "6 speakers" in stranger.get("/en/speakers/").content.decode()


def test_topics_find_the_right_talks_and_speakers(stranger: Client) -> None:
    assert {topic: titles(stranger, f"/en/talks/?topic={topic}") for topic in TALKS} == TALKS
    assert {topic: titles(stranger, f"/en/speakers/?topic={topic}") for topic in SPEAKERS} == SPEAKERS


def test_roles_find_the_right_people(stranger: Client) -> None:
    assert {role: titles(stranger, f"/en/people/?role={role}") for role in ROLES} == ROLES


def test_days_find_the_right_events(stranger: Client) -> None:
    assert {day: titles(stranger, f"/en/events/?day={day}") for day in DAYS} == DAYS


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (
            "topic=handicrafts&topic=ngos",
            ["Erkin Toshbotirov", "Leyla Musayeva", "Rano Toshniyozova", "Sanjar Buriyev"],
        ),
        ("topic=handicrafts&kind=gallery", ["Leyla Musayeva"]),
        ("topic=handicrafts&kind=government", []),
        ("topic=ngos&kind=government&country=UZ", ["Erkin Toshbotirov", "Sanjar Buriyev"]),
        ("country=none", ["Leyla Musayeva", "Parvana Mustafayeva"]),
        ("q=justice", ["Sanjar Buriyev"]),
        ("q=gender&topic=gender-policy", ["Eler Uluqmurodov"]),
    ],
)
def test_speakers_by_several_facets_and_words(query: str, names: list[str], stranger: Client) -> None:
    assert titles(stranger, f"/en/speakers/?{query}") == names


@pytest.mark.parametrize("words", ["Toshniyozova", "TOSHNIYOZOVA", "toshniyoz", "Тошниёзова", "rano toshniyozova"])
@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_the_deputy_mayor_is_found_in_every_language_and_script(words: str, language: str, stranger: Client) -> None:
    page = stranger.get(f"/{language}/speakers/", {"q": words}).content.decode()
    assert re.findall(r'<h3><a href="([^"]+)"', page) == [f"/{language}/people/rano-toshniyozova/"]


def test_the_programme_order_is_that_of_the_forum(stranger: Client) -> None:
    talks = [Talk.objects.get(title_en=title) for title in titles(stranger, "/en/talks/?sort=programme")]
    assert [talk.position for talk in talks] == [1, 2, 3, 4, 5, 6]
    events = [Event.objects.get(title_en=title) for title in titles(stranger, "/en/events/?sort=programme")]
    assert [event.day for event in events] == ["1", "1", "1", "1", "2", "2", "", "", "final"]
