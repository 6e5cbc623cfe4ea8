"""Words of running text without their endings, so that "ремёсла" finds "ремёсел" and "gilamlar" finds "gilam".

English and Russian follow Snowball; Azerbaijani is read as Snowball reads Turkish, its closest relative that has a
stemmer (ə as e); Uzbek loses plural, possessive and case by the table below. Stems are folded: only a-z and 0-9.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from threading import local

import snowballstemmer

from events.text.folding import fold
from events.text.languages import LANGUAGES
from events.text.letters import APOSTROPHES, compose

LONGEST = 60  # letters; what is longer is no word
SNOWBALL = {"en": "english", "az": "turkish", "ru": "russian"}

# Uzbek endings in the order in which they follow the word; three letters of the word stay at least.
PLURAL = ("lar",)
POSSESSIVE = ("imiz", "ingiz", "ing", "im", "si", "i")
CASE = ("ning", "dagi", "dan", "ni", "ga", "ka", "qa", "da")

_uzbek = re.compile(rf"(\w{{3,}}?)(?:{'|'.join(PLURAL)})?(?:{'|'.join(POSSESSIVE)})?(?:{'|'.join(CASE)})?$")
_word = re.compile(rf"[\w{re.escape(APOSTROPHES)}]+")
_stemmers = local()


def words(text: str) -> Iterator[tuple[int, int]]:
    """Where each word of the text begins and ends, an apostrophe belonging to its word."""
    return ((found.start(), found.end()) for found in _word.finditer(text))


def stems(text: str, language: str) -> list[str]:
    """The stems of the words of a text in that language, in order."""
    text = compose(text)
    found = (stem(text[start:end], language) for start, end in words(text) if end - start <= LONGEST)
    return [each for each in found if each]


def readings(word: str) -> list[str]:
    """The stems that a word of unknown language may have, each once."""
    return list(dict.fromkeys(found for language in LANGUAGES if (found := stem(word, language))))


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """One word's stem, folded; "" when no letter is left of it."""
    word = word.casefold()
    if language == "uz":
        return _uzbek.sub(r"\1", joined(word), count=1)
    if language == "az":
        word = word.replace("ə", "e").replace("ә", "e").replace("i̇", "i")
    return joined(snowball(language).stemWord(word))


def joined(word: str) -> str:
    return fold(word).replace(" ", "")


def snowball(language: str) -> object:
    """Each thread's own: a stemmer keeps the word that it is at."""
    kept = _stemmers.__dict__
    if language not in kept:
        kept[language] = snowballstemmer.stemmer(SNOWBALL[language])
    return kept[language]
