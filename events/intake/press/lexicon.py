"""The small lexicons of a language: words of positions, organisations, events, speaking and signing.

They are written as one would in the language and kept as search keys. `word` is that word alone, `word*` every word
that begins so, for languages that put endings behind, and `*word` every word that ends so, as trades do in English.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from events.text.folding import fold

LONGEST_STEM = 24
MOST_SEEN = 5_000


class Words:
    """A set of words and beginnings of words."""

    def __init__(self, *lines: str) -> None:
        every = [word for line in lines for word in line.split() if not word.startswith("*")]
        self.tails = tuple(fold(word) for line in lines for word in line.split() if word.startswith("*"))
        self.exact = frozenset(fold(word.replace("_", " ")) for word in every if not word.endswith("*"))
        self.stems = frozenset(fold(word[:-1]) for word in every if word.endswith("*"))
        self.seen: dict[str, bool] = {}

    def ends(self, low: str) -> bool:
        """Whether the word ends as one of `*word` does, with something before it: papermaker, but not maker."""
        return bool(self.tails) and low.endswith(self.tails) and low not in self.tails

    def __contains__(self, low: str) -> bool:
        if not self.stems or low in self.exact:
            return low in self.exact
        known = self.seen.get(low)
        if known is None:
            known = any(low[:size] in self.stems for size in range(2, min(len(low), LONGEST_STEM) + 1))
            if len(self.seen) > MOST_SEEN:
                self.seen.clear()
            self.seen[low] = known
        return known


class Kinds:
    """Words that each stand for a kind; the first line that has the word decides."""

    def __init__(self, **lines: str) -> None:
        self.lines = {kind: Words(line) for kind, line in lines.items()}

    def __contains__(self, low: str) -> bool:
        return any(low in words for words in self.lines.values())

    def kind(self, low: str) -> str:
        return next((kind for kind, words in self.lines.items() if low in words), "")


@dataclass(frozen=True)
class Lexicon:
    """`grammar` is "before" where a position stands before its complement (head of X), "after" where it follows.

    `bare` says that the complement follows without a small word: директор галереи.
    """

    grammar: str
    heads: Words
    modifiers: Words
    bearers: Words
    parts: Words
    organisations: Kinds
    events: Kinds
    held: Words
    talk_nouns: Words
    talk_verbs: Words
    said: Words
    works: Words
    projects: Words
    exhibitions: Words
    openings: Words
    named: Words
    on: Words
    links: Words
    conjunctions: Words
    starters: Words
    honorifics: Words
    patronyms: Words
    months: Words
    papers: Kinds
    signed: Words
    reports: Words
    respectively: Words
    pronouns: Words
    venues: Words
    visits: Words
    into: Words
    by: Words = field(default_factory=Words)
    nationalities: Words = field(default_factory=Words)
    bare: bool = False


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one of the four languages."""
    return import_module(f"events.intake.press.words_{language}").LEXICON
