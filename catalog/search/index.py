"""All public names and what their records are tied to, held by each process and kept true by the content version."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import RLock

from django.db import connection
from pyroaring import BitMap

from catalog.queries.mentions import due
from catalog.search.names import NameIndex
from catalog.shelf.news import NEWS, Key, News
from events.models import SearchEntry
from events.text.keys import read

ONE_OF_FOUR = "en"  # what is read here is the same in the rows of all languages
MOST_AT_ONCE = 2_000
CHUNK = 500
COLUMNS = ("noun", "object_id", "name_keys", "ties")


class Index:
    """Every record has a number, which it keeps. Use under `lock`, after `refresh()`."""

    def __init__(self, news: News = NEWS) -> None:
        self.news, self.lock = news, RLock()
        self.forget()

    def forget(self) -> None:
        """Know nothing: the next refresh reads everything."""
        self.place = -1
        self.numbers: dict[Key, int] = {}
        self.keys: list[Key] = []
        self.names = NameIndex()
        self.live = BitMap()
        self.of_kind: dict[str, BitMap] = {}
        self.ties: dict[int, list[int]] = {}
        self.tied_by: dict[int, BitMap] = {}
        self.kept: dict[object, object] = {}  # answers, until something changes

    def refresh(self) -> None:
        """Bring the index up to what `news` has heard."""
        if self.place == self.news.place:
            return
        heard, reached = self.news.since(self.place)
        self.place = -1  # should the database fail halfway, everything is read anew the next time
        self.kept.clear()
        if heard is None or len(heard) > MOST_AT_ONCE:
            self.forget()
            with nothing_collected():
                self.read(due(SearchEntry.objects.filter(language=ONE_OF_FOUR)))
        else:
            self.exchange(set(heard))
        self.place = reached

    def exchange(self, changed: Iterable[Key]) -> None:
        """Read again what can be found of those records."""
        by_noun: dict[str, list[int]] = {}
        for noun, key in changed:
            by_noun.setdefault(noun, []).append(key)
            if (noun, key) in self.numbers:
                self.drop(self.numbers[noun, key])
        for noun, keys in by_noun.items():
            for start in range(0, len(keys), CHUNK):
                some = SearchEntry.objects.filter(noun=noun, object_id__in=keys[start : start + CHUNK])
                self.read(due(some.filter(language=ONE_OF_FOUR)))

    def read(self, entries: Iterable) -> None:
        for noun, key, name_keys, ties in entries.values_list(*COLUMNS).iterator(5_000):
            number = self.number((noun, key))
            self.names.put(number, [read(line) for line in name_keys.split("\n")])
            self.live.add(number)
            self.of_kind.setdefault(noun, BitMap()).add(number)
            self.tie(number, ties)

    def tie(self, number: int, ties: str) -> None:
        if not ties:
            return
        pairs = (tie.split(":") for tie in ties.split())
        self.ties[number] = [self.number((noun, int(key))) for noun, key in pairs]
        for other in self.ties[number]:
            self.tied_by.setdefault(other, BitMap()).add(number)

    def drop(self, number: int) -> None:
        """Forget what the record of that number is called and tied to."""
        self.names.drop(number)
        self.live.discard(number)
        noun, _key = self.keys[number]
        self.of_kind.setdefault(noun, BitMap()).discard(number)
        for other in self.ties.pop(number, ()):
            self.tied_by[other].discard(number)

    def number(self, key: Key) -> int:
        if key not in self.numbers:
            self.numbers[key] = len(self.keys)
            self.keys.append(key)
        return self.numbers[key]

    def known(self, keys: Iterable[Key]) -> BitMap:
        """The numbers of those of the records that are public."""
        return BitMap([self.numbers[key] for key in keys if key in self.numbers]) & self.live


@contextmanager
def nothing_collected() -> Iterator[None]:
    """While very much is made that stays, looking for what has gone would take as long as the making."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


INDEX = Index()


def warm_up() -> None:
    """Read everything before the first reader searches; for a thread of its own, whose connection ends with it."""
    NEWS.look()
    with INDEX.lock:
        INDEX.refresh()
    connection.close()
