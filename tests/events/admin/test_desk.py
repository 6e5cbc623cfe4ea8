"""The desk itself: its order, its languages, its dates, its suggestions."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from events import publishing
from events.models import Person, Speaking, Topic
from tests import factories
from tests.events.admin.conftest import list_page

SECTIONS = {
    "Programme": ["Projects", "Events", "Talks", "Exhibitions"],
    "People": ["People", "Organisations", "Artisans"],
    "Objects": ["Works", "Images", "Documents"],
    "Agreements and figures": ["Memoranda", "Initiatives", "Indicators"],
    "Vocabulary": ["Topics", "Places"],
    "Sources": ["Sources"],
}
LETTERS = {"From visitors": ["Corrections", "Searches without result"]}
INTAKES = {"Bookkeeping": ["Intakes"]}
BOOKS = {"Bookkeeping": ["Intakes", "Tombstones", "Users", "Groups"]}


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        ("contributor", SECTIONS | INTAKES),
        ("publisher", SECTIONS | LETTERS | INTAKES),
        ("administrator", SECTIONS | LETTERS | BOOKS),
    ],
)
def test_nouns_stand_in_the_order_of_the_work(
    role: str, sections: dict[str, list[str]], desk_of: Callable[[str], Client]
) -> None:
    shown = desk_of(role).get(reverse("admin:index")).context["app_list"]
    assert {str(section["name"]): [str(model["name"]) for model in section["models"]] for section in shown} == sections


def test_first_page_counts_what_is_unfinished(desk_of: Callable[[str], Client]) -> None:
    factories.person(public=False)
    factories.person(public=False)
    publishing.submit(factories.person(public=False))
    factories.person()
    shown = desk_of("curator").get(reverse("admin:index")).context["app_list"]
    counts = {
        model["object_name"]: (model["drafts"], model["in_review"]) for section in shown for model in section["models"]
    }
    assert {noun: pair for noun, pair in counts.items() if pair != (0, 0)} == {"Person": (2, 1)}


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "1890~", {"meaning": "about 1890"}),
        ("ru", "1890~", {"meaning": "около 1890 г."}),
        ("en", "", {"meaning": ""}),
        ("en", "1990-13", {"error": "“13” is not a month: months run from 01 to 12, seasons from 21 to 24."}),
    ],
)
def test_date_is_explained_in_the_language_of_the_desk(
    language: str, text: str, said: dict[str, str], desk_of: Callable[[str], Client]
) -> None:
    client = desk_of("contributor")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert client.get(reverse("admin:edtf"), {"text": text}).json() == said


@pytest.mark.parametrize("role", ["nobody", "outsider"])
def test_dates_are_explained_to_staff_only(role: str, desk_of: Callable[[str], Client]) -> None:
    response = desk_of(role).get(reverse("admin:edtf"), {"text": "1890"})
    assert response.headers["Location"].startswith(reverse("admin:login"))


def test_language_of_the_desk_is_chosen_and_kept(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("curator")
    here = list_page("talk")
    response = client.post(reverse("admin:language"), {"language": "az", "next": here})
    assert response.headers["Location"] == here
    assert client.get(here).headers["Content-Language"] == "az"


def test_suggestions_tell_namesakes_apart(desk_of: Callable[[str], Client]) -> None:
    museum = factories.organisation("Sample museum")
    one, other = factories.person("Leyla Sample"), factories.person("Leyla Sample", country="UZ", public=False)
    talk = factories.talk()
    Speaking.objects.create(talk=talk, person=one, organisation=museum, title_then_en="curator")
    found = desk_of("curator").get(
        reverse("admin:autocomplete"),
        {"app_label": "events", "model_name": "speaking", "field_name": "person", "term": "leyla"},
    )
    assert found.json()["results"] == [
        {"id": str(one.pk), "text": "Leyla Sample · curator, Sample museum"},
        {"id": str(other.pk), "text": "Leyla Sample · Uzbekistan · [Draft]"},
    ]


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("term", ["Əliyeva", "eliyeva", "ALIYEVA", "Алиева", "sample eliyeva", "nowhere"])
def test_names_are_found_without_diacritics(
    term: str, public: bool, desk_of: Callable[[str], Client], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        factories.person("Sample Əliyeva", name_ru="Пример Алиева", other_spellings="Aliyeva", public=public)
    page = desk_of("curator").get(list_page("person"), {"q": term})
    assert page.context["cl"].result_count == (0 if term == "nowhere" else 1)


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_talks_takes_the_same_queries(
    number: int, desk_of: Callable[[str], Client], django_assert_num_queries: object
) -> None:
    client = desk_of("curator")
    for _each in range(number):
        factories.talk(speakers=(factories.person(),))
    with django_assert_num_queries(13):
        assert client.get(list_page("talk")).context["cl"].result_count == number


def test_list_is_in_the_order_of_the_alphabet_of_the_desk(desk_of: Callable[[str], Client]) -> None:
    for name in ("Zərif", "Çinar", "Ceyran", "Əsmər", "Elçin"):
        factories.make(Topic, name, label_az=name)
    client = desk_of("curator")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "az"
    listed = [topic.label_az for topic in client.get(list_page("topic")).context["cl"].result_list]
    again = [topic.label_az for topic in client.get(list_page("topic") + "?o=1").context["cl"].result_list]
    assert listed == again == ["Ceyran", "Çinar", "Elçin", "Əsmər", "Zərif"]


def test_record_in_use_is_not_deleted(desk_of: Callable[[str], Client]) -> None:
    speaker = factories.person("Sample Speaker", public=False)
    factories.talk("Sample talk", speakers=(speaker,))
    response = desk_of("administrator").post(reverse("admin:events_person_delete", args=[speaker.pk]), {"post": "yes"})
    assert [speaker] == list(Person.objects.all())
    assert "protected" in response.context
