"""Which record a name in a file means: by its slug, by what the curator decided, by its exact name, else a question."""

from collections.abc import Iterable
from dataclasses import dataclass

from events.intake.keys import NOUNS
from events.intake.staging import key_of
from events.models import BatchState, IntakeBatch, IntakeName, IntakeRow, Record, RowGroup
from events.text.keys import keys, read
from events.text.meeting import LETTERS, SOUND, WEIGHTS, meeting, signs

MOST = 8  # candidates that are shown for one name
NAMED, SAME = "name", "same"
KNOWN, NEW, LEFT = "=", "+", "-"
Named = tuple[str, str]  # noun and what the file calls it


class Likeness:
    """The names of one noun, read once: keys of records by each sign of their names."""

    def __init__(self, model: type[Record]) -> None:
        self.keys: dict[str, list[int]] = {}
        records = model._base_manager.filter(replaced_by__isnull=True).exclude(name_keys="")
        for key, lines in records.values_list("pk", "name_keys").iterator():
            for sign in {sign for line in lines.splitlines() for sign in signs(read(line))}:
                self.keys.setdefault(sign, []).append(key)

    def near(self, text: str, enough: int) -> list[int]:
        """Records that are called so, the surest first."""
        found = [
            (-WEIGHTS[how], key)
            for sign, how in signs(keys(text)).items()
            if WEIGHTS[how] >= enough
            for key in self.keys.get(sign, ())
        ]
        return list(dict.fromkeys(key for _weight, key in sorted(found)))[:MOST]


@dataclass
class Meaning:
    """What a name means: a slug; or, when `slug` is empty, that it is left out, or still a question."""

    slug: str = ""
    how: str = ""
    is_left: bool = False
    is_asked: bool = False


class Names:
    """All names that a batch asks for; new questions gather in `asked` until they are kept."""

    def __init__(self, batch: IntakeBatch) -> None:
        self.batch = batch
        self.likeness: dict[str, Likeness] = {}
        self.kept = {(one.kind, one.noun, one.key): one for one in IntakeName.objects.filter(batch=batch)}
        self.earlier: dict[tuple[str, str, str], IntakeName] | None = None
        self.asked: list[IntakeName] = []

    # Names in cells

    def meanings(self, wanted: Iterable[Named]) -> dict[Named, Meaning]:
        """What each of these means, in a handful of queries for each noun."""
        found: dict[Named, Meaning] = {}
        for noun in {noun for noun, _text in wanted}:
            texts = {text for one, text in wanted if one == noun}
            by_slug = self.slugs(noun, texts)
            found |= {(noun, text): Meaning(text, "slug") for text in by_slug}
            rest = {text: key_of(text) for text in texts - by_slug}
            in_file = self.rows(noun, rest.values())
            unknown = {text: key for text, key in rest.items() if (NAMED, noun, key) not in self.kept}
            self.ask(NAMED, noun, {text: key for text, key in unknown.items() if key and key not in in_file})
            for text, key in rest.items():
                found[noun, text] = self.meaning(noun, key, in_file)
        return found

    def slugs(self, noun: str, texts: set[str]) -> set[str]:
        known = NOUNS[noun]._base_manager.filter(slug__in=texts).values_list("slug", flat=True)
        return set(known) | set(self.batch.rows.filter(noun=noun, slug__in=texts).values_list("slug", flat=True))

    def rows(self, noun: str, keys: Iterable[str]) -> dict[str, str]:
        """Rows of the file that are called so: the slug of the only one, "" for several."""
        found: dict[str, str] = {}
        named = self.batch.rows.filter(noun=noun, key__in=set(keys) - {""}).exclude(slug="")
        for key, slug in named.order_by("number").values_list("key", "slug"):
            found[key] = slug if found.get(key, slug) == slug else ""
        return found

    def meaning(self, noun: str, key: str, in_file: dict[str, str]) -> Meaning:
        kept = self.kept.get((NAMED, noun, key))
        if kept is not None and kept.answer:
            if kept.answer == LEFT:
                return Meaning(is_left=True, how="left")
            if kept.answer[0] == KNOWN:
                return Meaning(kept.answer[1:], "decided")
        if in_file.get(key):
            return Meaning(in_file[key], "file")
        if kept is not None and kept.exact and not kept.answer:
            return Meaning(kept.exact, "exact")
        return Meaning(is_asked=True, how="asked")

    # Rows that resemble a record

    def twins(self, wanted: Iterable[Named]) -> dict[Named, IntakeName | None]:
        """For rows that state no slug: the question whether a record of the same name is the same; or None."""
        found: dict[Named, IntakeName | None] = {}
        for noun in {noun for noun, _text in wanted}:
            texts = {text: key_of(text) for one, text in wanted if one == noun}
            self.ask(SAME, noun, {text: key for text, key in texts.items() if (SAME, noun, key) not in self.kept})
            found |= {(noun, text): self.kept.get((SAME, noun, key)) for text, key in texts.items()}
        return found

    # Questions

    def ask(self, kind: str, noun: str, texts: dict[str, str]) -> None:
        """Put each name once, with the records that it may mean; of a row's own name only if there are any."""
        if not texts:
            return
        if noun not in self.likeness:
            self.likeness[noun] = Likeness(NOUNS[noun])
        enough = WEIGHTS[LETTERS if kind == SAME else SOUND]
        near = {key: self.likeness[noun].near(text, enough) for text, key in texts.items()}
        wanted = {pk for pks in near.values() for pk in pks}
        records = NOUNS[noun]._base_manager.in_bulk(wanted) if wanted else {}
        for text, key in texts.items():
            candidates = [records[pk] for pk in near[key] if pk in records]
            if (kind == NAMED or candidates) and (kind, noun, key) not in self.kept:
                name = IntakeName(batch=self.batch, kind=kind, noun=noun, key=key, text=text[:300])
                name.candidates = [described(record) for record in candidates]
                if kind == NAMED:
                    name.exact = exact(text, candidates)
                self.remember(name)
                self.kept[kind, noun, key] = name
                self.asked.append(name)

    def remember(self, name: IntakeName) -> None:
        """Take the decision over from the last file of this shape, unless there are other candidates now."""
        if self.earlier is None:
            self.earlier = decisions_before(self.batch)
        before = self.earlier.get((name.kind, name.noun, name.key))
        if before is None:
            return
        known = [slug for slug, *_rest in name.candidates]
        same = sorted(known) == sorted(slug for slug, *_rest in before.candidates)
        chosen = before.answer[1:]
        exists = before.answer[0] == KNOWN and NOUNS[name.noun]._base_manager.filter(slug=chosen).exists()
        if exists or before.answer == LEFT or (before.answer == NEW and same):
            name.answer, name.was_decided_before = before.answer, True


def decisions_before(batch: IntakeBatch) -> dict[tuple[str, str, str], IntakeName]:
    """What was decided in the latest files of the same shape, or of the same name, by the same person."""
    like = {"shape": batch.shape} if batch.shape else {"name": batch.name}
    batches = IntakeBatch.objects.filter(created_by=batch.created_by, **like).exclude(pk=batch.pk)
    batches = batches.exclude(state=BatchState.REFUSED).order_by("-pk").values_list("pk", flat=True)[:5]
    names = IntakeName.objects.filter(batch__in=list(batches)).exclude(answer="").order_by("batch_id")
    return {(one.kind, one.noun, one.key): one for one in names}


def exact(text: str, candidates: list[Record]) -> str:
    """The slug of the only record that sounds so, if it is called exactly so; else ""."""
    alike = [record for record in candidates if any(is_called(name, text) for name in record.names())]
    if len(alike) == 1 and levelled(text) in {levelled(name) for name in alike[0].names()}:
        return alike[0].slug
    return ""


def is_called(name: str, text: str) -> bool:
    return WEIGHTS.get(meeting(keys(name), keys(text)), 0) >= WEIGHTS[LETTERS]


def levelled(text: str) -> str:
    return " ".join(text.casefold().split())


def described(record: Record) -> list[str]:
    """What tells candidates apart: slug, name, and whether it is public."""
    detail = [str(record.get_status_display())]
    for name in ("event", "organisation", "place", "country", "dates"):
        if value := getattr(record, name, None):
            detail.append(str(value))
    return [record.slug, str(record), " · ".join(detail)]


def made_row(batch: IntakeBatch, name: IntakeName, number: int, line: int) -> IntakeRow:
    """The row of a record that a cell names and that is to be entered as a new draft."""
    column = f"{NOUNS[name.noun].title_field}_{batch.language}"
    return IntakeRow(
        batch=batch, number=number, line=line, noun=name.noun, title=name.text, key=name.key, slug="",
        content={"cells": {column: [name.text, line]}}, asked_for=f"{name.noun}/{name.key}", depends_on_names=True,
    )  # fmt: skip


def lacks_rows(batch: IntakeBatch) -> bool:
    """Whether a name is to become a draft, by an answer that was taken over, and has no row of its own yet."""
    wanted = {f"{one.noun}/{one.key}" for one in batch.names.filter(kind=NAMED, answer=NEW)}
    return bool(wanted - set(batch.rows.exclude(asked_for="").values_list("asked_for", flat=True)))


def look_again(batch: IntakeBatch) -> None:
    """Rows that rest on names wait anew; names that become drafts get rows of their own, the others lose theirs."""
    wanted = {f"{one.noun}/{one.key}": one for one in batch.names.filter(kind=NAMED, answer=NEW)}
    made = batch.rows.exclude(asked_for="")
    made.exclude(asked_for__in=wanted).delete()
    known = set(made.values_list("asked_for", flat=True))
    lacking = [one for key, one in wanted.items() if key not in known]
    number = batch.rows.order_by("-number").values_list("number", flat=True).first() or 0
    made.bulk_create([made_row(batch, one, number + place, 0) for place, one in enumerate(lacking, 1)], batch_size=100)
    batch.rows.filter(depends_on_names=True).update(group=RowGroup.WAITING, is_identified=False)
    batch.state, batch.ticks = BatchState.PLANNING, batch.ticks + 1
    batch.save()
