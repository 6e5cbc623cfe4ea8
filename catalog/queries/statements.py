"""What stands below every record's page: its topics, pictures and sources; and who took part in which role."""

from django.db.models import Prefetch

from events.models import (
    Citation,
    Exhibit,
    Illustration,
    Involvement,
    RecordQuerySet,
    Signature,
    Speaking,
    Subject,
)

FEW = 7  # one more than a page shows, so that it knows whether there are more

TOPICS = Prefetch("subjects", Subject.objects.select_related("topic"))
PICTURES = Prefetch("illustrations", Illustration.objects.order_by("-lead", "position", "pk").select_related("image"))
CITATIONS = Prefetch(
    "citations",
    Citation.objects.select_related("source__author", "source__publisher").order_by("source_id", "position", "pk"),
)
INVOLVEMENTS = Prefetch("involvements", Involvement.objects.select_related("person", "organisation"))
SPEAKINGS = Prefetch("speakings", Speaking.objects.select_related("person", "organisation"))
SIGNATURES = Prefetch("signatures", Signature.objects.select_related("person", "organisation"))
WORK_PICTURES = Prefetch("work__illustrations", PICTURES.queryset)
EXHIBITS = Prefetch("exhibits", Exhibit.objects.select_related("work__craft").prefetch_related(WORK_PICTURES))

BELOW = (TOPICS, PICTURES, CITATIONS)


def few(relation: str, records: RecordQuerySet) -> Prefetch:
    """The first records of a relation that may be long, as the list `few_<relation>`; they lead no further."""
    return Prefetch(relation, records[:FEW], to_attr=f"few_{relation}")
