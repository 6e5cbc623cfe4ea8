"""Random tables that add and change records of a catalogue, and their way through the intake."""

import random

from django.contrib.auth.models import User

from events.intake import bulk, staging, working
from events.intake.keys import NOUNS
from events.models import IntakeBatch, Record


def random_file(chance: random.Random, known: dict[str, list[Record]], name: str = "new") -> str:
    """YAML: lists of new records and of changes to known ones, which name each other and the known ones."""
    lines, slugs = [], {noun: [record.slug for record in records] for noun, records in known.items()}
    new = {noun: [f"{name}-{noun}-{number}" for number in range(chance.randint(0, 4))] for noun in known}
    reach = {noun: slugs[noun] + new[noun] for noun in known}
    for noun in chance.sample(list(known), len(known)):
        rows = new[noun] + chance.sample(slugs[noun], chance.randint(0, len(slugs[noun])))
        lines += [f"{noun}:"] if rows else []
        for slug in chance.sample(rows, len(rows)):
            lines += [f"  - slug: {slug}", *fields(chance, noun, slug, slug in new[noun], reach)]
    return "\n".join(lines) or "person: []"


def fields(chance: random.Random, noun: str, slug: str, is_new: bool, reach: dict[str, list[str]]) -> list[str]:
    model, said = NOUNS[noun], []
    if is_new or chance.random() < 0.5:
        said.append(
            f"    {model.title_field}: {{en: Synthetic {slug} {chance.randint(1, 9)}, "
            f"ru: Запись {chance.randint(1, 9)}}}"
        )
    if noun == "talk":
        said += [f"    event: {chance.choice(reach['event'])}"] if is_new or chance.random() < 0.5 else []
        speakers = chance.sample(reach["person"], chance.randint(0, 3))
        if chance.random() < 0.6:
            said += [
                "    speakings:",
                *(f"      - {{person: {one}, title_then: Weaver {chance.randint(1, 3)}}}" for one in speakers),
            ]
            said[-1 - len(speakers)] += "" if speakers else " []"
    if noun == "person" and chance.random() < 0.5:
        said.append(f"    country: {chance.choice(['UZ', 'AZ'])}")
    if noun == "event" and chance.random() < 0.3:
        said.append(f"    spoken_languages: {chance.choice(['uz', 'az, ru'])}")
    if noun == "topic" and is_new and chance.random() < 0.5:
        said.append(f"    broader: {chance.choice([one for one in reach['topic'] if one != slug])}")
    if noun != "topic" and chance.random() < 0.4:
        said.append(f"    subjects: [{chance.choice(reach['topic'])}]")
    return said


def planned(text: str, by: User) -> IntakeBatch:
    batch = staging.receive("random.yaml", text.encode(), by)
    assert batch.problems == []
    working.finish_plan(batch)
    return batch


def taken_in(text: str, by: User) -> IntakeBatch:
    batch = planned(text, by)
    if batch.rows.filter(group__in=["add", "change"]).exists():
        bulk.take_in(batch, by, only_good=True)
    batch.refresh_from_db()
    return batch
