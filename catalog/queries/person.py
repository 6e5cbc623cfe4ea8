"""People with what they did: talks, signatures, roles, sources written."""

from collections.abc import Callable
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.queries.lookup import find
from catalog.queries.sight import PUBLIC, Sight
from catalog.queries.statements import BELOW
from events.models import (
    Event,
    Exhibition,
    Initiative,
    Involvement,
    Memorandum,
    Person,
    Project,
    RecordQuerySet,
    Role,
    Signature,
    Source,
    Speaking,
    Talk,
)


def cards(people: RecordQuerySet) -> RecordQuerySet:
    return people.prefetch_related(
        Prefetch(
            "speakings",
            Speaking.objects.select_related("talk", "organisation").order_by("talk__position", "pk"),
        ),
        Prefetch("signatures", Signature.objects.select_related("memorandum", "organisation")),
        Prefetch("involvements", Involvement.objects.select_related("organisation")),
    )


def page(slug: str, sight: Sight = PUBLIC) -> Person:
    """One person with talks and their events, signatures and their memoranda, roles, sources."""
    speakings = Speaking.objects.select_related("talk__event__project", "organisation")
    people = sight.of(Person).prefetch_related(
        Prefetch("speakings", speakings.prefetch_related("talk__subjects__topic")),
        Prefetch("signatures", Signature.objects.select_related("memorandum", "organisation")),
        Prefetch("involvements", Involvement.objects.select_related("organisation")),
        Prefetch("sources", sight.of(Source)),
        *BELOW,
    )
    return find(people, slug, sight)


def speaking(talks: QuerySet | None = None) -> QuerySet:
    """Keys of the people who gave a public talk (one of `talks`, if given)."""
    return Speaking.objects.filter(talk__in=Talk.objects.published() if talks is None else talks).values("person")


def signing() -> QuerySet:
    return Signature.objects.filter(memorandum__in=Memorandum.objects.published()).values("person")


def writing() -> QuerySet:
    return Source.objects.published().values("author")


def in_role(role: Role) -> QuerySet:
    """Keys of the people with that role in a public project, event, exhibition or initiative."""
    hosts = Q(pk__in=[])
    for model in (Project, Event, Exhibition, Initiative):
        kind = ContentType.objects.get_for_model(model)
        hosts |= Q(content_type=kind, object_id__in=model.objects.published().values("pk"))
    return Involvement.objects.filter(hosts, role=role).values("person")


# What a person can be in the catalogue: the value in the address, its name, and who it holds for.
ROLES: dict[str, tuple[object, Callable[[], QuerySet]]] = {
    "speaker": (_("Speaker"), speaking),
    "signatory": (_("Signatory"), signing),
    **{role.value: (role.label, partial(in_role, role)) for role in Role},
    "author": (_("Author of a source"), writing),
}
