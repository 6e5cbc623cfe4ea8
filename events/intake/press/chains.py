"""Finds names of organisations and venues: words with capitals, joined by small words, round a word such as Center."""

from typing import NamedTuple

from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.names import SURE, Run, likeness
from events.intake.press.tokens import QUOTE, WORD, Token
from events.intake.press.towns import is_country, is_place

LONGEST = 24
ABOUT = frozenset(
    ["representatives", "members", "workshop", "schedule", "programme", "days", "visit", "report", "delegation"]
)
WEEKDAYS = Words("monday tuesday wednesday thursday friday saturday sunday")
ABROAD = Words("embassy consulate delegation mission representation office")
OURS = Words("our my your their his her its")
APART = frozenset(["with", "by", "from", "to"])  # "Together with the Council" begins with no name
GENITIVE = ("а", "я", "ы", "и", "ов", "ев", "ей", "ого", "его", "ой", "ых", "их")


class Chain(NamedTuple):
    """Tokens from `first` up to `last`; `head` is the word that says what it is."""

    first: int
    last: int
    head: int


def chain_at(tokens: list[Token], first: int, lexicon: Lexicon, heads: object) -> Chain | None:
    """The name that begins here; None when no word of `heads` is in it."""
    at, head, last = first, -1, first
    while at < len(tokens) and at - first < LONGEST:
        token = tokens[at]
        if belongs(tokens, at, lexicon):
            if token.low in heads and (head < 0 or at == last):
                head = at if head < 0 or tokens[last - 1].is_capital else head
            last = at + 1
            at += 1
            continue
        if (
            lexicon.bare
            and head >= 0
            and (is_genitive(token, lexicon) or (token.text.islower() and tokens[at - 1].text.endswith(("ых", "их"))))
        ):
            last = at + 1
            at += 1
            continue
        following = beyond(tokens, at, lexicon)
        if following is None or (
            token.low in lexicon.conjunctions and parts_here(tokens, at, following, head, heads, lexicon)
        ):
            break
        at = following
    if head < 0:
        return None
    return Chain(first, last + 2 if is_abroad(tokens, first, last + 2) else last, head)


def is_abroad(tokens: list[Token], first: int, last: int) -> bool:
    """The Embassy of Lithuania in Georgia, the UNESCO Office in Tashkent: where it is belongs to the name."""
    if last > len(tokens) or tokens[last - 2].low != "in":
        return False
    words = tokens[first : last - 2]
    if is_country(tokens[last - 1]):
        return any(token.low in ABROAD for token in words)
    return len(words) == 2 and words[0].text.isupper() and words[1].low == "office" and is_place(tokens[last - 1].text)


def is_of_office(tokens: list[Token], at: int) -> bool:
    """Whether an "in" belongs to the name of an office abroad that stands before it."""
    first = at
    while first > 0 and (tokens[first - 1].is_capital or tokens[first - 1].low in ("of", "the")):
        first -= 1
    return any(is_abroad(tokens, place, at + 2) for place in range(first, at))


def is_genitive(token: Token, lexicon: Lexicon) -> bool:
    """A small Russian word that goes on a name: Музей прикладного искусства."""
    if token.kind != WORD or not token.text.islower() or not token.text.endswith(GENITIVE):
        return False
    verbs = (lexicon.talk_verbs, lexicon.held, lexicon.signed, lexicon.said, lexicon.links, lexicon.starters)
    return not any(token.low in words for words in verbs)


def belongs(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """A word with a capital, or a quotation beside one: the "Sara Khatoon" Public Union."""
    token = tokens[at]
    if token.is_capital:
        return token.low not in lexicon.months and token.low not in WEEKDAYS
    if at and tokens[at - 1].kind == QUOTE and token.low in lexicon.organisations:
        return True
    quote = next((place for place in range(at - 1, max(-1, at - 4), -1) if tokens[place].kind == QUOTE), at)
    if quote < at and token.kind == WORD and not token.is_capital and is_small_house(tokens, quote, lexicon):
        return token.low in lexicon.organisations or token.low in lexicon.modifiers
    if lexicon.grammar == "before" and is_branch(tokens, at, lexicon):
        return True
    if lexicon.grammar == "after" and is_trade_union(tokens, at, lexicon):
        return True
    if lexicon.grammar == "after" and at and tokens[at - 1].is_capital and token.low in lexicon.organisations:
        return True
    if token.kind != QUOTE or len(token.text) > 100 or token.tail in (",", "!", "?"):
        return False
    if at + 1 < len(tokens) and tokens[at + 1].kind != QUOTE and tokens[at + 1].low in lexicon.organisations:
        return True
    if lexicon.grammar == "before" and is_small_house(tokens, at, lexicon):
        return True
    if lexicon.grammar == "before" and at + 1 < len(tokens) and not tokens[at + 1].is_capital:
        return at > 0 and tokens[at - 1].is_capital and tokens[at - 1].low in lexicon.organisations
    near = (at + 1, at + 2, at + 3) if lexicon.grammar == "after" else (at - 1, at + 1, at + 2)
    return any(0 <= place < len(tokens) and tokens[place].is_capital and tokens[place].low in lexicon.organisations
               for place in near)  # fmt: skip


def is_trade_union(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Ozarbayjon gilamchilar ittifoqi: a small word between a land and the house that it says whose."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].kind != WORD or not tokens[at - 1].is_capital:
        return False
    low = tokens[at].low
    known = (lexicon.links, lexicon.conjunctions, lexicon.starters, lexicon.heads, lexicon.talk_verbs, lexicon.events)
    return (
        tokens[at + 1].low in lexicon.organisations
        and low.endswith(("lar", "ler"))
        and not any(low in w for w in known)
    )


def is_branch(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """The Samarkand branch of the Association: a part in small letters."""
    if at == 0 or at + 1 >= len(tokens) or not tokens[at - 1].is_capital or lexicon.bare:
        return False
    return tokens[at].low in ("branch", "chapter") and tokens[at + 1].low == "of"


def is_small_house(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """The “Sirkor” ceramics studio: a word between the name and what it is."""
    house = next((place for place in range(at + 2, min(len(tokens), at + 4))
                  if tokens[place].low in lexicon.organisations), at)  # fmt: skip
    between = tokens[at + 1 : house]
    if house == at or tokens[house].is_capital:
        return False
    return all(one.low in lexicon.modifiers and not one.is_capital and one.low not in lexicon.links for one in between)


def beyond(tokens: list[Token], at: int, lexicon: Lexicon) -> int | None:
    """Where the name goes on after small words, if it does."""
    place = at
    if [token.low for token in tokens[at : at + 2]] == ["named", "after"] and at + 2 < len(tokens):
        return at + 2 if tokens[at + 2].is_capital else None
    while (
        place < len(tokens)
        and place - at < 3
        and (tokens[place].low in lexicon.links or tokens[place].low == "&")
        and not tokens[place].is_capital
    ):
        if tokens[place].low in lexicon.into and tokens[place].low != "na":
            return None
        place += 1
    if place == at or place >= len(tokens) or not belongs(tokens, place, lexicon):
        return None
    return place


def parts_here(tokens: list[Token], at: int, following: int, head: int, heads: object, lexicon: Lexicon) -> bool:
    """Whether an "and" parts two names: what stands before it is whole, and what follows is a name by itself."""
    if head < 0:
        is_whole = tokens[at - 1].text.isupper() or tokens[at - 1].low in lexicon.venues
        return following > at + 1 and is_whole  # AIHC and the Guild, the Fortress and the Museum
    if following > at + 1:
        return True  # "and the"
    if is_owner(tokens, following):
        return True  # the Heritage Commission and Uzbekistan's Agency
    if at - 1 == head and not (at > 1 and tokens[at - 2].is_capital and at > 2) and tokens[following].low not in heads:
        return True  # the Society and Margilan's Workshop
    last = following
    while last < len(tokens) and last - following < 6 and (tokens[last].is_capital or tokens[last].low in heads):
        last += 1
    return any(tokens[place].low in heads for place in range(following, last))


def is_owner(tokens: list[Token], at: int) -> bool:
    last = at
    while last < len(tokens) and tokens[last].is_capital and last - at < 5:
        last += 1
    return last < len(tokens) and tokens[last].low == "’s"


def chains(tokens: list[Token], lexicon: Lexicon, taken: list[tuple[int, int]]) -> list[Chain]:
    """All organisations that a sentence names, outside what was read already."""
    found, at = [], 0
    while at < len(tokens):
        inside = next((last for first, last in taken if first <= at < last), None)
        if inside is not None:
            at = inside
            continue
        token = tokens[at]
        begins = token.is_capital and token.low not in lexicon.starters and token.low not in lexicon.honorifics
        begins = begins or (token.kind == QUOTE and belongs(tokens, at, lexicon))
        chain = chain_at(tokens, at, lexicon, lexicon.organisations) if begins else small(tokens, at, lexicon)
        if chain is None:
            at = past(tokens, at) if begins else at + 1
            continue
        others = [first for first, _last in taken if chain.head < first < chain.last and tokens[first - 1].low != "in"]
        stop = min(others, default=chain.last)
        chain = chain._replace(last=stop)
        if is_organisation(tokens, chain, lexicon):
            found.append(chain)
        at = chain.last if found[-1:] == [chain] else inner(tokens, chain, lexicon)
    return found


def inner(tokens: list[Token], chain: Chain, lexicon: Lexicon) -> int:
    """Where the name proper begins in "Chair of Arts of the Academy"; behind the chain where there is none."""
    at = chain.head
    while at > chain.first and tokens[at - 1].is_capital:
        at -= 1
    parted = at > chain.first + 1 and lexicon.grammar == "before" and not lexicon.bare
    return at if parted else chain.last


def small(tokens: list[Token], at: int, lexicon: Lexicon) -> Chain | None:
    """ "the company “Ipek”": what it is in small letters before its name."""
    if lexicon.grammar != "before" or at == 0 or tokens[at].kind != QUOTE or len(tokens[at].text) > 60:
        return None
    before = tokens[at - 1]
    others = (lexicon.events, lexicon.parts, lexicon.projects, lexicon.works, lexicon.exhibitions)
    if before.is_capital or before.low not in lexicon.organisations or any(before.low in some for some in others):
        return None
    first = at - 1
    while first > 0 and not tokens[first - 1].is_capital and tokens[first - 1].low in lexicon.modifiers:
        first -= 1
    return Chain(first, at + 1, at - 1) if not lexicon.bare else None


def past(tokens: list[Token], at: int) -> int:
    """Behind the words with capitals that begin here, of which none says what it is."""
    last = at + 1
    while last < len(tokens) and last - at < LONGEST - 4 and tokens[last].is_capital:
        last += 1
    return last


def is_headed(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether it begins with a position: "Director of the Museum", but not "Artisan Development Centre"."""
    heads = [at for at, one in enumerate(words[:3]) if one.low in lexicon.heads]
    if lexicon.bare or lexicon.grammar == "after" or not heads:
        return bool(heads)
    return any(at + 1 >= len(words) or words[at + 1].low in lexicon.links for at in heads)


def is_organisation(tokens: list[Token], chain: Chain, lexicon: Lexicon) -> bool:
    words = tokens[chain.first : chain.last]
    if len(words) < 2 or is_headed(words, lexicon) or words[-1].low in lexicon.events:
        return False
    if words[-1].low in lexicon.exhibitions or words[-1].low in lexicon.heads:
        return False
    if any(one.low in OURS for one in words) or (words[1].low in APART and words[0].low not in lexicon.organisations):
        return False
    if words[1].low == "on" or (words[0].low in ABOUT and words[1].low in lexicon.links):
        return False
    return likeness(tokens, Run(chain.first, chain.last), lexicon) != SURE
