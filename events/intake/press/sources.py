"""Finds what a text says of itself: its headline, its author, and the medium that reports."""

import re
from typing import NamedTuple

from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import Mention
from events.intake.press.names import Run, likeness
from events.intake.press.sentences import ENDS, Sentence
from events.intake.press.tokens import MARK, QUOTE, WORD, Token

LONGEST_HEADLINE = 220
_byline = re.compile(r"^(?:by|author:?|müəllif:?|muallif:?|автор:?)\s+", re.IGNORECASE)
_posted = re.compile(r"(?:posted|published|updated|date|опубликовано|dərc|e’lon)\b", re.IGNORECASE)
_slashed = re.compile(r"/\s?([A-ZА-ЯЁƏŞÇÖÜĞİ][\w.]{2,24})\s?/")


# "TASHKENT, May 16 (Fabriwire) -", "Sharjah, 7th February 2025 (GULFTEXT) —"
_dateline = re.compile(
    r"^[^\W\d_][\w ,.’'-]{2,60}\s\d{1,2}(?:st|nd|rd|th)?(?:\s\w{3,12})?(?:,?\s\d{4})?\.?,?\s"
    r"\(([A-Z][\w.]{1,24}(?:\s[A-Z][\w.]{1,24}){0,2})\)\s?[-–—:.]",
    re.MULTILINE,
)


NOUN = frozenset(["the", "their", "his", "her", "of", "these", "such"])  # before "reports", when these are papers


class Words(NamedTuple):
    start: int
    end: int


def headline(sentences: list[Sentence], text: str) -> tuple[Words, bool] | None:
    """The first line, if it is no sentence; and whether that is sure."""
    while sentences and is_date(sentences[0], text):
        sentences = sentences[1:]
    if len(sentences) < 2 or not sentences[0].is_line:
        return None
    first = sentences[0]
    words = text[first.start : first.end]
    if _byline.match(words) or len(words) > LONGEST_HEADLINE or len(first.tokens) < 3:
        return None
    if ((first.tokens[-1].low or "?") in ENDS and first.tokens[-1].kind == MARK) or sentences[
        1
    ].paragraph == first.paragraph:
        return None
    if any(token.low == ";" for token in first.tokens) or words.startswith(("-", "•", "*", "–")):
        return None
    return Words(first.start, first.end), len(words) > 15


def is_date(sentence: Sentence, text: str) -> bool:
    """A line that is little but figures: "20 September 2024, 14:35"."""
    words = text[sentence.start : sentence.end]
    return len(words) < 40 and sum(letter.isdigit() for letter in words) * 3 > len(words)


def is_posted(text: str, sentence: Sentence) -> bool:
    return bool(_posted.match(text[sentence.start : sentence.end]))


def author(sentences: list[Sentence], text: str, lexicon: Lexicon) -> Words | None:
    """ "By Laman Ismayilova", on a line of its own near the beginning or at the end."""
    for sentence in [*sentences[:4], *sentences[-2:]]:
        byline = _byline.match(text[sentence.start : sentence.end])
        if not (byline and sentence.is_line):
            continue
        after = [at for at, token in enumerate(sentence.tokens) if token.start >= sentence.start + byline.end()]
        if not after:
            continue
        last = after[0]
        while last < len(sentence.tokens) and sentence.tokens[last].is_capital:
            last += 1
        if likeness(sentence.tokens, Run(after[0], last), lexicon):
            return Words(sentence.tokens[after[0]].start, sentence.tokens[last - 1].end)
    return None


def publisher(sentences: list[Sentence], people: list[list[Mention]], lexicon: Lexicon) -> Words | None:
    """Who reports: "Azernews reports", "сообщает Trend", "Kun.uz xabar beradi", "/Trend/"."""
    for sentence, named in zip(sentences[:12], people[:12], strict=False):
        for at, token in enumerate(sentence.tokens):
            before = sentence.tokens[at - 1].low if at else ""
            if token.kind == WORD and token.low in lexicon.reports and not token.is_capital and before not in NOUN:
                found = beside(sentence.tokens, at, named, lexicon)
                if found:
                    return found
    return None


def slashed(text: str) -> Words | None:
    found = _slashed.search(text, 0, 600) or _dateline.search(text, 0, 600)
    return Words(found.start(1), found.end(1)) if found else None


def beside(tokens: list[Token], at: int, people: list[Mention], lexicon: Lexicon) -> Words | None:
    """The name before the verb, or after it."""
    last = at
    while last > 0 and tokens[last - 1].low in SMALL:
        last -= 1
    first = last
    while first > 0 and (tokens[first - 1].is_capital or is_quoted_name(tokens[first - 1])) and last - first < 4:
        first -= 1
    while first < last and tokens[first].low in lexicon.starters:
        first += 1
    if first == last:
        first = at + 1
        while first < len(tokens) and tokens[first].low in SMALL:
            first += 1
        last = first
        while last < len(tokens) and (tokens[last].is_capital or is_quoted_name(tokens[last])) and last - first < 4:
            last += 1
    if first == last or any(one.first < last and first < one.last for one in people):
        return None
    if tokens[first].kind == QUOTE and last - first == 1:
        return Words(tokens[first].inner, tokens[first].inner_end)
    if any(token.kind == MARK for token in tokens[first:last]) or any(
        token.low in lexicon.heads for token in tokens[first:last]
    ):
        return None
    return Words(tokens[first].start, tokens[last - 1].end)


SMALL = frozenset([
    "agency", "agentliyi", "agentligi", "agentstvo", "has", "ki", "ia", "the", "xabarnomasi", "a", "correspondent",
    "regional", "special", "’s",
])  # fmt: skip


def is_quoted_name(token: Token) -> bool:
    return token.kind == QUOTE and len(token.text.split()) < 4
