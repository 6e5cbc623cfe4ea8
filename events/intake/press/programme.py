"""Reads the lines of a programme: what stands behind a dash or colon there is a title, with quotation marks or not."""

from collections import Counter

from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.names import SURE, Run, likeness
from events.intake.press.tokens import MARK, NUMBER, QUOTE, WORD, Token

DASHES = frozenset(["–", "—", "-"])
BULLETS = frozenset(["•", "*", "·", "▪", "●", "–", "—", "-", "o"])
ORDINALS = Words("one two three four five six seven eight i ii iii iv v vi vii viii a b c d first second")
SHORTEST, LONGEST = 2, 30  # words of a title
FRAMES = frozenset(["session", "masterclass"])
ROUND = frozenset(["roundtable", "round table", "round-table", "section", "plenary", "workshop"])


def titled(lines: list[list[Token]], lexicon: Lexicon) -> list[list[Token]]:
    """The lines, where a title without quotation marks is one token as if it had them; a single such line is none."""
    found = [named_behind(headed(line, lexicon), lexicon) for line in lines]
    entries = {at: split for at, line in enumerate(found) if (split := entry(line, lexicon)) is not None}
    signs = Counter(found[at][split - 1].low in DASHES for at, split in entries.items())
    for at, split in entries.items():
        if signs[found[at][split - 1].low in DASHES] > 1:
            found[at] = joined(found[at], split, house(found[at], lexicon))
    return found


def joined(line: list[Token], first: int, last: int | None = None) -> list[Token]:
    """The line with everything from there on as one quotation, if need be up to `last`."""
    sign = line[first - 1]
    if sign.low == ".":
        line = [*line[: first - 1], Token(MARK, sign.text, ":", sign.start, sign.end), *line[first:]]
    words = line[first:last]
    while words[-1].kind == MARK and words[-1].low in ".,;:":
        words = words[:-1]
    rest = line[first + len(words) :]
    start, end = words[0].start, words[-1].end
    return [*line[:first], Token(QUOTE, text_of(words), "", start, end, start, end, ""), *rest]


def house(line: list[Token], lexicon: Lexicon) -> int | None:
    """Where the brackets at the end of a line begin, if they say where the speaker works; None when there are none."""
    if line[-1].low != ")":
        return None
    first = next((at for at in range(len(line) - 2, 0, -1) if line[at].low == "("), 0)
    is_house = any(word.is_capital and word.low in lexicon.organisations for word in line[first:])
    return first if first and is_house else None


def text_of(words: list[Token]) -> str:
    """The words as they stood, which tokens know only with their places."""
    pieces, at = [], words[0].start
    for token in words:
        pieces.append(" " * min(1, token.start - at) + token.text)
        at = token.end
    return "".join(pieces)


def opening(line: list[Token]) -> int:
    """Behind the number, bullet or hours with which an entry begins; 0 when it begins with none."""
    at = 0
    if len(line) > 1 and line[0].kind == NUMBER:
        if line[1].low not in (*DASHES, ".", ")", ":") and line[1].kind != NUMBER and not is_hour(line[0]):
            return 0
        at = 1
        while at < len(line) and (line[at].kind == NUMBER or line[at].low in (*DASHES, ".", ")", ":")):
            at += 1
    elif line and line[0].low in BULLETS:
        at = 1
    return at if at < len(line) else 0


def is_signed(line: list[Token], lexicon: Lexicon) -> bool:
    """Whether a line without a number begins with somebody and a town: "Vidadi Ilmekov (Baku). Carpets in ..."."""
    last = 0
    while last < len(line) and line[last].is_capital:
        last += 1
    return last < len(line) and line[last].low == "(" and bool(likeness(line, Run(0, last), lexicon))


def is_hour(token: Token) -> bool:
    hour, _sign, minutes = token.text.replace(".", ":").partition(":")
    return hour.isdigit() and minutes[:2].isdigit() and len(minutes) in (2, 5, 8) and int(hour) < 25


def entry(line: list[Token], lexicon: Lexicon) -> int | None:
    """Where the title begins in "3. Nigar Uydurmali (Azerbaijan) – The Last Filature"; None when it is none such."""
    first = opening(line)
    bare = not first and is_signed(line, lexicon)
    if not (first or bare) or any(token.kind == QUOTE for token in line):
        return None
    signs = (*DASHES, ":", ".") if bare else (*DASHES, ":")
    for at in range(first + 2, len(line) - 1):
        if line[at].low not in signs or line[at].kind != MARK or (bare and line[at - 1].low != ")"):
            continue
        if not is_named(line[first:at], lexicon):
            return None
        if is_title(line[at + 1 : house(line, lexicon)], lexicon):
            return at + 1
    return None


def named_behind(line: list[Token], lexicon: Lexicon) -> list[Token]:
    """ "10:30 Coppersmiths of Lahij. Kamandar Misgerli, master": with the title as a quotation and a dash behind it."""
    first = opening(line)
    stop = next((at for at in range(first, len(line) - 2) if line[at].low == "." and line[at].kind == MARK), 0)
    if not first or not is_hour(line[0]) or stop < first + 2 or any(token.kind == QUOTE for token in line):
        return line
    last = stop + 1
    while last < len(line) and line[last].is_capital:
        last += 1
    known = likeness(line, Run(stop + 1, last), lexicon) == SURE and last < len(line) and line[last].low in (",", "(")
    if not known or not is_title(line[first:stop], lexicon) or likeness(line, Run(first, stop), lexicon):
        return line
    words = line[first:stop]
    start, end, dot = words[0].start, words[-1].end, line[stop]
    title = Token(QUOTE, text_of(words), "", start, end, start, end, "")
    return [*line[:first], title, Token(MARK, dot.text, "–", dot.start, dot.end), *line[stop + 1 :]]


def is_named(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether these begin with two words that could be a name."""
    names = [word for word in words if word.low not in lexicon.honorifics and word.low != "."][:2]
    known = (lexicon.organisations, lexicon.events, lexicon.exhibitions, lexicon.starters, lexicon.openings)
    return len(names) == 2 and all(word.is_capital and not any(word.low in some for some in known) for word in names)


def is_title(words: list[Token], lexicon: Lexicon, shortest: int = SHORTEST) -> bool:
    count = sum(word.kind == WORD for word in words)
    first = words[0]
    if not (shortest <= count <= LONGEST) or first.kind == MARK:
        return False
    if first.kind == WORD and not first.is_capital:
        return False
    return not any(word.low in ("@", ";") for word in words) and words[0].low not in lexicon.heads


def headed(line: list[Token], lexicon: Lexicon) -> list[Token]:
    """ "Session 1: Silk and Its Makers", "Panel discussion – Who Owns a Pattern?" with the title as a quotation."""
    first = opening(line)
    if len(line) - first < 3 or (lexicon.events.kind(line[first].low) not in FRAMES and line[first].low not in ROUND):
        return line
    for at in range(first + 1, min(len(line) - 1, first + 4)):
        if line[at].kind == MARK and line[at].low in (*DASHES, ":", "."):
            is_whole = is_title(line[at + 1 :], lexicon, 1) and not any(one.kind == QUOTE for one in line)
            return joined(line, at + 1) if is_whole and not has_stop(line[at + 1 : -1]) else line
        low = line[at].low
        if low in ORDINALS and line[at].text.endswith(".") and is_title(line[at + 1 :], lexicon, 1):
            return joined(line, at + 1)  # Section I. History
        if line[at].kind != NUMBER and low not in ORDINALS and low not in ("discussion", "session", "sessions", "no"):
            return line
    return line


def has_stop(words: list[Token]) -> bool:
    return any(word.kind == MARK and word.low in (".", "!", "?") for word in words)
