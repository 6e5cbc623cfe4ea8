"""The letters of Azerbaijani, Uzbek and Russian and how each is written in plain ASCII.

Every table here is one step of `ascii_words`, which slugs and the search fold share (`keys.py` reads sounds besides):

1. every look-alike of the apostrophe vanishes (o'zbek, oʻzbek and o`zbek are one word);
2. compatibility forms and capitals are levelled (NFKC, casefold; İ, I and ı all become i);
3. Cyrillic is read by the table of its language, chosen by `cyrillic_table`;
4. Latin letters that no decomposition reaches (ə, ı, ø ...) follow `LATIN`, all other diacritics fall off;
5. whatever is still not an ASCII letter or digit parts two words.
"""

import re
import unicodedata
from collections.abc import Callable

# Whatever a keyboard, a word processor or a scanner puts where Uzbek means U+02BB (oʻ, gʻ) or U+02BC.
APOSTROPHES = "'`´‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ՚׳ꞌꞋ＇｀"

# Written but never seen: soft hyphen, zero-width spaces and joiners, direction and variation marks.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff" + "".join(
    map(chr, range(0xFE00, 0xFE10))
)

# Latin letters without a decomposition into a base letter and a mark.
LATIN = {
    "ə": "e", "ı": "i", "ǝ": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ħ": "h", "ŧ": "t", "ŋ": "ng", "ƣ": "g", "ɵ": "o", "ɛ": "e", "ɔ": "o", "ʒ": "j", "ƶ": "z", "ȷ": "j",
    "ĸ": "k", "ɨ": "i", "ʉ": "u", "ƀ": "b", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɑ": "a", "ɡ": "g",
}  # fmt: skip

# Uzbek Cyrillic, in the official Latin without its apostrophes. The sound letters that Russian shares are the
# same, so this is also how Russian words are folded for search. For е see `read_cyrillic`.
UZBEK = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ў": "o", "қ": "q", "ғ": "g",
    "ҳ": "h",
    # Azerbaijani letters, for names quoted inside other text.
    "ә": "e", "ө": "o", "ү": "u", "һ": "h", "ҝ": "g", "ҹ": "c", "ј": "y",
    # Neighbours: Tajik, Kazakh, Kyrgyz, Turkmen, Ukrainian, Belarusian, Serbian.
    "ҷ": "j", "ӣ": "i", "ӯ": "u", "җ": "j", "ң": "ng", "ұ": "u", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
    "ђ": "dj", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѕ": "dz", "ѣ": "e", "ѳ": "f", "ѵ": "i", "ӏ": "",
}  # fmt: skip

# Russian as English readers know it from maps and passports (Zhukov, Khiva): used for slugs.
RUSSIAN = {**UZBEK, "ж": "zh", "х": "kh", "ы": "y"}

# Azerbaijani Cyrillic of 1958 in today's Latin without its diacritics (г is q, ҝ is g, ш is ş, ч is ç).
AZERBAIJANI = {**UZBEK, "г": "q", "ч": "c", "ш": "s"}

ONLY_AZERBAIJANI = frozenset("әөүһҝҹј")
ONLY_UZBEK = frozenset("ўқғҳ")

_VOWELS = frozenset("аеёиоуўыэюяәөүӣӯіъь")
_MANY_MARKS = 8

_apostrophes = str.maketrans(dict.fromkeys(APOSTROPHES + INVISIBLE))
_latin = str.maketrans(LATIN)
_marks = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
cyrillic_word = re.compile("[\u0400-\u052f\u1c80-\u1c8f\ua640-\ua69f]+")
_cyrillic_name = re.compile(r"CYRILLIC (?:SMALL |CAPITAL )?(?:LETTER|LIGATURE) (?:.* )?([A-Z]+)(?: WITH .*)?$")
_other_digit = re.compile(r"[^\W\D0-9]")
_ascii_word = re.compile("[a-z0-9]+")


def capitalised(text: str, language: str) -> str:
    """With a capital at the beginning, as the language has it: Azerbaijani i becomes İ."""
    first = "İ" if language == "az" and text[:1] == "i" else text[:1].upper()
    return first + text[1:]


def calm(text: str) -> str:
    """Text with no more than eight marks on one letter: Unicode orders long runs in quadratic time."""
    if len(text) < 1000 or text.isascii():
        return text
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= _MANY_MARKS:
            kept.append(char)
    return "".join(kept)


def compose(text: str, form: str = "NFC") -> str:
    """Unicode normal form of any text, in linear time."""
    return unicodedata.normalize(form, calm(text))


def plain_digits(text: str) -> str:
    """Decimal digits of any script as 0 to 9."""
    return _other_digit.sub(lambda found: str(unicodedata.decimal(found[0], "")), text)


def cyrillic_table(word: str, otherwise: dict[str, str]) -> dict[str, str]:
    """The table whose own letters a lower-case Cyrillic text shows; `otherwise` where it shows none."""
    letters = set(word)
    if letters & ONLY_AZERBAIJANI:
        return AZERBAIJANI
    if letters & ONLY_UZBEK:
        return UZBEK
    return otherwise


def level(text: str) -> str:
    """Text in small letters, each in one way only: no apostrophes, no compatibility forms."""
    text = text.translate(_apostrophes)
    # The second composing gathers what casefold took apart (й and ў must be one character each); the second
    # look for apostrophes catches those that a compatibility form hid (ŉ).
    return compose(compose(text, "NFKC").casefold(), "NFKC").translate(_apostrophes)


def plain(text: str) -> str:
    """A levelled text without diacritics: Latin letters in ASCII, the others bare."""
    return plain_digits(_marks.sub("", compose(text, "NFD")).translate(_latin))


def unmarked(text: str) -> str:
    """A levelled text without the marks that no letter has taken up."""
    return _marks.sub("", text)


def ascii_words(text: str, table_of: Callable[[str], dict[str, str]]) -> list[str]:
    """Lower-case words of a-z and 0-9; `table_of` picks the table for each Cyrillic word."""
    text = level(text)
    if not text.isascii():
        text = plain(cyrillic_word.sub(lambda found: read_cyrillic(found[0], table_of(found[0])), text))
    return _ascii_word.findall(text)


def read_cyrillic(word: str, table: dict[str, str]) -> str:
    """One Cyrillic word in ASCII; but in az, е is ye at the start and after a vowel (Мусаева, Musayeva)."""
    glide = table is not AZERBAIJANI
    written, before = [], ""
    for letter in word:
        if letter == "е" and glide and (not before or before in _VOWELS):
            written.append("ye")
        else:
            written.append(table[letter] if letter in table else _by_name(letter))
        before = letter
    # A sign without a sound keeps its name where it stands alone: no Cyrillic word is nothing.
    return "".join(written) or "".join(map(_by_name, word))


def _by_name(letter: str) -> str:
    """A rare Cyrillic letter by its base letter, or else by its Unicode name (ԑ REVERSED ZE: ze)."""
    base = unicodedata.normalize("NFD", letter)[0]
    if UZBEK.get(base):
        return UZBEK[base]
    named = _cyrillic_name.match(unicodedata.name(letter, ""))
    return named[1].lower() if named else ""
