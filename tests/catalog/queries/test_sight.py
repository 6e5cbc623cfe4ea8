"""What a reader may see: drafts are taken out of whatever was loaded, before a template can touch it."""

import pytest
from django.db.models import Prefetch

from catalog.queries.sight import EVERYTHING, PUBLIC
from catalog.queries.statements import INVOLVEMENTS, SPEAKINGS
from events.models import Event, Exhibition, Involvement, Place, Speaking, Talk
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_a_draft_row_is_dropped_and_a_curator_sees_it() -> None:
    public, draft = f.event("Public"), f.event("Draft", public=False)
    assert PUBLIC.settle(Event.objects.order_by("pk")) == [public]
    assert EVERYTHING.settle(Event.objects.order_by("pk")) == [public, draft]


def test_a_merged_record_is_seen_by_nobody() -> None:
    heir = f.event("Heir")
    f.event("Merged", replaced_by=heir)
    assert PUBLIC.settle(Event.objects.all()) == EVERYTHING.settle(Event.objects.all()) == [heir]


def test_a_draft_at_the_end_of_a_join_is_taken_out() -> None:
    f.event(venue=f.place(public=False), project=f.project())
    (event,) = PUBLIC.settle(Event.objects.select_related("venue", "project"))
    assert (event.venue, event.project is None) == (None, False)
    (event,) = EVERYTHING.settle(Event.objects.select_related("venue"))
    assert event.venue == Place.objects.get()


def test_a_draft_two_joins_away_is_taken_out() -> None:
    f.event(venue=f.place(parent=f.place(public=False)))
    (event,) = PUBLIC.settle(Event.objects.select_related("venue__parent"))
    assert (event.venue is None, event.venue.parent) == (False, None)


def test_what_is_taken_out_is_not_asked_for_again(django_assert_num_queries: object) -> None:
    f.event(venue=f.place(public=False))
    (event,) = PUBLIC.settle(Event.objects.select_related("venue"))
    with django_assert_num_queries(0):
        assert event.venue is None


def test_an_appearance_without_its_person_is_none_but_without_its_organisation_still_is() -> None:
    hidden, gallery = f.person(public=False), f.organisation(public=False)
    talk = f.talk()
    Speaking.objects.create(talk=talk, person=hidden, organisation=f.organisation())
    kept = Speaking.objects.create(talk=talk, person=f.person(), organisation=gallery)
    (talk,) = PUBLIC.settle(Talk.objects.prefetch_related(SPEAKINGS))
    assert [(row, row.organisation) for row in talk.speakings.all()] == [(kept, None)]
    (talk,) = EVERYTHING.settle(Talk.objects.prefetch_related(SPEAKINGS))
    assert len(talk.speakings.all()) == 2


@pytest.mark.parametrize(
    ("person", "organisation", "kept"),
    [(True, True, 1), (True, False, 1), (False, True, 1), (False, False, 0), (None, False, 0), (False, None, 0)],
)
def test_a_role_stays_while_one_of_its_ends_is_public(person: bool, organisation: bool, kept: int) -> None:
    event = f.event()
    Involvement.objects.create(
        record=event,
        role="host",
        person=None if person is None else f.person(public=person),
        organisation=None if organisation is None else f.organisation(public=organisation),
    )
    (event,) = PUBLIC.settle(Event.objects.prefetch_related(INVOLVEMENTS))
    assert len(event.involvements.all()) == kept


def test_the_same_draft_met_twice_is_taken_out_twice() -> None:
    hidden = f.place(public=False)
    f.event("A", venue=hidden)
    f.event("B", venue=hidden)
    venues = Prefetch("events", Event.objects.select_related("venue").order_by("pk"))
    project = f.project()
    Event.objects.update(project=project)
    (project,) = PUBLIC.settle(type(project).objects.prefetch_related(venues))
    assert [event.venue for event in project.events.all()] == [None, None]


def test_drafts_among_many_are_left_out() -> None:
    exhibition = f.exhibition()
    exhibition.categories.add(f.topic("Public"), f.topic("Draft", public=False))
    (exhibition,) = PUBLIC.settle(Exhibition.objects.prefetch_related("categories"))
    assert [str(topic) for topic in exhibition.categories.all()] == ["Public"]
