"""What nobody should send and what no curator should type: refused, named or shown as text; never an error."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from events.indexing import reindex
from events.models import PUBLIC_NOUNS, Citation, Exhibit, Exhibitor, Involvement, Making, Observation
from tests import factories as f

pytestmark = pytest.mark.django_db

LISTS = [*(f"/en/{model.plural}/" for model in PUBLIC_NOUNS), "/en/speakers/", "/en/search/"]
MANY = "&".join(f"topic={number}" for number in range(400))
# Query strings with the status of the answer, the same for every list.
ODD = {
    "topic=nothing&kind=nothing&place=nothing&country=nothing&role=nothing&event=nothing": 200,
    "topic=&kind=&country=": 200,
    "topic=%F0%9F%A6%86&kind=%C2%A0": 200,
    "topic=%27%20OR%201%3D1--": 200,
    "nonsense=1&__proto__=2&constructor=3": 200,
    "page=99": 200,
    "page=x": 200,
    "page=-1": 200,
    "page=": 200,
    "page=1.5": 200,
    "page=%D9%A1": 200,
    "page=99999999999999999999999": 200,
    "page=1&page=2": 200,
    "sort=nothing": 200,
    "sort=-password": 200,
    "q=%": 200,
    "q=%zz%": 200,
    "q=%E0%A4%A": 200,
    "q=%ff%fe": 200,
    "q=%ED%A0%80": 200,
    "q=%0d%0aSet-Cookie:a=b": 200,
    "q=" + "a" * 300: 200,
    "q=" + "a+" * 150: 200,
    "q=%5B%28%2A": 200,
    "&&&===;;;": 200,
    MANY: 400 if len(MANY) > 4000 else 200,
    "q=%00": 400,
    "topic=a%00b": 400,
    "%00": 400,
    "q=" + "a" * 5000: 400,
    "&".join(f"a{number}=1" for number in range(2000)): 400,
}


@pytest.fixture
def some(db: None) -> None:
    """Enough records that every list has something to leave out."""
    topic, event = f.topic("Silk"), f.event("Forum", venue=f.place(country="UZ"))
    f.talk("Synthetic talk", event=event, speakers=(f.person(country="UZ"),), topics=(topic,))
    reindex()


@pytest.mark.parametrize("address", LISTS)
def test_odd_questions_have_exact_answers(address: str, some: None) -> None:
    reader = Client(raise_request_exception=False)
    answers = {query: reader.get(f"{address}?{query}").status_code for query in ODD}
    assert answers == ODD


@pytest.mark.parametrize("noun", [model._meta.model_name for model in PUBLIC_NOUNS])
@pytest.mark.parametrize(
    "slug", ["nothing", "-", "1", "A", "a" * 300, "%00", "%F0%9F%A6%86", "%ff", "..%2f..", "a%0ab", "<script>", "a/b"]
)
def test_unknown_addresses_are_not_found(noun: str, slug: str) -> None:
    reader = Client(raise_request_exception=False)
    base = reverse(f"{noun}-list")
    response = reader.get(f"{base}{slug}/")
    assert response.status_code == 404
    assert b"Traceback" not in response.content


EVIL = "<script>alert(1)</script>&\"'><img src=x onerror=alert(2)>"


class Watcher(HTMLParser):
    """Collects what no page of ours has: foreign elements, handlers, script addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name.startswith("on") or name == "style" or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}={value}")
        own = dict(attributes)
        runs = tag == "script" and not own.get("src") and own.get("type") != "application/ld+json"
        if (tag == "img" and own.get("src") == "x") or runs:
            self.found.append(self.get_starttag_text() or tag)


@pytest.fixture
def evil(db: None) -> None:
    """One record of every noun with markup in every text that a curator can type."""
    place = f.place(EVIL, country="UZ", address=EVIL, other_spellings=EVIL)
    topic = f.topic(EVIL, definition_en=EVIL, alternative_labels_en=EVIL)
    person = f.person(EVIL, biography_en=EVIL, honorific=EVIL[:40], other_spellings=EVIL)
    gallery = f.organisation(EVIL, acronym=EVIL[:40], description_en=EVIL, place=place, kind="gallery")
    source = f.source(EVIL, author=person, publisher=gallery)
    project = f.project(EVIL, summary_en=EVIL, description_en=EVIL, place=place)
    event = f.event(EVIL, description_en=EVIL, project=project, venue=place, quiet_hours=EVIL, spoken_languages="az")
    talk = f.talk(EVIL, abstract_en=EVIL, event=event)
    talk.speakings.create(person=person, organisation=gallery, title_then_en=EVIL)
    artisan = f.artisan(EVIL, lineage_en=EVIL, story_en=EVIL, visit_en=EVIL, place=place)
    work = f.work(EVIL, description_en=EVIL, craft=topic, dimensions=EVIL, inventory_number=EVIL[:60], lender=gallery)
    exhibition = f.exhibition(
        EVIL, summary_en=EVIL, description_en=EVIL, makers_note_en=EVIL, project=project, venue=place
    )
    memorandum = f.memorandum(EVIL, summary_en=EVIL, terms_en=EVIL, place=place, project=project)
    memorandum.signatures.create(person=person, organisation=gallery, title_then_en=EVIL)
    memorandum.parties.add(gallery)
    initiative = f.initiative(EVIL, summary_en=EVIL, description_en=EVIL, place=place)
    indicator = f.indicator(EVIL, unit_en=EVIL[:60], definition_en=EVIL)
    Observation.objects.create(
        indicator=indicator, initiative=initiative, place=place, value=1, sector_en=EVIL, note_en=EVIL
    )
    exhibition.categories.add(topic)
    Exhibit.objects.create(exhibition=exhibition, work=work, number=EVIL[:20], label_en=EVIL)
    Exhibitor.objects.create(exhibition=exhibition, artisan=artisan)
    Making.objects.create(work=work, artisan=artisan, role_en=EVIL)
    artisan.crafts.add(topic)
    for record in (project, event, exhibition, initiative):
        Involvement.objects.create(record=record, role="host", person=person, organisation=gallery, title_then_en=EVIL)
    for model in PUBLIC_NOUNS:
        for record in model.objects.published():
            Citation.objects.create(record=record, source=source, quote=EVIL, locator=EVIL, claim=EVIL[:60])
            if record.noun != "topic":
                f.about(record, topic)
    reindex()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_curators_type_is_shown_as_text(language: str, evil: None, stranger: Client) -> None:
    pages = [f"/{language}/", f"/{language}/speakers/", f"/{language}/search/?q=script"]
    for model in PUBLIC_NOUNS:
        pages.append(f"/{language}/{model.plural}/")
        pages += [record.get_absolute_url().replace("/en/", f"/{language}/", 1) for record in model.objects.published()]
    shown = {}
    for page in pages:
        text = stranger.get(page).content.decode()
        watcher = Watcher()
        watcher.feed(text)
        shown[page] = (watcher.found, "alert(1)" in text, bool(re.search(r"<script>alert|<img src=x", text)))
    assert {page: what for page, what in shown.items() if what != ([], True, False)} == {}
    assert len(pages) == 31


def test_what_readers_type_is_shown_as_text(some: None, stranger: Client) -> None:
    for address in LISTS:
        text = stranger.get(address, {"q": EVIL, "topic": EVIL, "page": EVIL, "kind": EVIL}).content.decode()
        watcher = Watcher()
        watcher.feed(text)
        assert (watcher.found, "<script>alert" in text, "alert(1)" in text) == ([], False, True), address


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>"])
def test_an_address_that_is_no_web_address_is_refused(url: str) -> None:
    for make, field in (
        (f.source, "url"),
        (f.source, "archived_url"),
        (f.organisation, "website"),
        (f.person, "links"),
    ):
        with pytest.raises(Exception, match=r"valid URL|not a web address"):
            make(**{field: url})
