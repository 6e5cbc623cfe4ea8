"""Three keys for every word of a name, so that its spellings meet in any alphabet and any romanisation.

No rule covers them all (Həsənova is Гасанова, Hasanova, Gasanova), so the keys differ in how much they level:

* `ascii`: the letters, without diacritics and apostrophes; Cyrillic as `folding.py` reads it. A word with ə has
  two readings, because people leave out its dots as e (Hesenova) and write its sound as a (Hasanova).
* `fine`: the sounds. One letter for each, whichever alphabet and habit wrote it.
* `coarse`: little more than the consonants, for whatever tongues swap: vowels, and the back of the mouth.

| written | fine | | written | fine |
|---|---|---|---|---|
| A a А а, Ə ə Ә ә | a | | F f Ф ф, ph; and so on | f |
| O o О о, Ö ö Ө ө, Oʻ oʻ Ў ў | o | | U u У у, Ü ü Ү ү (Oʻktam is Уктам) | o |
| I i İ ı И и Ы ы | i | | E e Е е Э э, ye | e |
| Sh sh Ş ş Ш ш | š | | Ch ch Ç ç Ч ч, tch | č |
| J j C c Ж ж Ҹ ҹ, zh, dj, dzh, дж | j | | H h X x Ҳ ҳ Х х Һ һ, kh | h |
| G g Ğ ğ Gʻ gʻ Г г Ғ ғ Ҝ ҝ, gh | g | | K k Q q К к Қ қ, ck; Г г by the alphabet of 1958 | k |
| V v W w В в | v | | Ц ц, ts | ts |
| Y y Й й Ј ј before or after a vowel | nothing | | otherwise | i |
| Я я Ё ё Ю ю, ya ia, yo io, yu iu at the start | ya yo yo | | elsewhere | a o o |
| any letter (no digit) twice | once | | ъ ь and all apostrophes | nothing |

| fine | coarse | | fine | coarse | | fine | coarse |
|---|---|---|---|---|---|---|---|
| any vowels in a row | a | | k g h | k | | ts | s |

Letters of other scripts stay as they are. The same function must read what is indexed and what is asked.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from events.text.letters import AZERBAIJANI, UZBEK, cyrillic_table, cyrillic_word, level, plain, read_cyrillic, unmarked

LONGEST = 64  # letters; what follows in a longer word is not looked at

# Latin letters of which the fine key takes the sound, where `ascii` drops the diacritic.
LATIN_SOUNDS = {"ə": "a", "ǝ": "a", "ş": "sh", "ș": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh"}
CYRILLIC_SOUNDS = {**UZBEK, "ә": "a"}
AZERBAIJANI_SOUNDS = {**CYRILLIC_SOUNDS, "г": "q"}

# Several letters for one sound, the longer ones first.
DIGRAPHS = {
    "shch": "šč", "dzh": "j", "tch": "č", "sch": "š", "sh": "š", "ch": "č", "zh": "j", "dj": "j", "kh": "h",
    "gh": "g", "ph": "f", "ck": "k",
}  # fmt: skip
SINGLE = {"c": "j", "x": "h", "q": "k", "w": "v", "u": "o"}

_word = re.compile(r"[^\W_]+")
_digraph = re.compile("|".join(DIGRAPHS))
_single = str.maketrans(SINGLE)
_latin_sounds = str.maketrans(LATIN_SOUNDS)
_first_glide = re.compile("^[iy]+(?=[ao])")
_mute_glide = re.compile("^y+(?=[ei])|(?<=[aeio])y+|(?<=[^aeioy])y+(?=[aeio])")
_vowel_y = re.compile("y(?![ao])|(?<!^)y")
_double = re.compile(r"([^\W\d])\1+")
_vowels = re.compile("[aeio]+")
_velars = str.maketrans("gh", "kk")


class Keys(NamedTuple):
    """Of one word; none is empty. Besides lower-case letters and digits there is nothing in them."""

    ascii: tuple[str, ...]  # ə as e, and if that differs, ə as a
    fine: str
    coarse: str
    is_cyrillic: bool = False


def keys(text: str) -> list[Keys]:
    """Keys of the words of any text, in order; an apostrophe belongs to its word."""
    return [_keys(word[:LONGEST]) for word in _word.findall(unmarked(level(text)))]


def joined(words: Sequence[Keys]) -> Keys:
    """Keys of several words written as one: Safed kuh, Safedkuh."""
    if len(words) == 1:
        return words[0]
    fine = _double.sub(_once, _mute_glide.sub("", "".join([word.fine for word in words])))
    readings = "".join([word.ascii[0] for word in words]), "".join([word.ascii[-1] for word in words])
    return Keys(tuple(dict.fromkeys(readings)), fine, _coarse(fine), words[0].is_cyrillic)


def written(words: Iterable[Keys]) -> str:
    """Keys as one line, for a column: hesenova,hasanova/hasanova/kasanava tashkent/taškent/taškant."""
    return " ".join(
        f"{','.join(word.ascii)}/{word.fine}/{word.coarse}{'/c' if word.is_cyrillic else ''}" for word in words
    )


def read(line: str) -> list[Keys]:
    """Keys that were `written`; ValueError for a line that was not."""
    return [_read(word) for word in line.split(" ")] if line else []


@lru_cache(10_000)
def _read(word: str) -> Keys:
    readings, fine, coarse, *script = word.split("/")
    return Keys(tuple(readings.split(",")), fine, coarse, bool(script))


@lru_cache(10_000)
def _keys(word: str) -> Keys:
    fine = _fine(word)
    return Keys(_readings(word), fine, _coarse(fine), bool(cyrillic_word.search(word)))


def _readings(word: str) -> tuple[str, ...]:
    if word.isascii():
        return (word,)
    table = cyrillic_table(word, UZBEK)
    readings = (_in_latin(each, table) for each in (word, word.replace("ə", "a").replace("ә", "а")))
    return tuple(dict.fromkeys(_only_letters(each) or word for each in readings))


def _fine(word: str) -> str:
    sounds = word
    if not word.isascii():
        is_of_1958 = cyrillic_table(word, UZBEK) is AZERBAIJANI
        sounds = _in_latin(word.translate(_latin_sounds), AZERBAIJANI_SOUNDS if is_of_1958 else CYRILLIC_SOUNDS)
    sounds = _digraph.sub(lambda found: DIGRAPHS[found[0]], sounds).translate(_single)
    sounds = _vowel_y.sub("i", _mute_glide.sub("", _first_glide.sub("y", sounds)))
    return _only_letters(_double.sub(_once, sounds)) or word


def _in_latin(word: str, table: dict[str, str]) -> str:
    return plain(cyrillic_word.sub(lambda found: read_cyrillic(found[0], table), word))


def _only_letters(word: str) -> str:
    """What decomposing may have let in beside letters and digits must not part the written keys."""
    return word if word.isalnum() else "".join(_word.findall(word))


def _once(found: re.Match) -> str:
    """A function, because `sub` reads a template anew each time."""
    return found[1]


def _coarse(fine: str) -> str:
    return _double.sub(_once, _vowels.sub("a", fine).replace("ts", "s").translate(_velars))
