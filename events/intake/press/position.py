"""A position as tokens: what belongs to the title, and what names the organisation."""

from dataclasses import dataclass

from events.intake.press.lexicon import Lexicon
from events.intake.press.tokens import WORD, Token

LONGEST = 40  # tokens


@dataclass
class Position:
    """Tokens from `first` up to `last`; the title ends at `title_end`, the organisation begins at `org` (-1: none)."""

    first: int
    last: int
    head: int
    title_end: int
    org: int = -1
    org_end: int = -1
    question: bool = False

    @property
    def has_org(self) -> bool:
        return self.org >= 0


def is_organisation(token: Token, lexicon: Lexicon) -> bool:
    return token.kind == WORD and token.low in lexicon.organisations
