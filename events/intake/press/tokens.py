"""Cuts a paragraph into words, numbers, marks and quotations; each quotation is one token with its own words inside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from events.intake.press.quotes import quotes
from events.text.folding import fold

WORD, NUMBER, QUOTE, MARK = "word", "number", "quote", "mark"

_piece = re.compile(
    r"""
    (?P<word>
        (?:https?://|www\.)\S{1,300}
      | (?:[A-Z]\.){2,5}(?![^\W\d_]{2})
      | (?:Sh|Ch|Dz|Yu|Ya|Kh|Zh|Ts|Ş|Ч|Ш|Ю|Я|Дж)\.(?=\s?[^\W\d_])
      | [^\W\d_]\.(?=\s?[A-ZА-ЯЁЎҚҒҲƏÖÜÇŞĞİ])
      | Ph\.\s?D\.? | (?:Lt|Col|Gen|Maj|Capt|Jr|Sr|Msgr|Rev|Eng|Asst|Asist|Yrd|Doç|Dipl|Ing|Fr|Ph)\.(?=\s?[^\W\d_])
      | (?:Mr|Mrs|Ms|Dr|Prof|St|Assoc|Hon|Acad|prof|dr|acad|проф|акад|доц|им|г|гг|ул|т\.е|к\.и\.н|prof|dos|akad)\.
      | \w{2,30}\.(?:az|uz|ru|com|org|net|info|kz|tr)\b
      | [^\W\d_](?:\w|['’‘ʻʼ`´ʹ–-](?=[^\W\d_]))*['’ʻʼ‘`](?=\s[^\W\d_])(?<=[gGoO]['’ʻʼ‘`])
      | [^\W\d_](?:\w|['’‘ʻʼ`´ʹ-](?=[^\W\d_])|–(?=(?-i:[A-Z])))*(?:(?<=s)['’](?=\s[A-Z]))?
    )
  | (?P<number>\d+(?:[.,:/-]\d+)*(?:[-‑]?(?:[^\W\d_]+))?)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_possessive = re.compile(r"['’]s$")


# Two words that are one thing, by the beginnings of their search keys.
PAIRS = ("ustad ders", "mahorat dars", "deyirmi masa", "davra suhbat", "round table", "master class", "kruglyy stol",
         "krugliy stol", "bas tut", "bas cek")  # fmt: skip


PLURAL = ("people", "men", "children")
OF_MANY = frozenset(
    ["institute", "ministry", "minister", "department", "committee", "faculty", "agency", "academy", "centre", "center"]
)


@dataclass(slots=True)
class Token:
    """`text` of a quotation is what stands inside; `low` is the search key of a word, the mark itself of a mark."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    inner: int = 0
    inner_end: int = 0
    tail: str = ""  # of a quotation, the mark before its end: "NGOs." has a stop

    @property
    def is_capital(self) -> bool:
        return self.kind == WORD and self.text[0].isupper()


@lru_cache(50_000)
def low(word: str) -> str:
    return fold(word)


def tokens(text: str, start: int, end: int, language: str) -> list[Token]:
    """All tokens of a paragraph, in order."""
    found, at = [], start
    for quote in quotes(text, start, end):
        found += pieces(text, at, quote.start, language)
        inside = text[quote.inner : quote.inner_end]
        tail = text[quote.inner_end : quote.end].strip()[:1]
        tail = tail if tail in ",.;:" else inside[-1:]
        found.append(Token(QUOTE, inside, "", quote.start, quote.end, quote.inner, quote.inner_end, tail))
        at = quote.end
    every = joined(text, found + pieces(text, at, end, language))
    return series(text, every) if language == "en" else every


def joined(text: str, every: list[Token]) -> list[Token]:
    """Pairs of words made one token."""
    found: list[Token] = []
    for token in every:
        before = found[-1] if found else None
        both = before is not None and before.kind == token.kind == WORD and " " not in before.low
        if both and f"{before.low} {token.low}".startswith(PAIRS):
            words = text[before.start : token.end]
            found[-1] = Token(WORD, words, f"{before.low} {token.low}", before.start, token.end)
        else:
            found.append(token)
    return found


def series(text: str, every: list[Token]) -> list[Token]:
    """What a ministry or an institute is of, made one word: "of Culture, Youth and Sports"."""
    found: list[Token] = []
    at = 0
    while at < len(every):
        last = (
            series_end(every, at)
            if at > 1 and found[-1].low in ("of", "for", "on") and found[-2].low in OF_MANY
            else at
        )
        if last > at:
            words = text[every[at].start : every[last - 1].end]
            found.append(Token(WORD, words, low(words[:200]), every[at].start, every[last - 1].end))
        else:
            found.append(every[at])
            last = at + 1
        at = last
    return found


def series_end(every: list[Token], at: int) -> int:
    """Behind "Culture, Youth and Sports"; `at` when none begins here, or what follows "and" may be somebody's name."""
    place, commas = at, 0
    while place + 2 < len(every) and every[place].is_capital and every[place + 1].low == ",":
        place, commas = place + 2, commas + 1
    if place + 2 >= len(every) or not every[place].is_capital or every[place + 1].low != "and":
        return at
    last = place + 3
    capitals = 0
    while last + capitals < len(every) and every[last + capitals].is_capital:
        capitals += 1
    if commas and capitals == 1 and last + 1 < len(every) and every[last + 1].low == "of":
        return last + 1  # and Youth Policy of
    whole = capitals != 1 if commas else 1 < capitals < 4
    return last if every[last - 1].is_capital and whole else at


def pieces(text: str, start: int, end: int, language: str) -> list[Token]:
    found = []
    for piece in _piece.finditer(text, start, end):
        kind, word, at = piece.lastgroup, piece[0], piece.start()
        if kind == MARK:
            found.append(Token(MARK, word, word, at, piece.end()))
            continue
        owner = _possessive.search(word) if language == "en" and kind == WORD else None
        owner = owner if not word[:-2].lower().endswith(PLURAL) else None  # People's Artist, Craftsmen's Guild
        stop = piece.end() - (2 if owner else 0)
        word = text[at:stop]
        found.append(Token(kind, word, low(word) if len(word) < 80 else "", at, stop))
        if owner:
            found.append(Token(MARK, text[stop : piece.end()], "’s", stop, piece.end()))
    return found
