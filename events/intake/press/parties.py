"""Finds memoranda and their like: what was signed, by whom, and between which organisations."""

from collections.abc import Container
from dataclasses import dataclass, field

from events.intake.press.chains import Chain, chain_at
from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import Mention
from events.intake.press.reading import Ask
from events.intake.press.tokens import MARK, QUOTE, WORD, Token

BETWEEN = frozenset(["between", "mejdu", "by", "arasinda", "ortasida", "ortasinda"])
AHEAD = frozenset(["will", "expected", "plan", "plans", "planned", "intend", "intends", "agreed", "hope", "going"])
BEHALF = frozenset(["behalf", "for", "representing", "represented"])
PLURAL = frozenset(["agreements", "memoranda", "contracts", "protocols", "mous"])
DOCUMENTS = ("sened", "hujjat", "dokument")  # with their endings
DOCUMENT = frozenset(["document", "documents", "it", "sened", "hujjat", "dokument"])


@dataclass
class Signed:
    """`title` is empty when only "the document" is named: then it is the one named before."""

    kind: str
    title: tuple[int, int] | None
    signatories: list[Mention] = field(default_factory=list)
    parties: list[Chain] = field(default_factory=list)
    acting: list[tuple[Chain, Mention]] = field(default_factory=list)  # who signed on behalf of whom
    question: str = ""


def signed(
    tokens: list[Token], people: list[Mention], lexicon: Lexicon, acronyms: Container[str] = ()
) -> Signed | None:
    """What a sentence says was signed; None when it says no such thing. `acronyms` are known organisations."""
    verb = next((at for at, token in enumerate(tokens) if token.low in lexicon.signed and token.kind == WORD), None)
    if verb is None:
        return named_signatories(tokens, people)
    papers = [at for at in range(len(tokens)) if is_paper(tokens, at, lexicon)]
    paper = min(papers, key=lambda at: abs(at - verb), default=None)
    if paper is None:
        near = tokens[: verb + 4] if lexicon.grammar == "before" and not lexicon.bare else tokens[:verb]
        if not any(token.low in DOCUMENT or token.low.startswith(DOCUMENTS) for token in near):
            return None
        found = Signed("", None)
    else:
        found = Signed(lexicon.papers.kind(tokens[paper].low) or "protocol", title_of(tokens, paper, lexicon))
    found.signatories = signatories(tokens, verb, people, lexicon)
    found.parties = parties(tokens, people, lexicon, acronyms)
    found.acting = acting(tokens, found.parties, people)
    found.parties += [chain for chain, _one in found.acting if chain not in found.parties]
    if tokens[verb].low == "sign" and any(one.low in AHEAD for one in tokens[max(0, verb - 5) : verb]):
        found.question = Ask.WHO_SIGNED
    if paper is not None and any(one.low == "under" for one in tokens[max(0, paper - 2) : paper]):
        return None  # what is done under an agreement that was signed before
    if paper is not None and tokens[paper].low in PLURAL and not (found.signatories or found.parties):
        return None
    if paper is not None and len(found.signatories) + len(found.parties) < 2:
        found.question = Ask.WHO_SIGNED
    return found


def named_signatories(tokens: list[Token], people: list[Mention]) -> Signed | None:
    """ "The signatories were A and B": of the document named before."""
    if (put := next((at for at in range(len(tokens) - 4) if tokens[at].low == "signatures"), None)) is not None:
        by = [at for at in range(put, put + 5) if at < len(tokens) and tokens[at].low == "by"]
        after = [one for one in people if by and one.first > by[0]]
        return Signed("", None, after) if after else None
    at = next((at for at, token in enumerate(tokens[:-1]) if token.low in ("signatories", "signatory")), None)
    after = [one for one in people if at is not None and one.first > at]
    if not after or tokens[at + 1].low not in ("were", "was", "are", "is", ":", "included"):
        return None
    return Signed("", None, after)


def is_paper(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """A memorandum or the like; of letters only one of intent."""
    if tokens[at].kind != WORD:
        return False
    if tokens[at].low in ("letter", "letters"):
        return [token.low for token in tokens[at + 1 : at + 3]] == ["of", "intent"]
    return tokens[at].low in lexicon.papers


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


def is_called_short(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """ "by the university and the institute": which ones, was said before."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if at < 2 or token.is_capital or token.low not in lexicon.organisations or tokens[at - 1].low != "the":
        return False
    ends = after is None or after.kind == MARK or after.low == "and"
    return ends and tokens[at - 2].low in ("by", "between", "and", "with")


def acting(tokens: list[Token], known: list[Chain], people: list[Mention]) -> list[tuple[Chain, Mention]]:
    """ "on behalf of the Museum by its director A", "by A for the Museum": each organisation with its person."""
    found = []
    for chain in known:
        before = [token.low for token in tokens[max(0, chain.first - 4) : chain.first]]
        if not any(low in BEHALF for low in before):
            continue
        reach = chain.first - 1 - max(at for at, low in enumerate(reversed(before)) if low in BEHALF)
        earlier = next((one for one in reversed(people) if one.last <= chain.first), None)
        later = next((one for one in people if one.first >= chain.last), None)
        if earlier is not None and reach - earlier.last < 2:
            found.append((chain, earlier))
        elif later is not None and later.first - chain.last < 8 and "behalf" in before:
            found.append((chain, later))
    return found


def parties(tokens: list[Token], people: list[Mention], lexicon: Lexicon, acronyms: Container[str] = ()) -> list[Chain]:
    """Organisations after "between", outside what is said of people; "with the Y" adds one."""
    found = []
    start = next((at for at, token in enumerate(tokens) if token.low in BETWEEN), None)
    if start is not None and tokens[start].low == "by" and lexicon.grammar == "before":
        found += subjects(tokens, start, people, lexicon, acronyms)
        found += partners(tokens, start, people, lexicon)
    at = 0 if start is None or lexicon.grammar == "after" else start + 1
    behalf = next((place for place, token in enumerate(tokens) if token.low == "behalf"), len(tokens))
    at = min(at, behalf)
    while at < len(tokens):
        inside = next((one.last for one in people if one.first <= at < one.last), None)
        if inside is not None:
            at = max(inside, at + 1)
            continue
        token = tokens[at]
        begins = (token.is_capital and (token.low not in lexicon.starters)) or token.kind == QUOTE
        chain = chain_at(tokens, at, lexicon, lexicon.organisations) if begins else None
        if chain is None and (token.text in acronyms or is_called_short(tokens, at, lexicon)):
            chain = Chain(at, at + 1, at)
        if chain is not None and is_party(tokens, chain, people):
            found.append(chain)
        at = chain.last if chain else at + 1
    return found if len(found) < 5 else []


def partners(tokens: list[Token], stop: int, people: list[Mention], lexicon: Lexicon) -> list[Chain]:
    """ "The protocol with the Silk Institute was signed by": whom it is with."""
    found = []
    for at in range(1, stop - 1):
        if tokens[at].low == "with" and not any(one.low == "together" for one in tokens[at - 1 : at]):
            first = at + 1 + (tokens[at + 1].low == "the")
            chain = chain_at(tokens, first, lexicon, lexicon.organisations)
            if chain is not None and chain.last <= stop and is_party(tokens, chain, people):
                found.append(chain)
    return found


def subjects(
    tokens: list[Token], stop: int, people: list[Mention], lexicon: Lexicon, acronyms: Container[str]
) -> list[Chain]:
    """ "SCN and the Academy renewed their agreement, signed by": the organisations with which the sentence begins."""
    found, at = [], 0
    if tokens[0].low in lexicon.starters and tokens[0].low != "the":
        at = next((place + 1 for place in range(stop) if tokens[place].low == ","), 0)
    while at < stop:
        while at < stop and tokens[at].low in ("the", "and", ",", "both"):
            at += 1
        chain = chain_at(tokens, at, lexicon, lexicon.organisations)
        if chain is None and tokens[at].text in acronyms:
            chain = Chain(at, at + 1, at)
        if chain is None or chain.last > stop or not is_party(tokens, chain, people):
            break
        found.append(chain)
        at = chain.last
    return found if len(found) > 1 else []


def is_party(tokens: list[Token], chain: Chain, people: list[Mention]) -> bool:
    """Whether an organisation stands by itself: neither somebody's own nor where it was signed."""
    if any(chain.first < one.last and one.first < chain.last for one in people):
        return False
    return not (chain.first and tokens[chain.first - 1].low in ("at", "in", "within"))
