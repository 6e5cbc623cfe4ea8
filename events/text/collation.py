"""Sort keys in the order of the reader's alphabet, stored with the record so that every database agrees.

A key holds only 0-9 and a-z: plain code-point order, the C collation, SQLite's BINARY and PostgreSQL's locales
all sort it alike. It is built of levels, and a later one decides only where all before it are equal:

1. letters, numbers and gaps between words (two characters each, numbers as their length and their figures);
2. diacritics that make no letter of the alphabet, and apostrophes;
3. capitals after small letters, leading zeros;
4. whether there was any other punctuation.

Gap < numbers by value < letters of the reader's script < letters of the other script < all other scripts.
A hyphen or a slash parts words as a space does. ё stands beside е in Russian and is a letter in Uzbek.
"""

import re
import unicodedata
from functools import cache
from itertools import islice

from events.text.letters import APOSTROPHES, INVISIBLE, LATIN, compose, plain_digits

MAX_LENGTH = 250

_ENGLISH = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_RUSSIAN = "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"

# The reader's script first. Letters that an alphabet lacks (w in Azerbaijani, c in Uzbek) have the place that CLDR
# gives them.
ALPHABETS = {
    "en": (_ENGLISH, _RUSSIAN),
    "az": (
        "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z w",
        "а б в г ғ д е ё ә ж з и й ы ј к ҝ л м н о ө п р с т у ү ф х һ ц ч ҹ ш щ ъ ь э ю я",
    ),
    "uz": (
        "a b c d e f g h i j k l m n o p q r s t u v w x y z o' g' sh ch",
        "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ў қ ғ ҳ",
    ),
    "ru": (_RUSSIAN, _ENGLISH),
}

# Cyrillic letters that take the place of another where the alphabet has none of its own for them.
_NEAREST = {
    "ә": "а", "ғ": "г", "ҝ": "к", "қ": "к", "ҳ": "х", "һ": "х", "ө": "о", "ү": "у", "ҹ": "ч", "ҷ": "ч", "ј": "й",
    "ң": "н", "ұ": "у", "җ": "ж", "і": "и", "є": "е", "ґ": "г", "ђ": "д", "љ": "л", "њ": "н", "ћ": "ч", "џ": "ч",
}  # fmt: skip

_LEVEL, _GAP = "00", "01"
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"

_levelled = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE))
_quoted = re.compile(r"(?<!\w)'([^']*)'(?!\w)")
_gap = re.compile(r"[\s/\\_‐‑‒–—―-]")
_element = re.compile(r"[0-9]+|.", re.DOTALL)
_uzbek_element = re.compile(r"[0-9]+|[og]'|[sc]h|.", re.DOTALL | re.IGNORECASE)


def sort_key(text: str, language: str) -> str:
    """The key of a text for readers of a language (en, az, uz, ru; English order for any other).

    At most 250 characters of 0-9 and a-z; a text without letters and digits has the key "" and comes first.
    """
    language = language if language in ALPHABETS else "en"
    text = compose(text.translate(_levelled), "NFKC")
    text = plain_digits(_quoted.sub(r"\1", text.translate(_levelled))).strip()
    pattern = _uzbek_element if language == "uz" else _element
    letters, accents, cases = [], [], []
    gap = punctuation = False
    # A run of punctuation makes no key, so the text is cut by its elements and not by its length.
    for found in pattern.finditer(text):
        element = found[0]
        if _gap.match(element):
            gap = True
            continue
        first, second, third = _weigh(element, language)
        if first:
            letters.append(_GAP + first if gap and letters else first)
            accents.append(second)
            cases.append(third)
            gap = False
            if len(letters) * 2 >= MAX_LENGTH:
                break
        elif second and accents:
            accents[-1] = second
        else:
            punctuation = True
    levels = ["".join(letters), "".join(accents).rstrip("1"), "".join(cases).rstrip("1"), "1" * punctuation]
    while len(levels) > 1 and not levels[-1]:
        levels.pop()
    return _LEVEL.join(levels)[:MAX_LENGTH] if letters else ""


def initial(key: str, language: str) -> str:
    """The letter of the alphabet under which the text of that key stands: "Oʻ", "Sh", "И"; "" if under none."""
    letter = _letters(language if language in ALPHABETS else "en").get(key[:2], "").replace("'", "ʻ")
    return "İ" if letter == "i" and language == "az" else letter.capitalize()


@cache
def _letters(language: str) -> dict[str, str]:
    return {rank: letter for letter, rank in _ranks(language).items()}


def _weigh(element: str, language: str) -> tuple[str, str, str]:
    """Weights of one element: letter or number, accent, case; the first is "" for what is no letter."""
    if element[0] in "0123456789":
        return _number(element), "1", "2" if element[0] == "0" and element != "0" else "1"
    return _letter(element, language)


def _number(digits: str) -> str:
    """A number of any length by its value: the count of its figures, then the figures."""
    digits = digits.lstrip("0")
    if len(digits) < 35:
        return "1" + _BASE36[len(digits)] + digits
    return f"1z{min(len(digits), 99999):05}{digits[:MAX_LENGTH]}"


@cache
def _ranks(language: str) -> dict[str, str]:
    """The two characters that stand for each letter of a language's two alphabets."""
    ranks = {}
    for start, alphabet in zip((360, 432), ALPHABETS[language], strict=True):
        for number, letter in enumerate(alphabet.split(), start):
            ranks[letter] = _BASE36[number // 36] + _BASE36[number % 36]
    return ranks


@cache
def _letter(letter: str, language: str) -> tuple[str, str, str]:
    ranks = _ranks(language)
    small = _small(letter, language)
    case = "2" if small[0] != letter[0] else "1"
    if small in ranks:
        return ranks[small], "1", case
    if letter == "'":
        return "", "3", ""
    kind = unicodedata.category(letter)[0]
    if kind == "M":
        return "", "2", ""
    if kind not in "LN":
        return "", "", ""
    base = "".join(_NEAREST.get(char, LATIN.get(char, char)) for char in small)
    base = unicodedata.normalize("NFKD", base)
    plain = "".join(ranks.get(char, "") for char in islice(base, 8))
    return plain or f"z{ord(small[0]):06x}", "2", case


def _small(letter: str, language: str) -> str:
    """Lower case as the language has it: I is ı in Azerbaijani, and İ is one letter, not i with a dot."""
    if language == "az" and letter == "I":
        return "ı"
    return "i" if letter == "İ" else letter.lower()
