"""Names of codes in the reader's language: countries, languages, days of a programme."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import PUBLIC_NOUNS
from events.text import languages
from events.text.letters import capitalised
from events.text.numerals import az_ordinal


def country_name(code: str) -> str:
    return languages.country_name(code, get_language() or "en")


def language_name(code: str) -> str:
    """The name as it stands alone; within a sentence CLDR's own is small in az, uz and ru."""
    here = get_language() or "en"
    return capitalised(languages.language_name(code, here), here)


def day_name(day: str) -> str:
    """ "Day 2", "Final day" or "Day not stated"."""
    if not day or day == "none":
        return _("Day not stated")
    if day == "final":
        return _("Final day")
    # An Azerbaijani ordinal ends as its number sounds, which no translated text can know.
    return _("Day %(number)s") % {"number": az_ordinal(int(day)) if get_language() == "az" else day}


def list_name(plural: str) -> str:
    """What the list of that address is called: "Events", "Speakers"."""
    here = get_language() or "en"
    if plural == "speakers":
        return _("Speakers")
    (model,) = (each for each in PUBLIC_NOUNS if each.plural == plural)
    return capitalised(str(model._meta.verbose_name_plural), here)
