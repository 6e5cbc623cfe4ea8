"""One search key for all spellings of a name, so that a word is found without its diacritics, in any case.

This fold levels alphabets and diacritics; `keys.py` levels sounds besides. The same function must fold what is
indexed and what is asked. Letter by letter (the tables are in `letters.py`):

| written | folded | | written | folded |
|---|---|---|---|---|
| ' ` ´ ‘ ’ ʻ ʼ and look-alikes | nothing | | ъ ь | nothing |
| Ə ə | e | | Ә ә | e |
| I ı İ i И и Ы ы | i | | Й й Ј ј | y |
| Ö ö Oʻ oʻ О о Ў ў Ө ө | o | | Ü ü U u У у Ү ү | u |
| Ğ ğ Gʻ gʻ Г г Ғ ғ Ҝ ҝ | g | | Q q Қ қ | q |
| Ş ş S s С с | s | | Sh sh Ш ш | sh |
| Ç ç C c Ҹ ҹ | c | | Ch ch Ч ч | ch |
| H h Ҳ ҳ Һ һ | h | | X x Х х | x |
| J j Ж ж | j | | Z z З з | z |
| E e Э э, Е е after a consonant | e | | Е е at the start or after a vowel | ye |
| Ё ё | yo | | Ю ю / Я я | yu / ya |
| Ц ц | ts | | Щ щ | shch |
| other Latin letters | without their marks | | other scripts | nothing |

A Cyrillic word that shows a letter of Azerbaijani only (ә ө ү һ ҝ ҹ ј) is read by the alphabet of 1958:
г is q, ч is c (ç), ш is s (ş) and е is always e, so that Гулијев and Quliyev, Шәки and Şəki meet.
"""

from events.text.letters import UZBEK, ascii_words, cyrillic_table


def words(text: str) -> list[str]:
    """The folded words of any text, in order; an apostrophe belongs to its word and vanishes."""
    return ascii_words(text, lambda word: cyrillic_table(word, UZBEK))


def fold(text: str) -> str:
    """The folded words of any text, one space between them: only a-z, 0-9 and the space."""
    return " ".join(words(text))
