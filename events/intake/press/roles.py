"""Says what a quotation is the name of, by the words beside it: a talk, a session, an exhibition, a project."""

from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.tokens import MARK, NUMBER, QUOTE, WORD, Token

TALK, SESSION, EVENT, EXHIBITION, PROJECT = "talk", "session", "event", "exhibition", "project"
ORGANISATION, WORK, SPEECH, MASTERCLASS, UNKNOWN = "organisation", "work", "speech", "masterclass", "unknown"

FARTHEST = 9
LONGEST_TITLE = 40  # words
THEMES = Words("theme themes topic topics subject subjects title")
BE = Words("is was were are became formed")
BORE = frozenset(["under", "bore", "bears", "had", "has", "with", "carried"])
SHOWN = frozenset(["solo", "group", "art", "photo", "personal"])
DEVOTED = Words("devoted dedicated focused focusing centred centered discussed explored examined addressed covered")
SEVERAL = Words("sessions panels masterclasses master-classes sections exhibitions")
TITLED = frozenset(["titled", "entitled", "called", "named", "themed"])
FIRST_PERSON = frozenset(["we", "our", "us", "i", "my", "biz", "bizim", "bizning", "men", "мы", "наш", "наша", "я"])


def roles(tokens: list[Token], lexicon: Lexicon) -> dict[int, tuple[str, int]]:
    """For each quotation of a sentence, by its place: what it names, and where the word that says so stands (-1: none).

    In a list ("A," "B" and "C") the later ones are what the first is.
    """
    found: dict[int, tuple[str, int]] = {}
    previous = -1
    for at, token in enumerate(tokens):
        if token.kind != QUOTE:
            continue
        role, sign = role_of(tokens, at, lexicon)
        if role == UNKNOWN and previous >= 0 and is_list(tokens, previous, at, lexicon):
            role, sign = found[previous]
        found[at] = (role, sign)
        previous = at
    return found


def is_list(tokens: list[Token], first: int, second: int, lexicon: Lexicon) -> bool:
    between = tokens[first + 1 : second]
    return all(one.low in (",", ";", "&") or one.low in lexicon.conjunctions or one.low in lexicon.on
               for one in between)  # fmt: skip


def role_of(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int]:
    if lexicon.grammar == "before" and (noun := apposed(tokens, at, lexicon)) > 0:
        return role_of_word(tokens[noun], lexicon) or TALK, noun
    if is_speech(tokens, at, lexicon):
        return SPEECH, -1
    after, place = role_after(tokens, at, lexicon)
    before, sign = bracketed(tokens, at, lexicon) or role_before(tokens, at, lexicon)
    if lexicon.grammar == "after":
        return (after, place) if after else (before or UNKNOWN, sign)
    is_house = after == ORGANISATION and place == at + 1 and sign < at - 1
    if after and (is_house or (before and tokens[sign].low in lexicon.openings)):
        return after, place  # the project is carried out by the “Icherisheher” Center; opening of the “Silk” museum
    if before and not (after and tokens[sign].low in lexicon.talk_verbs):
        if before == ORGANISATION and after:
            return after, place
        return before, sign
    return (after, place) if after else (before or UNKNOWN, sign)


def role_before(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """The nearest noun before it that tells, or the verb of speaking that it follows."""
    if (several := announced_before(tokens, at, lexicon)) is not None:
        return several
    place = at - 1
    while place >= 0 and at - place <= FARTHEST:
        token = tokens[place]
        if token.kind == QUOTE or (token.kind == MARK and token.low not in (":", ",", "’s", "–", "—", "-")):
            break
        if token.kind == MARK and token.low == "," and place != at - 1 and tokens[place + 1].low not in TITLED:
            break
        if token.low == "title" and place > 2 and tokens[place - 1].low == "the" and tokens[place - 2].low in BORE:
            place -= 3
            continue
        role = role_of_word(token, lexicon)
        if token.low == "show" and tokens[place - 1].low in SHOWN:
            return EXHIBITION, place
        if token.low == "workshop" and any(one.low in lexicon.held for one in tokens):
            return EVENT, place
        if token.low in lexicon.openings and (opened := what_opened(tokens, place, at)):
            return opened, place
        if role == ORGANISATION and place != at - 1:
            return "", -1
        if role == TALK and token.low in THEMES and (event := event_before(tokens, place, lexicon)):
            return event
        if role:
            return role, place
        if token.low in DEVOTED and (event := event_before(tokens, place, lexicon)):
            return event
        if token.kind == WORD and token.low in lexicon.talk_verbs:
            return TALK, place
        place -= 1
    return "", -1


def what_opened(tokens: list[Token], place: int, at: int) -> str:
    """ "opening of “X”" is that of an exhibition, "opening ceremony of the “X”" that of days or a festival."""
    between = [token.low for token in tokens[place + 1 : at] if token.low != "the"]
    return {("of",): EXHIBITION, ("ceremony", "of"): EVENT}.get(tuple(between), "")


def announced_before(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "Three sessions were held at the forum: “A” and “B”": what several before a colon are, not what is nearest."""
    if lexicon.grammar != "before" or at < 3 or tokens[at - 1].low != ":":
        return None
    for place in range(at - 2, -1, -1):
        if tokens[place].low in SEVERAL:
            return role_of_word(tokens[place], lexicon), place
    return None


def bracketed(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """ "Session A (“Technique”)"."""
    if at < 2 or tokens[at - 1].low != "(":
        return None
    for place in range(at - 2, max(-1, at - 5), -1):
        if role_of_word(tokens[place], lexicon) == SESSION:
            return SESSION, place
    return None


def apposed(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """Where the noun stands in "“X”, a talk by A", "“X”, a half-day panel"; -1 when nothing of the kind follows."""
    if at + 4 >= len(tokens) or tokens[at + 1].low != ",":
        return -1
    if tokens[at + 2].low in ("delivered", "given"):
        return at + 2
    if tokens[at + 2].low not in ("a", "an"):
        return -1
    place = at + 3 + (tokens[at + 3].low in lexicon.modifiers or "-" in tokens[at + 3].text)
    named = (TALK, SESSION, EVENT, MASTERCLASS, EXHIBITION)
    return place if place < len(tokens) and role_of_word(tokens[place], lexicon) in named else -1


def event_before(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """What has a theme may be an event: a roundtable on the theme “X”; not where somebody spoke at it on that."""
    first = at - 1
    while first > 0 and at - first < 4 and is_between(tokens[first], lexicon):
        first -= 1
    role = role_of_word(tokens[first], lexicon) if first >= 0 else ""
    if role not in (EVENT, SESSION, MASTERCLASS, EXHIBITION):
        return None
    spoken = any(one.low in lexicon.talk_verbs and not one.is_capital for one in tokens[:first])
    return None if spoken else (role, first)


def is_between(token: Token, lexicon: Lexicon) -> bool:
    return token.low in lexicon.named or token.low in lexicon.links or token.low in BE or token.low == ","


def theme_after(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """Where the noun stands in "“X” was the theme of her address"; -1 when nothing of the kind is said."""
    if lexicon.grammar != "before" or at + 2 >= len(tokens) or tokens[at + 1].low not in BE:
        return -1
    for place in range(at + 2, min(len(tokens), at + 6)):
        if tokens[place].low in lexicon.talk_nouns:
            return place
        if tokens[place].low not in lexicon.starters and tokens[place].low not in lexicon.modifiers:
            return -1
    return -1


def role_after(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """A noun close behind it: “Silk Ways” exhibition, “Sənətkar” İctimai Birliyi."""
    theme = theme_after(tokens, at, lexicon)
    if theme > 0:
        return TALK, theme
    reach = 5 if lexicon.grammar == "after" else 4
    for place in range(at + 1, min(len(tokens), at + reach)):
        token = tokens[place]
        if token.kind not in (WORD, NUMBER) or token.low in lexicon.links or token.low in lexicon.starters:
            return "", -1
        role = role_of_word(token, lexicon)
        if role == TALK and lexicon.grammar == "before" and place > at + 1:
            return "", -1
        if role == TALK and lexicon.grammar == "after" and (event := event_after(tokens, place, lexicon)):
            return event
        if role:
            return role, place
        if token.low in lexicon.talk_verbs:
            return (TALK, place) if lexicon.grammar == "after" else ("", -1)
    return "", -1


def event_after(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """What has a topic may be an event: “X” mövzusunda beynəlxalq konfrans."""
    for place in range(at + 1, min(len(tokens), at + 5)):
        token = tokens[place]
        if token.kind != WORD or token.is_capital or token.low in lexicon.talk_verbs:
            return None
        role = role_of_word(token, lexicon)
        if role in (EVENT, SESSION, MASTERCLASS):
            return role, place
        if role:
            return None
    return None


def role_of_word(token: Token, lexicon: Lexicon) -> str:
    low = token.low
    if token.kind != WORD or not low:
        return ""
    if low in lexicon.talk_nouns:
        return TALK
    if low in lexicon.events:
        kind = lexicon.events.kind(low)
        return {"session": SESSION, "masterclass": MASTERCLASS}.get(kind, EVENT)
    for role, words in ((EXHIBITION, lexicon.exhibitions), (PROJECT, lexicon.projects), (WORK, lexicon.works)):
        if low in words:
            return role
    return ORGANISATION if low in lexicon.organisations else ""


def is_headed(token: Token) -> bool:
    """Whether it is written as titles are: long words with capitals, and no stop at the end."""
    words = [word for word in token.text.split() if len(word) > 3]
    return len(words) > 1 and token.tail not in (".", ",", "!") and all(word[0].isupper() for word in words)


def is_told(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying leads to the colon or comma before it: she told journalists: "..."."""
    if tokens[at - 2].low in lexicon.said:
        return True
    near = tokens[max(0, at - 5) : at - 1]
    told = any(one.low in lexicon.said and one.low not in lexicon.talk_verbs for one in near)
    return told and lexicon.grammar == "before" and not any(one.low in lexicon.talk_nouns for one in near)


def is_speech(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether these are words that somebody said, rather than a title."""
    token, after = tokens[at], tokens[at + 1 : at + 4]
    words = token.text.split()
    if len(words) > LONGEST_TITLE:
        return True
    if at and tokens[at - 1].kind == WORD and tokens[at - 1].low in lexicon.said:
        return tokens[at - 1].low not in lexicon.talk_verbs or not is_headed(token)
    if at > 1 and tokens[at - 1].low in (":", ",") and is_told(tokens, at, lexicon):
        return True
    follows = [one for one in after if one.low not in (",", "-", "–", "—")]
    said_after = bool(follows) and (follows[0].low in lexicon.said or follows[0].low in lexicon.pronouns)
    if said_after and len(words) > 3:
        return token.tail in (",", ".", "!", "?") or follows[0].low in lexicon.said or at == 0
    low = {word.strip(".,!?").lower() for word in words}
    return len(words) > 8 and bool(low & FIRST_PERSON) and token.tail in (".", ",", "!")
