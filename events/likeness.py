"""Which records may be meant by a name that is being entered: in any spelling, in part, by initials, drafts included.

Nothing is chosen here; whoever asks shows what was found and lets the curator say which it is.
"""

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import combinations
from operator import or_
from typing import TypeVar

from django.db.models import Q

from events.models import Record
from events.text.keys import Keys, joined, keys, read
from events.text.meeting import LONGEST_PERSON, SOUND, SURE, WEIGHTS, WHOLE, meeting

CALLED_SO, SOUNDS_SO = WEIGHTS[WHOLE], WEIGHTS[SOUND]
MOST_NAMES = 8  # of one record
MOST_WORDS = 12
MOST_CONDITIONS = 400  # of one query: databases read only so deep
MOST_LOOKED_AT = 2_000  # records for one query

K = TypeVar("K")


def like(model: type[Record], name: str, besides: int | None = None, enough: int = 0) -> list[int]:
    """Keys of the records whose name meets this one by that weight, the likeliest first."""
    return [key for key in like_each(model, {"": name}, enough).get("", []) if key != besides]


def like_each(model: type[Record], names: Mapping[K, str], enough: int = 0) -> dict[K, list[int]]:
    """The same for many names, in one query or a few."""
    wanted = {key: words for key, name in names.items() if (words := keys(name)[:MOST_WORDS])}
    found: dict[K, list[tuple[int, int]]] = {}
    for some in portions(wanted):
        condition = reduce(or_, [each for conditions in some.values() for each in conditions])
        records = model._base_manager.filter(condition, replaced_by__isnull=True).order_by("pk")
        for pk, lines in records.values_list("pk", "name_keys")[:MOST_LOOKED_AT]:
            written = [read(line) for line in lines.splitlines()]
            for key in some:
                weight = max(WEIGHTS.get(meeting(wanted[key], line), -1) for line in written)
                if weight >= enough:
                    found.setdefault(key, []).append((-weight, pk))
    return {key: [pk for _weight, pk in sorted(met)] for key, met in found.items()}


def like_record(record: Record) -> list[int]:
    """Keys of the records that may be the same as this one, by any of its names."""
    names = dict(enumerate(record.names()[:MOST_NAMES]))
    found = [key for met in like_each(type(record), names, enough=SOUNDS_SO).values() for key in met]
    return [key for key in dict.fromkeys(found) if key != record.pk]


def portions(wanted: Mapping[K, list[Keys]]) -> Iterator[dict[K, list[Q]]]:
    """The names with their conditions, as many at once as one query may hold."""
    some: dict[K, list[Q]] = {}
    for key, words in wanted.items():
        conditions = maybe(words)
        if some and sum(map(len, some.values())) + len(conditions) > MOST_CONDITIONS:
            yield some
            some = {}
        some[key] = conditions
    if some:
        yield some


def maybe(words: list[Keys]) -> list[Q]:
    """Conditions of which a record whose name meets these words fulfils one, as the database can see it."""
    whole = f"/{joined(words).coarse}"
    groups = [[f"/{word.coarse}" for word in words], [word.ascii[0] for word in words], [whole]]
    if 3 <= len(words) <= LONGEST_PERSON:
        groups += [[f"/{word.coarse}" for word in two] for two in combinations(words, 2)]
    asked = [Q(*(Q(name_keys__contains=text) for text in group)) for group in groups]
    longest = max(words, key=lambda word: len(word.coarse))
    others = [word for word in words if word is not longest]
    if others and len(longest.coarse) >= SURE:
        initials = reduce(or_, (Q(name_keys__contains=f"/{word.fine[0]}") for word in others))
        asked.append(Q(initials, name_keys__contains=f"/{longest.coarse}"))
    return asked
