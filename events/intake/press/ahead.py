"""Reads the position that stands before a name: "Deputy Mayor of Samarkand Rano Toshniyozova"."""

import re

from events.intake.press import behind, positions
from events.intake.press.chains import chain_at
from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.names import Run, tail_name
from events.intake.press.position import LONGEST as FARTHEST
from events.intake.press.position import Position
from events.intake.press.positions import DETERMINERS
from events.intake.press.tokens import MARK, QUOTE, WORD, Token
from events.intake.press.towns import is_country
from events.intake.press.workplaces import owned

PAUSES = frozenset([",", ";", ":", ".", "(", ")", "–", "—", "-", "!", "?"])
OPENERS = frozenset(["by", "with", "and", "between", "’s", "our", "their", "its", "his", "her"])
NO_FIELD = re.compile("(?:ed|ing|ly|s)$")
DEGREES = Words("ma msc mba ba bsc mfa mphil dsc edd llm dphil")


def position_before(tokens: list[Token], name: Run, taken: int, lexicon: Lexicon) -> Position | None:
    """ "Deputy Mayor of Samarkand Rano Toshniyozova", "the Mayor of Samarkand, Fazliddin Umarov,"."""
    if lexicon.grammar == "after":
        return behind.before_name(tokens, name.first, taken, lexicon)
    last = name.first
    while last > taken and tokens[last - 1].low in lexicon.honorifics and tokens[last - 1].low not in lexicon.heads:
        last -= 1
    comma = last > taken and tokens[last - 1].low == ","
    end = last - 1 if comma else last
    first = beginning(tokens, end, taken, lexicon)
    found = compound(tokens, first, end, lexicon) or first_position(tokens, first, end, lexicon)
    if found is None or (comma and not (closes_apposition(tokens, name) and opens_apposition(tokens, found))):
        return None
    if found.has_org and is_acronym(tokens, found.org_end - 3):
        found.org_end -= 3
        found.last -= 3
    if not comma and found.has_org and is_no_end(tokens[found.last - 1], lexicon):
        return None
    if not comma and not found.has_org:
        found = with_earlier(tokens, found, taken, lexicon)
    if not found.has_org:
        owned(tokens, found, lexicon)
    found.last = name.first
    return found


def compound(tokens: list[Token], first: int, end: int, lexicon: Lexicon) -> Position | None:
    """ "Andijan State Institute of Languages lecturer": the whole name of an organisation before a small head."""
    head = end - 1
    if lexicon.bare or head < first or tokens[head].is_capital or not positions.is_head(tokens[head], lexicon):
        return None
    if tokens[head].low in lexicon.bearers:
        return None
    begin = head
    while begin > first and not tokens[begin - 1].is_capital and tokens[begin - 1].low in lexicon.modifiers:
        begin -= 1
    for at in range(first, begin):
        opens = tokens[at].is_capital and tokens[at].low not in lexicon.starters
        chain = chain_at(tokens, at, lexicon, lexicon.organisations) if opens else None
        if chain is not None:
            whole = chain.last == begin and chain.last - chain.first > 1
            return Position(begin, end, head, end, chain.first, chain.last) if whole else None
    word = begin == head and head > first and tokens[head - 1].low in lexicon.organisations
    opens = word and (head - 1 == first or tokens[head - 2].low in DETERMINERS)
    return Position(head - 1, end, head, end) if opens else None  # the library director


def first_position(tokens: list[Token], first: int, end: int, lexicon: Lexicon) -> Position | None:
    """The position that reaches up to `end` and begins as far left as one can; else a mere "potter" before the name."""
    for at in range(first, end):
        before = tokens[at - 1] if at else tokens[at]
        begins = at == first or before.kind != WORD or before.low in DETERMINERS
        begins = begins or before.low in lexicon.links or before.low in lexicon.starters
        begins = begins or (tokens[at].is_capital and not before.is_capital)
        if begins and tokens[at].kind == WORD and positions.head_at(tokens, at, end, lexicon):
            return positions.read(tokens, at, end, lexicon)
    if end - 1 >= first and positions.is_head(tokens[end - 1], lexicon) and not tokens[end - 1].is_capital:
        found = positions.read(tokens, end - 1, end, lexicon)
        if found is not None and is_field(tokens, end - 2, first, lexicon):
            found.first = end - 2
        return found
    return None


def is_field(tokens: list[Token], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a small word that nothing else is known of says what a potter or a master is one of: kelaghayi master."""
    if at < max(first, 1) or tokens[at].kind != WORD or not tokens[at].text.islower() or len(tokens[at].low) < 3:
        return False
    known = (lexicon.links, lexicon.starters, lexicon.conjunctions, lexicon.heads, lexicon.events, lexicon.talk_nouns)
    if any(tokens[at].low in words for words in known) or NO_FIELD.search(tokens[at].low):
        return False
    before = tokens[at - 1]
    return before.low in PAUSES or before.low in DETERMINERS or before.low in OPENERS


def with_earlier(tokens: list[Token], found: Position, taken: int, lexicon: Lexicon) -> Position:
    """ "Director of the Museum, Professor A": the first of two positions, if it is nobody else's."""
    end = found.first - 1
    if end <= taken or tokens[end].low != ",":
        return found
    first = beginning(tokens, end, taken, lexicon)
    while first < end and (tokens[first].low in DETERMINERS or tokens[first].low in lexicon.conjunctions):
        first += 1
    earlier = positions.read(tokens, first, end, lexicon) if first < end else None
    if earlier is None or tail_name(tokens, first, end, lexicon):
        return found
    if earlier.has_org:
        return earlier
    earlier.title_end = found.title_end
    return with_earlier(tokens, earlier, taken, lexicon) if found.first - earlier.first < FARTHEST else earlier


def is_no_end(token: Token, lexicon: Lexicon) -> bool:
    return token.kind == MARK or token.low in lexicon.conjunctions


def beginning(tokens: list[Token], end: int, taken: int, lexicon: Lexicon) -> int:
    """How far back a position may reach: to a pause, a verb, or what was read before."""
    at = end
    while at > taken and end - at < FARTHEST:
        token = tokens[at - 1]
        if is_acronym(tokens, at - 3):
            at -= 3
            continue
        is_verb = positions.is_verb(token, lexicon) and not positions.is_field(tokens, at - 1, lexicon)
        if token.low in PAUSES or is_verb:
            break
        if token.kind == QUOTE and not positions.goes_on(tokens, at - 1, lexicon):
            break
        at -= 1
    return at


def is_acronym(tokens: list[Token], at: int) -> bool:
    """An abbreviation or a country in brackets, as after the name of an organisation: (IICAS), (Uzbekistan)."""
    if at < 0 or at + 2 >= len(tokens) or (tokens[at].low, tokens[at + 2].low) != ("(", ")"):
        return False
    inside = tokens[at + 1]
    return inside.text.isupper() or inside.low in DEGREES or inside.low == "phd" or is_country(inside)


def closes_apposition(tokens: list[Token], name: Run) -> bool:
    return name.last >= len(tokens) or tokens[name.last].kind != WORD or not tokens[name.last].is_capital


def opens_apposition(tokens: list[Token], found: Position) -> bool:
    """Before a comma only a position with its article, after "with" and the like, or at a house at the very beginning
    of a sentence, is the position of who follows."""
    if found.first == 0:
        return found.has_org
    return tokens[found.first - 1].low in (*DETERMINERS, *OPENERS)
