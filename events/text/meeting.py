"""How two names meet: whether they may be one name in other letters, another order, another length.

`meeting` compares two names. `signs` says the same for many at once: two names that share a sign meet in its way,
so that an index of signs finds whatever is called alike without comparing each with each.
"""

from collections.abc import Sequence
from itertools import combinations

from events.text.keys import Keys, joined

# How two names meet, and what that weighs.
LETTERS, WHOLE, PART, SOUND, INITIAL, NEARLY = "letters", "whole", "part", "sound", "initial", "nearly"
WEIGHTS = {LETTERS: 60, WHOLE: 55, PART: 35, SOUND: 30, INITIAL: 25, NEARLY: 10}
LONGEST_PERSON = 5  # words
MOST_BETWEEN = 2  # words by which a name may be longer than the one that it holds
SURE = 4  # letters of a coarse key that say enough


def meeting(one: Sequence[Keys], other: Sequence[Keys]) -> str:
    """The strongest way in which two names meet; "" when they do not.

    LETTERS: the same words in any order; WHOLE: the same, parted otherwise; PART: one holds all words of the other,
    which has two at least; SOUND: little but the consonants are the same; INITIAL: a word of one is only a letter of
    the other; NEARLY: the longest word is the same, and another begins alike.
    """
    met = signs(one).keys() & signs(other).keys()
    if met:
        return max((HOW[sign[0]] for sign in met), key=WEIGHTS.__getitem__)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 2 and len(longer) - len(shorter) <= MOST_BETWEEN and holds(longer, shorter):
        has_initial = any(len(word.fine) == 1 for word in (*shorter, *longer))
        return INITIAL if has_initial else PART
    return NEARLY if begin_alike(one, other) or begin_alike(other, one) else ""


def holds(longer: Sequence[Keys], shorter: Sequence[Keys]) -> bool:
    """Whether each word of the shorter one fits one of the longer, and not by initials only."""
    left, whole = list(longer), 0
    for word in shorter:
        match = next((one for one in left if fits(word, one)), None)
        if match is None:
            return False
        left.remove(match)
        whole += min(len(word.fine), len(match.fine)) > 1
    return whole > 0


def fits(one: Keys, other: Keys) -> bool:
    """The same sounds; or an initial and a word that begins with it."""
    if len(one.fine) == 1 or len(other.fine) == 1:
        return one.fine[0] == other.fine[0]
    return one.coarse == other.coarse


def begin_alike(one: Sequence[Keys], other: Sequence[Keys]) -> bool:
    """ "Rashida Toshniyozova" and "Rano Toshniyozova"."""
    if len(one) < 2 or len(other) < 2:
        return False
    longest = max(one, key=lambda word: len(word.coarse))
    same = next((word for word in other if word.coarse == longest.coarse), None)
    if same is None or len(longest.coarse) < SURE:
        return False
    first = {word.fine[0] for word in one if word is not longest}
    return any(word.fine[0] in first for word in other if word is not same)


HOW = {"=": LETTERS, "'": LETTERS, "-": WHOLE, "+": PART, "~": SOUND}


def signs(words: Sequence[Keys]) -> dict[str, str]:
    """For an index: each sign of a name, with how names meet by it (LETTERS, WHOLE or SOUND)."""
    if not words:
        return {}
    ascii_ = {" ".join(sorted(word.ascii[place] for word in words)) for place in (0, -1)}
    return {
        f"={' '.join(sorted(word.fine for word in words))}": LETTERS,
        **{f"'{each}": LETTERS for each in ascii_},
        f"-{joined(words).fine}": WHOLE,
        f"~{' '.join(sorted(word.coarse for word in words))}": SOUND,
    }


def signs_of_person(words: Sequence[Keys]) -> dict[str, str]:
    """Those of parts, too: of a name of three words any two may be all that another text gives."""
    found = signs(words)
    if 2 <= len(words) <= LONGEST_PERSON:
        for two in combinations(sorted(word.fine for word in words), 2):
            found[f"+{' '.join(two)}"] = WHOLE if len(words) == 2 else PART
    return found
