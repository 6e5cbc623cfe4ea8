"""What is known of a text while it is being read."""

from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import mentions
from events.intake.press.reading import Notebook, Proposal
from events.intake.press.sentences import sentences
from events.intake.press.shortnames import ShortNames
from events.intake.press.tokens import Token


class Memory:
    """The text, its sentences and the people named in them; what was noted, and what may be meant by "the Union"."""

    def __init__(self, text: str, language: str, words: Lexicon) -> None:
        self.text, self.language, self.lexicon = text, language, words
        self.notes = Notebook(text)
        self.sentences = sentences(text, language)
        self.people = [mentions(sentence.tokens, words) for sentence in self.sentences]
        self.short = ShortNames(words)
        self.latest: list[str] = []  # keys of the people of the sentence before
        self.paper: Proposal | None = None
        self.gathering: Proposal | None = None  # the latest event under which talks may stand
        self.session: Proposal | None = None  # the one session of which this paragraph, or list, tells
        self.paragraph = -1
        self.at = 0
        self.in_list = False
        self.unnamed: set[str] = set()  # keys of events that are only called "the forum" so far

    def slice(self, tokens: list[Token], first: int, last: int) -> str:
        """The words of the text from one token to another, with single blanks."""
        return " ".join(self.text[slice(*self.span(tokens, first, last))].split()) if last > first else ""

    def span(self, tokens: list[Token], first: int, last: int) -> tuple[int, int]:
        return tokens[first].start, tokens[max(first, last - 1)].end
