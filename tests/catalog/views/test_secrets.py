"""Drafts carry a canary word: no public page, list, search or redirect may sing it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from events.indexing import reindex
from events.models import (
    PUBLIC_NOUNS,
    Citation,
    Indicator,
    Involvement,
    Making,
    Observation,
    Signature,
    Speaking,
    Subject,
)
from tests import factories as f

CANARY = "Zarqaldoq"


def tie(record: object, other: object) -> dict[str, object]:
    return {"content_type": ContentType.objects.get_for_model(record), "object_id": record.pk}


@pytest.fixture
def half_hidden(db: None) -> None:
    """Public records of every noun, each tied to drafts of every noun."""
    hidden = {
        make.__name__: make(f"{CANARY} {make.__name__}", public=False)
        for make in (f.project, f.person, f.organisation, f.place, f.topic, f.source, f.artisan, f.indicator)
    }
    hidden["event"] = f.event(f"{CANARY} event", public=False)
    hidden["exhibition"] = f.exhibition(f"{CANARY} exhibition", public=False)
    hidden["work"] = f.work(f"{CANARY} work", public=False)
    hidden["initiative"] = f.initiative(f"{CANARY} initiative", public=False)
    hidden["memorandum"] = f.memorandum(f"{CANARY} memorandum", public=False)
    place, topic = f.place(parent=hidden["place"]), f.topic(broader=hidden["topic"])
    person, organisation = f.person(), f.organisation(place=hidden["place"], parent=hidden["organisation"])
    project = f.project(place=hidden["place"])
    event = f.event(project=hidden["project"], venue=hidden["place"], parent=hidden["event"])
    second = f.event(project=project, venue=hidden["place"], day="1")
    talk = f.talk(event=hidden["event"])
    hidden_talk = f.talk(f"{CANARY} talk", event=second, public=False)
    exhibition = f.exhibition(project=hidden["project"], venue=hidden["place"], opening_event=hidden["event"])
    work = f.work(craft=hidden["topic"], lender=hidden["organisation"], place_made=hidden["place"])
    artisan = f.artisan(place=hidden["place"], person=hidden["person"])
    memorandum = f.memorandum(project=hidden["project"], place=hidden["place"], signing_event=hidden["event"])
    initiative, indicator = f.initiative(place=hidden["place"]), f.indicator()
    source = f.source(author=hidden["person"], publisher=hidden["organisation"])
    for row in (talk, hidden_talk):
        Speaking.objects.create(talk=row, person=hidden["person"], organisation=organisation)
        Speaking.objects.create(talk=row, person=person, organisation=hidden["organisation"])
    for row in (memorandum, hidden["memorandum"]):
        Signature.objects.create(memorandum=row, person=hidden["person"], organisation=organisation)
        Signature.objects.create(memorandum=row, person=person, organisation=hidden["organisation"])
        row.parties.add(hidden["organisation"], organisation)
    for row in (work, hidden["work"]):
        Making.objects.create(work=row, artisan=hidden["artisan"])
        Making.objects.create(work=row, artisan=artisan)
        row.materials.add(hidden["topic"])
        row.techniques.add(hidden["topic"])
    exhibition.categories.add(hidden["topic"])
    artisan.crafts.add(hidden["topic"])
    for row in (indicator, hidden["indicator"]):
        Observation.objects.create(indicator=row, place=hidden["place"], initiative=initiative, value=1)
        Observation.objects.create(indicator=row, place=place, initiative=hidden["initiative"], value=2)
    public = [project, event, second, talk, person, organisation, place, topic, exhibition, work, artisan]
    public += [memorandum, initiative, indicator, source]
    for record in public:
        Citation.objects.create(**tie(record, None), source=hidden["source"], quote=f"{CANARY} quote")
        Citation.objects.create(**tie(record, None), source=source, quote="Synthetic words.")
        Subject.objects.create(**tie(record, None), topic=hidden["topic"])
    for record in (
        project,
        event,
        exhibition,
        initiative,
        hidden["project"],
        hidden["event"],
        hidden["exhibition"],
    ):
        Involvement.objects.create(**tie(record, None), role="met", person=hidden["person"])
        Involvement.objects.create(**tie(record, None), role="host", person=person)
        Involvement.objects.create(
            **tie(record, None), role="partner", person=person, organisation=hidden["organisation"]
        )
    reindex()


def everything_public() -> list[str]:
    pages = [reverse("home"), reverse("search") + f"?q={CANARY}", reverse("speaker-list"), reverse("indicators-csv")]
    pages += [reverse("indicator-csv", args=[indicator.slug]) for indicator in Indicator.objects.published()]
    for model in PUBLIC_NOUNS:
        pages.append(reverse(f"{model._meta.model_name}-list"))
        pages += [record.get_absolute_url() for record in model.objects.published()]
        pages += [reverse(f"{model.plural}-file", args=[ending]) for ending in ("csv", "json")]
    return pages


def test_no_public_page_sings(half_hidden: None, stranger: Client) -> None:
    pages = everything_public()
    # The search page repeats the reader's own word; everything else about drafts must stay silent.
    singing = {
        page: stranger.get(page).content.decode().count(CANARY) for page in pages if not page.startswith("/en/search")
    }
    assert {page: count for page, count in singing.items() if count} == {}
    assert len(pages) == 62


def test_search_finds_no_draft(half_hidden: None, stranger: Client) -> None:
    assert stranger.get(reverse("search"), {"q": CANARY}).context["total"] == 0


def test_pages_of_drafts_are_not_found(half_hidden: None, stranger: Client) -> None:
    answers = {
        stranger.get(record.get_absolute_url()).status_code
        for model in PUBLIC_NOUNS
        for record in model.objects.filter(status="draft")
    }
    assert answers == {404}


def test_preview_sends_strangers_to_log_in(half_hidden: None, stranger: Client) -> None:
    answers = {
        stranger.get(reverse("preview", args=[record.noun, record.slug])).headers["Location"].partition("?")[0]
        for model in PUBLIC_NOUNS
        for record in model.objects.filter(status="draft")
    }
    assert answers == {"/admin/login/"}
