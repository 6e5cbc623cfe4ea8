"""Finds memoranda and their like: what was signed, by whom, and between which organisations."""

from dataclasses import dataclass, field

from events.intake.press.chains import Chain, chain_at
from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import Mention
from events.intake.press.reading import Ask
from events.intake.press.tokens import MARK, QUOTE, WORD, Token

BETWEEN = frozenset(["between", "mejdu", "by", "arasinda", "ortasida", "ortasinda"])
PLURAL = frozenset(["agreements", "memoranda", "contracts", "protocols", "mous"])
DOCUMENT = frozenset(["document", "it", "sened", "hujjat", "dokument"])


@dataclass
class Signed:
    """`title` is empty when only "the document" is named: then it is the one named before."""

    kind: str
    title: tuple[int, int] | None
    signatories: list[Mention] = field(default_factory=list)
    parties: list[Chain] = field(default_factory=list)
    question: str = ""


def signed(tokens: list[Token], people: list[Mention], lexicon: Lexicon) -> Signed | None:
    """What a sentence says was signed; None when it says no such thing."""
    verb = next((at for at, token in enumerate(tokens) if token.low in lexicon.signed and token.kind == WORD), None)
    if verb is None:
        return None
    papers = [at for at, token in enumerate(tokens) if token.kind == WORD and token.low in lexicon.papers]
    paper = min(papers, key=lambda at: abs(at - verb), default=None)
    if paper is None:
        if not any(token.low in DOCUMENT for token in tokens[:verb]):
            return None
        found = Signed("", None)
    else:
        found = Signed(lexicon.papers.kind(tokens[paper].low), title_of(tokens, paper, lexicon))
    found.signatories = signatories(tokens, verb, people, lexicon)
    found.parties = parties(tokens, people, lexicon)
    if paper is not None and any(one.low == "under" for one in tokens[max(0, paper - 2) : paper]):
        return None  # what is done under an agreement that was signed before
    if paper is not None and tokens[paper].low in PLURAL and not (found.signatories or found.parties):
        return None
    if paper is not None and len(found.signatories) + len(found.parties) < 2:
        found.question = Ask.WHO_SIGNED
    return found


def title_of(tokens: list[Token], paper: int, lexicon: Lexicon) -> tuple[int, int]:
    """ "memorandum of cooperation", "Memorandum of Understanding in the field of crafts", "hamkorlik memorandumi"."""
    first, last = paper, paper + 1
    if lexicon.grammar == "after":
        while (
            first > 0
            and paper - first < 6
            and (tokens[first - 1].low in lexicon.modifiers or tokens[first - 1].low in lexicon.on)
        ):
            first -= 1
        return first, last
    if first > 0 and tokens[first - 1].low in ("cooperation", "partnership", "framework"):
        first -= 1
    while last < len(tokens) and last - paper < 14:
        token = tokens[last]
        if token.kind == MARK or token.low in BETWEEN or token.low in ("with", "s", "was", "were", "is", "has", "at"):
            break
        if token.kind == QUOTE or token.low in lexicon.signed or token.low in lexicon.held:
            break
        last += 1
    while tokens[last - 1].low in lexicon.links and last - 1 > paper:
        last -= 1
    return first, last


def signatories(tokens: list[Token], verb: int, people: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Those after "between" or "by", else those before "signed"."""
    after = [at for at, token in enumerate(tokens) if token.low in BETWEEN]
    if after:
        chosen = [one for one in people if one.first > after[0]] or [one for one in people if one.last <= after[0]]
        return chosen if lexicon.grammar == "before" else [one for one in people if one.last <= after[0]] or chosen
    before = [one for one in people if one.last <= verb and not is_aside(tokens, one)]
    if lexicon.bare and not before:
        return [one for one in people if one.first > verb]
    return before if len(before) > 1 or lexicon.grammar == "before" else people


def is_aside(tokens: list[Token], person: Mention) -> bool:
    return person.first > 0 and tokens[person.first - 1].low in ("of", "with", "after")


def parties(tokens: list[Token], people: list[Mention], lexicon: Lexicon) -> list[Chain]:
    """Organisations after "between", outside what is said of people; "with the Y" adds one."""
    found = []
    start = next((at for at, token in enumerate(tokens) if token.low in BETWEEN), None)
    at = 0 if start is None or lexicon.grammar == "after" else start + 1
    while at < len(tokens):
        inside = next((one.last for one in people if one.first <= at < one.last), None)
        if inside is not None:
            at = max(inside, at + 1)
            continue
        token = tokens[at]
        begins = (token.is_capital and (token.low not in lexicon.starters)) or token.kind == QUOTE
        chain = chain_at(tokens, at, lexicon, lexicon.organisations) if begins else None
        if chain is not None and is_party(tokens, chain, people):
            found.append(chain)
        at = chain.last if chain else at + 1
    return found if len(found) < 5 else []


def is_party(tokens: list[Token], chain: Chain, people: list[Mention]) -> bool:
    """Whether an organisation stands by itself: neither somebody's own nor where it was signed."""
    if any(chain.first < one.last and one.first < chain.last for one in people):
        return False
    return not (chain.first and tokens[chain.first - 1].low in ("at", "in", "within"))
