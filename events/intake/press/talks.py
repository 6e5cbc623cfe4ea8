"""Finds talks: who spoke, and under which title, in one sentence or in the next."""

from dataclasses import dataclass, field

from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.listed import (
    SHORTEST_TITLE,
    announced,
    is_bracketed,
    is_by,
    is_in,
    is_in_list,
    is_last,
    is_listed,
    is_next,
    is_on,
    is_with,
)
from events.intake.press.mentions import Mention
from events.intake.press.reading import Ask
from events.intake.press.roles import BE, TALK, THEMES, UNKNOWN, theme_after
from events.intake.press.tokens import MARK, QUOTE, WORD, Token

FARTHEST_UNQUOTED = 18
CAME = (["came", "from"], ["comes", "from"], ["followed", "from"])


@dataclass
class Said:
    """One talk in a sentence: tokens of the title, who gave it, from where to where the sentence says so."""

    title: tuple[int, int]
    speakers: list[Mention] = field(default_factory=list)
    first: int = 0
    last: int = 0
    question: str = ""
    is_quoted: bool = True
    pronoun: bool = False


def talks(
    tokens: list[Token],
    people: list[Mention],
    roles: dict[int, tuple[str, int]],
    lexicon: Lexicon,
    is_item: bool = False,
    is_entry: bool = False,
) -> list[Said]:
    """The talks of one sentence, which may be an item of a list; those whose speaker is not named there have none.

    `is_entry` says that it is a line of a programme.
    """
    begin = 0 if is_item else announced(tokens, lexicon)
    quoted: list[int] = []
    for at, (role, _sign) in roles.items():
        goes_on = (
            role == UNKNOWN
            and at
            and (tokens[at - 1].low in lexicon.on or tokens[at - 1].low == "with")
            and (
                quoted
                or any(token.low in lexicon.talk_nouns or token.low in lexicon.talk_verbs for token in tokens[:at])
            )
        )
        if (
            role == TALK
            or goes_on
            or is_listed(tokens, at, role, people, lexicon)
            or is_in_list(tokens, at, role, people, begin)
            or (role == UNKNOWN and quoted and is_next(tokens, quoted[-1], at, people))
            or (role == UNKNOWN and is_with(tokens, at, people))
            or (role == UNKNOWN and is_in(tokens, at, people))
            or (role == UNKNOWN and is_bracketed(tokens, at, people, begin))
            or (role == UNKNOWN and is_entry and is_last(tokens, at, people))
            or (role == UNKNOWN and (is_on(tokens, at, people) or (is_entry and is_by(tokens, at, people))))
        ):
            quoted.append(at)
    if lexicon.grammar == "after":
        quoted = sorted({*quoted, *before_the_verb(tokens, roles, quoted, people)})
    groups = grouped(tokens, quoted, people, lexicon)
    found = [said for group in groups for said in of_group(tokens, group, groups, people, roles, lexicon)]
    told = [one for one in found if not one.is_quoted]
    return found + unquoted(tokens, people, found, lexicon) if not told else found


def before_the_verb(
    tokens: list[Token], roles: dict[int, tuple[str, int]], quoted: list[int], people: list[Mention]
) -> list[int]:
    """Titles that share a verb at the end: A “X”, B isə “Y” mövzularında çıxış edib."""
    found: list[int] = []
    for at in reversed(roles):
        if roles[at][0] != UNKNOWN or not any(one.last in (at, at - 1) for one in people):
            continue
        later = [one for one in roles if one > at]
        if (
            later
            and (later[0] in quoted or later[0] in found)
            and not any(token.low in ";." for token in tokens[at + 1 : later[0]] if token.kind == MARK)
        ):
            found.append(at)
    return found


def grouped(tokens: list[Token], quoted: list[int], people: list[Mention], lexicon: Lexicon) -> list[list[int]]:
    """Titles between which no person stands belong together."""
    groups: list[list[int]] = []
    for at in quoted:
        if (
            groups
            and not any(groups[-1][-1] < person.first < at for person in people)
            and not any(token.low == ";" for token in tokens[groups[-1][-1] : at])
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def of_group(
    tokens: list[Token],
    group: list[int],
    groups: list[list[int]],
    people: list[Mention],
    roles: dict[int, tuple[str, int]],
    lexicon: Lexicon,
) -> list[Said]:
    previous = max((one[-1] for one in groups if one[-1] < group[0]), default=-1)
    following = min((one[0] for one in groups if one[0] > group[-1]), default=len(tokens))
    speakers = [one for one in people if previous < one.first and one.last <= group[0]]
    stop = max((at for at in range(previous + 1, group[0]) if tokens[at].low == ";"), default=-1)
    speakers = [one for one in speakers if one.first > stop] or speakers[-1:]
    alone = not speakers and (roles[group[-1]][0] == TALK or is_in(tokens, group[-1], people))
    by = behind(tokens, group[-1], following, people, lexicon, alone=alone)
    if by:
        speakers = by
    speakers = by or [one for one in speakers if not is_aside(tokens, one, lexicon)] or speakers
    if not speakers and previous >= 0 and shares_subject(tokens, previous, group[0], lexicon):
        speakers = [one for one in people if one.last <= previous][-1:]
    together = side_by_side(tokens, speakers, lexicon)
    said = [Said((at, at + 1), list(together)) for at in group]
    share_out(tokens, said, together, lexicon)
    owner = speakers[-1:] if is_owner(tokens, speakers[-1:], roles[group[0]][1]) else []
    if owner:
        speakers = together = owner
        said = [Said((at, at + 1), list(owner)) for at in group]
    if (telling := who_tells(tokens, speakers, group[0], lexicon)) and not by:
        speakers = together = [telling]
        said = [Said((at, at + 1), [telling]) for at in group]
    aside = alone and by and is_setting(tokens, roles[group[0]][1])
    for one in said if len(together) < len(speakers) or aside else ():
        one.question = one.question or Ask.SAME_SPEAKER
    begin = speakers[0].first if speakers else previous + 1
    for one in said:
        one.first = min(begin, one.title[0])
        one.last = max([one.title[1], *(each.last for each in one.speakers)])
        weigh(tokens, one, roles, lexicon)
    return said


def side_by_side(tokens: list[Token], people: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """The last of them, with those before that are joined by commas and "and": others are only spoken of."""
    chosen = people[-1:]
    for one in reversed(people[:-1]):
        between = without_brackets(tokens[one.last : chosen[0].first])
        if len(between) > 2 and between[-2] in lexicon.pronouns:
            between = between[:-2]  # and her daughter
        if any(low not in (",", "the", "", "&") and low not in lexicon.conjunctions for low in between):
            break
        chosen.insert(0, one)
    return chosen


def is_owner(tokens: list[Token], people: list[Mention], sign: int) -> bool:
    """ "Clara Beispiel's report": whose it is, is said in so many words."""
    if not people or sign < 0:
        return False
    name = people[0].name.last
    return name < len(tokens) and tokens[name].low == "’s" and 0 < sign - name < 4


def who_tells(tokens: list[Token], people: list[Mention], at: int, lexicon: Lexicon) -> Mention | None:
    """ "followed by Dr A of the Museum, who spoke about “X”": whose words they are."""
    if not people or lexicon.grammar != "before":
        return None
    last = people[-1].last
    while (
        last < at and tokens[last].low != "who" and last - people[-1].last < 12 and tokens[last].low not in (";", ":")
    ):
        last += 1
    is_who = last + 1 < at and tokens[last].low == "who" and at - last < 7
    return people[-1] if is_who and tokens[last + 1].low in lexicon.talk_verbs else None


def is_setting(tokens: list[Token], sign: int) -> bool:
    """ "At the lecture “X”, A asked": A was there, and may not have given it."""
    near = tokens[max(0, sign - 3) : sign] if sign > 0 else []
    if [one.low for one in near[:2]] == ["the", "following"] or [one.low for one in near][:1] == ["following"]:
        return False
    return any(one.low in ("at", "during", "after", "following", "before") for one in near)


def without_brackets(tokens: list[Token]) -> list[str]:
    """The search keys but for what stands in brackets, such as where somebody comes from."""
    found, depth = [], 0
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token.low, 0)
        if depth < 1 and token.low != ")":
            found.append(token.low)
    return found


def behind(
    tokens: list[Token], at: int, following: int, people: list[Mention], lexicon: Lexicon, *, alone: bool = False
) -> list[Mention]:
    """Those who are named after the title: "“X” by A", "“X” was presented by A and B", "“X” – A".

    `alone` says that nobody is named before it: "In his talk “X”, A said".
    """
    later = [one for one in people if at < one.first < following]
    if not later:
        return []
    between = [one for one in tokens[at + 1 : later[0].first] if one.low != "," and one.low not in lexicon.honorifics]
    if any(one.low in (";", ":") or one.kind == QUOTE for one in between):
        return []
    begins = next((at for at, one in enumerate(between) if one.low in lexicon.by), -1)
    parted = begins > 0 and (between[begins - 1].low in lexicon.conjunctions or between[begins - 1].low == "followed")
    is_by = begins >= 0 and len(between) <= 8 and not parted
    is_dash = bool(between) and between[0].low in ("–", "—", "-") and len(between) < 3
    ends = lexicon.grammar == "after" and speaks_at_the_end(tokens, at, later[0], people, lexicon)
    if [one.low for one in between] in CAME or [one.low for one in between] == ["("]:
        return later[:1]
    follows = alone and lexicon.grammar == "before" and (not between or is_theme(between, lexicon))
    if not (is_by or is_dash or ends or follows or spoken_behind(between, at, people, lexicon)):
        return []
    chosen = later[:1]
    for one in later[1:]:
        link = [low for low in without_brackets(tokens[chosen[-1].last : one.first]) if low not in ("the", ",", "")]
        if not link or all(word in lexicon.conjunctions for word in link):
            chosen.append(one)
    return chosen


def is_theme(between: list[Token], lexicon: Lexicon) -> bool:
    """ "was the theme of" A's address."""
    if between[0].low not in BE or between[-1].low not in ("of", "by"):
        return False
    return any(one.low in lexicon.talk_nouns for one in between) and len(between) < 8


def speaks_at_the_end(tokens: list[Token], at: int, person: Mention, people: list[Mention], lexicon: Lexicon) -> bool:
    """ "“X” mavzusida A so‘zladi": the speaker after the title, then the verb."""
    if any(one.last <= at for one in people):
        return False
    return any(token.low in lexicon.talk_verbs for token in tokens[person.last : person.last + 3])


def spoken_behind(between: list[Token], at: int, people: list[Mention], lexicon: Lexicon) -> bool:
    """Where the verb goes before the speaker: «...» mövzusunda çıxış edən A; с докладом «...» выступила A."""
    if any(one.last <= at for one in people):
        return False
    verbs = [one for one in between if one.low in lexicon.talk_verbs]
    return bool(verbs) and len(between) <= 8


def is_aside(tokens: list[Token], person: Mention, lexicon: Lexicon) -> bool:
    """Whether a person is only spoken of: moderated by A; in memory of A; with A."""
    before = tokens[person.first - 1].low if person.first else ""
    return before in ("by", "of", "with", "to", "after") and before not in lexicon.on


def shares_subject(tokens: list[Token], previous: int, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a title goes on with the same speaker: ..., and delivered a talk on "Y"."""
    between = tokens[previous + 1 : at]
    return not any(one.low in (";", ".") for one in between) and not any(one.is_capital for one in between)


def share_out(tokens: list[Token], said: list[Said], speakers: list[Mention], lexicon: Lexicon) -> None:
    """Several speakers of several talks: one each if the text says "respectively", else it is asked."""
    if len(said) < 2 or len(speakers) < 2:
        return
    respectively = any(token.low in lexicon.respectively for token in tokens)
    for number, one in enumerate(said):
        if len(said) == len(speakers):
            one.speakers = [speakers[number]]
        one.question = "" if respectively and len(said) == len(speakers) else Ask.WHICH_OF_THEM


def weigh(tokens: list[Token], said: Said, roles: dict[int, tuple[str, int]], lexicon: Lexicon) -> None:
    """Ask, where the words beside the title could mean something else."""
    title = tokens[said.title[0]]
    _role, sign = roles[said.title[0]]
    until = max(said.title[0], sign + 4 if sign > said.title[0] else 0)
    said.pronoun = any(token.low in lexicon.pronouns for token in tokens[:until])
    if said.question:
        return
    if not said.speakers:
        said.question = Ask.WHO_SPOKE
    elif len(title.text.split()) < SHORTEST_TITLE or title.text[:1].islower():
        said.question = Ask.IS_TITLE
    elif is_in(tokens, said.title[0], said.speakers):
        said.question = Ask.IS_TALK
    elif any(one.question for one in said.speakers):
        said.question = Ask.SAME_SPEAKER
    elif sign >= 0 and tokens[sign].low in ("presented", "introduced", "shared", "read") and sign == said.title[0] - 1:
        is_said = any(token.low in lexicon.talk_nouns or token.low.startswith("speaker") for token in tokens)
        said.question = "" if is_said else Ask.IS_TALK


def unquoted(tokens: list[Token], people: list[Mention], quoted: list[Said], lexicon: Lexicon) -> list[Said]:
    """ "A, director of B, spoke about the role of women": the words after "about" may be no title, so it is asked."""
    if lexicon.grammar != "before" or not people:
        return []
    if not quoted and (theme := unquoted_theme(tokens, people, lexicon)) is not None:
        return [theme]
    for at in range(1, len(tokens) - 2):
        token = tokens[at]
        if token.kind != WORD or token.low not in lexicon.on or token.low in ("of", "under"):
            continue
        verb = next((place for place in range(at - 1, max(-1, at - 8), -1) if tokens[place].low in VERBS), None)
        stop = max((one.last for one in quoted if one.last <= at), default=0)
        speakers = [one for one in people if verb is not None and stop <= one.first and one.last <= verb]
        speakers = [one for one in speakers if one.position or len(people) == 1]
        if not speakers or any(one.first > speakers[-1].last for one in people if one.last <= at):
            continue
        first, last = at + 1, topic_end(tokens, at + 1, lexicon)
        if 2 <= last - first <= FARTHEST_UNQUOTED:
            return [Said((first, last), speakers[-1:], speakers[-1].first, last, Ask.IS_TITLE, is_quoted=False)]
    return []


def unquoted_theme(tokens: list[Token], people: list[Mention], lexicon: Lexicon) -> Said | None:
    """ "The history of the window was the subject of a lecture by A"."""
    at = next((at for at, token in enumerate(tokens) if token.low in BE), 0)
    if not 2 <= at <= FARTHEST_UNQUOTED or people[0].first <= at or theme_after(tokens, at - 1, lexicon) < 0:
        return None
    if not any(token.low in THEMES for token in tokens[at : at + 5]) or tokens[people[0].first - 1].kind == MARK:
        return None
    return Said((0, at), people[:1], 0, people[0].last, Ask.IS_TITLE, is_quoted=False)


VERBS = Words("spoke talked delivered gave made presented lectured reported рассказала рассказал выступила выступил")


def topic_end(tokens: list[Token], first: int, lexicon: Lexicon) -> int:
    at = first
    while at < len(tokens) and not (tokens[at].kind == MARK and tokens[at].low not in ("’s", "-", "&")):
        if tokens[at].kind == QUOTE or tokens[at].low in ("while", "whereas", "who"):
            return first if tokens[at].kind == QUOTE else at
        at += 1
    return at
