"""How complete a record is: its words in each language, and whether it has a source, topics and a picture."""

from dataclasses import dataclass
from dataclasses import field as item

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.attention import NEED_NO_SOURCE, attached
from events.models import Citation, Document, Illustration, Image, Place, Record, Source, Subject, Topic
from events.text.languages import LANGUAGES, OWN_NAMES

# Words that a record may well do without.
OPTIONAL = {"alternative_labels", "quiet_hours", "makers_note", "caption", "lineage", "visit", "terms"}
# What hangs on a record, by the name of the mark that `marked` puts on it, and the nouns that need none.
HANGING = {
    "has_source": (Citation, NEED_NO_SOURCE),
    "has_topics": (Subject, (Source, Document, Topic, Place, Image)),
    "has_picture": (Illustration, (Image, Document, Source, Topic)),
}

CALLED = {"has_source": _("no source"), "has_topics": _("no topics"), "has_picture": _("no picture")}


@dataclass(frozen=True)
class Completeness:
    """By language the fields that should have words and those that have; by mark whether what hangs on it is there."""

    needed: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    hanging: dict[str, bool] = item(default_factory=dict)

    @property
    def lines(self) -> list[tuple[str, str, int, int]]:
        """Of each language its code, its own name, how many of its words are there and how many should be."""
        return [
            (code, OWN_NAMES[code], len(self.words[code]), len(fields))
            for code, fields in self.needed.items()
            if fields
        ]

    @property
    def lacks(self) -> list[Promise]:
        return [CALLED[mark] for mark, there in self.hanging.items() if not there]

    @property
    def there(self) -> int:
        return sum(len(found) for found in self.words.values()) + sum(self.hanging.values())

    @property
    def all(self) -> int:
        return sum(len(fields) for fields in self.needed.values()) + len(self.hanging)


def of(record: Record) -> Completeness:
    """Of a record that was `marked`; without a mark nothing is said of what hangs on it."""
    wanted = tuple(field for field in record.translated if field not in OPTIONAL)
    needed = {code: tuple(field for field in wanted if is_needed(record, field, code)) for code in LANGUAGES}
    words = {code: tuple(field for field in needed[code] if has_words(record, field, code)) for code in LANGUAGES}
    hanging = {mark: bool(getattr(record, mark)) for mark in marks(type(record)) if hasattr(record, mark)}
    return Completeness(needed, words, hanging)


def is_needed(record: Record, field: str, code: str) -> bool:
    """Names are given as the source writes them: they are needed in the original language only."""
    return field != "name" or code == record.language


def has_words(record: Record, field: str, code: str) -> bool:
    return bool((getattr(record, f"{field}_{code}", "") or "").strip())


def marks(model: type[Record]) -> list[str]:
    return [mark for mark, (_rows, without) in HANGING.items() if model not in without]


def marked(records: QuerySet) -> QuerySet:
    """Records that know what hangs on them, without a query for each."""
    there = {
        mark: Exists(attached(HANGING[mark][0], records.model).filter(object_id=OuterRef("pk")))
        for mark in marks(records.model)
    }
    return records.annotate(**there)
