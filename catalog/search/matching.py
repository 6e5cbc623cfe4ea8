"""Which records hold what a reader looks for, and which of them are about it: names first, then mentions.

Every word must be met in a name of the record, in its running text, or in the name of a record that it is tied to:
a talk is found by its speaker, a speaker by the topic of the talk. Names that are as a whole like all the words are
found even where a single word is not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import groupby
from operator import and_, or_
from typing import NamedTuple

from django.db.models import Q, QuerySet
from pyroaring import BitMap

from catalog.queries.mentions import due, named
from catalog.search.index import INDEX, ONE_OF_FOUR, Index
from catalog.search.names import Found
from catalog.search.parse import Query, Word, parse
from catalog.shelf.news import Key
from events import fulltext
from events.models import Record, SearchEntry
from events.text.keys import read

SURE = 0.82  # how alike a word must be to count as the same word in other letters, or with a slip
SAME = 0.93  # how alike whole names are that are one name in other letters
LIKELY = 0.78  # how alike a whole name must be to be found, with a slip or two
CLOSE = 0.12  # names that are less like what is looked for than the best by more than this are left out
PERHAPS = 0.55  # whatever is less alike is not even offered as a guess
MOST = 100
MOST_READ = 1_000  # names that are looked through for a phrase
KEPT = 500  # answers, in each process
# Before others of equal rank.
ORDER = ("person", "place", "topic", "organisation", "project", "event", "exhibition", "talk", "artisan", "work")


class Match(NamedTuple):
    """Numbers of the index: `about` the best first, `mentions` of the words only, `all` of both."""

    about: list[Found]
    mentions: list[int]
    all: BitMap

    @property
    def ordered(self) -> list[int]:
        """All numbers: what is about the words first, then mentions."""
        return [*(each.owner for each in self.about), *self.mentions]


NOTHING = Match([], [], BitMap())


@dataclass
class Matching:
    """One query asked of the index, under its lock."""

    index: Index
    query: Query

    @property
    def kinds(self) -> dict[str, int]:
        """How many records of each kind are found."""
        counts = ((noun, len(some & self.found.all)) for noun, some in self.index.of_kind.items())
        return {noun: count for noun, count in sorted(counts) if count}

    def of_kinds(self, nouns: Iterable[str]) -> list[int]:
        """The numbers of what is found of those kinds, in order."""
        some = union(self.index.of_kind.get(noun, BitMap()) for noun in nouns)
        return [number for number in self.found.ordered if number in some]

    @cached_property
    def found(self) -> Match:
        if not self.query:
            return NOTHING
        conditions = [*map(self.having, self.query.words), *map(self.saying, self.query.phrases)]
        conditions += [self.tied_to(noun, words) for noun, words in self.query.fields]
        holding = reduce(and_, conditions, self.index.live)
        about = self.about(holding)
        found = holding | BitMap(each.owner for each in about)
        without = reduce(or_, map(self.naming, self.query.without), BitMap())
        about, found = [each for each in about if each.owner not in without], found - without
        return Match(about, self.in_order(found - BitMap(each.owner for each in about)), found)

    def in_order(self, some: BitMap) -> list[int]:
        """By kind and key, as numbers are others in each process."""
        keys, of_kind = self.index.keys, self.index.of_kind
        kinds = [some & of_kind[noun] for noun in sorted(of_kind, key=lambda noun: (place_of(noun), noun))]
        return [number for found in kinds for number in sorted(found, key=lambda number: keys[number][1])]

    def about(self, holding: BitMap) -> list[Found]:
        """Records whose name is what is looked for: like the best or with every word, and with all that is no word."""
        strict = bool(self.query.phrases or self.query.fields)
        best = max([self.near[0].score if self.near else 0, SAME if holding else 0])
        words = self.query.words
        named = reduce(and_, map(self.named_as_asked, words), self.index.live) if words else BitMap()
        return [
            each
            for each in self.near
            if (each.score >= max(LIKELY, best - CLOSE) or each.owner in named)
            and (each.owner in holding or not strict)
        ]

    @cached_property
    def near(self) -> list[Found]:
        """The names most like all the words, whether or not they hold each of them; the best first."""
        return sorted(self.called(self.query.plain, begun=self.query.begun), key=self.rank)

    def called(self, words: list[Word], *, begun: bool) -> list[Found]:
        found = self.index.names.find([word.key for word in words], begun=begun, most=MOST) if words else []
        return [each for each in found if each.score >= PERHAPS]

    def rank(self, found: Found) -> tuple:
        """The likeness, then the kind, then how much the record is tied to; of equals the one entered first."""
        noun, key = self.index.keys[found.owner]
        return -round(found.score, 3), place_of(noun), -len(self.index.tied_by.get(found.owner, ())), noun, key

    def having(self, word: Word) -> BitMap:
        """The records that have the word in a name, in their text, or in the name of what they are tied to."""
        begun = self.query.begun and word is self.query.words[-1]
        return self.kept(("word", word.text, begun), lambda: self._having(word, begun=begun))

    def named_as_asked(self, word: Word) -> BitMap:
        """The records with the word in a name; or its beginning, if it is the last."""
        return self.named(word, begun=self.query.begun and word is self.query.words[-1], least=SURE)

    def _having(self, word: Word, *, begun: bool) -> BitMap:
        named = self.named(word, begun=begun, least=SURE)
        return named | self.tied(named) | self.written([word.stems], begun=begun)

    def naming(self, words: list[Word]) -> BitMap:
        """The records that have these words themselves, in their name or their text."""
        names = reduce(and_, (self.named(word, begun=False, least=SAME) for word in words))
        return names | self.written([word.stems for word in words])

    def saying(self, phrase: list[Word]) -> BitMap:
        """The records that have the words one after the other."""
        return self.kept(("phrase", *(word.text for word in phrase)), lambda: self._saying(phrase))

    def _saying(self, phrase: list[Word]) -> BitMap:
        names = reduce(and_, (self.named(word, begun=False, least=SURE) for word in phrase))
        named = self.named_in_a_row(names, [word.key.fine for word in phrase])
        return named | self.tied(named) | self.written([word.stems for word in phrase])

    def named_in_a_row(self, among: BitMap, phrase: list[str]) -> BitMap:
        """Those of some records of which a name has the words one after the other."""
        some = [self.index.keys[number] for number in among[:MOST_READ]]
        rows = own_rows(some).filter(language=ONE_OF_FOUR).values_list("noun", "object_id", "name_keys")
        return self.index.known((noun, key) for noun, key, lines in rows if says(lines, phrase))

    def named(self, word: Word, *, begun: bool, least: float) -> BitMap:
        return BitMap(self.index.names.holders(word.key, begun=begun, least=least))

    def written(self, phrase: list[list[str]], *, begun: bool = False) -> BitMap:
        """The records whose running text has the words one after the other, whatever their endings."""
        if not all(phrase):
            return BitMap()
        return self.index.known(fulltext.holders(phrase, begun=begun))

    def tied(self, named: BitMap) -> BitMap:
        """The records tied to those; and of a topic's talks the speakers too."""
        index = self.index
        found = union(index.tied_by[number] for number in named if number in index.tied_by)
        topics = named & index.of_kind.get("topic", BitMap())
        talks = union(index.tied_by[number] for number in topics if number in index.tied_by)
        talks &= index.of_kind.get("talk", BitMap())
        speakers = BitMap(other for talk in talks for other in index.ties.get(talk, ()))
        return (found | speakers & index.of_kind.get("person", BitMap())) & index.live

    def tied_to(self, noun: str, words: list[Word]) -> BitMap:
        """The records tied to one of that kind whose name is these words; and those themselves."""
        kind = self.index.of_kind.get(noun, BitMap())
        found = [each for each in self.called(words, begun=True) if each.owner in kind]
        named = BitMap(each.owner for each in found if each.score >= found[0].score - CLOSE)
        return named | self.tied(named)

    def kept(self, key: tuple, make: Callable[[], BitMap]) -> BitMap:
        """An answer is remembered until something changes."""
        kept = self.index.kept
        if key not in kept:
            if len(kept) >= KEPT:
                kept.clear()
            kept[key] = make()
        return kept[key]


def place_of(noun: str) -> int:
    return ORDER.index(noun) if noun in ORDER else len(ORDER)


def own_rows(records: Iterable[Key]) -> QuerySet:
    """The search rows of those records."""
    condition = Q(pk__in=[])
    for noun, some in groupby(sorted(records), key=lambda record: record[0]):
        condition |= Q(noun=noun, object_id__in=[key for _noun, key in some])
    return due(SearchEntry.objects.filter(condition))


def says(lines: str, phrase: list[str]) -> bool:
    """Whether a line of keys has those fine keys one after the other."""
    for line in lines.split("\n"):
        fine = [word.fine for word in read(line)]
        if any(fine[start : start + len(phrase)] == phrase for start in range(len(fine) - len(phrase) + 1)):
            return True
    return False


def union(sets: Iterable[BitMap]) -> BitMap:
    return BitMap.union(BitMap(), *sets)


def asked(text: str, index: Index = INDEX) -> Matching:
    """What is found of the text now, remembered until something changes; a request has asked for news before."""
    with index.lock:
        index.refresh()
        key = ("query", text)
        if key not in index.kept:
            index.kept[key] = Matching(index, parse(text))
        return index.kept[key]


def keys_of(model: type[Record], text: str) -> list[int]:
    """Keys of the records of one kind that match: the best first, as far as they are about the text."""
    with INDEX.lock:
        found, kind = asked(text).found, INDEX.of_kind.get(model._meta.model_name, BitMap())
        return [INDEX.keys[number][1] for number in found.ordered if number in kind]


def kinds_of(text: str) -> dict[str, int]:
    """How many records of each kind match."""
    with INDEX.lock:
        return asked(text).kinds


def nearest(text: str, noun: str, most: int) -> list[SearchEntry]:
    """The records of a kind whose names are a little like the text."""
    with INDEX.lock:
        found, kind = asked(text).near, INDEX.of_kind.get(noun, BitMap())
        keys = [INDEX.keys[each.owner] for each in found if each.owner in kind][:most]
    entries = named(keys)
    return [entries[key] for key in keys if key in entries]
