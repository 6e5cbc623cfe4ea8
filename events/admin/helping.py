"""What a curator should know of a field before filling it in, where its name alone does not say it."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.text.languages import LANGUAGES

NAME_AS_WRITTEN = _("As the source writes it.")
ONLY_IF_SHOWN = _("Only if a source shows it; leave it empty rather than guess.")
LOCAL_TIME = _("Local time at the venue.")

# By the name of the column; "noun.column" where it means something else there. Help in the model itself goes first.
HELP: dict[str, Promise] = {
    "title": _("As the source calls it, without a full stop at the end."),
    "work.title": _("As the museum or maker calls it; or a few plain words of what it is."),
    "document.title": _("What stands on its first page."),
    "name": NAME_AS_WRITTEN,
    "summary": _("One or two sentences, for lists and search engines."),
    "description": _("What the source says, in your own words. Leave out what it does not say."),
    "abstract": _("What the talk says, as far as the source tells."),
    "biography": _("What sources say of this person’s work."),
    "story": _("What sources say of this artisan."),
    "project": _("The project it belongs to, if a source says so."),
    "event.parent": _("The larger event of which it is one part, such as the forum of a session."),
    "organisation.parent": _("The larger body it belongs to."),
    "place.parent": _("The city of a venue, the region of a city."),
    "event.position": _("Its number within the day; the smallest comes first."),
    "talk.position": _("Its number within the event; the smallest comes first."),
    "start_time": LOCAL_TIME,
    "end_time": LOCAL_TIME,
    "venue": _("The building or site; if only the city is known, the city."),
    "capacity": _("As the organiser states it."),
    "honorific": _("Such as Dr or Prof., as the source writes it."),
    "given_name": ONLY_IF_SHOWN,
    "patronymic": ONLY_IF_SHOWN,
    "family_name": ONLY_IF_SHOWN,
    "acronym": _("As the organisation itself shortens its name."),
    "address": _("Street and number, as it would stand on a letter."),
    "latitude": _("Degrees north, such as 39.6548; south is negative."),
    "longitude": _("Degrees east, such as 66.9757; west is negative."),
    "opening_event": _("The event at which it was opened."),
    "categories": _("What was shown, even where no single work is described."),
    "dimensions": _("As the source gives them, with their unit."),
    "inventory_number": _("As the owner writes it."),
    "lender": _("Who lent it to the exhibition."),
    "artisan.person": _("If this artisan is one person who also has a record among the people."),
    "since": _("Since when the craft is practised here."),
    "in_force_until": _("As the text itself says."),
    "signing_event": _("The event at which it was signed."),
    "parties": _("Who agreed; the people who signed stand further down."),
    "unit": _("What is counted, such as people, jobs, per cent."),
    "definition": _("What exactly is meant, so that two readers understand the same."),
    "author": _("The person who wrote it; empty when it is not signed."),
    "publisher": _("The organisation that published it."),
    "url": _("Where it can be read."),
    "archived_url": _("A copy in a web archive, in case the first address dies."),
    "accessed": _("The day on which you read it there."),
    "locator": _("Such as page 12 or the third paragraph."),
    "caption": _("What to say below the picture: who, where, when."),
    "lead": _("The picture at the top of the page."),
    "primary": _("One to four topics say what it is mainly about."),
}


def help_for(column: models.Field) -> Promise | str:
    """The words for a column of a form; "" when its name says enough."""
    name = column.name
    base, _underscore, code = name.rpartition("_")
    name = base if code in LANGUAGES and base in getattr(column.model, "translated", ()) else name
    return HELP.get(f"{column.model._meta.model_name}.{name}") or HELP.get(name, "")
