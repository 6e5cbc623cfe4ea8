"""Finds events and exhibitions: what was held, of which kind, under which name and where."""

import re
from dataclasses import dataclass

from events.intake.press.chains import WEEKDAYS
from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.mentions import Mention
from events.intake.press.names import Run, runs
from events.intake.press.reading import Ask
from events.intake.press.roles import EVENT, EXHIBITION, MASTERCLASS, PROJECT, SESSION, TITLED
from events.intake.press.tokens import NUMBER, QUOTE, WORD, Token

# Words of events that are as often something else: they need a name in capitals, or quotation marks.
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")
NUMBERED = Words("first second third fourth fifth sixth seventh eighth ninth tenth")
HALLS = Words("hall halls room center centre palace auditorium pavilion")  # a conference hall is a venue
OTHERS = Words("next previous last upcoming future another")  # not the one that the text is about
LOOSE = Words(
    "week days dialogue dialogues encounter encounters biennale section sections plenary exchange gathering evening"
)


@dataclass
class Gathering:
    """`noun` is event, exhibition or project; `title` the words that name it, `named` whether that is a name."""

    noun: str
    kind: str
    title: str
    first: int
    last: int
    named: bool = False
    question: str = ""
    met: Mention | None = None


def gatherings(
    text: str, tokens: list[Token], roles: dict[int, tuple[str, int]], people: list[Mention], lexicon: Lexicon
) -> list[Gathering]:
    """What one sentence says was held or shown."""
    found = quoted(text, tokens, roles, lexicon)
    held = any(token.kind == WORD and token.low in lexicon.held for token in tokens)
    taken = {at for one in found for at in range(one.first, one.last)}
    shown = exhibitions(text, tokens, lexicon)
    found += shown + [one for show in [*shown, *found] if show.noun == "exhibition"
                      for one in opening(text, tokens, show, lexicon)]  # fmt: skip
    taken |= {at for one in shown for at in range(one.first, one.last)}
    for at, token in enumerate(tokens):
        if token.kind == WORD and token.low in lexicon.events and at not in taken:
            one = gathering(text, tokens, at, held, people, lexicon)
            if one is not None and token.low in LOOSE:
                one = in_doubt(tokens, at, one, held)
            if one is not None:
                found.append(one)
                taken |= set(range(one.first, one.last))
    return found


def quoted(text: str, tokens: list[Token], roles: dict[int, tuple[str, int]], lexicon: Lexicon) -> list[Gathering]:
    """What has a name in quotation marks."""
    found = []
    for at, (role, sign) in roles.items():
        title = tokens[at].text
        if sign < 0 or len(title) < 3:
            continue
        first, last = min(at, sign), max(at, sign) + 1
        kind = lexicon.events.kind(tokens[sign].low)
        if role in (SESSION, MASTERCLASS, EVENT):
            question = "" if kind != "meeting" else Ask.WHAT_IS_IT
            found.append(Gathering("event", kind or "other", title, first, last, True, question))
        elif role == EXHIBITION:
            found.append(Gathering("exhibition", "", title, first, last, True))
        elif role == PROJECT:
            found.append(Gathering("project", "", title, first, last, True))
    return found


def exhibitions(text: str, tokens: list[Token], lexicon: Lexicon) -> list[Gathering]:
    """Exhibitions that are named by capitals: the International Folk Handicrafts Exhibition."""
    found = []
    for run in runs(tokens, lexicon):
        if is_titled(tokens, run, lexicon):
            title = whole(text, tokens, run.first, run.last)
            found.append(Gathering("exhibition", "", title, run.first - 2, run.last, True))
            continue
        at = next((at for at in range(run.first, run.last) if tokens[at].low in lexicon.exhibitions), None)
        if at is None or run.last - run.first < 2 or tokens[run.last - 1].low in lexicon.held:
            continue
        first = run.first
        while first < at and (tokens[first].low in lexicon.starters or tokens[first].low in lexicon.openings):
            first += 1
        last = extended(tokens, run.last if lexicon.grammar == "before" else at + 1, lexicon)
        if at - first >= 1 or last > at + 1:
            title = whole(text, tokens, first, last)
            found.append(Gathering("exhibition", "", title, first, last, True))
    return found


def is_titled(tokens: list[Token], run: Run, lexicon: Lexicon) -> bool:
    """ "an exhibition entitled Endpapers": a name in capitals alone, of which the word before says that it is one."""
    return run.first > 1 and tokens[run.first - 1].low in TITLED and tokens[run.first - 2].low in lexicon.exhibitions


def extended(tokens: list[Token], last: int, lexicon: Lexicon) -> int:
    """A name in capitals goes on after "of": the International Forum of Carpet Weavers."""
    while last + 1 < len(tokens) and tokens[last].low in ("of", "for", "on") and lexicon.grammar == "before":
        after = last + 1
        while after < len(tokens) and tokens[after].low in ("the",):
            after += 1
        if after >= len(tokens) or not tokens[after].is_capital:
            break
        while after < len(tokens) and (tokens[after].is_capital or goes_on(tokens, after)):
            after += 1
        last = after
    return last


def goes_on(tokens: list[Token], at: int) -> bool:
    return tokens[at].low == "and" and at + 1 < len(tokens) and tokens[at + 1].is_capital


def opening(text: str, tokens: list[Token], show: Gathering, lexicon: Lexicon) -> list[Gathering]:
    """The opening of an exhibition, which is an event of its own."""
    near = range(max(0, show.first - 7), show.first) if lexicon.grammar == "before" else (
        range(show.last, min(len(tokens), show.last + 4)))  # fmt: skip
    at = next((at for at in near if tokens[at].low in lexicon.openings), None)
    if at is None or any(token.low == "," for token in tokens[at : show.first]):
        return []
    first, last = min(at, show.first), max(at + 1, show.last)
    return [Gathering("event", "opening", whole(text, tokens, first, last), first, last, True)]


def gathering(
    text: str, tokens: list[Token], at: int, held: bool, people: list[Mention], lexicon: Lexicon
) -> Gathering | None:
    """An event by its noun: with a name in capitals, or as a common noun if the sentence says that it was held."""
    kind = lexicon.events.kind(tokens[at].low)
    run = next((run for run in runs(tokens, lexicon) if run.first <= at < run.last), None)
    if run is not None and run.last - run.first > 1 and kind not in ("meeting", "signing"):
        return named(text, tokens, at, run, kind, lexicon)
    if kind in ("forum", "other") and is_named_behind(tokens, at, run):
        return named(text, tokens, at, run, kind, lexicon)
    if kind == "signing":
        return signing(text, tokens, at, lexicon)
    if not held or kind == "session" or (at and tokens[at - 1].low in OTHERS):
        return None
    if kind == "meeting":
        return meeting(text, tokens, at, people, lexicon)
    first = at
    while first > 0 and tokens[first - 1].low in lexicon.modifiers and tokens[first - 1].low != "and":
        first -= 1
    return Gathering("event", kind, whole(text, tokens, first, at + 1), first, at + 1)


def is_named_behind(tokens: list[Token], at: int, run: Run | None) -> bool:
    """ "Festival of Living Crafts": one word with a capital, and its name after "of"."""
    if run is None or run.last != at + 1 or at + 2 >= len(tokens) or tokens[at + 1].low not in ("of", "for"):
        return False
    return tokens[at + 2].is_capital


def in_doubt(tokens: list[Token], at: int, one: Gathering, held: bool) -> Gathering | None:
    """A week or a dialogue is an event where it has a name and was held or has a date; else it is asked about."""
    if not one.named or not tokens[at].is_capital or tokens[at].low in ("section", "sections", "plenary"):
        return None
    dated = any(token.kind == NUMBER and len(token.text) == 4 for token in tokens[one.last :])
    one.question = "" if held or dated else Ask.WAS_EVENT
    return one


def named(text: str, tokens: list[Token], at: int, run: Run, kind: str, lexicon: Lexicon) -> Gathering | None:
    first = run.first
    while first < at and tokens[first].low in lexicon.starters and tokens[first].low not in NUMBERED:
        first += 1
    if first == run.first and first > 0 and ORDINAL.match(tokens[first - 1].text):
        first -= 1
    last = extended(tokens, run.last, lexicon) if run.last == at + 1 else run.last
    if lexicon.grammar == "after":
        last = at + 1
    while last > at + 1 and tokens[last - 1].low in WEEKDAYS:
        last -= 2
    if last - first < 2 or tokens[last - 1].low in HALLS:
        return None
    if any(token.low in lexicon.organisations for token in tokens[at + 1 : last]):
        return None
    return Gathering("event", kind, whole(text, tokens, first, last), first, last, True)


def signing(text: str, tokens: list[Token], at: int, lexicon: Lexicon) -> Gathering | None:
    last = at + 1
    while (
        last < len(tokens)
        and last - at < 9
        and tokens[last].kind == WORD
        and not (tokens[last].low in lexicon.held or tokens[last].low in ("was", "were", "between", "took", "is"))
    ):
        last += 1
    if not any(token.low in lexicon.papers or token.low == "ceremony" for token in tokens[at:last]):
        return None
    return Gathering("event", "signing", whole(text, tokens, at, last), at, last)


def meeting(text: str, tokens: list[Token], at: int, people: list[Mention], lexicon: Lexicon) -> Gathering | None:
    """ "A meeting took place with the Mayor of Samarkand": with whom is its name; without that it is asked about."""
    with_ = next((place for place in range(at + 1, len(tokens)) if tokens[place].low in ("with", "s")), None)
    with_ = None if with_ and tokens[with_ - 1].low in ("together", "along") else with_
    met = next((one for one in people if with_ is not None and 0 < one.first - with_ < 4), None)
    if met is not None:
        last = met.position.title_end if met.position and met.position.first < met.name.first else met.name.last
        with_whom = " ".join(text[tokens[with_].start : tokens[last - 1].end].split())
        words = f"{tokens[at].text} {with_whom}"
        return Gathering("event", "meeting", capital(words), at, met.name.last, True, "", met)
    words = [token.low for token in tokens[at : at + 8]]
    question = Ask.WHICH_KIND if any(word.startswith("workshop") for word in words) else Ask.WAS_EVENT
    return Gathering("event", "meeting", whole(text, tokens, at, at + 1), at, at + 1, False, question)


def visit(text: str, tokens: list[Token], lexicon: Lexicon) -> Gathering | None:
    """ "The delegation visited the Museum of Applied Arts": whether that was an event of its own is asked."""
    for at, token in enumerate(tokens[:-1]):
        if token.low not in lexicon.visits or token.kind != WORD or lexicon.grammar != "before":
            continue
        last = at + 1
        while last < len(tokens) and last - at < 16 and tokens[last].kind in (WORD, QUOTE):
            last += 1
        if any(one.is_capital or "workshop" in one.low for one in tokens[at + 1 : last]):
            return Gathering("event", "visit", whole(text, tokens, at, last), at, last, False, Ask.WAS_EVENT)
    return None


def whole(text: str, tokens: list[Token], first: int, last: int) -> str:
    """The words from one token to another, with single blanks and a capital at the beginning."""
    return capital(" ".join(text[tokens[first].start : tokens[last - 1].end].split()))


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
