"""What a reader typed, as words, phrases, words to leave out and words for one field; whatever is odd is plain words.

`silk -carpet "gender policy" speaker:toshniyozova` asks for records with silk, without carpet, with the phrase, of a
speaker by that name. A field may be named in any of the four languages.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from events.text.folding import fold
from events.text.keys import Keys, keys
from events.text.letters import compose
from events.text.stems import LONGEST, readings

LETTERS = 200  # that are read
MOST_WORDS = 12

# The kind of record that a field leads to, by what it is called.
FIELDS = {
    "person": "speaker person people maruzachi spiker shaxs cixisci meruzeci sexs dokladchik spiker person chelovek",
    "topic": "topic craft subject mavzu hunar movzu senet tema remeslo",
    "place": "place city country venue joy shahar mamlakat yer seher olke mesto gorod strana",
    "organisation": "organisation organization institution tashkilot teskilat qurum organizatsiya",
    "event": "event forum tadbir tedbir sobitiye meropriyatiye",
    "project": "project loyiha layihe proyekt",
}
NOUN_OF = {name: noun for noun, names in FIELDS.items() for name in names.split()}

_piece = re.compile(
    r"""(?P<out>(?<!\S)-)?  # to be left out
        (?:(?P<field>[^\W\d_]{3,16}):)?
        (?:["“”«„](?P<phrase>[^"“”«»„]+)["“”»]|(?P<word>[^\s"“”«»„]+))""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Word:
    """One word as it was typed, or one of the words that it falls into."""

    text: str
    key: Keys

    @property
    def says_enough(self) -> bool:
        """Not "zzzz", of which the keys leave one letter: very many words begin with that."""
        return len(self.key.fine) > 1 or len(self.text) < 3

    @cached_property
    def stems(self) -> list[str]:
        return readings(self.text)


@dataclass
class Query:
    """`words` must all be met; the last may be the beginning of one if `begun`."""

    text: str
    words: list[Word] = field(default_factory=list)
    phrases: list[list[Word]] = field(default_factory=list)
    without: list[list[Word]] = field(default_factory=list)
    fields: list[tuple[str, list[Word]]] = field(default_factory=list)
    begun: bool = False

    @property
    def plain(self) -> list[Word]:
        """All words that a name may be made of."""
        return [*self.words, *(word for phrase in self.phrases for word in phrase)]

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.fields)


def parse(text: str) -> Query:
    """The query of what was typed; of very long text, the beginning."""
    text = compose(text[: 4 * LETTERS].replace("\x00", " "))[:LETTERS].strip()
    query = Query(text)
    for found in _piece.finditer(text):
        put(query, found)
    query.words = list({word.key: word for word in query.words}.values())[:MOST_WORDS]
    query.begun = bool(query.words) and text.endswith(query.words[-1].text) and query.words[-1].says_enough
    if not query and query.without:  # all but something is no search: what was typed is looked for as it stands
        query.words, query.without = [word for some in query.without for word in some][:MOST_WORDS], []
    return query


def put(query: Query, found: re.Match) -> None:
    """Add one piece of what was typed to the query."""
    noun = NOUN_OF.get(fold(found["field"])) if found["field"] else None
    typed = found["phrase"] or found["word"]
    if found["field"] and noun is None:
        typed = f"{found['field']} {typed}"
    some = words_of(typed)
    if not some:
        return
    if found["out"]:
        query.without.append(some)
    elif noun:
        query.fields.append((noun, some))
    elif found["phrase"] and len(some) > 1:
        query.phrases.append(some)
    else:
        query.words += some


def words_of(text: str) -> list[Word]:
    """The words of a text with their keys, as far as anything can be read of them."""
    return [Word(word, key) for word in plain(text) for key in keys(word)][:MOST_WORDS]


def plain(text: str) -> Iterable[str]:
    """The text cut where the keys would cut it, so that every word has one key."""
    return (word[:LONGEST] for word in text.split())
