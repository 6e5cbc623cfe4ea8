"""The door to reading press texts: `read` proposes what could be entered of one; it never raises and writes nothing."""

from events.intake.press.lexicon import lexicon
from events.intake.press.noting.reader import MOST, Reader
from events.intake.press.plain import plain
from events.intake.press.reading import Reading
from events.intake.press.tongue import tongue
from events.text.folding import words as folded
from events.text.languages import LANGUAGES

OTHER = "This text seems to be in another language than the one chosen. Choose its language and read it again."
LOOKED = 20_000  # characters by which its language is told
LONGEST = 100_000  # characters; a long article has 20,000


def read(text: str, language: str = "en") -> Reading:
    """What a press text in one of the four languages says; offsets are into `Reading.text`, which has no markup."""
    if language not in LANGUAGES:
        return Reading("", language, message="Choose one of the four languages.")
    if len(text) > LONGEST:
        return Reading("", language, message=f"The text is longer than {LONGEST:,} characters; paste one article.")
    words = plain(text)
    if not words.strip():
        return Reading(words, language, message="There is no text to read.")
    if tongue(folded(words[:LOOKED])) not in ("", language):
        return Reading(words, language, message=OTHER)
    proposals = Reader(words, language, lexicon(language)).proposals()
    message = "" if proposals else "Nothing was found that could be entered."
    if len(proposals) >= MOST:
        message = "The text holds more than can be shown at once; paste the rest as a text of its own."
    return Reading(words, language, proposals, message)
