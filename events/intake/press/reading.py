"""What is proposed from a press text: values, the words they rest on, and a question where the text leaves a doubt."""

from dataclasses import dataclass, field
from enum import StrEnum

from events.text.folding import fold


class Ask(StrEnum):
    """Questions to the curator; the desk says them in its own language."""

    IS_PERSON = "Is this a person, and is this the whole name?"
    IS_TITLE = "Is this the title of the talk?"
    IS_TALK = "Was this a talk?"
    WHO_SPOKE = "Who gave this talk?"
    SAME_SPEAKER = "Was it this person who gave the talk?"
    WHICH_OF_THEM = "Which of these people gave which talk?"
    BASE_FORM = "Is this how the name is written when it stands alone?"
    WHICH_KIND = "Which kind of event was this?"
    WAS_EVENT = "Is this an event of its own?"
    WHO_SIGNED = "Did these sign it?"
    WHICH_YEAR = "The text does not state the year. Which is it?"
    IS_PLACE = "Is this a place?"
    IS_ORGANISATION = "Is this an organisation, and is this its whole name?"
    WHAT_IS_IT = "What is this the name of?"
    IS_HEADLINE = "Is this the title of the article?"


@dataclass(frozen=True)
class Link:
    """From one proposal to another: `to` is its key; a position and an organisation where a person is meant.

    `role` is speaker, signatory, party, venue, parent, met, opening, organisation, author or publisher.
    """

    role: str
    to: str
    position: str = ""
    organisation: str = ""


@dataclass
class Proposal:
    """`start` and `end` are offsets into the text that was read; `question` is empty when the text states it."""

    key: str
    kind: str
    values: dict[str, str]
    start: int
    end: int
    question: str = ""
    links: list[Link] = field(default_factory=list)

    @property
    def certainty(self) -> str:
        return "question" if self.question else "stated"

    def linked(self, role: str) -> list[Link]:
        return [link for link in self.links if link.role == role]


@dataclass
class Reading:
    """All proposals, in the order of the text; `message` says in plain words why there are none."""

    text: str
    language: str
    proposals: list[Proposal] = field(default_factory=list)
    message: str = ""

    def of(self, kind: str) -> list[Proposal]:
        return [proposal for proposal in self.proposals if proposal.kind == kind]

    def by_key(self, key: str) -> Proposal | None:
        return next((proposal for proposal in self.proposals if proposal.key == key), None)

    def words(self, proposal: Proposal) -> str:
        """The words of the text that it rests on, letter for letter."""
        return self.text[proposal.start : proposal.end]


class Notebook:
    """Proposals while the text is being read: the same thing named twice is one proposal."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.proposals: dict[str, Proposal] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}

    def note(
        self, kind: str, values: dict[str, str], start: int, end: int, question: str = "", name: str = ""
    ) -> Proposal:
        """The proposal of that kind and name, new or known; what was asked before may be stated now."""
        sign = (kind, fold(name)[:200])
        key = self._known.get(sign) if sign[1] else None
        if key is None:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            key = f"{kind}-{self._counts[kind]}"
            self.proposals[key] = Proposal(key, kind, dict(values), start, end, question)
            if sign[1]:
                self._known[sign] = key
            return self.proposals[key]
        known = self.proposals[key]
        gained = {name: value for name, value in values.items() if value and not known.values.get(name)}
        if gained or (known.question and not question):
            known.values |= gained
            known.start, known.end = start, end
        known.question = known.question and question
        return known

    def rename(self, proposal: Proposal, title: str) -> None:
        """A fuller title, under which it is known from now on, too."""
        proposal.values["title"] = title
        self._known[(proposal.kind, fold(title)[:200])] = proposal.key

    def find(self, kind: str, name: str) -> Proposal | None:
        key = self._known.get((kind, fold(name)[:200]))
        return self.proposals[key] if key else None

    def of(self, kind: str) -> list[Proposal]:
        return [proposal for proposal in self.proposals.values() if proposal.kind == kind]

    def link(self, proposal: Proposal, link: Link) -> None:
        if all((one.role, one.to) != (link.role, link.to) for one in proposal.links):
            proposal.links.append(link)
