"""Tags and filters that put facts into words: dates, days, countries, languages, figures, "not stated"."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from babel.lists import format_list
from babel.numbers import format_decimal
from django import template
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext, npgettext
from django.utils.translation import gettext as _

from catalog import names
from catalog.templatetags.records import record_link, words
from events.models import ChangeKind, Event, Observation, ObservationStatus, Precisely, Record
from events.text import edtf as edtf_text
from events.text.languages import language_name, locale_of
from events.text.letters import capitalised
from events.text.numerals import az_ablative_ending

register = template.Library()

# Whether the qualifier stands before or after the figure is for each language to say.
QUALIFIED = {
    Precisely.OVER: gettext_lazy("over %(amount)s"),
    Precisely.ABOUT: gettext_lazy("about %(amount)s"),
    Precisely.UP_TO: gettext_lazy("up to %(amount)s"),
}


@register.simple_tag
def not_stated(text: str = "") -> str:
    """What no source says, said."""
    return format_html('<span class="unknown">{}</span>', text or _("not stated"))


@register.filter
def edtf(text: str) -> str:
    """An EDTF date in the reader's language."""
    return edtf_text.display(text, get_language() or "en")


@register.filter
def day(value: date) -> str:
    return edtf(value.isoformat())


@register.filter
def period(observation: Observation) -> str:
    """The time of a figure; that of a plan is a deadline, of which no beginning is missed."""
    due = observation.status == ObservationStatus.PLANNED
    return edtf_text.display(observation.period, get_language() or "en", due=due)


@register.filter
def day_name(day_: str) -> str:
    return names.day_name(day_)


@register.simple_tag
def day_of(event: Event | None) -> str:
    """The event's day in its programme; nothing for an event with a date but without a programme."""
    if not event:
        return ""
    if not event.day:
        return "" if event.dates else not_stated(_("Day not stated"))
    return names.day_name(event.day)


@register.filter
def country(code: str) -> str:
    return names.country_name(code) if code else ""


@register.filter
def language(code: str) -> str:
    return names.language_name(code) if code else ""


@register.filter
def language_list(codes: str) -> str:
    """ "az, uz" as names joined in the reader's manner."""
    here = get_language() or "en"
    return listed(language_name(code.strip(), here) for code in codes.split(",") if code.strip())


def listed(parts: Iterable[str]) -> SafeString:
    """Words or links as a list within a sentence: "a, b and c"."""
    said = list(parts)
    pattern = format_list(["{}"] * len(said), locale=locale_of(get_language() or "en"))
    return format_html(pattern, *said) if said else SafeString()


@register.simple_tag
def record_links(records: Iterable[Record]) -> SafeString:
    """Links to records as a list within a sentence."""
    return listed(record_link(record) for record in records)


@register.filter
def split_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def lines(text: str) -> str:
    """One a line, as one sentence part."""
    return ", ".join(split_lines(text))


@register.filter
def number(value: Decimal | int) -> str:
    """A number grouped and pointed as the reader writes it: 25,300.5 or 25 300,5."""
    return format_decimal(value, locale=locale_of(get_language() or "en"))


@register.filter(is_safe=True)
@stringfilter
def capfirst(text: str) -> str:
    """Django's filter of this name, in the admin's templates too; but Azerbaijani i becomes İ."""
    return capitalised(text, get_language() or "en")


@register.simple_tag
def figure(observation: Observation) -> str:
    """ "over 25,300 people", "1,500–2,000 jobs": the value with the source's own qualifier and the unit."""
    if observation.value is None:
        return ""
    amount = number(observation.value)
    if observation.value_to is not None:
        amount = f"{amount}–{number(observation.value_to)}"
    if observation.qualifier == Precisely.OVER and get_language() == "az":
        # "More than" is an ending of the number in Azerbaijani, in harmony with its last word.
        amount = f"{amount}-{az_ablative_ending(observation.value_to or observation.value)}"
    qualified = QUALIFIED.get(observation.qualifier)
    return qualified % {"amount": amount} if qualified else amount


@register.simple_tag
def figure_with_unit(observation: Observation) -> str:
    return format_html("{} {}", figure(observation), words(observation.indicator, "unit"))


@register.simple_tag
def change(observation: Observation) -> str:
    """The change against the base period: "2.1 times that of 2023", "+43.3% against 2023"."""
    if observation.change is None:
        return ""
    amount = number(observation.change)
    base = edtf(observation.base_period) or _("the base period")
    if observation.change_kind == ChangeKind.FOLD:
        # A fraction takes the form that two take: 2,1 раза.
        whole = int(observation.change) if observation.change == int(observation.change) else 2
        times = ngettext("%(amount)s time that of %(base)s", "%(amount)s times that of %(base)s", whole)
        return times % {"amount": amount, "base": base}
    sign = "+" if observation.change > 0 else ""
    return _("%(amount)s%% against %(base)s") % {"amount": f"{sign}{amount}", "base": base}


@register.simple_tag
def noun_name(noun: str, count: int = 1) -> str:
    """The kind of a record in words."""
    named = {
        "project": npgettext("kind of record", "Project", "Projects", count),
        "event": npgettext("kind of record", "Event", "Events", count),
        "talk": npgettext("kind of record", "Talk", "Talks", count),
        "person": npgettext("kind of record", "Person", "People", count),
        "organisation": npgettext("kind of record", "Organisation", "Organisations", count),
        "place": npgettext("kind of record", "Place", "Places", count),
        "topic": npgettext("kind of record", "Topic", "Topics", count),
        "exhibition": npgettext("kind of record", "Exhibition", "Exhibitions", count),
        "work": npgettext("kind of record", "Work", "Works", count),
        "artisan": npgettext("kind of record", "Artisan", "Artisans", count),
        "memorandum": npgettext("kind of record", "Memorandum", "Memoranda", count),
        "initiative": npgettext("kind of record", "Initiative", "Initiatives", count),
        "indicator": npgettext("kind of record", "Indicator", "Indicators", count),
        "source": npgettext("kind of record", "Source", "Sources", count),
    }
    return named.get(noun, noun)
