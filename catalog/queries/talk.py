"""Talks with their event and speakers, as cards and pages show them."""

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, PICTURES, SPEAKINGS
from events.models import RecordQuerySet, Speaking, Talk


def cards(talks: RecordQuerySet) -> RecordQuerySet:
    return talks.select_related("event").prefetch_related(SPEAKINGS, PICTURES)


def page(slug: str, sight: Sight = PUBLIC) -> Talk:
    """One talk with its event, venue, project, speakers, topics, pictures and sources."""
    talks = sight.of(Talk).select_related("event__venue", "event__project").prefetch_related(SPEAKINGS, *BELOW)
    return find(talks, slug, sight)


def neighbours(talk: Talk, sight: Sight = PUBLIC) -> tuple[Talk | None, Talk | None]:
    """The talk before and the talk after in the same event."""
    row = list(sight.of(Talk).filter(event_id=talk.event_id).order_by("position", "pk"))
    here = next((number for number, other in enumerate(row) if other.pk == talk.pk), 0)
    return (row[here - 1] if here else None), (row[here + 1] if here + 1 < len(row) else None)


def related(talk: Talk, sight: Sight = PUBLIC, most: int = 4) -> list[Talk]:
    """Other talks that share a topic with this one."""
    topics = [subject.topic_id for subject in talk.subjects.all()]
    others = sight.of(Talk).filter(subjects__topic__in=topics).exclude(pk=talk.pk).distinct().in_order()
    return sight.settle(others.prefetch_related(SPEAKINGS)[:most]) if topics else []


def others(talk: Talk, sight: Sight = PUBLIC, most: int = 4) -> list[Talk]:
    """Other talks of the same speakers, the newest record first."""
    people = [speaking.person for speaking in talk.speakings.all() if speaking.person]
    given = Speaking.objects.filter(person__in=people).values("talk")
    return sight.settle(sight.of(Talk).filter(pk__in=given).exclude(pk=talk.pk).order_by("-pk")[:most])
