"""People with what they did: talks, signatures, roles, sources written."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from catalog.queries.alike import alike
from catalog.queries.lookup import find
from catalog.queries.mentions import tied
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW, PICTURES
from events.models import (
    Artisan,
    Event,
    Exhibition,
    Initiative,
    Involvement,
    Memorandum,
    Person,
    Project,
    RecordQuerySet,
    Role,
    SearchEntry,
    Signature,
    Source,
    Speaking,
    Subject,
    Talk,
)

OWN = ((Artisan, "person"), (Source, "author"))


def cards(people: RecordQuerySet) -> RecordQuerySet:
    return people.prefetch_related(
        Prefetch(
            "speakings",
            Speaking.objects.select_related("talk", "organisation").order_by("talk__position", "pk"),
        ),
        Prefetch("signatures", Signature.objects.select_related("memorandum", "organisation")),
        Prefetch("involvements", Involvement.objects.select_related("organisation")),
        PICTURES,
    )


def page(slug: str, sight: Sight = PUBLIC) -> Person:
    """One person with talks and their events, signatures and their memoranda, roles and sources."""
    speakings = Speaking.objects.select_related("talk__event__project", "organisation")
    topics_of_talks = Prefetch("talk__subjects", Subject.objects.select_related("topic"))
    people = sight.of(Person).prefetch_related(
        Prefetch("speakings", speakings.prefetch_related(topics_of_talks)),
        Prefetch("signatures", Signature.objects.select_related("memorandum", "organisation")),
        Prefetch("involvements", Involvement.objects.select_related("organisation")),
        *BELOW,
    )
    return find(people, slug, sight)


def also(person: Person) -> list[SearchEntry]:
    """What this person wrote, and the artisan that this person is, as far as public: one query."""
    return tied(*(model.objects.published().filter(**{field: person}) for model, field in OWN))


def related(person: Person, sight: Sight = PUBLIC) -> list[Person]:
    """People who spoke on the same topics or for the same organisations."""
    speakings = person.speakings.all()
    topics = {subject.topic for speaking in speakings if speaking.talk for subject in speaking.talk.subjects.all()}
    organisations = {speaking.organisation for speaking in speakings if speaking.organisation}
    kind = ContentType.objects.get_for_model(Talk)
    about = Subject.objects.filter(content_type=kind, topic__in=topics).order_by().values("object_id")
    same = Q(talk__in=about) | Q(organisation__in=organisations)
    others = Speaking.objects.filter(same, Exists(sight.of(Talk).filter(pk=OuterRef("talk")))).values("person")
    return alike(person, sight, pk__in=others if topics or organisations else None)


def played() -> tuple[QuerySet, ...]:
    """Every part that a person plays in a public record: rows with `part` and `person`.

    Plain querysets: modeltranslation's would make a dictionary of every row.
    """
    hosts = Q(pk__in=[])
    for model in (Project, Event, Exhibition, Initiative):
        kind = ContentType.objects.get_for_model(model)
        hosts |= Q(content_type=kind, object_id__in=model.objects.published().values("pk"))
    talks, memoranda = Talk.objects.published(), Memorandum.objects.published()
    sources = RecordQuerySet(Source).published()
    return (
        QuerySet(Speaking).filter(talk__in=talks).annotate(part=Value("speaker")),
        QuerySet(Signature).filter(memorandum__in=memoranda, person__isnull=False).annotate(part=Value("signatory")),
        QuerySet(Involvement).filter(hosts, person__isnull=False).annotate(part=F("role")),
        sources.filter(author__isnull=False).annotate(part=Value("author"), person=F("author")),
    )


def players(noun: str, keys: list[int]) -> set[int]:
    """Keys of the people who play a part in records of those keys, public or not."""
    records = apps.get_model("events", noun)
    kind = ContentType.objects.get_for_model(records)
    rows = [Involvement.objects.filter(content_type=kind, object_id__in=keys).values_list("person", flat=True)]
    if noun in ("talk", "memorandum"):
        parts = Speaking if noun == "talk" else Signature
        rows.append(parts.objects.filter(**{f"{noun}__in": keys}).values_list("person", flat=True))
    if noun == "source":
        rows.append(records.objects.filter(pk__in=keys).values_list("author", flat=True))
    return {key for found in rows for key in found if key is not None}


PARTS: dict[str, object] = {
    "speaker": _("Speaker"),
    "signatory": _("Signatory"),
    "author": _("Author of a source"),
    **dict(Role.choices),
}
