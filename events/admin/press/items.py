"""What the second page offers: each proposal with its fields, the records it may be, and what the curator answered."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.admin.press import known
from events.admin.press.words import GROUPS, LABELS, QUESTIONS
from events.intake.keys import NOUNS
from events.intake.press.reading import Link, Proposal, Reading
from events.models import Event

NEW = "new"
RECENT = 60  # events of the catalogue that are offered for a talk
NOBODY = gettext_lazy("– not stated –")

# The fields of each noun: those with words first, then those that name another record, by its noun and their role.
FIELDS: dict[str, tuple[str, ...]] = {
    "person": ("name",),
    "organisation": ("name", "kind"),
    "place": ("name", "kind"),
    "project": ("title",),
    "event": ("title", "kind", "dates"),
    "exhibition": ("title",),
    "talk": ("title",),
    "memorandum": ("title", "kind"),
}
TIES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "event": (("venue", "venue", "place"), ("parent", "parent", "event")),
    "exhibition": (("venue", "venue", "place"), ("opening_event", "opening", "event")),
    "talk": (("event", "event", "event"),),
}
PARTS: dict[str, tuple[str, ...]] = {"talk": ("speaker",), "memorandum": ("signatory", "party"), "event": ("met",)}


@dataclass
class Box:
    """One field of the page; with `choices` it is a list to choose from."""

    name: str
    key: str
    value: str
    choices: list[tuple[str, str]] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(LABELS[self.key])


@dataclass
class Part:
    """A speaker, a signature or a party: its fields."""

    role: str
    boxes: list[Box]

    @property
    def label(self) -> str:
        return str(LABELS[self.role])

    def value(self, key: str) -> str:
        return next((box.value for box in self.boxes if box.key == key), "")


@dataclass
class Item:
    """A proposal on the page; `answer` is yes, no or nothing, `record` the id of a known one, "new" or nothing."""

    number: int
    proposal: Proposal
    words: str
    boxes: list[Box]
    parts: list[Part] = field(default_factory=list)
    candidates: list[tuple[str, str]] = field(default_factory=list)
    answer: str = ""
    record: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.proposal.key

    @property
    def noun(self) -> str:
        return self.proposal.kind

    @property
    def taken(self) -> bool:
        return self.answer == "yes"

    @property
    def is_new(self) -> bool:
        return self.taken and self.record in ("", NEW)

    @property
    def question(self) -> str:
        return str(QUESTIONS.get(self.proposal.question, self.proposal.question))

    @property
    def name(self) -> str:
        return self.boxes[0].value

    def value(self, key: str) -> str:
        return next((box.value for box in self.boxes if box.key == key), "")


class Page:
    """All items of a reading, with what was sent of them so far."""

    def __init__(self, reading: Reading, sent: QueryDict) -> None:
        self.reading, self.sent = reading, sent
        self.events = [(f"record:{event.pk}", str(event)) for event in Event.objects.order_by("-pk")[:RECENT]]
        offered = [one for one in reading.proposals if one.kind in FIELDS]
        self.names = {one.key: one.values.get("name") or one.values.get("title", "") for one in offered}
        self.items = [self.item(number, one) for number, one in enumerate(offered, 1)]
        self.by_key = {item.key: item for item in self.items}
        self.find_known()

    def item(self, number: int, proposal: Proposal) -> Item:
        boxes = [self.box(proposal, key) for key in FIELDS[proposal.kind]]
        boxes += [self.tie(proposal, *tie) for tie in TIES.get(proposal.kind, ())]
        parts = [
            self.part(proposal, role, at, link)
            for role in PARTS.get(proposal.kind, ())
            for at, link in enumerate(self.links(proposal, role), 1)
        ]
        answer, record = self.sent.get(f"{proposal.key}-take", ""), self.sent.get(f"{proposal.key}-record", "")
        return Item(number, proposal, self.reading.words(proposal), boxes, parts, [], answer, record)

    def links(self, proposal: Proposal, role: str) -> list[Link]:
        """The ties of that role; a talk always has room for one speaker."""
        return proposal.linked(role) or ([Link("speaker", "")] if role == "speaker" else [])

    def box(self, proposal: Proposal, key: str) -> Box:
        name = f"{proposal.key}-{key}"
        value = self.sent.get(name, proposal.values.get(key, "")).strip()
        choices = []
        if key == "kind":
            model_field = NOUNS[proposal.kind]._meta.get_field("kind")
            choices = [(str(code), str(label)) for code, label in model_field.choices]
            if model_field.blank:
                choices.insert(0, ("", str(NOBODY)))
        return Box(name, key, value, choices)

    def tie(self, proposal: Proposal, key: str, role: str, noun: str) -> Box:
        linked = next((link.to for link in proposal.linked(role)), "")
        return self.choice(f"{proposal.key}-{key}", key, linked, noun, proposal.key)

    def choice(self, name: str, key: str, default: str, noun: str, itself: str = "") -> Box:
        """A list of the proposals of a noun; for events also those of the catalogue."""
        choices = [("", str(NOBODY))]
        choices += [(one, words) for one, words in self.names.items() if is_of(one, noun) and one != itself]
        choices += self.events if noun == "event" else []
        return Box(name, key, self.sent.get(name, default), choices)

    def part(self, proposal: Proposal, role: str, at: int, link: Link) -> Part:
        name = f"{proposal.key}-{role}-{at}"
        if role == "party":
            return Part(role, [self.choice(name, "organisation", link.to, "organisation")])
        position = self.sent.get(f"{name}-position", link.position).strip()
        return Part(role, [
            self.choice(f"{name}-person", "person", link.to, "person"),
            Box(f"{name}-position", "position", position),
            self.choice(f"{name}-organisation", "organisation", link.organisation, "organisation"),
        ])  # fmt: skip

    def find_known(self) -> None:
        names: dict[str, dict[str, str]] = {}
        for item in self.items:
            names.setdefault(item.noun, {})[item.key] = item.name
        found = known.candidates(names)
        for item in self.items:
            item.candidates = found.get(item.key, [])
            if item.record not in {NEW, *(pk for pk, _label in item.candidates)}:
                item.record = ""

    def groups(self) -> list[tuple[str, str, list[Item]]]:
        listed = [(noun, str(label), [item for item in self.items if item.noun == noun]) for noun, label in GROUPS]
        return [group for group in listed if group[2]]

    def tick_stated(self) -> None:
        for item in self.items:
            if not item.proposal.question and not item.answer:
                item.answer = "yes"

    @property
    def wrong(self) -> list[Item]:
        return [item for item in self.items if item.errors]

    @property
    def dates(self) -> list[Proposal]:
        return self.reading.of("date")

    @property
    def taken(self) -> list[Item]:
        return [item for item in self.items if item.taken]

    def check(self, user: AbstractBaseUser) -> bool:
        """Whether all that is ticked can be entered by this user; what is missing is said at each."""
        if not self.taken:
            return False
        for item in self.taken:
            if item.is_new and not user.has_perm(f"events.add_{item.noun}"):
                item.errors.append(
                    _("You may not add records of this kind. Take the tick away, or choose a known one.")
                )
            if not item.name and item.is_new:
                item.errors.append(_("Give it a name, or take the tick away."))
            if item.candidates and not item.record:
                item.errors.append(_("The catalogue may have it already. Choose the record, or “A new record”."))
            for box in item.boxes + [box for part in item.parts for box in part.boxes] if item.is_new else ():
                self.check_choice(item, box)
            if item.noun == "talk" and item.is_new and not item.value("event"):
                item.errors.append(_("Choose the event that this talk belongs to."))
        return not any(item.errors for item in self.items)

    def check_choice(self, item: Item, box: Box) -> None:
        if box.choices and box.value not in {code for code, _label in box.choices}:
            item.errors.append(_("“%(what)s” is not on the list.") % {"what": box.value[:60]})
        elif box.value in self.by_key and box.key != "kind" and not self.by_key[box.value].taken:
            named = self.by_key[box.value].name
            item.errors.append(_("“%(name)s” is not ticked: tick it too, or choose something else.") % {"name": named})


def is_of(key: str, noun: str) -> bool:
    return key.rpartition("-")[0] == noun
