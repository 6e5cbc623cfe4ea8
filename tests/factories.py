"""Makers of records for tests; every name here is synthetic and says so."""

from itertools import count

from events import publishing, revisions
from events.models import (
    Artisan,
    Citation,
    Event,
    Exhibition,
    Indicator,
    Initiative,
    Involvement,
    Memorandum,
    Organisation,
    Person,
    Place,
    Project,
    Record,
    Signature,
    Source,
    Speaking,
    Subject,
    Talk,
    Topic,
    Work,
)

number = count(1)


def make(model: type[Record], name: str = "", *, public: bool = True, **fields: object) -> Record:
    """A record with an English name; published unless said otherwise, and without versions."""
    name = name or f"Synthetic {model._meta.verbose_name} {next(number)}"
    record = model(**{f"{model.title_field}_en": name, **fields})
    record.full_clean(exclude=["slug"])
    record.save()
    with revisions.paused():
        return publishing.publish(record) if public else record


def project(name: str = "", **fields: object) -> Project:
    return make(Project, name, **fields)


def event(name: str = "", **fields: object) -> Event:
    return make(Event, name, **fields)


def person(name: str = "", **fields: object) -> Person:
    return make(Person, name, **fields)


def organisation(name: str = "", **fields: object) -> Organisation:
    return make(Organisation, name, **fields)


def place(name: str = "", **fields: object) -> Place:
    return make(Place, name, **fields)


def topic(name: str = "", **fields: object) -> Topic:
    return make(Topic, name, **fields)


def source(name: str = "", **fields: object) -> Source:
    return make(Source, name, **fields)


def exhibition(name: str = "", **fields: object) -> Exhibition:
    return make(Exhibition, name, **fields)


def artisan(name: str = "", **fields: object) -> Artisan:
    return make(Artisan, name, **fields)


def work(name: str = "", **fields: object) -> Work:
    return make(Work, name, **fields)


def initiative(name: str = "", **fields: object) -> Initiative:
    return make(Initiative, name, **fields)


def indicator(name: str = "", **fields: object) -> Indicator:
    return make(Indicator, name, **fields)


def talk(
    name: str = "", *, speakers: tuple[Person, ...] = (), topics: tuple[Topic, ...] = (), **fields: object
) -> Talk:
    """A talk in an event (made when not given) with its speakers and topics."""
    if "event" not in fields:
        fields["event"] = event()
    made = make(Talk, name, **fields)
    for place_, speaker in enumerate(speakers):
        Speaking.objects.create(talk=made, person=speaker, title_then_en="Synthetic position", position=place_)
    about(made, *topics)
    return made


def memorandum(
    name: str = "", *, signed_by: tuple[tuple[Person, Organisation], ...] = (), **fields: object
) -> Memorandum:
    made = make(Memorandum, name, **fields)
    for place_, (signatory, party) in enumerate(signed_by):
        Signature.objects.create(memorandum=made, person=signatory, organisation=party, position=place_)
    return made


def about(record: Record, *topics: Topic) -> None:
    for place_, each in enumerate(topics):
        Subject.objects.create(record=record, topic=each, position=place_)


def cite(record: Record, quote: str = "Synthetic words.", **fields: object) -> Citation:
    if "source" not in fields:
        fields["source"] = source()
    return Citation.objects.create(record=record, quote=quote, **fields)


def involve(record: Record, role: str = "partner", **fields: object) -> Involvement:
    return Involvement.objects.create(record=record, role=role, **fields)
