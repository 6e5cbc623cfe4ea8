"""Names of codes in the reader's language: countries, languages, days of a programme."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.text import languages


def country_name(code: str) -> str:
    return languages.country_name(code, get_language() or "en")


def language_name(code: str) -> str:
    return languages.language_name(code, get_language() or "en")


def day_name(day: str) -> str:
    """ "Day 2", "Final day" or "Day not stated"."""
    if not day or day == "none":
        return _("Day not stated")
    return _("Final day") if day == "final" else _("Day %(number)s") % {"number": day}
