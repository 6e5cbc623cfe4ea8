"""Turns the ticked proposals into rows of an intake, which are written like any file: all or none, one revision."""

import hashlib
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from reversion.models import Version

from events.admin.press.items import Item, Page, Part
from events.intake import apply
from events.intake.keys import NOUNS
from events.intake.tables import Cell, Row, Table
from events.models import Record
from events.text.folding import fold
from events.text.slugs import slugify

CLAIMS = {"talk": "speakings", "memorandum": "signatures", "event": "title", "exhibition": "title", "project": "title"}
LONGEST_SLUG = 96


class Rows:
    """Rows of one text. `line` is the number of the item a row comes from, 0 for the source."""

    def __init__(self, page: Page, facts: dict[str, Any]) -> None:
        self.page, self.facts, self.language = page, facts, page.reading.language
        self.slugs: dict[str, str] = {}
        self.given: dict[str, set[str]] = {}
        digest = hashlib.sha256(page.reading.text.encode()).hexdigest()
        self.table = Table((facts.get("title") or str(facts.get("source") or ""))[:150], digest)

    def fill(self) -> Table:
        for item in self.page.taken:
            self.slugs[item.key] = self.slug_of(item)
        self.source = self.source_slug()
        for item in self.page.taken:
            if item.is_new:
                self.add(item.number, item.noun, self.slugs[item.key], self.cells(item))
        return self.table

    # Addresses

    def slug_of(self, item: Item) -> str:
        model = NOUNS[item.noun]
        if not item.is_new:
            return model.objects.values_list("slug", flat=True).get(pk=item.record)
        return self.fresh(model, item.name)

    def fresh(self, model: type[Record], name: str) -> str:
        """An address that no record has, so that what is new never changes what is there."""
        base = slugify(name)[:LONGEST_SLUG].strip("-") or model._meta.model_name
        used = self.given.setdefault(model._meta.model_name, set())
        used |= set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        slug, number = base, 1
        while slug in used:
            number += 1
            slug = f"{base[: LONGEST_SLUG - 4]}-{number}"
        used.add(slug)
        return slug

    def target(self, value: str) -> str | None:
        """The slug that a choice of the page means."""
        if value.startswith("record:") and value[7:].isdigit():
            return NOUNS["event"].objects.values_list("slug", flat=True).filter(pk=value[7:]).first()
        return self.slugs.get(value)

    # Rows

    def add(self, line: int, noun: str, slug: str, cells: dict[str, Any]) -> None:
        every = {"slug": slug, "language": self.language, **cells}
        self.table.rows.append(Row(self.table.name, line, noun, {key: cell(one, line) for key, one in every.items()}))

    def source_slug(self) -> str:
        """The source: the one that was chosen, or a new one with its author and publisher."""
        if self.facts.get("source"):
            return self.facts["source"].slug
        slug = self.fresh(NOUNS["source"], self.facts["title"])
        author = self.named("person", "author", slug)
        publisher = self.named("organisation", "publisher", slug)
        stated = {key: self.facts[key] for key in ("url", "published") if self.facts.get(key)}
        ties = {key: one for key, one in (("author", author), ("publisher", publisher)) if one}
        cited = [(key, self.words_of(key)) for key in ("title", "author", "publisher")]
        citations = [citation(slug, key, words) for key, words in cited if words]
        self.add(0, "source", slug, {
            "title": self.facts["title"], "kind": "article", "devised_title": "yes" if self.facts["devised"] else "no",
            **stated, **ties, "citations": citations,
        })  # fmt: skip
        return slug

    def words_of(self, key: str) -> str:
        """The text's own words for a fact of the source, unless the curator typed something else."""
        for proposal in self.page.reading.of("source"):
            if proposal.values.get(key) and fold(proposal.values[key]) == fold(self.facts.get(key) or ""):
                return self.page.reading.words(proposal)
        return ""

    def named(self, noun: str, key: str, source: str) -> str:
        """The slug of the author or publisher: the record that was chosen, a ticked one of that name, or a new one."""
        name, chosen = self.facts.get(key) or "", self.facts.get(f"{key}_record") or ""
        if not name:
            return ""
        if chosen.isdigit():
            return NOUNS[noun].objects.values_list("slug", flat=True).get(pk=chosen)
        twin = next((one for one in self.page.taken if one.noun == noun and fold(one.name) == fold(name)), None)
        if twin is not None:
            return self.slugs[twin.key]
        slug = self.fresh(NOUNS[noun], name)
        kind = {"kind": "media"} if noun == "organisation" else {}
        words = self.words_of(key)
        self.add(0, noun, slug, {"name": name, **kind, "citations": [citation(source, "name", words)]})
        return slug

    def cells(self, item: Item) -> dict[str, Any]:
        title = NOUNS[item.noun].title_field
        cells: dict[str, Any] = {title: item.name}
        for box in item.boxes[1:]:
            value = self.target(box.value) if box.key in ("venue", "parent", "event", "opening_event") else box.value
            if value:
                cells[box.key] = value
        if item.noun == "talk":
            cells["position"] = str(self.order(item))
        for name, role, key in (("speakings", "speaker", "person"), ("signatures", "signatory", "person")):
            rows = [self.part(part) for part in item.parts if part.role == role and self.target(part.value(key))]
            if rows:
                cells[name] = rows
        met = [{"role": "met", **self.part(part)} for part in item.parts
               if part.role == "met" and self.target(part.value("person"))]  # fmt: skip
        parties = [self.target(part.value("organisation")) for part in item.parts if part.role == "party"]
        cells |= {"involvements": met} if met else {}
        cells |= {"parties": [one for one in dict.fromkeys(parties) if one]} if any(parties) else {}
        return cells | {"citations": [citation(self.source, CLAIMS.get(item.noun, "name"), item.words, self.at(item))]}

    def order(self, item: Item) -> int:
        """The place of a talk among those of its event."""
        same = [one for one in self.page.taken if one.noun == "talk" and one.value("event") == item.value("event")]
        return same.index(item) + 1

    def part(self, part: Part) -> dict[str, str]:
        stated = {
            "person": self.target(part.value("person")),
            "title_then": part.value("position"),
            "organisation": self.target(part.value("organisation")),
        }
        return {key: value for key, value in stated.items() if value}

    def at(self, item: Item) -> str:
        """Where in the text: the paragraph, counted as a reader counts them."""
        before = self.page.reading.text[: item.proposal.start]
        return f"¶ {sum(bool(line.strip()) for line in before.splitlines()[:-1]) + 1}"


def citation(source: str, claim: str, words: str, where: str = "") -> dict[str, str]:
    stated = {"source": source, "claim": claim, "quote": " ".join(words.split()), "locator": where}
    return {key: value for key, value in stated.items() if value}


def cell(content: Any, line: int) -> Cell:
    """Text, lists and named values as cells, all of one line."""
    if isinstance(content, dict):
        return Cell({key: cell(one, line) for key, one in content.items()}, line)
    if isinstance(content, list):
        return Cell([cell(one, line) for one in content], line)
    return Cell(content, line)


def write(page: Page, facts: dict[str, Any], by: AbstractBaseUser) -> int:
    """Make the drafts; the number of the revision that they are. Raises IntakeError, and then nothing is written."""
    plan = apply.take_in([Rows(page, facts).fill()], by)
    record = next(entry.record for entry in plan.entries if entry.changes or entry.is_new)
    return Version.objects.get_for_object(record).values_list("revision_id", flat=True).first()
