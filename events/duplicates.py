"""Which records of one noun may be the same: their names meet in a folded key, and nothing speaks against it.

Names are compared by block, never each with each: records that share a key stand in one block, and only these are
weighed. What is known otherwise (a country, an organisation, a year of birth) raises a pair or lowers it; what
reaches ENOUGH is offered. `count()` and `pairs()` are kept until the content changes.
"""

from dataclasses import dataclass
from itertools import combinations
from threading import Lock

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from events import changes
from events.models import NOUNS, Distinct, Involvement, Organisation, Person, Place, Record, Signature, Speaking, Talk
from events.text.keys import Keys, keys, read
from events.text.meeting import HOW, LETTERS, PART, SOUND, SURE, WEIGHTS, WHOLE, signs, signs_of_person

ENOUGH = 50
# What both say: how much it raises the pair when it is the same, and lowers it when it is not.
EVIDENCE: dict[str, tuple[int, int]] = {
    "country": (15, -25), "birth": (25, -60), "death": (20, -60), "place_id": (15, -15), "parent_id": (15, -20),
    "kind": (5, -10), "dates": (20, -30), "url": (30, -40), "publisher_id": (10, -20), "published": (15, -20),
    "project_id": (10, -20), "inventory_number": (40, -60), "made": (10, -20), "scheme": (5, -30), "sha256": (60, -10),
    "person_id": (40, -60), "event_id": (30, -60), "venue_id": (10, -15), "unit": (10, -30), "start_time": (10, -20),
}  # fmt: skip
OF_A_NOUN: dict[tuple[type[Record], str], tuple[int, int]] = {(Place, "kind"): (5, -30)}
SAME_ORGANISATION, SAME_EVENT = 25, 20
MOST_OF_A_NAME = 30  # records; a name that more of them bear tells nothing
SHORTEST = 3  # letters of a fine key that say something
AT_ONCE = 400

Ends = dict[int, set[tuple[str, int]]]


@dataclass(frozen=True)
class Pair:
    """Two records that may be the same, the smaller key first; `how` their names meet, and what else they share."""

    noun: str
    first_id: int
    second_id: int
    how: str
    weight: int
    shared: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        return self.first_id, self.second_id


class Names:
    """The blocks of one noun, and the pairs found in them; read whole at first, then only what changed."""

    def __init__(self, model: type[Record]) -> None:
        self.model, self.found = model, None
        self.blocks: dict[str, dict[int, str]] = {}
        self.stood: dict[int, tuple[str, ...]] = {}
        self.read(model._base_manager.all())

    def pairs(self) -> list[Pair]:
        if self.found is None:
            self.found = compute(self.model, self.blocks)
        return self.found

    def change(self, changed: list[tuple[str, int]]) -> None:
        """Pairs are weighed anew after any change: what is known of the records may stand in others."""
        self.found = None
        keys = [key for noun, key in changed if noun == self.model._meta.model_name]
        for key in keys:
            self.leave(key)
        if keys:
            self.read(self.model._base_manager.filter(pk__in=keys))

    def read(self, records: QuerySet) -> None:
        for pk, line in records.filter(replaced_by__isnull=True).values_list("pk", "name_keys").iterator(2_000):
            told = blocks_of(self.model, line)
            self.stood[pk] = tuple(told)
            for key, how in told.items():
                self.blocks.setdefault(key, {})[pk] = how

    def leave(self, pk: int) -> None:
        for key in self.stood.pop(pk, ()):
            del self.blocks[key][pk]
            if not self.blocks[key]:
                del self.blocks[key]


class Memory:
    """The names of every noun as they were at one version of the content, kept by the process."""

    def __init__(self) -> None:
        self.names: dict[type[Record], Names] = {}
        self.version, self.lock = 0, Lock()

    def pairs(self, *models: type[Record]) -> dict[type[Record], list[Pair]]:
        with self.lock:
            self.catch_up()
            for model in models:
                if model not in self.names:
                    self.names[model] = Names(model)
            return {model: self.names[model].pairs() for model in models}

    def catch_up(self) -> None:
        version = changes.version()
        if version == self.version:
            return
        changed = changes.since(self.version) if self.names else []
        if changed is None:
            self.names.clear()  # it may be anything
        for names in self.names.values():
            names.change(changed)
        self.version = version

    def forget(self) -> None:
        self.names.clear()


KEPT = Memory()


def pairs(model: type[Record]) -> list[Pair]:
    """Pairs that may be the same, the likeliest first, without those of which somebody said that they differ."""
    found = KEPT.pairs(model)[model]
    apart = set(Distinct.objects.filter(noun=model._meta.model_name).values_list("first_id", "second_id"))
    return [pair for pair in found if pair.key not in apart]


def count() -> dict[str, int]:
    """How many pairs each noun has; those that have none are left out."""
    found = {model._meta.model_name: each for model, each in KEPT.pairs(*NOUNS).items()}
    apart = set(Distinct.objects.values_list("noun", "first_id", "second_id"))
    counted = {noun: sum((noun, *pair.key) not in apart for pair in each) for noun, each in found.items()}
    return {noun: number for noun, number in counted.items() if number}


def say_distinct(one: Record, two: Record, by: AbstractBaseUser | None) -> None:
    """Remember that these are not the same, so that nobody is asked again."""
    first, second = sorted((one.pk, two.pk))
    said_by = by if by is not None and by.pk else None
    Distinct.objects.get_or_create(noun=one.noun, first_id=first, second_id=second, defaults={"said_by": said_by})


# Blocks


def compute(model: type[Record], blocks: dict[str, dict[int, str]]) -> list[Pair]:
    met = meetings(blocks)
    wanted = sorted({pk for pair in met for pk in pair})
    columns, stated, ends = evidence_of(model), {}, ends_of(model, set(wanted))
    for start in range(0, len(wanted), AT_ONCE):
        rows = model._base_manager.filter(pk__in=wanted[start : start + AT_ONCE]).values_list("pk", *columns)
        stated |= {pk: values for pk, *values in rows}
    known = {pair: how for pair, how in met.items() if all(pk in stated for pk in pair)}
    weighed = (weigh(model, pair, how, columns, stated, ends) for pair, how in known.items())
    return sorted((pair for pair in weighed if pair.weight >= ENOUGH), key=lambda pair: (-pair.weight, pair.key))


def evidence_of(model: type[Record]) -> list[str]:
    names = {field.attname for field in model._meta.concrete_fields}
    return [column for column in EVIDENCE if column in names]


def blocks_of(model: type[Record], name_keys: str) -> dict[str, str]:
    """The blocks in which a record stands, and how its names got there."""
    found: dict[str, str] = {}
    for line in name_keys.splitlines():
        found |= signs_of(model, read(line))
    return found


def signs_of(model: type[Record], words: list[Keys]) -> dict[str, str]:
    """Nothing of a name that says too little: a few letters, or figures alone."""
    fines = [word.fine for word in words]
    if sum(map(len, fines)) < SHORTEST or all(fine.isdigit() for fine in fines):
        return {}
    found = signs_of_person(words) if model is Person else signs(words)
    if sum(len(word.coarse) for word in words) < SURE:
        found = {sign: how for sign, how in found.items() if how != SOUND}
    return found


def meetings(blocks: dict[str, dict[int, str]]) -> dict[tuple[int, int], str]:
    """Pairs of records with the strongest way in which their names meet."""
    found: dict[tuple[int, int], str] = {}
    for key, block in blocks.items():
        if not 2 <= len(block) <= MOST_OF_A_NAME:
            continue
        for pair in combinations(sorted(block), 2):
            how = HOW[key[0]]
            are_both_longer = {block[pk] for pk in pair} == {PART}
            if not are_both_longer and WEIGHTS[how] > WEIGHTS.get(found.get(pair, ""), 0):
                found[pair] = how
    return found


def weigh(model: type[Record], pair: tuple[int, int], how: str, columns: list[str], stated: dict, ends: Ends) -> Pair:
    weight, shared = WEIGHTS[how], []
    for column, one, two in zip(columns, *(stated[pk] for pk in pair), strict=True):
        if one and two:
            same, other = OF_A_NOUN.get((model, column), EVIDENCE[column])
            weight += same if one == two else other
            shared += [column] if one == two else []
    both = {kind for kind, _key in ends.get(pair[0], set()) & ends.get(pair[1], set())}
    weight += SAME_ORGANISATION * ("organisation" in both) + SAME_EVENT * ("event" in both)
    return Pair(model._meta.model_name, *pair, how, weight, (*shared, *sorted(both)))


def ends_of(model: type[Record], wanted: set[int]) -> Ends:
    """With which organisations and at which events people were seen; four queries, none for other nouns."""
    found: Ends = {}
    if model is not Person or not wanted:
        return found
    told = [*Speaking.objects.values_list("person_id", "organisation_id", "talk__event_id")]
    told += [(who, what, None) for who, what in Signature.objects.values_list("person_id", "organisation_id")]
    told += [(who, what, None) for who, what in Involvement.objects.values_list("person_id", "organisation_id")]
    for person, organisation, event in told:
        if person in wanted:
            ends = {("organisation", organisation), ("event", event)}
            found.setdefault(person, set()).update(end for end in ends if end[1])
    return found


# In words


def meeting_names(one: Record, two: Record, pair: Pair) -> tuple[str, str]:
    """The two names that meet."""
    model = type(one)
    best, names = 0, (str(one), str(two))
    theirs = [(name, signs_of(model, keys(name))) for name in two.names()]
    for name in one.names():
        mine = signs_of(model, keys(name))
        for other, said in theirs:
            for key in mine.keys() & said.keys():
                weight = WEIGHTS[HOW[key[0]]] + (name == other)
                if weight > best:
                    best, names = weight, (name, other)
    return names


def reason(one: Record, two: Record, pair: Pair) -> str:
    """Why they may be the same, in words: “Toshniyozova / Тошниёзова: the same in other letters; same country”."""
    names = meeting_names(one, two, pair)
    said = {
        LETTERS: _("the same in other letters"),
        WHOLE: _("the same, written otherwise"),
        PART: _("the one name holds the other"),
        SOUND: _("they sound alike"),
    }[pair.how]
    if len({name.casefold() for name in names}) == 1:
        told = _("“%(name)s”: the same name") % {"name": names[0]}
    else:
        told = f"{' / '.join(names)}: {said}"
    return "; ".join([told, *shared_in_words(type(one), pair)])


def shared_in_words(model: type[Record], pair: Pair) -> list[str]:
    labels = {"organisation": Organisation._meta.verbose_name, "event": Talk._meta.get_field("event").verbose_name}
    for column in pair.shared:
        if column not in labels:
            labels[column] = model._meta.get_field(column).verbose_name
    return [_("same %(what)s") % {"what": labels[column]} for column in pair.shared if column != "kind"]
