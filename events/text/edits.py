"""How one text became another, word by word; pure Python."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

SAME, REMOVED, ADDED = "same", "removed", "added"
TOKEN = re.compile(r"\s*(?:\w[\w'ʻʼ’-]*|[^\w\s])|\s+")
MOST_STEPS = 4_000_000  # what comparing may cost: words of the one times words of the other
AROUND = 12  # words that are shown on either side of a change


class Piece(NamedTuple):
    """Words that stayed, went or came, with the blanks before them."""

    kind: Literal["same", "removed", "added"]
    words: str


def pieces(before: str, after: str) -> list[Piece]:
    """The whole of both texts, in order; where words were replaced, those removed come first."""
    if before == after:
        return [Piece(SAME, after)] if after else []
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    start = shared(old, new)
    end = shared(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    found = [(SAME, old[:start]), *compared(*middle), (SAME, old[len(old) - end :])]
    return [Piece(kind, "".join(words)) for kind, words in found if words]


def shared(one: list[str], other: list[str]) -> int:
    """How many words at the beginning are the same."""
    number = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        number += 1
    return number


def compared(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str]]]:
    if len(old) * len(new) > MOST_STEPS:
        yield REMOVED, old
        yield ADDED, new
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield SAME, old[a:b]
        else:
            yield REMOVED, old[a:b]
            yield ADDED, new[c:d]


def shortened(found: list[Piece]) -> list[Piece]:
    """The pieces with long stretches that stayed cut to the words around the changes."""
    short = []
    for number, piece in enumerate(found):
        tokens = TOKEN.findall(piece.words)
        if piece.kind != SAME or len(found) == 1 or len(tokens) <= 2 * AROUND + 4:
            short.append(piece)
            continue
        head = "".join(tokens[:AROUND]) if number else ""
        tail = "".join(tokens[-AROUND:]) if number < len(found) - 1 else ""
        short.append(Piece(SAME, f"{head} … {tail.lstrip()}"))
    return short
