"""Cuts a text into paragraphs and sentences; a stop inside a quotation or after an initial ends none."""

import re
from dataclasses import dataclass

from events.intake.press import programme
from events.intake.press.lexicon import lexicon
from events.intake.press.tokens import MARK, NUMBER, QUOTE, Token, tokens

ENDS = ".!?…"
LONGEST = 250  # tokens; a text without stops is cut there
_line = re.compile(r"[^\n]+?(?=\n|$|\s{3,60}\S|\s\|\s)")  # a column that was pasted is a line, too


@dataclass
class Sentence:
    """Its tokens, the number of its paragraph, and whether it is a line of its own without a stop at the end.

    `is_entry` says that its line begins with a number, a bullet or hours, as those of a programme do.
    """

    tokens: list[Token]
    paragraph: int
    is_line: bool = False
    is_entry: bool = False

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def sentences(text: str, language: str) -> list[Sentence]:
    found: list[Sentence] = []
    lines = [tokens(text, start, end, language) for start, end in paragraphs(text)]
    for number, line in enumerate(programme.titled([line for line in lines if line], lexicon(language))):
        found += cut(line, number, programme.opening(line))
    return found


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines; one that goes on in small letters on the next line is joined with it."""
    found: list[tuple[int, int]] = []
    for line in _line.finditer(text):
        body = line[0].strip(" \t\n|")
        if not body:
            continue
        start = line.start() + len(line[0]) - len(line[0].lstrip(" \t\n|"))
        end = start + len(body)
        if found and body[0].islower() and text[found[-1][0] : found[-1][1]][-1] not in ENDS + ':”»"':
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def cut(every: list[Token], paragraph: int, opening: int = 0) -> list[Sentence]:
    """The sentences of a line; `opening` tokens of it are the number or hours of an entry, and no sentence."""
    found, begin = [], 0
    for at in range(opening, len(every)):
        if ends_here(every, at, begin) or at - begin >= LONGEST:
            found.append(Sentence(every[begin : at + 1], paragraph, is_entry=opening > 0))
            begin = at + 1
    if begin < len(every):
        found.append(Sentence(every[begin:], paragraph, is_line=begin == 0, is_entry=opening > 0))
    return found


def ends_here(every: list[Token], at: int, begin: int) -> bool:
    token = every[at]
    after = every[at + 1] if at + 1 < len(every) else None
    if token.kind == MARK and token.low in ENDS:
        return after is None or starts_one(after)
    if token.kind == QUOTE and after is not None and at > begin:
        return token.tail != "" and token.tail in ENDS and starts_one(after) and after.kind != MARK
    return False


def starts_one(token: Token) -> bool:
    return token.is_capital or token.kind in (QUOTE, NUMBER) or (token.kind == MARK and token.low in "—–-•*(")
