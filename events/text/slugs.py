"""Readable addresses from titles in any of our alphabets."""

from events.text.letters import RUSSIAN, ascii_words, compose, cyrillic_table

MAX_LENGTH = 80


def slugify(text: str) -> str:
    """A lower-case ASCII slug, cut at the end of a word: "Əliyev Şəki" is "eliyev-seki".

    Empty only where the text holds no Latin or Cyrillic letter and no digit.
    """
    table = cyrillic_table(compose(text).casefold(), RUSSIAN)
    words = ascii_words(text, lambda word: table)
    slug, length = [], 0
    for word in words:
        length += len(word) + bool(slug)
        if length > MAX_LENGTH:
            break
        slug.append(word)
    return "-".join(slug) or "".join(words[:1])[:MAX_LENGTH]
