"""Finds venues and towns: "at the Samarkand International Business Center", "in Samarkand"."""

from typing import NamedTuple

from events.intake.press.chains import Chain, chain_at, is_of_office
from events.intake.press.gatherings import HALLS
from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.tokens import MARK, NUMBER, WORD, Token
from events.intake.press.towns import countries, town
from events.text.folding import fold

VENUE, CITY, COUNTRY, REGION, UNKNOWN = "venue", "city", "country", "region", ""


ARTICLES = Words("the a an")
TOWNS = Words("city town village capital settlement")
BEFORE_TOWN = Words("the a an city town village capital settlement ancient old historic historical gorode")
YARDS = Words("yard courtyard garden foyer hall premises building grounds rooms base")


class Where(NamedTuple):
    first: int
    last: int
    kind: str


def where(tokens: list[Token], lexicon: Lexicon) -> list[Where]:
    """Every place of a sentence that "at" or "in" leads to, or an ending that means this."""
    if lexicon.grammar == "after":
        return where_ending(tokens, lexicon)
    found, at = [], 0
    found += labelled(tokens, lexicon)
    found += [Where(at, at + 1, CITY) for at in range(2, len(tokens)) if is_dated_town(tokens, at, lexicon)]
    while at < len(tokens) - 1:
        if tokens[at].low not in lexicon.into or tokens[at].kind != WORD or is_of_office(tokens, at):
            at += 1
            continue
        first = past(tokens, at + 1, ARTICLES)
        if tokens[first].low in YARDS and tokens[first + 1 : first + 2] and tokens[first + 1].low == "of":
            first = past(tokens, first + 2, ARTICLES)  # in the yard of the Caravanserai
        place = venue_at(tokens, first, lexicon)
        first = past(tokens, first, BEFORE_TOWN)
        if tokens[first - 1].low in TOWNS and first + 1 < len(tokens) and tokens[first].low == "of":
            place = place or town_of(tokens, first + 1, lexicon)
        place = place or venue_at(tokens, first, lexicon) or town_at(tokens, first, lexicon)
        if place is not None:
            found.append(place)
        at = place.last if place else at + 1
    return found


def past(tokens: list[Token], at: int, words: Words) -> int:
    """Behind such words; always a token's place."""
    while at < len(tokens) - 1 and tokens[at].low in words:
        at += 1
    return at


def town_of(tokens: list[Token], first: int, lexicon: Lexicon) -> Where | None:
    """ "in the settlement of Basgal": it is said to be one, whether it is known or not."""
    found = town_at(tokens, first, lexicon)
    return found._replace(kind=CITY) if found is not None and found.kind == UNKNOWN else found


def labelled(tokens: list[Token], lexicon: Lexicon) -> list[Where]:
    """ "Venue: Ganja State Philharmonic, small hall"."""
    if len(tokens) > 4 and is_address(tokens):
        chain = chain_at(tokens, 0, lexicon, lexicon.venues)
        named = chain is not None and chain.last > 1 and tokens[chain.last].low == ","
        return [Where(0, chain.last, VENUE), Where(len(tokens) - 1, len(tokens), CITY)] if named else []
    if len(tokens) < 4 or tokens[0].low not in ("venue", "location") or tokens[1].low != ":":
        return []
    first = 3 if tokens[2].low == "the" else 2
    chain = chain_at(tokens, first, lexicon, lexicon.venues)
    return [Where(first, chain.last, VENUE)] if chain and chain.last - first > 1 else []


def is_address(tokens: list[Token]) -> bool:
    """ "Zindan Gallery, 4 Qala Street, Baku": a short line without verbs that ends with a town."""
    if len(tokens) > 14 or tokens[-2].low != "," or town(tokens[-1].text) != tokens[-1].text:
        return False
    return all(token.kind != WORD or token.is_capital for token in tokens)


def is_dated_town(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """ "12 June 2025, Sheki" at the end, "the Festival of Crafts, Shusha, 3 August": a town beside a date."""
    if (
        at < 2
        or tokens[at - 1].low not in (",", "(")
        or not tokens[at].is_capital
        or town(tokens[at].text) != tokens[at].text
    ):
        return False
    after = tokens[at + 1 : at + 3]
    if tokens[at - 2].kind == NUMBER and (not after or after[0].kind == MARK):
        return True
    dated = len(after) == 2 and (after[1].kind == NUMBER or after[1].low in lexicon.months)
    return dated and after[0].low == "," and tokens[at - 2].is_capital and at > 3


def where_ending(tokens: list[Token], lexicon: Lexicon) -> list[Where]:
    """Words with the ending -da: Xalça Muzeyində, Bakıda, Toshkent shahrida."""
    found = []
    for at, token in enumerate(tokens):
        if token.kind != WORD or not token.low.endswith(("da", "de", "ta")):
            continue
        first = at
        while first > 0 and (tokens[first - 1].is_capital and tokens[first - 1].low not in lexicon.starters):
            first -= 1
        if token.low in lexicon.venues and first < at and town(tokens[at - 1].text) != tokens[at - 1].text + "da":
            while first < at and town(tokens[first].text) not in ("", tokens[first].text):
                first += 1
            if first < at:
                found.append(Where(first, at + 1, VENUE))
        elif token.is_capital and (name := town(token.text)) and name != token.text:
            found.append(Where(at, at + 1, CITY))
        elif fold(token.text[:-2]) in countries() and token.is_capital:
            found.append(Where(at, at + 1, COUNTRY))
    return found


def venue_at(tokens: list[Token], first: int, lexicon: Lexicon) -> Where | None:
    if first >= len(tokens):
        return None
    chain: Chain | None = chain_at(tokens, first, lexicon, lexicon.venues)
    if chain is None or chain.last - chain.first < 2 or tokens[chain.last - 1].low in lexicon.exhibitions:
        return None
    words = [tokens[at].low for at in range(first, chain.last)]
    if any(low in lexicon.heads for low in words):
        return None
    if any(low in lexicon.events for low in words) and words[-1] not in HALLS:
        return None
    return Where(chain.first, chain.last, VENUE)


def town_at(tokens: list[Token], first: int, lexicon: Lexicon) -> Where | None:
    """A known town or country; another word with a capital is asked about."""
    last = first
    while last < len(tokens) and tokens[last].is_capital and last - first < 4:
        last += 1
    if last == first or tokens[first].low in lexicon.months:
        return None
    words = " ".join(token.low for token in tokens[first:last])
    if words in countries():
        return Where(first, last, COUNTRY)
    if town(tokens[first].text) and (last - first == 1 or lexicon.grammar == "before"):
        return Where(first, first + 1, CITY)
    known = lexicon.organisations, lexicon.events, lexicon.exhibitions, lexicon.nationalities, lexicon.heads
    if last - first > 2 or any(token.low in words_ for token in tokens[first:last] for words_ in known):
        return None
    return Where(first, last, UNKNOWN) if tokens[first].low not in lexicon.starters else None
