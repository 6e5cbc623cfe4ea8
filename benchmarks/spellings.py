"""Synthetic names and the ways to spell them, drawn from one seed: the same on every run, and nobody's.

A word is a row of sounds, and each habit of writing spells every sound in its own letters: the catalogue holds a name
as one of them writes it, and a reader types it as another would, with a slip, or only its beginning.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

SEED = 20
WRITINGS = ("uz", "uz-cyrl", "az", "az-cyrl", "en")
SOUNDS = {
    "vowel": """a а a а a | o о o о o | i и i и i | u у u у u | e е e е e | a а ə ә a | oʻ ў ö ө o""",
    "consonant": """b б b б b | d д d д d | g г g ҝ g | k к k к k | l л l л l | m м m м m | n н n н n | p п p п p |
        r р r р r | s с s с s | t т t т t | v в v в v | z з z з z | sh ш ş ш sh | ch ч ç ч ch | j ж c ҹ j |
        h ҳ h һ h | x х x х kh | q қ q г q | gʻ ғ ğ ғ gh""",
}
SYLLABLES = ("vowel", "consonant vowel", "consonant vowel", "consonant vowel consonant")
WORDS_FOR_ONE = 0.65  # distinct words for one name; as in lists of real names, most words are in few names
WIDTHS = (1, 1, 2, 2, 2, 3)  # words of a name

Sound = tuple[str, ...]
Name = tuple[tuple[Sound, ...], ...]


class Query(NamedTuple):
    """What is typed, the titles that it may mean, and in what respect it differs from them."""

    text: str
    titles: frozenset[str]
    kind: str


def catalogue(count: int) -> dict[str, Name]:
    """So many distinct titles, each with the sounds of its words."""
    dice = random.Random(SEED)
    sounds = {kind: [tuple(one.split()) for one in rows.split("|")] for kind, rows in SOUNDS.items()}
    pool: dict[tuple[Sound, ...], None] = {}
    while len(pool) < count * WORDS_FOR_ONE + 20:
        kinds = " ".join(dice.choices(SYLLABLES, k=dice.choice((2, 3, 3, 4)))).split()
        pool[tuple(dice.choice(sounds[kind]) for kind in kinds)] = None
    words, found = list(pool), {}
    while len(found) < count:
        name = tuple(words[int(len(words) * dice.random() ** 1.5)] for _word in range(dice.choice(WIDTHS)))
        found[written(name, dice.randrange(len(WRITINGS)))] = name
    return found


def written(name: Name, writing: int) -> str:
    return " ".join("".join(sound[writing] for sound in word).capitalize() for word in name)


def queries(titles: dict[str, Name], each: int) -> Iterator[Query]:
    """So many of every kind; what is spelled alike in every letter of some writing is meant too."""
    dice = random.Random(SEED + 1)
    spelled: dict[str, set[str]] = {}
    for title, name in titles.items():
        for writing in range(len(WRITINGS)):
            spelled.setdefault(written(name, writing), set()).add(title)
    for kind, spell in KINDS.items():
        for title in dice.sample([title for title, name in titles.items() if is_long(name)], each):
            writing = dice.randrange(len(WRITINGS))
            as_typed = written(titles[title], writing)
            yield Query(spell(as_typed, title, dice), frozenset({title} | spelled.get(as_typed, set())), kind)


def is_long(name: Name) -> bool:
    """Whether there are enough sounds for a slip not to make another word of it."""
    return len(name) > 1 and all(len(word) > 4 for word in name)


def slipped(typed: str, title: str, dice: random.Random) -> str:
    """Two neighbouring letters of the title changed with each other."""
    at = dice.choice([at for at in range(1, len(title) - 2) if " " not in title[at : at + 2]])
    return title[:at] + title[at + 1] + title[at] + title[at + 2 :]


def beginning(typed: str, title: str, dice: random.Random) -> str:
    return typed[: max(len(typed.split()[0]) + 4, round(len(typed) * 0.7))]


def turned(typed: str, title: str, dice: random.Random) -> str:
    return " ".join(reversed(typed.split()))


KINDS: dict[str, Callable[[str, str, random.Random], str]] = {
    "as it stands": lambda typed, title, dice: title,
    "as others write it": lambda typed, title, dice: typed,
    "as others write it, words turned": turned,
    "with a slip": slipped,
    "as others write it, beginning": beginning,
}
