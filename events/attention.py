"""What of the catalogue needs attention: each check is one entry, counted for all nouns by a single query.

A check is a condition on the records of a noun. It joins nothing (`pk__in` and plain columns only), so that any number
of them can be counted together, and a list can be narrowed down by the very same words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, IntegerField, Model, Q, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import (
    NOUNS,
    Artisan,
    ArtisanKind,
    Citation,
    Document,
    Event,
    Image,
    Indicator,
    Link,
    Observation,
    Person,
    Place,
    Record,
    Source,
    Speaking,
    Status,
    Talk,
    Topic,
)
from events.models.media import Medium
from events.models.statements import Attached
from events.text.languages import LANGUAGES, OWN_NAMES
from events.ties import records_named_by

Condition = Callable[[type[Record]], Q | None]
# Sources need no source; words of the vocabulary and places rest on what names them.
NEED_NO_SOURCE = (Source, Image, Document, Topic, Place)
MODELS = {model._meta.model_name: model for model in NOUNS}


@dataclass(frozen=True)
class Check:
    """Something that may be wrong with a record; `finds` gives None for nouns with which it cannot be wrong."""

    key: str
    label: Promise | str
    finds: Condition
    language: str = ""


@dataclass(frozen=True)
class Found:
    """How many records of a noun a check found, of how many that it looked at."""

    check: Check
    noun: str
    count: int
    of: int


def considered(records: QuerySet) -> QuerySet:
    """Records that anybody is still at work on: not those withdrawn or merged into others."""
    return records.filter(replaced_by__isnull=True).exclude(status=Status.WITHDRAWN)


# The conditions


def of(*nouns: type[Record]) -> Callable[[Callable[[type[Record]], Q]], Condition]:
    """Decorator: the condition is asked for these nouns only."""
    return lambda condition: lambda model: condition(model) if issubclass(model, nouns) else None


def empty(column: str) -> Q:
    return Q(**{f"{column}__isnull": True}) | Q(**{column: ""})


def without_source(model: type[Record]) -> Q | None:
    if model in NEED_NO_SOURCE:
        return None
    cited = Q(pk__in=attached(Citation, model).values("object_id"))
    if model is Indicator:
        figures = Observation.objects.filter(pk__in=attached(Citation, Observation).values("object_id"))
        cited |= Q(pk__in=figures.values("indicator"))
    return ~cited


def untranslated(code: str) -> Condition:
    """Names are given as the source writes them; only other words want a translation."""
    return lambda model: None if model.title_field == "name" else empty(f"{model.title_field}_{code}")


@of(Medium)
def without_credit(model: type[Record]) -> Q:
    missing = empty("credit") | empty("rights")
    return missing | undescribed() if model is Image else missing


def undescribed() -> Q:
    """Pictures without a description in their original language."""
    spoken = Q()
    for code in LANGUAGES:
        spoken |= Q(language=code) & empty(f"alt_{code}")
    return spoken


@of(Person)
def without_country(model: type[Record]) -> Q:
    return Q(country="")


@of(Artisan)
def unnamed(model: type[Record]) -> Q:
    return Q(kind=ArtisanKind.UNIDENTIFIED)


@of(Event)
def undated(model: type[Record]) -> Q:
    return Q(dates="")


@of(Talk)
def without_speaker(model: type[Record]) -> Q:
    return ~Q(pk__in=Speaking.objects.values("talk"))


def with_broken_link(model: type[Record]) -> Q:
    broken = Link.objects.filter(noun=model._meta.model_name).exclude(fault="")
    return Q(pk__in=broken.values("object_id"))


def naming_hidden(model: type[Record]) -> Q:
    """Public records that name others which the public may not see, so that something is missing from their page."""
    found = names_hidden(model)
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        if issubclass(field.related_model, Record) and through._meta.auto_created:
            rows = through.objects.filter(**{f"{field.m2m_reverse_field_name()}__in": hidden(field.related_model)})
            found |= Q(pk__in=rows.values(field.m2m_field_name()))
    for field in (*model._meta.related_objects, *model._meta.private_fields):
        part = field.related_model
        if field.one_to_many and not issubclass(part, Record) and records_named_by(part):
            rows = part.objects.filter(names_hidden(part))
            if issubclass(part, Attached):
                kind = ContentType.objects.get_for_model(model)
                found |= Q(pk__in=rows.filter(content_type=kind).values("object_id"))
            else:
                found |= Q(pk__in=rows.filter(**{f"{field.field.name}__isnull": False}).values(field.field.name))
    return Q(pk__in=model.objects.published().values("pk")) & found


def names_hidden(model: type[Model]) -> Q:
    found = Q(pk__in=[])
    for name in records_named_by(model):
        found |= Q(**{f"{name}__in": hidden(model._meta.get_field(name).related_model)})
    return found


def hidden(model: type[Record]) -> QuerySet:
    late = Q(publish_at__gt=timezone.now()) | Q(replaced_by__isnull=False)
    return model.objects.filter(~Q(status=Status.PUBLISHED) | late).values("pk")


def attached(rows: type[Attached], model: type[Model]) -> QuerySet:
    return rows.objects.filter(content_type=ContentType.objects.get_for_model(model))


# The list. One entry is one line of the first page, and one choice in the filter of every list it can apply to.

CHECKS: list[Check] = [
    Check("no_source", _("No source"), without_source),
    *(Check(f"not_in_{code}", OWN_NAMES[code], untranslated(code), language=code) for code in LANGUAGES),
    Check("no_credit", _("Pictures and documents without description, credit or rights"), without_credit),
    Check("no_country", _("People without a country"), without_country),
    Check("unnamed", _("Artisans not known by name"), unnamed),
    Check("no_speaker", _("Talks without a speaker"), without_speaker),
    Check("no_date", _("Events without a date"), undated),
    Check("names_hidden", _("Public, but naming what is hidden"), naming_hidden),
    Check("broken_link", pgettext_lazy("what needs attention", "Broken link"), with_broken_link),
]


def checks_of(model: type[Record]) -> list[tuple[Check, Q]]:
    """The checks that can find something in that noun, with their conditions."""
    asked = [(check, check.finds(model)) for check in CHECKS]
    return [(check, condition) for check, condition in asked if condition is not None]


def count(records: Iterable[QuerySet]) -> list[Found]:
    """What the checks find among these records, a queryset for each noun: one query in all, whatever there is."""
    by_noun = {each.model._meta.model_name: each for each in records}
    asked = {noun: dict(checks_of(each.model)) for noun, each in by_noun.items()}
    rows = [row_of(considered(each), asked[noun]) for noun, each in by_noun.items()]
    if not rows:
        return []
    found = []
    for noun, total, *counts in rows[0].union(*rows[1:], all=True):
        numbers = zip(CHECKS, counts, strict=True)
        found += [Found(check, noun, number, total) for check, number in numbers if check in asked[noun]]
    return found


def row_of(records: QuerySet, conditions: dict[Check, Q]) -> QuerySet:
    """One row: the noun, how many records there are, and how many of them each check finds."""
    nothing = Value(0, output_field=IntegerField())
    counts = {
        f"n_{check.key}": Count("pk", filter=conditions[check]) if check in conditions else nothing for check in CHECKS
    }
    noun = Value(records.model._meta.model_name)
    return records.order_by().values_list(noun).annotate(total=Count("pk"), **counts)
