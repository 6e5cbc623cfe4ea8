"""What the pages of a press text say: questions, names of kinds and fields, and the text with its words marked."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.intake.press.reading import Ask, Proposal

QUESTIONS = {
    Ask.IS_PERSON: _("Is this a person, and is this the whole name?"),
    Ask.IS_TITLE: _("Is this the title of the talk?"),
    Ask.IS_TALK: _("Was this a talk?"),
    Ask.WHO_SPOKE: _("Who gave this talk?"),
    Ask.SAME_SPEAKER: _("Was it this person who gave the talk?"),
    Ask.WHICH_OF_THEM: _("Which of these people gave which talk?"),
    Ask.BASE_FORM: _("Is this how the name is written when it stands alone?"),
    Ask.WHICH_KIND: _("Which kind of event was this?"),
    Ask.WAS_EVENT: _("Is this an event of its own?"),
    Ask.WHO_SIGNED: _("Did these sign it?"),
    Ask.WHICH_YEAR: _("The text does not state the year. Which is it?"),
    Ask.IS_PLACE: _("Is this a place?"),
    Ask.IS_ORGANISATION: _("Is this an organisation, and is this its whole name?"),
    Ask.WHAT_IS_IT: _("What is this the name of?"),
    Ask.IS_HEADLINE: _("Is this the title of the article?"),
}

MESSAGES = {
    "Choose one of the four languages.": _("Choose one of the four languages."),
    "There is no text to read.": _("There is no text to read. Paste the words of the article."),
    "This text seems to be in another language than the one chosen. Choose its language and read it again.": _(
        "This text seems to be in another language than the one chosen. Choose its language and read it again."
    ),
    "Nothing was found that could be entered.": _("Nothing was found that could be entered."),
    "The text holds more than can be shown at once; paste the rest as a text of its own.": _(
        "The text holds more than can be shown at once; paste the rest as a text of its own."
    ),
}

# The groups of the page, in the order in which a curator looks at them.
GROUPS = (
    ("event", _("Events")),
    ("talk", _("Talks")),
    ("person", _("People")),
    ("organisation", _("Organisations")),
    ("place", _("Places")),
    ("memorandum", _("Memoranda")),
    ("exhibition", _("Exhibitions")),
    ("project", _("Projects")),
)

LABELS = {
    "name": pgettext_lazy("of a thing", "name"),
    "title": _("title"),
    "kind": _("kind"),
    "dates": _("dates"),
    "venue": _("venue"),
    "place": _("place"),
    "parent": _("part of"),
    "event": _("event"),
    "opening_event": _("opening event"),
    "person": _("person"),
    "position": _("position then"),
    "organisation": _("organisation"),
    "speaker": _("speaker"),
    "signatory": _("signature"),
    "party": _("party"),
    "met": _("met the participants"),
}


@dataclass
class Piece:
    """A stretch of the text: what it is marked for, and the proposals whose words begin here."""

    text: str
    begins: list[Proposal] = field(default_factory=list)
    certainty: str = ""


def pieces(text: str, proposals: Iterable[Proposal]) -> list[Piece]:
    """The text cut where words that a proposal rests on begin and end."""
    shown = [one for one in proposals if one.end > one.start]
    edges = sorted({0, len(text), *(one.start for one in shown), *(one.end for one in shown)})
    found = []
    for start, end in itertools.pairwise(edges):
        over = [one for one in shown if one.start <= start and end <= one.end]
        certainty = ("stated" if any(not one.question for one in over) else "question") if over else ""
        found.append(Piece(text[start:end], [one for one in shown if one.start == start], certainty))
    return found
