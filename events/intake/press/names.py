"""Tells the names of people from other words with capitals: by the endings of surnames, by initials, by position."""

import re
from typing import NamedTuple

from events.intake.press.given_names import GIVEN
from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.position import singular
from events.intake.press.tokens import WORD, Token

SURE, MAYBE, NO = "sure", "maybe", ""

# Endings of surnames of the region, as search keys: Hasanova, Quliyev, Rəhimzadə, Karimli, Тошниёзова, O‘ktamov.
_surname = re.compile(
    r"(?:[^aeiou]ov|[aeiou]ov|ova|[a-z]ev|eva|yev|yeva|zade|zada|zadeh|skiy|skaya|sky|ski|enko|shvili|"
    r"[a-z]{3,}li|[a-z]{3,}lu|[a-z]{3,}ian|[a-z]{3,}yan|bekov|oglu|ogli|oqli|[a-z]{3,}iani|[a-z]{3,}dze|"
    r"[a-z]{3,}(?:kyzy|kizi|qizi|gyzy|uulu|zoda))$"
)
# In Azerbaijani and Uzbek an ending may follow: Musayevanın, Toshniyozovaning, Kərimliyə.
_ended = re.compile(r"(?<=[a-z]{2})(?:(?<=ov)|(?<=ova)|(?<=ev)|(?<=eva)|(?<=zade)|(?<=zada)|(?<=li)|(?<=lu))"
                    r"(?:nin|ning|nun|ni|ya|ye|ga|dan|den|un|in|la|le|u|i|a|e)$")  # fmt: skip
# In Russian and Uzbek clauses a name may stand in a case: Тошниёзовой, Каримовым.
_inflected = re.compile(r"(?:ov|ev|yev|in)(?:oy|oyu|u|im|a|e|im)$|skoy$|skogo$|skim$")
PATRONYMIC = re.compile(r"[a-z]{2,}(?:ovich|evich|ovna|evna|ichna)$")
_initial = re.compile(r"(?:[^\W\d_]{1,2}\.)+$")
LONGEST_NAME = 5
# Small words inside names: Noura bint Khalid Al-Mithali, Maria von Beispiel. What follows them has a capital.
INSIDE = Words("bin bint ibn ben abu al el von van der den de del di da dos")
KINSHIP = Words("bin bint ibn ben")  # nothing but a person is called so


class Run(NamedTuple):
    """Words with capitals that follow one another: from token `first` up to `last`, which is no longer one of them."""

    first: int
    last: int


def runs(tokens: list[Token], lexicon: Lexicon) -> list[Run]:
    found, begin = [], None
    for at, token in enumerate(tokens):
        goes_on = token.is_capital or (begin is not None and is_particle(tokens, at, lexicon))
        if goes_on and begin is None:
            begin = at
        elif not goes_on and begin is not None:
            found.append(Run(begin, at))
            begin = None
    if begin is not None:
        found.append(Run(begin, len(tokens)))
    return found


def is_particle(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    if tokens[at].kind != WORD:
        return False
    return tokens[at].low in lexicon.patronyms or is_inside(tokens, at, lexicon)


def is_inside(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a small word here stands inside a name; two of them may: van der."""
    if lexicon.grammar == "after" or lexicon.bare or tokens[at].text not in INSIDE or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].is_capital or (tokens[at + 1].text in INSIDE and at + 2 < len(tokens))


def is_initial(token: Token) -> bool:
    return bool(_initial.match(token.text))


def is_surname(low: str) -> bool:
    return len(low) > 3 and bool(_surname.search(low.split(" ")[-1]))


def ending(low: str) -> int:
    """How many letters of an ending follow a surname of the region; 0 when none does."""
    found = _ended.search(low)
    return len(found[0]) if found and not is_surname(low) else 0


def is_inflected(low: str) -> bool:
    return bool(_inflected.search(low)) and not is_surname(low)


def is_no_name(token: Token, lexicon: Lexicon) -> bool:
    """Whether this word is never a part of a person's name."""
    if token.kind != WORD or is_initial(token) or token.low in lexicon.patronyms or token.text in INSIDE:
        return token.kind != WORD
    if not token.text.replace("-", "").isalpha() and not any(mark in token.text for mark in "'’‘ʻʼ`´"):
        return True
    if (len(token.text) > 1 and token.text.isupper() and len(token.text) < 6) or len(token.text) < 2:
        return True
    low = token.low
    if (lexicon.grammar != "before" or lexicon.bare) and is_surname(low) and low not in lexicon.nationalities.exact:
        return False  # Мирадилова begins like мир.
    known = (lexicon.heads, lexicon.organisations, lexicon.events, lexicon.nationalities, lexicon.exhibitions)
    return any(low in words for words in known) or low in lexicon.starters or low in lexicon.months


def likeness(tokens: list[Token], run: Run, lexicon: Lexicon) -> str:
    """How surely these words are one person's name: by a surname or initials sure, by capitals alone maybe."""
    words = tokens[run.first : run.last]
    if not 2 <= len(words) <= LONGEST_NAME or any(is_no_name(word, lexicon) for word in words[is_korean(words) :]):
        return NO
    if words[0].text in INSIDE or words[-1].text in INSIDE:
        return NO
    small = sum(word.text in INSIDE for word in words)
    plain = [word for word in words if not (is_initial(word) or word.low in lexicon.patronyms or word.text in INSIDE)]
    if not plain or not any(len(word.text) > 2 for word in plain):
        return NO
    if len(plain) > (4 if stands_alone(tokens, run) else 3):
        return NO
    has_mark = len(plain) + small < len(words) or any(word.text in KINSHIP for word in words)
    if lexicon.grammar == "after" and ending(plain[-1].low):
        return SURE
    if lexicon.bare and is_inflected(plain[-1].low):
        return SURE
    if is_called(plain, lexicon) or is_korean(words) or any(PATRONYMIC.search(word.low) for word in plain[1:]):
        return SURE
    if has_mark or is_surname(plain[-1].low):
        return SURE
    if len(plain) > 1 and is_surname(plain[0].low) and plain[-1].low not in lexicon.venues:
        return SURE
    return MAYBE


def is_called(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether the first word is a usual given name, and the last no house: Leyla Khazari, but not Nizami Cinema."""
    if lexicon.grammar == "after" or lexicon.bare or not 2 <= len(words) <= 3:
        return False
    return words[0].low in GIVEN and words[-1].low not in lexicon.venues


def is_korean(words: list[Token]) -> bool:
    """ "Park Ji-yeon": a short family name before a given name in two syllables."""
    if len(words) != 2 or not 2 <= len(words[0].text) <= 5:
        return False
    return bool(re.match(r"[A-Z][a-z]{1,5}-[a-z]{2,5}(?:-[A-Z]\w+)?$", words[1].text))


def stands_alone(tokens: list[Token], run: Run) -> bool:
    """Whether a pause follows, and nothing stands before it that it could belong to."""
    before = tokens[run.first - 1] if run.first else None
    is_open = before is None or before.kind != WORD or before.low in ("and", "by")
    return is_open and run.last < len(tokens) and tokens[run.last].low in (",", "(")


def tail(tokens: list[Token], run: Run, lexicon: Lexicon) -> Run | None:
    """The name at the end of a run that has other words before it: "Samarkand Rano Toshniyozova"."""
    first = run.last
    while first > run.first and not is_no_name(tokens[first - 1], lexicon) and run.last - first < LONGEST_NAME:
        first -= 1
    size = run.last - first
    if size < 2:
        return None
    return Run(run.last - min(size, usual_length(tokens, run, lexicon)), run.last)


def usual_length(tokens: list[Token], run: Run, lexicon: Lexicon) -> int:
    """Two words; three with a patronymic, four with a patronymic in two words, more with initials."""
    words = tokens[run.first : run.last]
    inside = [at for at in range(1, len(words) - 1) if words[at].text in INSIDE]
    if inside:
        return len(words) - inside[0] + 1
    if words[-1].low in lexicon.patronyms:
        return 4 if len(words) > 3 else 3
    if len(words) > 3 and words[-2].low in lexicon.patronyms:
        return 4
    if is_initial(words[-1]):
        return 2 if len(words) < 3 or not is_initial(words[-2]) else 3
    size = 2
    while size < len(words) and is_initial(words[-size]) and size < 4 and is_initial(words[-size - 1]):
        size += 1
    if len(words) > 2 and any(PATRONYMIC.search(word.low) for word in words[-2:]):
        size = 3
    return size


def without(tokens: list[Token], run: Run, lexicon: Lexicon) -> Run:
    """The run without words before it that only have a capital because they begin a sentence, or honour somebody."""
    first = run.first
    while first < run.last and (
        tokens[first].low in lexicon.honorifics
        or (tokens[first].low in lexicon.starters and not is_initial(tokens[first]))
        or (tokens[first].low in lexicon.nationalities and run.last - first > 2)
        or (singular(tokens[first].low) in lexicon.heads.exact and tokens[first].low not in lexicon.heads)
    ):
        first += 1
    return Run(first, run.last)


def tail_name(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether these words end with somebody's name."""
    begin = last
    while begin > first and (tokens[begin - 1].is_capital or tokens[begin - 1].low in lexicon.patronyms):
        begin -= 1
    name = tail(tokens, Run(begin, last), lexicon) if last - begin > 2 else Run(begin, last)
    return name is not None and likeness(tokens, name, lexicon) == SURE
