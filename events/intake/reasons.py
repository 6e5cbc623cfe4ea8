"""Why the catalogue cannot hold a row, in plain words instead of the names of the database's rules."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

RULES = {
    "speaking_once": gettext_lazy("This person already speaks in this talk."),
    "signature_once": gettext_lazy("This signature stands twice."),
    "signature_of_somebody": gettext_lazy("A signature needs a person or an organisation."),
    "involvement_of_somebody": gettext_lazy("A role needs a person or an organisation."),
    "involvement_once": gettext_lazy("This person or organisation already has this role."),
    "making_once": gettext_lazy("This artisan already stands among the makers."),
    "exhibitor_once": gettext_lazy("This artisan already stands among the exhibitors."),
    "exhibit_once": gettext_lazy("This work already stands in this exhibition."),
    "exhibit_number_once": gettext_lazy("This number already stands in this exhibition."),
    "subject_once": gettext_lazy("This topic stands twice."),
    "illustration_once": gettext_lazy("This picture stands twice."),
    "illustration_one_lead": gettext_lazy("Only one picture can lead."),
    "observation_says_something": gettext_lazy("An observation needs a value, a change or a note."),
    "observation_range_rises": gettext_lazy("The end of the range must be greater than its beginning."),
    "observation_change_has_kind": gettext_lazy("A change needs its kind, and a kind its change."),
    "place_on_earth": gettext_lazy("Latitude lies from -90 to 90, longitude from -180 to 180, and both are needed."),
    "artisan_unidentified": gettext_lazy("An unidentified group cannot be one person."),
}


def reason_of(error: Exception) -> str:
    """One reason. A rule is known by its name or, as SQLite reports a unique one, by its columns."""
    if isinstance(error, ValidationError):
        if error.code in ("null", "blank"):
            return _("This may not be empty.")
        text = " ".join(error.messages)
    else:
        text = str(error)
    rule = next((words for name, words in RULES.items() if f"“{name}”" in text or name in text.split()), None)
    if rule is not None:
        return str(rule)
    if isinstance(error, ValidationError):
        return text
    return _("The database refuses it: %(why)s.") % {"why": text}
