"""What is shown of a record that was found: its title, the spelling that matched, and the words around the match."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from catalog.queries.mentions import Key, named
from catalog.search.matching import Matching
from catalog.search.names import Found
from catalog.search.parse import Word
from events.models import SearchEntry
from events.text.keys import keys
from events.text.stems import stem, words

AROUND = 70  # letters shown before and after the first match in a text
READ = 20_000  # letters of a text that are looked through
SURE = 4  # letters of a coarse key that say enough
MOST_TIES = 3


class Piece(NamedTuple):
    """Some words of a text; `marked` when they are what was looked for."""

    text: str
    marked: bool = False


@dataclass
class Result:
    """`spelling` is the name that matched if it is not the title; `line` the text around a match in running text,
    `because` the records tied to it whose name matched."""

    entry: SearchEntry
    is_about: bool
    title: list[Piece]
    spelling: str = ""
    line: list[Piece] = field(default_factory=list)
    because: list[SearchEntry] = field(default_factory=list)


def results(matching: Matching, numbers: list[int]) -> list[Result]:
    """Those of the numbers, in their order, as the reader sees them."""
    index, wanted = matching.index, matching.query.plain
    about = {each.owner: each for each in matching.found.about}
    entries = named([index.keys[number] for number in numbers], "language", "names", "text")
    ties = tied_names(matching, [number for number in numbers if number not in about])
    found = []
    for number in numbers:
        entry = entries.get(index.keys[number])
        if entry is not None:
            found.append(result(entry, about.get(number), wanted, ties.get(number, [])))
    return found


def result(entry: SearchEntry, about: Found | None, wanted: list[Word], because: list[SearchEntry]) -> Result:
    shown = Result(entry, about is not None, list(marked(entry.title, entry.title_language, wanted)))
    if about is not None:
        shown.spelling = spelling_of(entry, about, wanted)
    else:
        shown.line = around(entry.text, entry.language, wanted)
        shown.because = [] if shown.line else because
    return shown


def spelling_of(entry: SearchEntry, about: Found, wanted: list[Word]) -> str:
    """The name that matched, unless the title that is shown says all the words too."""
    names = entry.names.split("\n")
    name = names[about.name] if about.name < len(names) else entry.title
    said = sum(piece.marked for piece in marked(entry.title, entry.title_language, wanted))
    return "" if said >= len(wanted) or name.casefold() == entry.title.casefold() else name


def tied_names(matching: Matching, numbers: list[int]) -> dict[int, list[SearchEntry]]:
    """By number the records tied to it in whose names a word was met."""
    index = matching.index
    tied: dict[int, list[Key]] = {}
    for word in matching.query.words:
        met = matching.named_as_asked(word)
        for number in numbers:
            tied.setdefault(number, []).extend(
                index.keys[other] for other in index.ties.get(number, ()) if other in met
            )
    entries = named({key for some in tied.values() for key in some[:MOST_TIES]})
    return {
        number: [entries[key] for key in dict.fromkeys(some[:MOST_TIES]) if key in entries]
        for number, some in tied.items()
    }


def marked(text: str, language: str, wanted: list[Word]) -> Iterator[Piece]:
    """The text in pieces, with the words that are looked for marked."""
    reached = 0
    for start, end in words(text[:READ]):
        if is_wanted(text[start:end], language, wanted):
            if start > reached:
                yield Piece(text[reached:start])
            yield Piece(text[start:end], marked=True)
            reached = end
    if reached < len(text):
        yield Piece(text[reached:])


def around(text: str, language: str, wanted: list[Word]) -> list[Piece]:
    """The words around the first match in its piece of the text, all matches marked; nothing without a match."""
    for piece in text[:READ].split("\n"):
        for start, end in words(piece):
            if is_wanted(piece[start:end], language, wanted):
                return list(marked(cut(piece, start - AROUND, end + AROUND), language, wanted))
    return []


def cut(text: str, first: int, last: int) -> str:
    """That part of a text, from the beginning of a word to the end of one."""
    first, last = max(0, first), min(len(text), last)
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return f"{'… ' if first else ''}{text[first:last]}{' …' if last < len(text) else ''}"


def is_wanted(word: str, language: str, wanted: list[Word]) -> bool:
    """Whether a word of a text is one of those, in other letters or with another ending."""
    own, root = keys(word), stem(word, language or "en")
    for each in wanted:
        if root in each.stems:
            return True
        for key in own:
            if key.fine == each.key.fine or (key.coarse == each.key.coarse and len(key.coarse) >= SURE):
                return True
            if len(each.key.fine) > 2 and key.fine.startswith(each.key.fine):
                return True
    return False
