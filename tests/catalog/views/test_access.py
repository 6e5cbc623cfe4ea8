"""What a visitor must know to come stands on the page, and lists can be narrowed down by it."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from tests import factories as f

pytestmark = pytest.mark.django_db
STATED = {
    "step_free": "yes", "sign_language": "no", "quiet_hours_en": "From nine to ten", "spoken_languages": "az,uz",
}  # fmt: skip


def access(page: str) -> list[str]:
    """The lines of the fact "Access"."""
    block = re.search(r"<dt>(?:Access|Доступ\w*)</dt>(.*?)</div>", page, re.DOTALL)[1]
    return [" ".join(strip_tags(line).split()) for line in re.findall(r"<dd.*?</dd>", block, re.DOTALL)]


@pytest.mark.parametrize("make", [f.event, f.exhibition])
def test_what_is_stated_is_said_and_the_rest_not_stated(make: object, stranger: Client) -> None:
    assert access(stranger.get(make(**STATED).get_absolute_url()).content.decode()) == [
        "Step-free: Yes",
        "Sign language: No",
        "Quiet hours: From nine to ten",
        "Languages spoken: Azerbaijani and Uzbek",
    ]
    assert access(stranger.get(make(step_free="no").get_absolute_url()).content.decode()) == [
        "Step-free: No",
        "Sign language: not stated",
        "Quiet hours: not stated",
        "Languages spoken: not stated",
    ]
    assert access(stranger.get(make().get_absolute_url()).content.decode()) == [
        "Steps, sign language, quiet hours and languages spoken not stated"
    ]


@pytest.mark.parametrize("make", [f.event, f.exhibition])
def test_a_preview_says_the_same(make: object, curator: User) -> None:
    client, record = Client(), make(public=False, **STATED)
    client.force_login(curator)
    page = client.get(reverse("preview", args=[record.noun, record.slug])).content.decode()
    assert access(page)[:2] == ["Step-free: Yes", "Sign language: No"]


def test_quiet_hours_in_another_language_are_marked(stranger: Client) -> None:
    event = f.event(quiet_hours_az="Səhər saatları")
    page = stranger.get(event.get_absolute_url()).content.decode()
    assert '<span lang="az">Səhər saatları</span> <span class="untranslated">' in page


def listed(client: Client, plural: str, query: str) -> list[str]:
    page = client.get(f"/en/{plural}/?{query}").content.decode()
    return sorted(re.findall(r"Place [A-D]\b", page.partition("<main")[2].replace("</a>", "\n")))


@pytest.mark.parametrize(("make", "plural"), [(f.event, "events"), (f.exhibition, "exhibitions")])
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("step_free=yes", {"A"}),
        ("step_free=yes&step_free=no", {"A", "B"}),
        ("step_free=none", {"C", "D"}),
        ("sign_language=no", {"A"}),
        ("quiet=stated", {"A"}),
        ("quiet=none", {"B", "C", "D"}),
        ("language=az", {"A", "C"}),
        ("language=az&language=uz", {"A", "C", "B"}),
        ("language=none", {"D"}),
        ("language=az&step_free=none", {"C"}),
    ],
)
def test_lists_are_narrowed_down_by_access(
    make: object, plural: str, query: str, found: set[str], stranger: Client
) -> None:
    make("Place A", **STATED)
    make("Place B", step_free="no", spoken_languages="uz")
    make("Place C", spoken_languages="az,ru")
    make("Place D")
    assert set(listed(stranger, plural, query)) == {f"Place {letter}" for letter in found}
