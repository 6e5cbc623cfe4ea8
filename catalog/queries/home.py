"""What the home page shows: one project in full, topics to browse, and how much the catalogue holds."""

from django.db.models import Count

from catalog.queries import project as projects
from catalog.queries.person import cards as person_cards
from catalog.queries.person import speaking
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import PICTURES, SIGNATURES
from events.models import PUBLIC_NOUNS, Exhibition, Memorandum, Person, Project, Topic

SPEAKERS, TOPICS = 6, 12


def front() -> dict[str, object]:
    """Context of the home page; every part may be empty in a new catalogue."""
    newest = Project.objects.published().order_by("-published_at", "-pk").values_list("slug", flat=True).first()
    project = projects.page(newest) if newest else None
    speakers = person_cards(Person.objects.published().filter(pk__in=speaking()).order_by("pk"))
    exhibitions = (
        Exhibition.objects.published().order_by("-published_at", "-pk").select_related("opening_event", "venue")
    )
    memoranda = Memorandum.objects.published().order_by("-published_at", "-pk").prefetch_related(SIGNATURES)
    return {
        "project": project,
        "days": projects.programme(project) if project else [],
        "speakers": PUBLIC.settle(speakers[:SPEAKERS]),
        "exhibition": next(iter(PUBLIC.settle(exhibitions.prefetch_related(PICTURES)[:1])), None),
        "memorandum": next(iter(PUBLIC.settle(memoranda[:1])), None),
        "topics": topics(),
        "counts": {model._meta.model_name: model.objects.published().count() for model in PUBLIC_NOUNS},
    }


def topics() -> list[Topic]:
    """Topics with the number of records that carry each, the most carried first."""
    carried = Topic.objects.published().annotate(uses=Count("subjects")).filter(uses__gt=0)
    return list(carried.order_by("-uses", "pk")[:TOPICS])
