"""Who spoke, signed, hosted, funded or met with whom: the ties of a page's record, read in two queries.

A project has all its ties at hand, already settled. For a person or an organisation the occasions are at hand, and
one query finds everybody else of them. Only public people and organisations are met, in a preview too.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Expression, F, OuterRef, Q, QuerySet, Value
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from catalog.drawings.connections import Diagram, Group, Key, Node, Tie, diagram, grouped
from catalog.queries.mentions import key_of, named
from events.models import (
    Event,
    Involvement,
    Memorandum,
    Organisation,
    Person,
    Project,
    Record,
    Role,
    SearchEntry,
    Signature,
    Speaking,
    Talk,
)

SPOKE, SPOKE_FOR, SIGNED = "spoke", "spoke for", "signed"
MOST_OCCASIONS, MOST_ROWS = 12, 1000
Row = tuple[str, Key, Key]


@dataclass(frozen=True)
class Connections:
    """Ties by kind, for the list, and the drawing of them; `own` is the record whose page it is.

    `cut` says that there are more ties than were read.
    """

    own: Key
    groups: list[Group]
    diagram: Diagram
    cut: bool = False


def kind_in_words(kind: str) -> str:
    own = {
        SPOKE: pgettext("somebody’s part in an event", "Spoke"),
        SPOKE_FOR: _("Speaker’s organisation"),
        SIGNED: pgettext("somebody’s part in a document", "Signed"),
    }
    return own.get(kind) or str(Role(kind).label)


def of_project(project: Project) -> Connections | None:
    """From what the project's page has loaded and settled: no query."""
    ties = list(involved(project, project.involvements.all()))
    for event in project.events.all():
        for talk in event.talks.all():
            for speaking in talk.speakings.all():
                ties += joined(event, (SPOKE, speaking.person), (SPOKE_FOR, speaking.organisation))
        ties += involved(event, event.involvements.all())
    for memorandum in project.memoranda.all():
        for signature in memorandum.signatures.all():
            ties += joined(memorandum, (SIGNED, signature.person), (SIGNED, signature.organisation))
    return connections(ties, (project.noun, project.pk))


def around(record: Person | Organisation) -> dict[str, object]:
    """Of a person or an organisation with loaded talks (and their events), memoranda and roles: `roles`, each with
    the public record it was played in, and `ties`.
    """
    talks = [speaking.talk for speaking in record.speakings.all()]
    occasions = [getattr(talk, "event", None) for talk in talks]  # a draft was taken out of its talk
    occasions += [signature.memorandum for signature in record.signatures.all()]
    nodes = {node.key: node for node in map(node_of_record, filter(None, occasions))}
    involvements = [(involvement, key_of(involvement)) for involvement in record.involvements.all()]
    keys = list(dict.fromkeys([*nodes, *(key for _involvement, key in involvements)]))
    rows = met_at(keys[:MOST_OCCASIONS])
    own = node_of_record(record)
    entries = named({key for _involvement, key in involvements} | {actor for _kind, _at, actor in rows})
    nodes |= {key: node_of_entry(entry) for key, entry in entries.items() if key not in nodes} | {own.key: own}
    words = {kind: kind_in_words(kind) for kind in {row[0] for row in rows}}
    ties = [Tie(words[kind], nodes[at], nodes[actor]) for kind, at, actor in rows if at in nodes and actor in nodes]
    roles = [(involvement, entries[key]) for involvement, key in involvements if key in entries]
    return {"roles": roles, "ties": connections(ties, own.key, cut=len(rows) == MOST_ROWS)}


def connections(ties: list[Tie], own: Key, *, cut: bool = False) -> Connections | None:
    """None when nobody but the record itself is tied to anything."""
    if all(own in (tie.actor.key, tie.occasion.key) for tie in ties) and len({tie.actor.key for tie in ties}) < 2:
        return None
    return Connections(own, grouped(ties), diagram(ties, own), cut)


def met_at(occasions: Collection[Key]) -> list[Row]:
    """Everybody public who spoke, signed or had a role there, in that order, then in the order of the records."""
    if not occasions:
        return []
    kinds = {noun: ContentType.objects.get_by_natural_key("events", noun) for noun, _key in occasions}
    places = {(kinds[noun].pk, key): number for number, (noun, key) in enumerate(occasions)}
    first, *rest = parts(occasions, kinds)
    order = ("rank", "at_kind", "at", "place", "actor_key")
    rows = first.union(*rest).order_by(*order)[:MOST_ROWS]
    nouns = {kind.pk: noun for noun, kind in kinds.items()}
    in_order = sorted(rows, key=lambda row: (row[0], places[row[2:4]], row[4], row[5] != "person", row[6]))
    found = [(kind, (nouns[at_kind], at), (noun, key)) for _rank, kind, at_kind, at, _place, noun, key in in_order]
    return list(dict.fromkeys(found))


def parts(occasions: Collection[Key], kinds: dict[str, ContentType]) -> list[QuerySet]:
    """One query per way to take part and kind of actor: rank, kind, occasion, place in its order, actor."""
    keys = {noun: [key for other, key in occasions if other == noun] for noun in kinds}
    talks = Talk.objects.published().filter(event__in=keys.get("event", ()))
    speakings = Speaking.objects.filter(talk__in=talks)
    signatures = Signature.objects.filter(memorandum__in=keys.get("memorandum", ()))
    hosts = Q(pk__in=())
    for noun, kind in kinds.items():
        hosts |= Q(content_type=kind, object_id__in=keys[noun])
    roles = Involvement.objects.filter(hosts)
    at_event, at_memorandum = (ContentType.objects.get_for_model(model).pk for model in (Event, Memorandum))
    forum = (Value(at_event), F("talk__event_id"), F("talk__position"))
    deed = (Value(at_memorandum), F("memorandum_id"), F("position"))
    host = (F("content_type_id"), F("object_id"), F("position"))
    found = [actors(roles, "person", 3, F("role"), *host), actors(roles, "organisation", 3, F("role"), *host)]
    if "event" in keys:
        found.append(actors(speakings, "person", 0, Value(SPOKE), *forum))
        found.append(actors(speakings, "organisation", 1, Value(SPOKE_FOR), *forum))
    if "memorandum" in keys:
        found.append(actors(signatures, "person", 2, Value(SIGNED), *deed))
        found.append(actors(signatures, "organisation", 2, Value(SIGNED), *deed))
    return found


def actors(rows: QuerySet, field: str, rank: int, *parts: Expression) -> QuerySet:
    """The public people or organisations of those rows: `parts` are kind, kind and key of the occasion, place."""
    model: type[Record] = {"person": Person, "organisation": Organisation}[field]
    public = rows.filter(Exists(model.objects.published().filter(pk=OuterRef(field)))).order_by()
    kind, at_kind, at, place = parts
    columns = {"kind": kind, "at_kind": at_kind, "at": at, "place": place}
    columns |= {"rank": Value(rank), "noun": Value(field), "actor_key": F(f"{field}_id")}
    return public.annotate(**columns).values_list("rank", "kind", "at_kind", "at", "place", "noun", "actor_key")


def involved(record: Record, involvements: Iterable[Involvement]) -> list[Tie]:
    rows = [(each.role, actor) for each in involvements for actor in (each.person, each.organisation)]
    return joined(record, *rows)


def joined(occasion: Record, *parts: tuple[str, Record | None]) -> list[Tie]:
    """A tie for each part that somebody had in the occasion."""
    node = node_of_record(occasion)
    return [Tie(kind_in_words(kind), node, node_of_record(actor)) for kind, actor in parts if actor]


def node_of_record(record: Record) -> Node:
    code = record.language_of(record.title_field, get_language() or "en")
    name = getattr(record, f"{record.title_field}_{code}") if code else record.slug
    return Node((record.noun, record.pk), name, code, record.get_absolute_url())


def node_of_entry(entry: SearchEntry) -> Node:
    return Node((entry.noun, entry.object_id), entry.title, entry.title_language, entry.get_absolute_url())
