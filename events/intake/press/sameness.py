"""Says whether an event or a paper is one that the text named before, under fewer or more words."""

from collections.abc import Container

from events.intake.press.gatherings import Gathering
from events.intake.press.reading import Notebook, Proposal
from events.intake.press.tokens import Token
from events.text.folding import fold

FRAMES = ("forum", "other")


def generic(one: Gathering, notes: Notebook, unnamed: Container[str]) -> Proposal | None:
    """The event that was only called "the forum" until its name came."""
    if not one.named or one.kind not in FRAMES:
        return None
    return next((old for old in notes.of("event") if old.values["kind"] == one.kind and old.key in unnamed), None)


def shorter(one: Gathering, notes: Notebook, unnamed: Container[str]) -> Proposal | None:
    """The event that had some of these words only: first "Telavi Forum", now "5th Telavi Forum of Crafts"."""
    return next((old for old in alike(one, notes, unnamed) if is_within(old.values["title"], one.title)), None)


def fuller(one: Gathering, notes: Notebook, unnamed: Container[str]) -> Proposal | None:
    """The event that had these words and more."""
    return next((old for old in alike(one, notes, unnamed) if is_within(one.title, old.values["title"])), None)


def alike(one: Gathering, notes: Notebook, unnamed: Container[str]) -> list[Proposal]:
    kinds = (one.kind,) if one.named and one.kind in FRAMES else ()
    return [old for old in notes.of("event") if old.values["kind"] in kinds and old.key not in unnamed]


def is_within(short: str, long: str) -> bool:
    """Whether two words or more stand inside a longer title, word for word."""
    inner, outer = fold(short), fold(long)
    return " " in inner and inner != outer and f" {inner} " in f" {outer} "


def is_named_again(tokens: list[Token], title: tuple[int, int]) -> bool:
    """Whether a paper is only called "the memorandum", as one does with what was named before."""
    first, last = title
    return last - first == 1 and first > 0 and tokens[first - 1].low in ("the", "this")
