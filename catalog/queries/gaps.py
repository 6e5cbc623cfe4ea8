"""What the sources do not say of a record: named on its page as "Still to be learned"."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.models import Record

Unknown = Callable[[Record], object]


@dataclass(frozen=True)
class Gap:
    """Something still to be learned: a short name for forms, and the reader's words for it."""

    key: str
    words: Promise

    def __str__(self) -> str:
        return str(self.words)


Question = tuple[str, Unknown, Promise]


def blank(*fields: str) -> Unknown:
    """True of a record in which none of the columns is filled."""
    return lambda record: not any(getattr(record, field) for field in fields)


def none_of(*relations: str) -> Unknown:
    """True of a record to which none of the relations (prefetched by its page) leads."""
    return lambda record: not any(getattr(record, relation).all() for relation in relations)


def no_words(field: str) -> Unknown:
    """True of a record whose translated column is empty in every language."""
    return lambda record: not record.text_in(field, record.language)


DATE = ("date", blank("dates"), _("The date"))
PICTURES = ("pictures", none_of("illustrations"), _("Photographs, with the photographer’s name"))
PORTRAIT = ("pictures", none_of("illustrations"), _("A portrait, with the photographer’s name"))
ACCESS = (
    "access",
    blank("step_free", "sign_language", "quiet", "spoken_languages"),
    _("Access: steps, sign language, quiet hours, languages spoken"),
)

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "project": (
        ("date", blank("dates"), _("The dates of the project")),
        ("place", blank("place_id"), _("The place")),
        PICTURES,
    ),
    "event": (
        DATE,
        ("day", blank("day", "dates"), _("On which day of the programme it took place")),
        ("time", blank("start_time"), _("The time at which it began")),
        ("venue", blank("venue_id"), _("Where it took place")),
        (
            "parts",
            lambda event: event.more_not_named,
            _("The other parts, which the source mentions but does not name"),
        ),
        ("people", lambda event: not event.talks.all() and not event.involvements.all(), _("Who took part")),
        ACCESS,
        PICTURES,
    ),
    "talk": (
        ("abstract", no_words("abstract"), _("What was said: an abstract or the text of the talk")),
        ("language", blank("spoken_language"), _("In which language it was given")),
        ("time", blank("start_time"), _("The time at which it was given")),
        ("people", none_of("speakings"), _("Who spoke")),
    ),
    "person": (
        ("biography", no_words("biography"), _("A biography")),
        ("country", blank("country"), _("The country in which this person works")),
        PORTRAIT,
    ),
    "organisation": (
        ("website", blank("website"), _("The website")),
        ("place", blank("place_id"), _("Where it is based")),
        ("country", blank("country"), _("The country")),
    ),
    "place": (
        ("address", blank("address"), _("The street address")),
        ("map", blank("latitude"), _("Where it lies on the map")),
    ),
    "topic": (("definition", no_words("definition"), _("A definition")),),
    "exhibition": (
        ("date", blank("dates"), _("The dates of opening and closing")),
        ("venue", blank("venue_id"), _("The venue")),
        ("makers", none_of("exhibitors"), _("The names of the makers")),
        ("works", none_of("exhibits"), _("The works shown, and which of them came from where")),
        ACCESS,
        PICTURES,
    ),
    "work": (
        ("date", blank("made"), _("When it was made")),
        ("makers", none_of("makings"), _("Who made it")),
        ("size", blank("dimensions"), _("Its size")),
        PICTURES,
    ),
    "artisan": (
        ("names", lambda artisan: artisan.kind == "unidentified", _("Their names")),
        ("craft", none_of("crafts"), _("Which craft they practise")),
        ("since", blank("since"), _("Since when they have been working")),
        PORTRAIT,
    ),
    "memorandum": (
        ("date", blank("dates"), _("The date of signing")),
        ("place", blank("place_id"), _("The place of signing")),
        ("document", none_of("documents"), _("The text of the memorandum")),
        ("force", blank("in_force_until"), _("How long it is in force")),
    ),
    "initiative": (("date", blank("dates"), _("When it began")), PICTURES),
    "indicator": (("definition", no_words("definition"), _("How the figures were counted")),),
    "source": (
        ("url", blank("url"), _("The address of the page")),
        ("date", blank("published"), _("The date of publication")),
        ("author", blank("author_id"), _("The author")),
    ),
}


def gaps(record: Record) -> list[Gap]:
    """What is still to be learned about the record, in the reader's words."""
    return [Gap(key, words) for key, unknown, words in QUESTIONS.get(record.noun, ()) if unknown(record)]


def gap(noun: str, key: str) -> Gap | None:
    """The question of that name, whether or not it has been answered meanwhile."""
    return next((Gap(key, words) for name, _unknown, words in QUESTIONS.get(noun, ()) if name == key), None)
