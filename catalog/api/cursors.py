"""Where a page of a list ends, as a signed word that programs hand back to have the next one or the one before.

It names the place in the order, not a number: what is added or taken away meanwhile shifts no page.
"""

from dataclasses import dataclass

from django.core import signing

from catalog.api.problems import Problem
from catalog.filters.answer import BY_NAME, Answer
from catalog.shelf.orders import SortKey

SIGNER = signing.Signer(salt="catalog.api.cursors")  # without the time: a page names the next by the same word each day


@dataclass(frozen=True)
class Page:
    """Keys of its records, with the cursors of the pages around; "" where there is none."""

    keys: list[int]
    next: str = ""
    previous: str = ""


def page_of(answer: Answer, cursor: str | None, limit: int) -> Page:
    """The page at that cursor; the first one without. Use under the shelf's lock. Raises Problem."""
    row = Row(answer)
    start = 0 if cursor is None else row.start(cursor, limit)
    keys = answer.keys(start, limit)
    more, less = start + len(keys) < answer.total, start > 0 and keys
    return Page(
        keys,
        row.cursor("after", keys[-1], start + len(keys)) if keys and more else "",
        row.cursor("before", keys[0], start) if less else "",
    )


@dataclass(frozen=True)
class Row:
    """The records of an answer one after the other."""

    answer: Answer

    @property
    def order(self) -> str:
        """The stored order that the answer is read in; with "best " what is the best match for those words."""
        answer = self.answer
        if answer.words and not answer.order:
            return f"best {answer.words}"
        return f"name-{answer.language}" if answer.order in ("", BY_NAME) else answer.order

    @property
    def is_by_likeness(self) -> bool:
        return self.order.startswith("best ")

    def cursor(self, way: str, key: int, number: int) -> str:
        """The cursor to the records after or before that one, which stands at that number."""
        place = None if self.is_by_likeness else self.answer.shelf.sort_key(self.order, key)
        return written(self.order, way, key, number, place)

    def start(self, cursor: str, limit: int) -> int:
        """The number of the first record of the page."""
        way, key, number, place = read(cursor, self.order)
        here = self.likeness(key, number, way) if place is None else self.place(keyed(place), key, way)
        return here if way == "after" else max(0, here - limit)

    def place(self, place: SortKey, key: int, way: str) -> int:
        """How many records stand before what follows that place; or before the place itself."""
        before = self.answer.shelf.before(self.order, self.answer.matched, place)
        if way == "before":
            return before
        return before + (self.answer.keys(before, 1) == [key])

    def likeness(self, key: int, number: int, way: str) -> int:
        """The same among the best matches; the number of then, if the record is there no more."""
        answer = self.answer
        keys = [answer.shelf.keys[each] for each in answer.found if each in answer.matched]
        return keys.index(key) + (way == "after") if key in keys else min(number, len(keys))


def written(order: str, way: str, key: object, number: int, place: SortKey | None = None) -> str:
    return SIGNER.sign_object([order, way, key, number, place], compress=True)


def read(cursor: str, order: str) -> tuple:
    """What `written` was given, but the order. Raises Problem."""
    try:
        of, *rest = SIGNER.unsign_object(cursor)
    except (signing.BadSignature, ValueError) as error:
        raise lost("This cursor leads to no page; take those of `next` and `previous`.") from error
    if of != order:
        raise lost("This cursor belongs to another list or order.")
    return tuple(rest)


def lost(detail: str) -> Problem:
    return Problem(404, detail, (("cursor", detail),))


def keyed(place: list) -> SortKey:
    """A sort key as it was before it was written down."""
    return tuple(tuple(part) if isinstance(part, list) else part for part in place)
