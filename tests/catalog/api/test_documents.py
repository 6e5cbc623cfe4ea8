"""A record's document: all that is public about it and nothing else, in the language asked for."""

from collections.abc import Callable

import pytest
from django.db import models
from django.test import Client

from catalog.api.embedding import embeddable
from catalog.api.nouns import DOCUMENTS, LISTS
from events.models import PUBLIC_NOUNS, Illustration, Image, Observation, Record
from events.models.fields import Derived
from tests import factories as f
from tests.catalog.views.test_secrets import CANARY, half_hidden

__all__ = ["half_hidden"]
pytestmark = pytest.mark.django_db

# What a document calls otherwise, or what only the desk needs to know.
CALLED = {"speakings": "speakers", "makings": "makers", "subjects": "topics", "illustrations": "pictures",
          "citations": "sources", "uuid": "id"}  # fmt: skip
INTERNAL = {"id", "status", "publish_at", "created_at", "created_by", "version", "replaced_by"}
# Told by parts of their own: makings, speakings, exhibits, exhibitors, and the codes in `spoken_languages`.
BY_PARTS = {"talk": {"speakers"}, "work": {"makers"}, "exhibition": {"works", "artisans", "spoken"},
            "event": {"spoken"}}  # fmt: skip


def public_columns(model: type[Record]) -> set[str]:
    """What curators can state of a record, by the names that documents use."""
    translated = {f"{name}_{code}" for name in model.translated for code in ("en", "az", "uz", "ru")}
    fields = [*model._meta.fields, *model._meta.many_to_many, *model._meta.private_fields]
    stated = {field.name for field in fields if isinstance(field, models.Field) and is_stated(field)}
    own = stated - translated - INTERNAL - BY_PARTS.get(model._meta.model_name, set())
    if model._meta.model_name == "source":
        own = own - {"url"} | {"source_url"}
    return {CALLED.get(name, name) for name in own - {model.title_field}} | {"title"}


def is_stated(field: models.Field) -> bool:
    return not isinstance(field, Derived) or field.name == "slug"


@pytest.mark.parametrize("noun", DOCUMENTS)
def test_document_tells_every_public_column(noun: str) -> None:
    document = DOCUMENTS[noun]
    assert public_columns(document.model) - set(document().fields) == set()
    assert document.model in PUBLIC_NOUNS


def test_document_of_a_talk_is_this(ask: Callable) -> None:
    event = f.event("Synthetic forum", slug="forum", title_uz="Sintetik anjuman")
    speaker, body = f.person("Synthetic Ann", slug="ann"), f.organisation("Synthetic body", slug="body")
    topic, source = f.topic("Synthetic silk", slug="silk"), f.source("Synthetic report", slug="report")
    talk = f.talk("On silk", slug="on-silk", event=event, speakers=(speaker,), topics=(topic,), title_ru="О шёлке")
    talk.speakings.get().organisation = body
    f.cite(talk, source=source, quote="Ann spoke.", claim="speakings")
    here = "http://testserver"

    def named(record: Record, title: str | None = None) -> dict[str, str]:
        url = f"{here}/api/v1/{record.plural}/{record.slug}/"
        return {"id": str(record.uuid), "noun": record.noun, "slug": record.slug, "title": title or str(record),
                "url": url}  # fmt: skip

    talk.refresh_from_db()
    assert ask("talks/on-silk/?lang=uz") == named(talk, "On silk") | {
        "page": f"{here}/uz/talks/on-silk/",
        "identity": f"{here}/id/{talk.uuid}",
        "language": "en",
        "own_translation": [],
        "fallbacks": {"title": "en"},
        "published_at": talk.published_at.isoformat(),
        "updated_at": talk.updated_at.isoformat(),
        "topics": [{"topic": named(topic, "Synthetic silk"), "primary": True}],
        "pictures": [],
        "sources": [
            {"source": named(source, "Synthetic report"), "claim": "speakings", "quote": "Ann spoke.", "locator": None}
        ],
        "abstract": None,
        "event": named(event, "Sintetik anjuman"),
        "position": 0,
        "spoken_language": None,
        "start_time": None,
        "speakers": [{"person": named(speaker), "organisation": None, "title_then": "Synthetic position"}],
    }


def test_all_languages_come_as_maps(ask: Callable) -> None:
    f.talk("On silk", slug="on-silk", title_ru="О шёлке")
    told = ask("talks/on-silk/?lang=all")
    words = told["title"], told["abstract"], told["fallbacks"]
    assert words == ({"en": "On silk", "ru": "О шёлке"}, None, {})


def test_language_is_that_of_the_parameter_else_of_the_program(stranger: Client) -> None:
    f.talk("On silk", slug="on-silk", title_ru="О шёлке", title_uz="Ipak haqida")
    questions = (
        ("", {"Accept-Language": "ru"}), ("?lang=uz", {"Accept-Language": "ru"}), ("?language=uz", {}),
        ("", {"Accept-Language": "fr, uz;q=0.5"}), ("", {"Accept-Language": "xx"}), ("", {"Cookie": "language=ru"}),
    )  # fmt: skip
    answers = [stranger.get(f"/api/v1/talks/on-silk/{query}", headers=headers) for query, headers in questions]
    assert [(each.headers["Content-Language"], each.json()["title"]) for each in answers] == [
        ("ru", "О шёлке"), ("uz", "Ipak haqida"), ("uz", "Ipak haqida"), ("uz", "Ipak haqida"), ("en", "On silk"),
        ("en", "On silk"),
    ]  # fmt: skip


def test_dates_come_with_what_they_can_mean(ask: Callable) -> None:
    f.event(slug="one", dates="2024-05?/2024-06-03")
    f.event(slug="two", dates="2024/..")
    f.event(slug="three")
    dates = {each["slug"]: each["dates"] for each in ask("events/")["results"]}
    assert dates == {
        "one": {"edtf": "2024-05?/2024-06-03", "earliest": "2024-05-01", "latest": "2024-06-03"},
        "two": {"edtf": "2024/..", "earliest": "2024-01-01", "latest": None},
        "three": None,
    }


def test_figures_are_numbers(ask: Callable) -> None:
    indicator = f.indicator(slug="jobs")
    Observation.objects.create(indicator=indicator, value="1234.500", value_to="2000", note_en="Synthetic.")
    [figure] = ask("indicators/jobs/?lang=en")["observations"]
    assert (figure["value"], figure["value_to"], figure["change"], figure["note"]) == (1234.5, 2000, None, "Synthetic.")


def test_picture_tells_who_made_it_and_what_it_shows(ask: Callable) -> None:
    place = f.place(slug="square")
    size = {"width": 320, "height": 200, "mime": "image/jpeg", "name": "abcdef.jpg"}
    image = Image(alt_en="A synthetic square", credit="Nobody", renditions=[size], slug="square", width=640, height=400)
    models.Model.save(image)
    Image.objects.filter(pk=image.pk).update(status="published", width=640, height=400)
    Illustration.objects.create(record=place, image=image, lead=True)
    [picture] = ask("places/square/?lang=en")["pictures"]
    assert picture == {
        "lead": True,
        "image": {
            "id": str(image.uuid),
            "slug": "square",
            "alt": "A synthetic square",
            "caption": None,
            "credit": "Nobody",
            "rights": "http://rightsstatements.org/vocab/UND/1.0/",
            "width": 640,
            "height": 400,
            "files": [
                {"url": "http://testserver/media/renditions/ab/abcdef.jpg", "width": 320, "height": 200,
                 "type": "image/jpeg"}
            ],
        },
    }  # fmt: skip


def test_only_the_fields_asked_for_are_sent(ask: Callable) -> None:
    f.talk("On silk", slug="on-silk")
    assert ask("talks/?fields=slug,title&lang=en")["results"] == [{"slug": "on-silk", "title": "On silk"}]


def test_included_records_stand_whole_in_their_place(ask: Callable) -> None:
    speaker = f.person("Synthetic Ann", slug="ann", country="UZ")
    talk = f.talk("On silk", slug="on-silk", speakers=(speaker,))
    told = ask("talks/on-silk/?include=speakers,event&lang=az")
    assert told["speakers"][0]["person"] == ask("people/ann/?lang=az")
    assert told["event"] == ask(f"events/{talk.event.slug}/?lang=az")


def test_document_beside_a_page_is_the_same(stranger: Client, ask: Callable) -> None:
    f.talk("On silk", slug="on-silk", title_ru="О шёлке")
    beside = stranger.get("/ru/talks/on-silk.json")
    assert beside.json() == ask("talks/on-silk/?lang=ru")
    again = stranger.get("/ru/talks/on-silk.json")  # out of the store
    headers = ("Access-Control-Allow-Origin", "Content-Type", "Content-Language")
    assert [again.headers[name] for name in headers] == ["*", "application/json; charset=utf-8", "ru"]
    assert '<link rel="alternate" type="application/json" href="/ru/talks/on-silk.json">' in (
        stranger.get("/ru/talks/on-silk/").content.decode()
    )


def test_every_list_page_names_its_list_here(stranger: Client) -> None:
    f.place()
    link = '<link rel="alternate" type="application/json" href="/api/v1/{}/?lang=uz">'
    silent = [name for name in LISTS if link.format(name) not in stranger.get(f"/uz/{name}/").content.decode()]
    assert silent == []


def test_no_document_sings(half_hidden: None, stranger: Client) -> None:
    """Public records tied to drafts of every noun: no list, record, include, facet or search names one."""
    asked = ["/api/v1/", f"/api/v1/search/?q={CANARY}", "/api/v1/schema/", "/api/v1/docs/"]
    for plural in LISTS:
        asked.append(f"/api/v1/{plural}/?facets=1&lang=all")
    for document in DOCUMENTS.values():
        includes = ",".join(embeddable(document))
        for record in document.model.objects.published():
            asked += [f"/api/v1/{document.model.plural}/{record.slug}/?lang=all&include={includes}"]
            asked += [f"/en/{document.model.plural}/{record.slug}.json"]
    answers = {path: stranger.get(path) for path in asked}
    assert {path: each.status_code for path, each in answers.items() if each.status_code != 200} == {}
    singing = [path for path, each in answers.items() if CANARY in each.content.decode() and "search" not in path]
    assert singing == []
    assert answers[f"/api/v1/search/?q={CANARY}"].json()["count"] == 0
    assert len(asked) == 49
