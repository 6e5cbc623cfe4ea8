"""Reads a position where it stands before what it is a position of: "Deputy Head of the Department of Justice"."""

import itertools
import re

from events.intake.press import behind
from events.intake.press.chains import is_abroad
from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.position import LONGEST, Position, is_organisation
from events.intake.press.tokens import MARK, NUMBER, QUOTE, WORD, Token
from events.intake.press.towns import is_place

MOST_MODIFIERS = 7
DETERMINERS = frozenset(["the", "a", "an"])
# Words with which something else begins behind a position.
BEHIND = Words("who which that is was are were has have had will also as while by where when on during whose whom")
ADJECTIVE = re.compile("(?:ed|ing|s)$")  # of these a small word that is not known here may be a verb
AGENT = re.compile("(?:[^aeiou]er|[td]or|ist|ian|woman)$")
AT = frozenset(["at", "in", "from", "with", "v", "pri"])


def is_head(token: Token, lexicon: Lexicon) -> bool:
    """A word such as "director"; of trades that are known by their ending alone, such as "papermaker", a small one."""
    words = token.low.split(" ")
    if token.low in lexicon.heads or words[-1] in lexicon.heads or (lexicon.bare and words[0] in lexicon.heads):
        return True
    return lexicon.heads.ends(token.low) and not token.is_capital


def is_agent(tokens: list[Token], at: int, last: int) -> bool:
    """ "a programmer from Khujand", "an enamel specialist,": a small word for somebody who does something."""
    token = tokens[at]
    if token.kind != WORD or token.is_capital or not AGENT.search(token.low) or len(token.low) < 6:
        return False
    return at + 1 >= last or tokens[at + 1].kind == MARK or tokens[at + 1].low in ("from", "of", "at", "in", "who")


def is_trade(tokens: list[Token], at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a small word that is not known here only says of what: the "yurt" of a yurt master."""
    for place in range(at, min(last, at + 4)):
        token = tokens[place]
        if token.kind != WORD or (place > at and is_head(token, lexicon)):
            return token.kind == WORD
        plain = not is_verb(token, lexicon) and token.low not in lexicon.links and token.low not in lexicon.starters
        if (
            not plain
            or token.is_capital
            or len(token.low) < 3
            or ("-" not in token.text and ADJECTIVE.search(token.low))
        ):
            return False
    return False


def head_at(
    tokens: list[Token], first: int, last: int, lexicon: Lexicon, *, loose: bool = False
) -> tuple[int, int] | None:
    """Where a position that begins here has its first word and its last head word; None when none begins here.

    `loose` is said where a position is expected, as between the comma behind a name and the next one.
    """
    at = first
    while at < last and tokens[at].low in DETERMINERS:
        at += 1
    begin, head = at, None
    loose_from = at if loose and at > first and tokens[at - 1].low in ("a", "an") else last
    while at < last and at - begin < MOST_MODIFIERS and tokens[at].kind == WORD:
        low = tokens[at].low
        if is_head(tokens[at], lexicon) or (at >= loose_from and is_agent(tokens, at, last)):
            head = at
        elif low == "and" and head is not None and at + 1 < last and tokens[at + 1].low in lexicon.heads:
            at += 1  # founder and director of
            continue
        elif (
            low in lexicon.links
            or (low in lexicon.starters and low not in lexicon.modifiers)
            or (head is not None and low != "general")
            or not (
                tokens[at].is_capital
                or low in lexicon.modifiers
                or low in lexicon.nationalities
                or (loose and is_trade(tokens, at, last, lexicon))
                or (at >= loose_from and at + 1 < last and is_agent(tokens, at + 1, last))
            )
        ):
            break
        at += 1
    return None if head is None else (begin, head)


def read(tokens: list[Token], first: int, last: int, lexicon: Lexicon, *, loose: bool = False) -> Position | None:
    """The position in these tokens, which are nothing but it, with its organisation parted off."""
    found = head_at(tokens, first, last, lexicon, loose=loose)
    if found is None or last - first > LONGEST:
        return None
    begin, head = found
    position = Position(begin, last, head, last)
    if lexicon.bare:
        behind.bare(tokens, position, lexicon)
    else:
        part_off(tokens, position, lexicon)
    return position


def part_off(tokens: list[Token], position: Position, lexicon: Lexicon) -> None:
    """Say which of the words after the head are the organisation's name, and which belong to the title."""
    if position.head + 1 >= position.last:
        of_compound(tokens, position, lexicon)
        return
    starts = openings(tokens, position, later_head(tokens, position, lexicon))
    split = after_at(tokens, position, starts, lexicon) or of_larger(tokens, position, starts, lexicon)
    split = split or of_named(tokens, position, starts, lexicon)
    if split and not (position.last - split[1] == 1 and is_organisation(tokens[split[1]], lexicon)):
        opening, position.org = split
        position.title_end, position.org_end = opening, without_town(tokens, position, lexicon)


def without_town(tokens: list[Token], position: Position, lexicon: Lexicon) -> int:
    """Where the organisation ends: before "in Leeds", unless it is an office in a land."""
    last = position.last
    if lexicon.bare or last - position.org < 4 or tokens[last - 2].low != "in" or not tokens[last - 1].is_capital:
        return last
    return last if tokens[last - 3].low in lexicon.parts or is_abroad(tokens, position.org, last) else last - 2


def of_compound(tokens: list[Token], position: Position, lexicon: Lexicon) -> None:
    """ "Baku Carpet Museum Director": the organisation stands before the head."""
    orgs = [at for at in range(position.first, position.head) if is_organisation(tokens[at], lexicon)]
    orgs = [at for at in orgs if tokens[at].is_capital and at > position.first]
    if orgs and tokens[position.head].low not in lexicon.bearers:
        position.org, position.org_end = position.first, orgs[-1] + 1
        position.first = orgs[-1] + 1


def later_head(tokens: list[Token], position: Position, lexicon: Lexicon) -> int:
    """The head of a second position without a comma: Honored Craftsman of Uzbekistan and head of the Studio."""
    for at in range(position.head + 1, position.last - 2):
        if is_organisation(tokens[at], lexicon):
            break
        if tokens[at].low == "and" and is_head(tokens[at + 1], lexicon) and not tokens[at + 1].is_capital:
            return at + 1
    return position.head


def openings(tokens: list[Token], position: Position, head: int) -> list[tuple[int, int]]:
    """Each small word that opens a complement of the head, with the first word after it and after its article."""
    found = []
    for at in range(head + 1, position.last - 1):
        if tokens[at].low in ("of", "for", "at", "in", "from", "with", "under", "v", "pri", "po"):
            after = at + 1
            while after < position.last and tokens[after].low in DETERMINERS:
                after += 1
            if after < position.last:
                found.append((at, after))
    return found


def after_at(
    tokens: list[Token], position: Position, starts: list[tuple[int, int]], lexicon: Lexicon
) -> tuple[int, int] | None:
    """What a position is at: "Head of Department at the City Department of Justice"."""
    for opening, first in starts:
        if tokens[opening].low not in AT or not (tokens[first].is_capital or tokens[first].kind == QUOTE):
            continue
        if position.last - first == 1 and is_place(tokens[first].text):
            continue  # a ceramist from Rishtan
        if has_organisation(tokens, first, position.last, lexicon) or tokens[opening].low in ("at", "from"):
            if any(is_organisation(tokens[at], lexicon) for at in range(position.head + 1, opening)) and not (
                has_organisation(tokens, first, position.last, lexicon)
            ):
                return None
            inside = [at for at in range(position.head + 1, opening) if is_organisation(tokens[at], lexicon)]
            if tokens[opening].low == "in" and inside:
                return None
            return opening, first
    return None


def of_larger(
    tokens: list[Token], position: Position, starts: list[tuple[int, int]], lexicon: Lexicon
) -> tuple[int, int] | None:
    """A part of something larger stays with the title: "Head of the Regional Branch | of the Center for ..."."""
    for (_opening, first), (following, _larger) in itertools.pairwise(starts):
        between = tokens[first:following]
        if not any(token.low in lexicon.parts for token in between):
            continue
        for opening, after in [one for one in starts if one[0] >= following]:
            if tokens[opening].low == "of" and is_larger(tokens, after, position.last, lexicon):
                return opening, after
    return None


def is_larger(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words up to the next small word name an organisation that is not a mere part of one."""
    for at in range(first, last):
        token = tokens[at]
        if token.low in lexicon.links and token.low not in ("and",):
            return False
        if is_organisation(token, lexicon) and token.low not in lexicon.parts and token.low not in lexicon.bearers:
            return True
        if token.kind == QUOTE and at == first:
            return True
    return False


def of_named(
    tokens: list[Token], position: Position, starts: list[tuple[int, int]], lexicon: Lexicon
) -> tuple[int, int] | None:
    """What a position is of: "Director | of the Leyla Khazari Gallery"; but a minister's is a part of the title."""
    if tokens[position.head].low in lexicon.bearers and not presides(tokens, position, lexicon):
        return None
    for opening, first in starts:
        if tokens[opening].low not in ("of", "for"):
            continue
        is_name = tokens[first].is_capital or tokens[first].kind == QUOTE
        if tokens[first].low in ("board", "faculty"):
            continue  # of Trustees, of Design: a part, whatever it is called
        if is_name and has_organisation(tokens, first, position.last, lexicon) and position.last - first > 1:
            return opening, first
        if is_quoted(tokens, first, position.last, lexicon):
            return opening, first
        if is_name and is_house(tokens, first, position, lexicon):
            return opening, first
        if is_name:
            return None  # what it is of is a place or a field of work
    return None


def presides(tokens: list[Token], position: Position, lexicon: Lexicon) -> bool:
    """Whether it is an association or a school that somebody is the president of, rather than a land."""
    kinds = {lexicon.organisations.kind(token.low) for token in tokens[position.head + 1 : position.last]}
    return tokens[position.head].low == "president" and bool(kinds - {"", "government"})


def is_quoted(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether small words say what it is, and a quotation its name: the public union “Tikme”."""
    if tokens[last - 1].kind != QUOTE or last - first < 2 or tokens[last - 2].low not in lexicon.organisations:
        return False
    return all(one.low in lexicon.modifiers or one.low in lexicon.organisations for one in tokens[first : last - 1])


def is_house(tokens: list[Token], first: int, position: Position, lexicon: Lexicon) -> bool:
    """Whether it is named after what it stands in, as the Hanoi Lacquer Village: three words or more, all capitals."""
    words = tokens[first : position.last]
    named = len(words) > 2 and all(token.is_capital for token in words)
    return named and words[-1].low in lexicon.venues and words[-1].low not in ("street", "market", "square", "stadium")


def has_organisation(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    return any(is_organisation(tokens[at], lexicon) for at in range(first, last))


def goes_on(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a position can go on with this token."""
    token = tokens[at]
    if token.kind == QUOTE:
        before = tokens[at - 1].low if at else ""
        if before in lexicon.works or before in lexicon.projects:
            return True
        near = [tokens[place] for place in (at - 1, at + 1) if 0 <= place < len(tokens)]
        near += tokens[at + 2 : at + 3] if at + 1 < len(tokens) and tokens[at + 1].low in lexicon.modifiers else []
        return any(is_organisation(one, lexicon) for one in near) and len(token.text) < 120
    if token.kind == NUMBER:
        return True
    if token.kind == MARK:
        return token.low in ("’s", "&", "/", "№")
    return not is_verb(token, lexicon) or is_field(tokens, at, lexicon)


def is_field(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """The "on" of a Committee on Culture, which begins no other phrase."""
    if tokens[at].low != "on" or at == 0 or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].is_capital and is_organisation(tokens[at - 1], lexicon) and tokens[at + 1].is_capital


def is_verb(token: Token, lexicon: Lexicon) -> bool:
    """Whether this small word begins what somebody did."""
    if token.kind != WORD or token.is_capital:
        return False
    verbs = (lexicon.talk_verbs, lexicon.said, lexicon.held, lexicon.signed, lexicon.visits)
    return token.low in BEHIND or any(token.low in one for one in verbs)
