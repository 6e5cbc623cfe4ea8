"""Tags that put pictures beneath the lists and tables that say the same: charts of figures, timelines."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date, format_skeleton
from django import template
from django.utils.translation import get_language

from catalog.drawings import charts as bars
from catalog.drawings import timeline as times
from events.models import Event, Observation, Project, Record
from events.text.languages import locale_of

register = template.Library()


@register.inclusion_tag("catalog/chart.html")
def charts(figures: Iterable[Observation], show: str = "") -> dict[str, object]:
    """Bars of the figures, one chart an indicator; show: "indicator" where the charts have to be told apart."""
    rows = list(figures)
    shares = frozenset(row.indicator_id for row in rows if (row.indicator.unit_en or "").strip() == "%")
    return {"charts": bars.charts(rows, shares), "titled": show == "indicator"}


@register.inclusion_tag("catalog/timeline.html")
def project_timeline(project: Project, days: Iterable) -> dict[str, object]:
    """The days of a programme (each with `events`, those with `inner` parts) and what of it is dated."""
    events = [event for day in days for event in day.events]
    columns = times.columns(events, lambda event: event.inner)
    everything = [project, *project.events.all(), *project.exhibitions.all(), *project.memoranda.all()]
    return timeline(columns, everything)


@register.inclusion_tag("catalog/timeline.html")
def event_timeline(event: Event) -> dict[str, object]:
    """An event that has parts: its own talks, and the parts by day."""
    parts = list(event.parts.all())
    talks = [event] if parts and times.at_hand(event, "talks") else []
    return timeline(times.columns([*talks, *parts]), [event, *parts]) | {"whole": event}


def timeline(columns: list[times.Column], things: list[Record]) -> dict[str, object]:
    """Nothing for a single event, of which there is nothing to see at a glance."""
    entries = [entry for column in columns for entry in column.entries]
    axis = times.axis(things, short_date)
    return {"columns": columns if len(entries) > 1 else [], "axis": axis}


def short_date(day: date, unit: str) -> str:
    """ "12 May" for a day, "May" for a month, small as within a line."""
    language = get_language() or "en"
    locale = locale_of(language)
    words = format_skeleton("MMMd", day, locale=locale) if unit == "day" else format_date(day, "LLL", locale=locale)
    return words if language == "en" else words.lower()
