"""Finds who is named in a sentence, and in which position of which organisation: before the name or after it."""

from dataclasses import dataclass

from events.intake.press import behind, positions
from events.intake.press.ahead import DEGREES, position_before
from events.intake.press.chains import chain_at
from events.intake.press.given_names import GIVEN
from events.intake.press.lexicon import Lexicon
from events.intake.press.names import (
    MAYBE,
    NO,
    SURE,
    Run,
    is_no_name,
    is_surname,
    likeness,
    runs,
    tail,
    tail_name,
    without,
)
from events.intake.press.position import Position, singular
from events.intake.press.positions import DETERMINERS
from events.intake.press.reading import Ask
from events.intake.press.somebody import is_somebody
from events.intake.press.tokens import MARK, WORD, Token
from events.intake.press.towns import countries, is_place
from events.intake.press.workplaces import closing, comes_from, home, named, owned, past_home

FARTHEST = 40


@dataclass
class Mention:
    """A person in a sentence: tokens from `first` up to `last`, those of the name, and the position if one is said."""

    first: int
    last: int
    name: Run
    position: Position | None = None
    question: str = ""


def mentions(tokens: list[Token], lexicon: Lexicon) -> list[Mention]:
    """The people of a sentence, in order; each word belongs to one of them at most."""
    found: list[Mention] = []
    taken = 0
    for run in runs(tokens, lexicon):
        if run.last <= taken:
            continue
        rest = Run(max(run.first, taken), run.last)
        mention = mention_in(tokens, rest, taken, lexicon) or in_list(tokens, rest, found, lexicon)
        if mention is not None:
            found.append(mention)
            taken = mention.last
    if lexicon.grammar == "before" and not lexicon.bare:
        share(tokens, found, lexicon)
    return found


def share(tokens: list[Token], found: list[Mention], lexicon: Lexicon) -> None:
    """ "printers Nana and Salome", "Nana and Salome, lecturers of the School": what several are, said only once."""
    groups: list[list[Mention]] = []
    for one in found:
        if groups and all(low in (",", "and", "&") for low in lows(tokens, groups[-1][-1].last, one.first)):
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        position = several_before(tokens, group[0], lexicon) or several_behind(tokens, group[-1], lexicon)
        for one in group if position is not None and len(group) > 1 else ():
            one.position = one.position or position


def lows(tokens: list[Token], first: int, last: int) -> list[str]:
    return [token.low for token in tokens[first:last]]


def several_before(tokens: list[Token], one: Mention, lexicon: Lexicon) -> Position | None:
    """ "craftsmen A and B", "The coppersmiths themselves, A and B", "Researchers from Tbilisi, A and B"."""
    at = one.first - 1 - (one.first > 0 and tokens[one.first - 1].low in (",", ":"))
    if at > 1 and tokens[at - 1].low == "from" and is_place(tokens[at].text):
        at -= 2
    at -= at > 0 and tokens[at].low == "themselves"
    return Position(at, at + 1, at, at + 1, is_plural=True) if at >= 0 and is_several(tokens[at], lexicon) else None


def several_behind(tokens: list[Token], one: Mention, lexicon: Lexicon) -> Position | None:
    first = one.last + (one.last < len(tokens) and tokens[one.last].low == ",")
    if first in (one.last, len(tokens)) or not is_several(tokens[first], lexicon):
        return None
    position = Position(first, first + 1, first, first + 1, is_plural=True)
    leads_on = lows(tokens, first + 1, first + 2) in (["of"], ["at"], ["from"])
    if leads_on and (chain := named(tokens, first + 2, lexicon)) is not None:
        position.org, position.org_end = chain.first, chain.last
    return position


def is_several(token: Token, lexicon: Lexicon) -> bool:
    return token.kind == WORD and token.low not in lexicon.heads and singular(token.low) in lexicon.heads.exact


def in_list(tokens: list[Token], run: Run, found: list[Mention], lexicon: Lexicon) -> Mention | None:
    """A name that could be one, because it goes on a list of names."""
    if not found or likeness(tokens, run, lexicon) != MAYBE or run.first - found[-1].last > 6:
        return None
    between = tokens[found[-1].last : run.first]
    if any(one.low not in (",", "(", ")", "&") and one.low not in lexicon.conjunctions and not one.is_capital
           for one in between):  # fmt: skip
        return None
    after = tokens[run.last] if run.last < len(tokens) else None
    if after is not None and after.kind == WORD and after.low not in lexicon.conjunctions:
        return None
    return Mention(run.first, run.last, run, None, Ask.IS_PERSON)


def mention_in(tokens: list[Token], run: Run, taken: int, lexicon: Lexicon) -> Mention | None:
    run = without(tokens, run, lexicon)
    name = name_in(tokens, run, lexicon)
    if name is None or [one.low for one in tokens[max(0, name.first - 2) : name.first]] == ["named", "after"]:
        return None
    sure = likeness(tokens, name, lexicon)
    whole = name == run and not (run.first and is_link(tokens[run.first - 1], lexicon))
    whole = whole or (name == run and comes_from(tokens, name))
    if sure == MAYBE and whole and lexicon.grammar == "before" and is_somebody(tokens, name, lexicon):
        sure = SURE
    before = position_before(tokens, name, taken, lexicon)
    after = position_after(tokens, name, lexicon)
    if after and sure == MAYBE and not positions.is_head(tokens[after.head], lexicon):
        after = None  # "the Zangezur Road, a corridor"
    if before and after and all(one.low in lexicon.honorifics for one in tokens[before.first : before.title_end]):
        before = None  # an Academician who is a director
    if before and after and tokens[before.head].low in lexicon.bearers and before.title_end - before.head > 2:
        after = None  # the Khokim of Khorezm Region A, Head of the Office B
    if before and before.last == name.first and (before.has_org or not (after and after.has_org)):
        after = None
    if after and (before or not after.has_org) and tail_name(tokens, after.first, after.last, lexicon):
        after = None  # what follows is the next person with a position before the name
    position = after or before or home(tokens, name, lexicon)
    if sure == NO or (sure == MAYBE and position is None and not speaks(tokens, name, lexicon)):
        return None
    if position is not None and position.first >= name.last:
        # "Silk Memory is a leader" has no more to show for a name than capitals.
        doubt = Ask.IS_PERSON if sure == MAYBE and tokens[name.last].low in ("is", "was") else ""
        return Mention(name.first, closing(tokens, position, name), name, position, doubt)
    workplace = home(tokens, name, lexicon) if position and not position.has_org else None
    if workplace is not None and tokens[name.last].low in ("(", "of", "from", ","):
        position.org, position.org_end = workplace.org, workplace.org_end
    question = "" if sure == SURE or position is not None else Ask.IS_PERSON
    begins = all(is_place(token.text) for token in tokens[run.first : name.first])
    begins = begins or is_no_name(tokens[name.first - 1], lexicon)
    if position is not None and sure == MAYBE and not begins:
        question = Ask.IS_PERSON  # Nothing but its place says where the name begins.
    first = position.first if position else name.first
    if position and position.has_org and position.first - position.org_end < 2:
        first = min(first, position.org)
    return Mention(first, name.last, name, position, question)


def name_in(tokens: list[Token], run: Run, lexicon: Lexicon) -> Run | None:
    """The name within a run of capitals: all of it, or its end after other words."""
    if run.last - run.first < 2:
        return None
    if begins_later(tokens, run, lexicon):
        return Run(run.first + 1, run.last)
    if likeness(tokens, run, lexicon) and not is_complement(tokens, run, lexicon):
        return run
    return tail(tokens, run, lexicon) if run.last - run.first > 2 else (run if likeness(tokens, run, lexicon) else None)


def begins_later(tokens: list[Token], run: Run, lexicon: Lexicon) -> bool:
    """ "Doctor of Applied Glass Gunel Aslanzadeh": a usual given name behind words with capitals that are none."""
    if run.last - run.first != 3 or run.first == 0 or not tokens[run.first - 1].is_capital:
        return False
    first, second = (token.low for token in tokens[run.first : run.first + 2])
    return lexicon.grammar == "before" and first not in GIVEN and second in GIVEN and not is_surname(first)


def is_link(token: Token, lexicon: Lexicon) -> bool:
    """A small word by which what follows belongs to what stands before: Director of Hanoi."""
    return token.low in lexicon.links and token.low not in ("and", "from", "with", "to", "on")


def is_complement(tokens: list[Token], run: Run, lexicon: Lexicon) -> bool:
    """Whether the run begins within something else, as after "Mayor of"."""
    if run.last - run.first < 3 or run.first == 0:
        return False
    before = tokens[run.first - 1]
    if before.low == "iz":
        return True
    return (before.low in lexicon.links and before.low not in ("and", "i", "with")) or before.low in lexicon.heads


def speaks(tokens: list[Token], name: Run, lexicon: Lexicon) -> bool:
    """Whether the word after the name, or before it, says that somebody spoke."""
    near = [tokens[at] for at in (name.last, name.last + 1, name.first - 1) if 0 <= at < len(tokens)]
    return any(one.low in lexicon.talk_verbs or one.low in lexicon.said for one in near if one.kind == WORD)


def position_after(tokens: list[Token], name: Run, lexicon: Lexicon) -> Position | None:
    """ "Leyla Musayeva, Director of the Gallery,", "Leyla Musayeva (director)", "Leyla Musayeva – director"."""
    at = past_home(tokens, name.last)
    if lexicon.grammar == "before" and (is_ := said_to_be(tokens, at, lexicon)) is not None:
        return is_
    if at + 1 >= len(tokens) or tokens[at].low not in (",", "(", "–", "—", "-"):
        return None
    first = at + 1
    if lexicon.grammar == "after":
        return behind.after_name(tokens, first, lexicon)
    if (own := owned_after(tokens, first, lexicon)) is not None:
        return own
    if tokens[first].low == "who" and first + 2 < len(tokens) and tokens[first + 1].low in ("is", "was"):
        first += 2
    if tokens[first].low in DEGREES and first + 2 < len(tokens) and tokens[first + 1].low == ",":
        first += 2
    if positions.head_at(tokens, first, min(len(tokens), first + 12), lexicon, loose=True) is None:
        return None
    last = end_after(tokens, first, lexicon, ")" if tokens[at].low == "(" else "")
    found = positions.read(tokens, first, last, lexicon, loose=True)
    if found is None:
        return None
    return with_workplace(tokens, with_second(tokens, found, lexicon), lexicon)


def owned_after(tokens: list[Token], first: int, lexicon: Lexicon) -> Position | None:
    """ "Feruza Namunova, the Union's chair,": whose the position is stands before it."""
    if tokens[first].low in lexicon.conjunctions:
        return None
    owner = next((at for at in range(first, min(len(tokens), first + 8)) if tokens[at].low == "’s"), None)
    if owner is None or any(token.kind != WORD for token in tokens[first:owner]):
        return None
    found = positions.read(tokens, owner + 1, end_after(tokens, owner + 1, lexicon, ")"), lexicon, loose=True)
    if found is None or found.has_org:
        return None
    owned(tokens, found, lexicon)
    if not found.has_org and " ".join(token.low for token in tokens[first:owner]) in countries():
        found.first = first  # Azerbaijan's ambassador to Georgia
        return found
    return found if found.has_org else None


def said_to_be(tokens: list[Token], at: int, lexicon: Lexicon) -> Position | None:
    """ "Shahlo Sinovova is a textile conservator at the Museum": the position with its article."""
    if at + 3 >= len(tokens) or tokens[at].low not in ("is", "was") or tokens[at + 1].low not in DETERMINERS:
        return None
    last = end_after(tokens, at + 1, lexicon, "")
    found = positions.read(tokens, at + 1, last, lexicon, loose=True)
    return found if found is not None and last < len(tokens) and tokens[last].kind == MARK else None


def with_workplace(tokens: list[Token], found: Position, lexicon: Lexicon) -> Position:
    """ "PhD, Institute of Fine Arts;", "Head of the Craft Department, Ministry of Culture)": where, after a comma."""
    is_part = found.has_org and any(one.low in lexicon.parts for one in tokens[found.org : found.org_end])
    if found.last + 1 >= len(tokens) or tokens[found.last].low != "," or (found.has_org and not is_part):
        return found
    first = found.last + 1
    while first < len(tokens) - 1 and tokens[first].low in ("from", "of", "at", "the"):
        first += 1
    chain = chain_at(tokens, first, lexicon, lexicon.organisations)
    if chain is None or any(one.low in lexicon.heads for one in tokens[chain.first : chain.last]):
        return found
    stops = tokens[chain.last].low in (",", ";", ")", ".", ":", "–", "—") if chain.last < len(tokens) else True
    if not stops and first == found.last + 1:
        return found
    found.title_end, found.last, found.org, found.org_end = found.last, chain.last, chain.first, chain.last
    return found


def with_second(tokens: list[Token], found: Position, lexicon: Lexicon) -> Position:
    """ "PhD, associate professor at the University": a second position, if it is not the next person's."""
    first = found.last + 1
    if found.has_org or first >= len(tokens) or tokens[found.last].low != ",":
        return found
    last = end_after(tokens, first, lexicon, "")
    second = positions.read(tokens, first, last, lexicon)
    if second is None or tail_name(tokens, first, last, lexicon):
        return found
    found.last, found.title_end, found.org, found.org_end = second.last, second.title_end, second.org, second.org_end
    return found


def end_after(tokens: list[Token], first: int, lexicon: Lexicon, bracket: str) -> int:
    """Where a position that began here ends: at a pause, at a verb, or where the next person begins."""
    at = first
    while at < len(tokens) and at - first < FARTHEST:
        token = tokens[at]
        if token.low == bracket and bracket:
            return at
        if not positions.goes_on(tokens, at, lexicon):
            return at
        if token.low in lexicon.conjunctions and (not token.is_capital) and begins_another(tokens, at + 1, lexicon):
            return at
        at += 1
    return at


def begins_another(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether another person begins here: a name with a pause or a verb after it, or a position before a name."""
    while at < len(tokens) and (tokens[at].low in DETERMINERS or tokens[at].low in lexicon.honorifics):
        at += 1
    if at >= len(tokens) or not (tokens[at].is_capital or tokens[at].low in lexicon.heads):
        return False
    last = at
    while last < len(tokens) and (tokens[last].is_capital or tokens[last].low in lexicon.patronyms):
        last += 1
    if likeness(tokens, Run(at, last), lexicon) == SURE:
        return True
    follows = last < len(tokens) and tokens[last].low in (",", "(", "–", "—")
    if likeness(tokens, Run(at, last), lexicon) and follows:
        return positions.head_at(tokens, last + 1, min(len(tokens), last + 10), lexicon) is not None
    if positions.head_at(tokens, at, min(len(tokens), at + 8), lexicon) is None:
        return False
    stop = at
    while stop < len(tokens) and stop - at < FARTHEST and positions.goes_on(tokens, stop, lexicon):
        stop += 1
    return tail_name(tokens, at, stop, lexicon)
