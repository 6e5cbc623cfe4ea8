"""What the search box offers while a reader types: records by name, whatever letters the name is typed in."""

from typing import NamedTuple

from catalog.queries.mentions import named
from catalog.search.index import INDEX
from catalog.search.matching import asked
from catalog.search.results import spelling_of
from events.models import SearchEntry

MOST = 8
FAR = 0.15  # names less like the words than the best one by more than this are noise


class Suggestion(NamedTuple):
    entry: SearchEntry
    spelling: str  # the name that matched, if it is not the title
    score: float


def suggestions(text: str, most: int) -> list[Suggestion]:
    """At most so many records whose names the text may mean; the best first.

    Those of one kind stand together, the kind of the best one first.
    """
    with INDEX.lock:
        matching = asked(text)
        near, wanted = matching.near, matching.query.plain
        found = [each for each in near if each.score >= near[0].score - FAR][:most]
        keys = [INDEX.keys[each.owner] for each in found]
    entries = named(keys, "names")
    offered = [
        Suggestion(entries[key], spelling_of(entries[key], each, wanted), each.score)
        for key, each in zip(keys, found, strict=True)
        if key in entries
    ]
    kinds = list(dict.fromkeys(each.entry.noun for each in offered))
    return sorted(offered, key=lambda each: kinds.index(each.entry.noun))
