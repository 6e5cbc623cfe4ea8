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
    is_plural: bool = False  # "printers Nana and Salome": each of them is one

    @property
    def has_org(self) -> bool:
        return self.org >= 0


def singular(title: str) -> str:
    """What each of several is: printers, craftsmen, craftswomen."""
    return f"{title[:-3]}man" if title.endswith("men") else title.removesuffix("s")


def is_organisation(token: Token, lexicon: Lexicon) -> bool:
    return token.kind == WORD and token.low in lexicon.organisations
