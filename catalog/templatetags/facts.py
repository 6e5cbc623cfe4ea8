"""Tags and filters that put facts into words: dates, days, countries, languages, figures, "not stated"."""

from datetime import date

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from django import template
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from catalog import names
from catalog.templatetags.records import words
from events.models import ChangeKind, Event, Observation, Precisely
from events.text import edtf as edtf_text

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
    return format_date(value, "long", locale=get_language() or "en")


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
    found = [names.language_name(code.strip()) for code in codes.split(",") if code.strip()]
    return format_list(found, locale=get_language() or "en")


@register.filter
def split_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def lines(text: str) -> str:
    """One a line, as one sentence part."""
    return ", ".join(split_lines(text))


def number(value: object) -> str:
    return format_decimal(value, locale=get_language() or "en")


@register.simple_tag
def figure(observation: Observation) -> str:
    """ "over 25,300 people", "1,500–2,000 jobs": the value with the source's own qualifier and the unit."""
    if observation.value is None:
        return ""
    amount = number(observation.value)
    if observation.value_to is not None:
        amount = f"{amount}–{number(observation.value_to)}"
    qualified = QUALIFIED.get(observation.qualifier)
    return qualified % {"amount": amount} if qualified else amount


@register.simple_tag
def figure_with_unit(observation: Observation) -> str:
    return format_html("{} {}", figure(observation), words(observation.indicator, "unit"))


@register.simple_tag
def change(observation: Observation) -> str:
    """The change against the base period: "2.1 times 2023", "+43.3 % against 2023"."""
    if observation.change is None:
        return ""
    amount = number(observation.change)
    base = edtf(observation.base_period) or _("the base period")
    if observation.change_kind == ChangeKind.FOLD:
        return _("%(amount)s times %(base)s") % {"amount": amount, "base": base}
    sign = "+" if observation.change > 0 else ""
    return _("%(amount)s %% against %(base)s") % {"amount": f"{sign}{amount}", "base": base}


@register.simple_tag
def noun_name(noun: str, count: int = 1) -> str:
    """The kind of a record in words."""
    named = {
        "project": ngettext("Project", "Projects", count),
        "event": ngettext("Event", "Events", count),
        "talk": ngettext("Talk", "Talks", count),
        "person": ngettext("Person", "People", count),
        "organisation": ngettext("Organisation", "Organisations", count),
        "place": ngettext("Place", "Places", count),
        "topic": ngettext("Topic", "Topics", count),
        "exhibition": ngettext("Exhibition", "Exhibitions", count),
        "work": ngettext("Work", "Works", count),
        "artisan": ngettext("Artisan", "Artisans", count),
        "memorandum": ngettext("Memorandum", "Memoranda", count),
        "initiative": ngettext("Initiative", "Initiatives", count),
        "indicator": ngettext("Indicator", "Indicators", count),
        "source": ngettext("Source", "Sources", count),
    }
    return named.get(noun, noun)
