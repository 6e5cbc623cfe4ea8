"""Names in drawings: how wide letters run, and where a name is broken so that it fits its place."""

import re

# Widths of the letters of our text face at weight 600, in hundredths of the type size, rounded up; capitals with
# marks run like their plain letters, and what is not named runs like most Cyrillic letters.
GROUPS = {
    25: " !',.:;|·ʻʼ‘’",
    35: "IJijl-İıіїÌÍÎÏìíîï",
    42: '1"()/?[]frt“”„Ѓг',
    52: "7*aceksvxyzçəşаезвстукхьэя«»",
    72: "#ABCDGKRUVXYZÇĞÜÄАВКСУХЧЭЯЎҚҒҲм0Е",
    82: "&HNOQwÖƏÓДИЙЛНОПФЦЪжшыюњљ—…",
    92: "%@mщ",
    104: "MWЖМШЫ",
    112: "ЩЮ",
}
WIDTHS = {letter: width for width, letters in GROUPS.items() for letter in letters}
USUAL = 64
# A line may end after a blank, a hyphen, a dash or a slash.
PIECES = re.compile(r"\S+?[-–—/](?=\S)|\S+")


def width_of(text: str, size: float) -> float:
    """About how wide the text runs, rather too wide than too narrow."""
    return sum(WIDTHS.get(letter, USUAL) for letter in text) * size / 100


def wrapped(text: str, width: float, size: float, most: int = 3) -> list[str]:
    """The text in at most so many lines of that width; an overlong word is broken, and what is left out is "…"."""
    lines: list[str] = []
    for found in PIECES.finditer(text):
        piece = found[0]
        blank = " " if found.start() and text[found.start() - 1].isspace() else ""
        glued = f"{lines[-1]}{blank}{piece}" if lines else piece
        if lines and width_of(glued, size) <= width:
            lines[-1] = glued
        else:
            lines += chopped(piece, width, size)
        if len(lines) > most:
            return [*lines[: most - 1], shortened(lines[most - 1], width, size)]
    return lines or [""]


def chopped(word: str, width: float, size: float) -> list[str]:
    """A word in as many pieces as it needs to fit."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(line: str, width: float, size: float) -> str:
    """The line with "…" at its end, without the letters for which there is no room then."""
    while line and width_of(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line.rstrip(' ,;:-–—')}…"
