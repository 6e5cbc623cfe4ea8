"""The four languages as equals: one page in each, each leading to the others, none mixed with another."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from events.models import PUBLIC_NOUNS
from events.text.languages import LANGUAGES
from tests import factories
from tests.tongues import Piece, betrays, mixed, read

pytestmark = pytest.mark.django_db
LINK = re.compile(
    r"<link rel=\"(?P<rel>canonical|alternate)\"(?: hreflang=\"(?P<code>[\w-]+)\")? href=\"(?P<url>[^\"]+)\""
)


def addresses(language: str) -> list[str]:
    """One page of every kind, and both of those that a search or a filter can give."""
    found = []
    with override(language):
        for name in ("home", "about", "data", "accessibility", "search", "speaker-list", "letter", "letter-thanks"):
            found.append(reverse(name))
        found += [
            f"{reverse('search')}?q=heritage",
            f"{reverse('search')}?q=silk",
            f"{reverse('search')}?q=zzzz",
            f"{reverse('talk-list')}?q=zzzz",
        ]
        found.append(f"{reverse('event-list')}?kind=forum&kind=session")
        for model in PUBLIC_NOUNS:
            noun = model._meta.model_name
            found.append(reverse(f"{noun}-list"))
            for record in model.objects.published().order_by("slug")[:2]:
                found.append(reverse(f"{noun}-detail", args=[record.slug]))
        found.append(f"/{language}/nowhere/")
    return found


@pytest.mark.parametrize(
    ("text", "language", "betrayed"),
    [
        ("Tədbirlər və sərgilər", "az", ""),
        ("Tadbirlar va koʻrgazmalar", "uz", ""),
        ("Мероприятия и выставки", "ru", ""),
        ("Events and exhibitions", "en", ""),
        ("Tədbirlər və sərgilər", "uz", "az"),
        ("Koʻrgazma", "az", "uz"),
        ("Выставка", "az", "ru"),
        ("Выставка", "en", "ru"),
        ("The exhibition", "uz", "en"),
        ("Выставка of works", "ru", "en"),
        ("CC BY 4.0", "uz", ""),
        ("Выставка", "zxx", ""),
    ],
)
def test_a_text_betrays_its_language(text: str, language: str, betrayed: str) -> None:
    assert betrays(Piece(text, language)) == betrayed


def test_the_reader_of_pages_finds_what_is_not_marked() -> None:
    page = '<html lang="az"><title>Qalereya of Art</title><p>Tədbirlər <i{}>Gallery of Art</i></p><img alt="Вид">'
    assert mixed(page.format("")) == [
        ("az", "en", "Qalereya of Art"),
        ("az", "en", "Gallery of Art"),
        ("az", "ru", "Вид"),
    ]
    named = page.replace("Qalereya of Art", "Gallery of Art: kataloq").format(' lang="en"')
    assert mixed(named) == [("az", "ru", "Вид")]


def test_no_page_mixes_languages(samarkand: None, stranger: Client) -> None:
    faults = {}
    for language in LANGUAGES:
        for address in addresses(language):
            page = stranger.get(address).content.decode()
            if found := mixed(page):
                faults[address] = found
            assert read(page).root == {"lang": language}, address
    assert faults == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_itself_and_its_fellows_and_they_name_it(language: str, stranger: Client) -> None:
    talk = factories.talk("Synthetic talk")
    for name, args in (("home", []), ("talk-list", []), ("talk-detail", [talk.slug]), ("search", [])):
        with override(language):
            address = reverse(name, args=args)
        links = [found.groupdict() for found in LINK.finditer(stranger.get(address).content.decode())]
        named = {link["code"]: link["url"] for link in links if link["rel"] == "alternate"}
        own = f"http://testserver{address}"
        assert [link["url"] for link in links if link["rel"] == "canonical"] == [own]
        assert (named[language], named["x-default"], set(named)) == (own, named["en"], {*LANGUAGES, "x-default"})
        for code in LANGUAGES:
            fellow = stranger.get(named[code]).content.decode()
            assert {found["code"]: found["url"] for found in LINK.finditer(fellow) if found["code"]} == named


def test_the_languages_of_a_page_lead_to_the_same_page_and_keep_its_filters(stranger: Client) -> None:
    factories.event("Synthetic forum", kind="forum")
    page = stranger.get("/az/events/?kind=forum&sort=name").content.decode()
    links = re.findall(r'<a href="([^"]+)" lang="(\w+)" hreflang="(\w+)">', page)
    assert [(url.replace("&amp;", "&"), code) for url, code, _same in links] == [
        (f"/{code}/events/?kind=forum&sort=name", code) for code in ("en", "uz", "ru")
    ]


def test_the_chosen_language_stays(stranger: Client) -> None:
    """A page is drawn once for all; the second reader's choice is remembered as well as the first's."""
    for reader in (stranger, Client()):
        reader.get("/uz/topics/", headers={"accept-language": "en"})
        assert reader.get("/", headers={"accept-language": "en"}).headers["location"] == "/uz/"


def test_a_missing_translation_is_shown_in_the_original_and_marked(stranger: Client) -> None:
    factories.talk("Synthetic silk", abstract_en="Synthetic words of an abstract.")
    for language, mark in (("az", "hələ tərcümə edilməyib"), ("uz", "hali tarjima qilinmagan")):
        with override(language):
            page = stranger.get(reverse("talk-detail", args=["synthetic-silk"])).content.decode()
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1]
        assert (heading.strip(), page.count('<div class="prose" lang="en">')) == (
            f'<span lang="en">Synthetic silk</span> <span class="untranslated">{mark}</span>',
            1,
        )
        assert mixed(page) == []
