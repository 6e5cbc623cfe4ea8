"""Says whether a quotation is the title of a talk by where it stands: in a list, in a programme, beside a person."""

from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import Mention
from events.intake.press.roles import UNKNOWN
from events.intake.press.tokens import MARK, QUOTE, WORD, Token

SHORTEST_TITLE = 2  # words
TURNS = frozenset(["followed", "continued", "opened", "began", "started", "closed", "ended", "concluded", "finished"])
FOLLOWING = ("following", "следующ", "aşağıdakı", "quyidagi")
SIGNED = ("sign", "подпис", "imzala", "imzola")


def is_listed(tokens: list[Token], at: int, role: str, people: list[Mention], lexicon: Lexicon) -> bool:
    """Whether it stands in a programme: a name, a dash or colon, a title; or the other way round."""
    if role != UNKNOWN or not people or len(tokens[at].text.split()) < SHORTEST_TITLE:
        return False
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    named_before = before is not None and before.low in ("–", "—", "-", ":", "(") and people[0].last <= at
    if named_before and before.low == ":":
        nearest = max((one.last for one in people if one.last <= at), default=0)
        named_before = not any(one.kind == WORD and not one.is_capital for one in tokens[nearest : at - 1])
    named_after = after is not None and after.low in ("–", "—", "-") and people[-1].first > at
    return named_before or named_after


def announced(tokens: list[Token], lexicon: Lexicon) -> int | None:
    """Where a list of talks begins: "the following reports were presented:"; papers that are signed are no talks."""
    colon = next((at for at, token in enumerate(tokens) if token.low == ":"), None)
    before = tokens[:colon] if colon is not None else []
    says = any(token.low.startswith(FOLLOWING) for token in before)
    talks_of = any(token.low in lexicon.talk_nouns for token in before)
    if colon is None or not says or not talks_of or any(token.low.startswith(SIGNED) for token in before):
        return None
    return colon + 1


def is_in_list(tokens: list[Token], at: int, role: str, people: list[Mention], begin: int | None) -> bool:
    """Whether it is a title of an announced list: a person, a comma or dash, the title."""
    if role != UNKNOWN or begin is None or at <= begin or len(tokens[at].text.split()) < SHORTEST_TITLE:
        return False
    start = max((place + 1 for place in range(begin, at) if tokens[place].low == ";"), default=begin)
    return tokens[at - 1].low in (",", "–", "—", "-", ":") and any(start <= one.first < at for one in people)


def is_on(tokens: list[Token], at: int, people: list[Mention]) -> bool:
    """ "Farid Tasavvurlu, on “Copper in Lahij”": a person and the title of what they spoke on."""
    if at < 2 or tokens[at - 1].low != "on":
        return False
    return any(one.last in (at - 1, at - 2) and one.first < at for one in people
               if one.last == at - 1 or tokens[at - 2].low == ",")  # fmt: skip


def is_with(tokens: list[Token], at: int, people: list[Mention]) -> bool:
    """ "Historian Zurab Kobaladzeli of the University followed with “Copper Caravans”": a turn in a row of talks."""
    if at < 2 or tokens[at - 1].low != "with" or tokens[at - 2].low not in TURNS:
        return False
    return any(0 <= at - 2 - one.last < 8 for one in people)


def is_in(tokens: list[Token], at: int, people: list[Mention]) -> bool:
    """ "In “Who Owns a Pattern?”, lawyer Deniz Sarpkayali asked": a talk most likely, but it may be a book."""
    if at == 0 or at + 2 >= len(tokens) or tokens[at - 1].low != "in" or at > 1:
        return False
    return tokens[at + 1].low == "," and any(one.first in (at + 2, at + 3) for one in people)


def is_next(tokens: list[Token], before: int, at: int, people: list[Mention]) -> bool:
    """Whether a list of papers goes on: papers from A, “X”; from B, director of C, “Y”."""
    if tokens[at - 1].low not in (",", "–", "—", "("):
        return False
    return any(before < one.first and at - one.last < 2 for one in people) and tokens[before + 1].low in (";", ",", ")")


def is_by(tokens: list[Token], at: int, people: list[Mention]) -> bool:
    """ "“From Felt to Fashion” by Altynai", which in a programme is a talk and elsewhere may be a book."""
    return any(tokens[at + 1].low == "by" and 1 < one.first - at < 6 for one in people if at + 1 < len(tokens))


def is_bracketed(tokens: list[Token], at: int, people: list[Mention], begin: int | None) -> bool:
    """ "“The Code” (Akbar Hakimson, academician)" in an announced list, or where another one is beside it."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "(" or all(one.first != at + 2 for one in people):
        return False
    others = [place for place, token in enumerate(tokens[:-2]) if token.kind == QUOTE and tokens[place + 1].low == "("]
    return (begin is not None and at >= begin) or len(others) > 1


def is_last(tokens: list[Token], at: int, people: list[Mention]) -> bool:
    """ "10:00 Keynote: Magdalena Przykladowa (Poland), “Clay Has No Passport”": the end of a line of a programme."""
    if at + 1 < len(tokens) and tokens[at + 1].kind != MARK:
        return False
    return tokens[at - 1].low in (",", ")") and any(one.first < at for one in people)
