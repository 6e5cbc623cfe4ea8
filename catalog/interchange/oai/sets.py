"""The sets that a harvester may ask for: one for each kind of record, and one for each public project."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from catalog.interchange.oai.asking import Refused
from catalog.queries.lookup import gone
from catalog.queries.sight import PUBLIC
from events.models import (
    PUBLIC_NOUNS,
    Event,
    Exhibition,
    Memorandum,
    Project,
    Record,
    Talk,
    Tombstone,
)

MODELS = {model._meta.model_name: model for model in PUBLIC_NOUNS}
# Which record leads to its project, and how; a talk belongs to the project of its event.
WITHIN = {Event: "project", Exhibition: "project", Memorandum: "project", Talk: "event__project"}
NONE = Q(pk__in=())


def narrowed(rows: QuerySet, model: type, within: str) -> QuerySet:
    """Those rows (records or tombstones) that are in the set; all of them without one. Raises Refused."""
    if not within:
        return rows
    kind, _colon, slug = within.partition(":")
    if kind in MODELS and not slug:
        if model is Tombstone:
            return rows.filter(noun=kind)
        return rows if model is MODELS[kind] else rows.none()
    project = PUBLIC.of(Project).filter(slug=slug).first() if kind == "project" and slug else None
    if project is None:
        raise Refused("noRecordsMatch", "There is no such set; ListSets names them.")
    return rows.filter(in_project(model, project))


def in_project(model: type, project: Project) -> Q:
    if model is Project:
        return Q(pk=project.pk)
    if model is Talk:
        return Q(event__in=PUBLIC.of(Event).filter(project=project).values("pk"))
    if model is Tombstone:
        lost = [Q(record_uuid__in=gone(each).filter(**{WITHIN[each]: project}).values("uuid")) for each in WITHIN]
        return any_of(lost)
    return Q(project=project) if model in WITHIN else NONE


def any_of(choices: Iterable[Q]) -> Q:
    found = NONE
    for each in choices:
        found |= each
    return found


def project_of(record: Record) -> str:
    """The slug of the project of a record that was settled; "" without, or where the way there is not public."""
    here: Record | None = record
    for name in WITHIN[type(record)].split("__") if type(record) in WITHIN else ():
        here = here and here._meta.get_field(name).get_cached_value(here, None)
    return here.slug if isinstance(here, Project) else ""


def projects_of(stones: Iterable[Tombstone]) -> dict[UUID, str]:
    """Which public project the records belonged to, as far as their rows still say so."""
    found = {}
    for model, path in WITHIN.items():
        lost = [stone.record_uuid for stone in stones if stone.noun == model._meta.model_name]
        if lost:
            rows = gone(model).filter(uuid__in=lost, **{f"{path}__in": PUBLIC.of(Project).values("pk")})
            found |= dict(rows.values_list("uuid", f"{path}__slug"))
    return found
