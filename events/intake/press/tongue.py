"""Says in which of the four languages a text is, by its smallest words, so that none is read by another's rules."""

from collections import Counter

from events.intake.press.lexicon import Words

FEWEST = 4  # of the small words, before anything is said
# None is a single letter, which could be an initial.
SMALL = {
    "en": Words("the of and in to was were with for on at by from is"),
    "ru": Words("на по из что под для был была были его при это как не за от сообщает также"),
    "az": Words("və bu ilə bir üçün də da isə olan edib kimi haqqında keçirilib mövzusunda"),
    "uz": Words("va bu bilan uchun ham deb esa haqida hamda bir mavzusida o'tkazildi bo'yicha qildi"),
}


def tongue(words: list[str]) -> str:
    """The language whose small words are most among these search keys; "" when there are too few or two are even."""
    counts = Counter({code: sum(word in some for word in words) for code, some in SMALL.items()})
    (first, most), (_second, next_) = counts.most_common(2)
    return first if most >= FEWEST and most > 2 * next_ else ""
