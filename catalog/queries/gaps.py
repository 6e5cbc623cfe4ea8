"""What the sources do not say of a record: named on its page as "Still to be learned"."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from events.models import Record

Question = tuple[Callable[[Record], object], object]


def blank(*fields: str) -> Callable[[Record], object]:
    """True of a record in which none of the columns is filled."""
    return lambda record: not any(getattr(record, field) for field in fields)


def none_of(*relations: str) -> Callable[[Record], object]:
    """True of a record to which none of the relations (prefetched by its page) leads."""
    return lambda record: not any(getattr(record, relation).all() for relation in relations)


DATE = (blank("dates"), _("The date"))
PICTURES = (none_of("illustrations"), _("Photographs, with the photographer’s name"))

QUESTIONS: dict[str, tuple[Question, ...]] = {
    "project": (
        (blank("dates"), _("The dates of the project")),
        (blank("place_id"), _("The place")),
        PICTURES,
    ),
    "event": (
        DATE,
        (blank("day", "dates"), _("On which day of the programme it took place")),
        (blank("start_time"), _("The time at which it began")),
        (blank("venue_id"), _("Where it took place")),
        (
            lambda event: event.more_not_named,
            _("The other parts, which the source mentions but does not name"),
        ),
        (lambda event: not event.talks.all() and not event.involvements.all(), _("Who took part")),
        PICTURES,
    ),
    "talk": (
        (lambda talk: not talk.abstract, _("What was said: an abstract or the text of the talk")),
        (blank("spoken_language"), _("In which language it was given")),
        (blank("start_time"), _("The time at which it was given")),
        (none_of("speakings"), _("Who spoke")),
    ),
    "person": (
        (lambda person: not person.text_in("biography", person.language), _("A biography")),
        (blank("country"), _("The country in which this person works")),
        (none_of("illustrations"), _("A portrait, with the photographer’s name")),
    ),
    "organisation": (
        (blank("website"), _("The website")),
        (blank("place_id"), _("Where it is based")),
        (blank("country"), _("The country")),
    ),
    "place": (
        (blank("address"), _("The street address")),
        (blank("latitude"), _("Where it lies on the map")),
    ),
    "topic": ((lambda topic: not topic.text_in("definition", topic.language), _("A definition")),),
    "exhibition": (
        (blank("dates"), _("The dates of opening and closing")),
        (blank("venue_id"), _("The venue")),
        (none_of("exhibitors"), _("The names of the makers")),
        (none_of("exhibits"), _("The works shown, and which of them came from where")),
        PICTURES,
    ),
    "work": (
        (blank("made"), _("When it was made")),
        (none_of("makings"), _("Who made it")),
        (blank("dimensions"), _("Its size")),
        PICTURES,
    ),
    "artisan": (
        (lambda artisan: artisan.kind == "unidentified", _("Their names")),
        (none_of("crafts"), _("Which craft they practise")),
        (blank("since"), _("Since when they have been working")),
        (none_of("illustrations"), _("A portrait, with the photographer’s name")),
    ),
    "memorandum": (
        (blank("dates"), _("The date of signing")),
        (blank("place_id"), _("The place of signing")),
        (none_of("documents"), _("The text of the memorandum")),
        (blank("in_force_until"), _("How long it is in force")),
    ),
    "initiative": ((blank("dates"), _("When it began")), PICTURES),
    "indicator": (
        (
            lambda indicator: not indicator.text_in("definition", indicator.language),
            _("How the figures were counted"),
        ),
    ),
    "source": (
        (blank("url"), _("The address of the page")),
        (blank("published"), _("The date of publication")),
        (blank("author_id"), _("The author")),
    ),
}


def gaps(record: Record) -> list[object]:
    """What is still to be learned about the record, in the reader's words."""
    return [question for unknown, question in QUESTIONS.get(record.noun, ()) if unknown(record)]
