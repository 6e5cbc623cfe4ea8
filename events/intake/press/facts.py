"""Notes what a text says of itself: its headline, author and publisher, and the day on which it came out."""

from events.intake.press import dates, sources
from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import Mention
from events.intake.press.reading import Ask, Notebook
from events.intake.press.sentences import Sentence

FIRST = 6  # sentences among which the day of publication stands
SHORTEST = 12  # tokens; a longer line says more than when it came out


def note_facts(
    notes: Notebook, sentences: list[Sentence], people: list[list[Mention]], lexicon: Lexicon, language: str
) -> None:
    headline = sources.headline(sentences, notes.text)
    author = sources.author(sentences, notes.text, lexicon)
    publisher = sources.publisher(sentences, people, lexicon) or sources.slashed(notes.text)
    for name, words, question in (
        ("title", headline and headline[0], "" if headline and headline[1] else Ask.IS_HEADLINE),
        ("author", author, ""),
        ("publisher", publisher, ""),
    ):
        if words:
            values = {name: " ".join(notes.text[words.start : words.end].split())}
            notes.note("source", values, words.start, words.end, question, f"source {name}")
    for sentence in sentences[:FIRST]:
        if len(sentence.tokens) < SHORTEST and sentence.is_line:
            note_published(notes, sentence, language)


def note_published(notes: Notebook, sentence: Sentence, language: str) -> None:
    """A line near the beginning that is little more than a date says when the article came out."""
    for one in dates.dates(notes.text, sentence.start, sentence.end, language)[:1]:
        share = 9 if sources.is_posted(notes.text, sentence) else 3
        if one.edtf and (one.end - one.start) * share > sentence.end - sentence.start:
            notes.note("source", {"published": one.edtf}, one.start, one.end, "", "source published")
