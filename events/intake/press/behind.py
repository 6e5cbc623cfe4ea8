"""Reads a position behind its words (Qalereyasının direktoru), and one that they follow bare (директор галереи)."""

from events.intake.press.lexicon import Lexicon
from events.intake.press.position import LONGEST, Position, is_organisation
from events.intake.press.tokens import MARK, NUMBER, QUOTE, WORD, Token

ADJECTIVE_ENDINGS = ("ogo", "ego", "oy", "ey", "ix", "oi", "skoy", "yx", "ykh", "ih")


def before_name(tokens: list[Token], name: int, taken: int, lexicon: Lexicon) -> Position | None:
    """The position whose last word stands right before the name."""
    head = name - 1
    while head > taken and tokens[head].low in lexicon.honorifics and tokens[head].low not in lexicon.heads:
        head -= 1
    if head < taken or tokens[head].low not in lexicon.heads:
        return None
    return with_earlier(tokens, reaching(tokens, head, taken, name, lexicon), taken, lexicon)


def with_earlier(tokens: list[Token], found: Position, taken: int, lexicon: Lexicon) -> Position:
    """ "Universitetinin professoru, elmlər doktoru A": of two positions the first, if it is the one at a house."""
    comma = found.first - 1
    while comma > taken and found.first - comma < 4 and tokens[comma].kind == WORD and not tokens[comma].is_capital:
        comma -= 1
    head = comma - 1
    if found.has_org or head < taken or tokens[head + 1].low != "," or tokens[head].low not in lexicon.heads:
        return found
    earlier = reaching(tokens, head, taken, head + 1, lexicon)
    if not earlier.has_org:
        return found
    earlier.last = found.last
    earlier.title_end = head + 1
    return earlier


def after_name(tokens: list[Token], first: int, lexicon: Lexicon) -> Position | None:
    """The position between the comma after a name and the next one: its last word is the head."""
    last = first
    while last < len(tokens) and last - first < LONGEST and tokens[last].low not in (",", ";", ")", ".", ":", "–", "—"):
        last += 1
    heads = [at for at in range(first, last) if tokens[at].low in lexicon.heads]
    if not heads or any(tokens[at].low in lexicon.talk_verbs for at in range(first, heads[-1])):
        return None
    head = heads[-1]
    if head + 1 < last and tokens[last - 1].low not in lexicon.talk_verbs and tokens[head + 1].kind != QUOTE:
        return None
    found = reaching(tokens, head, first, head + 1, lexicon)
    if found is not None and (found.org if found.has_org else found.first) > first:
        return None
    return found


def reaching(tokens: list[Token], head: int, taken: int, last: int, lexicon: Lexicon) -> Position | None:
    """From the head back as far as its words reach; the last organisation among them is parted off."""
    first = head
    while first > taken and head - first < LONGEST and belongs(tokens, first - 1, lexicon):
        first -= 1
    while first < head and is_opening(tokens[first], lexicon):
        first += 1
    position = Position(first, last, head, head + 1)
    if tokens[head].low in lexicon.bearers:
        return position
    org = next((at for at in range(head - 1, first - 1, -1) if is_larger(tokens, at, head, lexicon)), None)
    if org is None:
        org = next((at for at in range(head - 1, first - 1, -1) if is_organisation(tokens[at], lexicon)), None)
    if org is not None and (org > first or tokens[org].kind == QUOTE):
        position.org, position.org_end, position.first = first, org + 1, org + 1
    return position


def is_larger(tokens: list[Token], at: int, head: int, lexicon: Lexicon) -> bool:
    """An organisation that is no mere part of one: Nazirliyin, before "şöbə"."""
    return is_organisation(tokens[at], lexicon) and tokens[at].low not in lexicon.parts


def belongs(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    token = tokens[at]
    if token.kind == QUOTE:
        return (
            at + 1 < len(tokens)
            and len(token.text) < 100
            and any(is_organisation(one, lexicon) or one.low in lexicon.heads for one in tokens[at + 1 : at + 4])
        )
    if token.kind == NUMBER:
        return True
    if token.kind == MARK:
        return token.low in ("&", "/", "№")
    low = token.low
    if low in lexicon.talk_verbs or low in lexicon.said or low in lexicon.held:
        return False
    if low in lexicon.conjunctions and low in lexicon.links:
        return joins(tokens, at, lexicon)
    known = (lexicon.modifiers, lexicon.heads, lexicon.organisations, lexicon.parts, lexicon.links)
    return token.is_capital or any(low in words for words in known) or is_owner(tokens, at, lexicon)


def joins(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether an "and" is inside a name (mədəniyyət və turizm) rather than between two people."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind != WORD or before.low in lexicon.heads:
        return False
    return not before.is_capital or tokens[at + 1].is_capital


def is_owner(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """A small word that stands between words of a name: yoxsulluğun azaldılması şöbəsinin."""
    after = tokens[at + 1 : at + 5]
    return (
        at > 0
        and tokens[at].low not in lexicon.starters
        and bool(after)
        and (any(is_organisation(one, lexicon) for one in after))
    )


def is_opening(token: Token, lexicon: Lexicon) -> bool:
    """Words with which a sentence begins before it comes to somebody."""
    return token.kind == WORD and (
        token.low in lexicon.starters or token.low in lexicon.conjunctions or token.low in lexicon.honorifics
    )


def bare(tokens: list[Token], position: Position, lexicon: Lexicon) -> None:
    """Part off the organisation after a head that it follows without a small word."""
    if tokens[position.head].low in lexicon.bearers or position.head + 1 >= position.last:
        return
    inside = range(position.head + 1, position.last)
    heads = [at for at in inside if is_organisation(tokens[at], lexicon)]
    if not heads:
        return
    larger = [at for at in heads if tokens[at].low not in lexicon.parts]
    chosen = larger[0] if larger else heads[0]
    first = chosen
    while first - 1 > position.head and is_adjective(tokens[first - 1]):
        first -= 1
    if first == position.head + 1 or chosen != heads[0] or first > position.head:
        position.title_end, position.org, position.org_end = first, first, position.last


def is_adjective(token: Token) -> bool:
    return token.kind == WORD and token.low.endswith(ADJECTIVE_ENDINGS)
