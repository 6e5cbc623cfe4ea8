"""Related records: what they have in common, in which order, how many, and never a draft."""

import pytest
from django.test import Client

from catalog.queries import event as events
from catalog.queries import organisation as organisations
from catalog.queries import person as people
from catalog.queries import work as works
from catalog.queries.alike import alike
from catalog.queries.sight import EVERYTHING
from events.indexing import reindex
from events.models import Making, Record, Speaking
from tests import factories as f

pytestmark = pytest.mark.django_db


def names(records: list[Record]) -> list[str]:
    return [str(record) for record in records]


def test_most_topics_in_common_come_first_and_then_names() -> None:
    silk, gold = f.topic(), f.topic()
    one, two, three, none = (f.exhibition(name) for name in ("Synthetic C", "Synthetic B", "Synthetic A", "Other"))
    f.about(one, silk, gold)
    f.about(two, silk)
    f.about(three, silk)
    own = f.exhibition("Synthetic own")
    f.about(own, silk, gold)
    assert names(alike(own)) == ["Synthetic C", "Synthetic A", "Synthetic B"]
    assert alike(none) == []


def test_at_most_six_are_named() -> None:
    silk = f.topic()
    for number in range(9):
        f.about(f.work(f"Synthetic {number}"), silk)
    own = f.work(craft=silk)
    f.about(own, silk)
    assert names(works.related(works.page(own.slug))) == [f"Synthetic {number}" for number in range(6)]


def test_a_tie_counts_only_if_both_ends_and_the_middle_are_public() -> None:
    maker, hidden = f.artisan(), f.artisan(public=False)
    own, seen, draft, apart = f.work("Own"), f.work("Seen"), f.work("Draft", public=False), f.work("Apart")
    ties = [(own, maker), (seen, maker), (draft, maker), (own, hidden), (apart, hidden)]
    Making.objects.bulk_create(Making(work=work, artisan=artisan) for work, artisan in ties)
    assert names(works.related(works.page(own.slug))) == ["Seen"]
    assert names(works.related(works.page(own.slug, EVERYTHING), EVERYTHING)) == ["Apart", "Draft", "Seen"]


def test_people_are_related_by_public_talks_only() -> None:
    silk, own, other, shy = f.topic(), f.person("Own"), f.person("Other"), f.person("Shy")
    f.talk(speakers=(own,), topics=(silk,))
    f.talk(speakers=(other,), topics=(silk,))
    Speaking.objects.create(talk=f.talk(topics=(silk,), public=False), person=shy)
    assert names(people.related(people.page(own.slug))) == ["Other"]
    assert names(people.related(people.page(own.slug, EVERYTHING), EVERYTHING)) == ["Other", "Shy"]


def test_an_event_knows_what_comes_before_and_after_it() -> None:
    silk, project = f.topic(), f.project()
    row = [f.event(f"Synthetic {number}", project=project, day=str(number)) for number in range(1, 10)]
    elsewhere, hidden = f.event("Elsewhere"), f.event("Hidden", project=project, day="5", public=False)
    for record in (row[4], row[5], elsewhere, hidden):
        f.about(record, silk)
    around = events.around(events.page(row[4].slug))
    assert [(str(event)[-1], event.step) for event in around["beside"]] == [
        ("2", ""), ("3", ""), ("4", "before"), ("6", "after"), ("7", ""), ("8", ""),
    ]  # fmt: skip
    assert names(around["alike"]) == ["Elsewhere"]


def test_an_event_of_its_own_has_nothing_beside_it() -> None:
    f.event()
    assert events.around(f.event()) == {"beside": [], "alike": []}


def test_an_organisation_tells_what_it_signed_published_and_lent() -> None:
    own = f.organisation()
    f.memorandum("Synthetic pact").parties.add(own)
    f.source("Synthetic text", publisher=own)
    f.work("Synthetic robe", lender=own)
    f.work("Synthetic draft", lender=own, public=False)
    reindex()
    said = [(entry.noun, entry.title) for entry in organisations.also(own)]
    assert said == [("memorandum", "Synthetic pact"), ("source", "Synthetic text"), ("work", "Synthetic robe")]


def test_a_topic_names_a_few_and_leads_to_all(stranger: Client) -> None:
    craft = f.topic(scheme="craft")
    for number in range(8):
        f.work(f"Synthetic {number}", craft=craft)
    page = stranger.get(craft.get_absolute_url()).content.decode()
    assert [f"Synthetic {number}" in page for number in range(8)] == [True] * 6 + [False] * 2
    assert page.count(f"/en/works/?craft={craft.slug}") == 1
