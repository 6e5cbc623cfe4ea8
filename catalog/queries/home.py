"""What the home page shows: one project in full, topics to browse, and how much the catalogue holds."""

from django.db.models import Count, Exists, OuterRef, Value

from catalog.queries import project as projects
from catalog.queries.mentions import visible
from catalog.queries.project import Day
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import PICTURES, SIGNATURES
from events.models import PUBLIC_NOUNS, Exhibition, Memorandum, Project, Speaking, Subject, Topic

SPEAKERS, TOPICS = 6, 12


def front() -> dict[str, object]:
    """Context of the home page; every part may be empty in a new catalogue."""
    newest = Project.objects.published().order_by("-published_at", "-pk").values_list("slug", flat=True).first()
    project = projects.page(newest) if newest else None
    days = projects.programme(project) if project else []
    exhibitions = Exhibition.objects.published().order_by("-published_at", "-pk")
    exhibitions = exhibitions.select_related("opening_event", "venue").prefetch_related(PICTURES)
    memoranda = Memorandum.objects.published().order_by("-published_at", "-pk").prefetch_related(SIGNATURES)
    return {
        "project": project,
        "days": days,
        "speakings": speakings(days)[:SPEAKERS],
        "exhibition": next(iter(PUBLIC.settle(exhibitions[:1])), None),
        "memorandum": next(iter(PUBLIC.settle(memoranda[:1])), None),
        "topics": topics(),
        "counts": counts(),
    }


def speakings(days: list[Day]) -> list[Speaking]:
    """Who spoke, in the order of the programme."""
    talks = [talk for day in days for event in day.events for talk in event.talks.all()]
    return [speaking for talk in talks for speaking in talk.speakings.all()]


def topics() -> list[Topic]:
    """Topics with the number of public records that carry each, the most carried first."""
    entries = visible().filter(noun=OuterRef("content_type__model"), object_id=OuterRef("object_id"))
    carrying = Subject.objects.filter(Exists(entries), topic__in=Topic.objects.published())
    most = carrying.order_by().values("topic").annotate(uses=Count("pk")).order_by("-uses", "topic")[:TOPICS]
    uses = dict(most.values_list("topic", "uses"))
    carried = Topic.objects.published().in_bulk(uses)
    for key, count in uses.items():
        carried[key].uses = count
    return [carried[key] for key in uses]


def counts() -> dict[str, int]:
    """How many public records there are of each noun: one query."""
    nothing = {model._meta.model_name: 0 for model in PUBLIC_NOUNS}
    each = [
        model.objects.published().order_by().annotate(noun=Value(name)).values("noun").annotate(count=Count("pk"))
        for name, model in zip(nothing, PUBLIC_NOUNS, strict=True)
    ]
    rows = [found.values_list("noun", "count") for found in each]
    return nothing | dict(rows[0].union(*rows[1:]))
