"""Finds what stands in quotation marks, in every manner of writing them; an apostrophe is none."""

from typing import NamedTuple

CLOSERS = {"'": "'’", "“": '”“"', "«": "»", "„": '“”"', '"': '"”', "‘": "’", "‹": "›", "❝": "❞", "”": "”"}
SINGLE = "‘'"  # what ends a quotation may be an apostrophe, too
LONGEST = 600
TRIMMED = " \n,.;:"


class Quote(NamedTuple):
    """From `start` to `end` with the marks, from `inner` to `inner_end` the words without a last comma or stop."""

    start: int
    end: int
    inner: int
    inner_end: int


def quotes(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of a paragraph, outermost ones only, in order."""
    found, at = [], start
    looked: dict[str, int] = {}  # up to where no end was found for an opening mark: not looked through again
    while at < end:
        if text[at] in CLOSERS and opens(text, at, start):
            closing = closes(text, at, end, looked)
            if closing > at + 1:
                found.append(trimmed(text, at, closing + 1))
                at = closing
        at += 1
    return found


def opens(text: str, at: int, start: int) -> bool:
    if at + 1 >= len(text) or text[at + 1].isspace():
        return text[at] in "«„"
    before = text[at - 1] if at > start else " "
    return text[at] in "«„" or not (before.isalnum() or before in ".,!?’")


def closes(text: str, at: int, end: int, looked: dict[str, int]) -> int:
    """Where the quotation that opens here ends; -1 when it does not."""
    closers, depth, opener = CLOSERS[text[at]], 0, text[at]
    last = min(end, at + LONGEST)
    for place in range(max(at + 1, looked.get(opener, 0)), last):
        letter = text[place]
        if letter in closers and is_end(text, place, opener):
            if depth == 0:
                return place
            depth -= 1
        elif letter == opener and opener in "«“":
            depth += 1
    looked[opener] = last
    return -1


def is_end(text: str, place: int, opener: str) -> bool:
    after = text[place + 1] if place + 1 < len(text) else " "
    if opener in "«":
        return True
    if opener in SINGLE + '"' or text[place] == "“":
        return not text[place - 1].isspace() and not (after.isalnum() and opener in SINGLE) and not after.isalpha()
    return True


def trimmed(text: str, start: int, end: int) -> Quote:
    inner, inner_end = start + 1, end - 1
    while inner < inner_end and text[inner] in " \n":
        inner += 1
    while inner < inner_end and text[inner_end - 1] in TRIMMED:
        inner_end -= 1
    return Quote(start, end, inner, inner_end)
