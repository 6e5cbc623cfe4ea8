"""What is exported is read back as it was: nothing changes, and an edit of one cell changes that cell only."""

import pytest

from events.intake import apply, tables
from events.intake.flat import Flat
from events.intake.plan import Action, Plan
from events.intake.writers import FORMATS
from events.models import PUBLIC_NOUNS, Record


def exported(model: type[Record], ending: str, language: str = "en") -> bytes:
    keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
    pieces = FORMATS[ending].write(Flat(model, keys, language if FORMATS[ending].in_words else ""))
    return b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)


def read(model: type[Record], ending: str, data: bytes) -> Plan:
    return apply.rehearse([tables.read_bytes(f"{model.plural}.{ending}", data)])


def outcome(plan: Plan) -> tuple[list[str], list[str]]:
    """What the plan would change, and what it refuses."""
    found = [f"{entry.draft.name}: {change}" for entry in plan.entries for change in entry.changes]
    found += [f"{entry.draft.name} added" for entry in plan.of(Action.ADDED)]
    return found, [str(problem) for problem in plan.problems]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_samarkand_comes_back_unchanged(samarkand: None, ending: str, language: str) -> None:
    seen = 0
    for model in PUBLIC_NOUNS:
        plan = read(model, ending, exported(model, ending, language))
        assert outcome(plan) == ([], []), model
        seen += len(plan.of(Action.UNCHANGED))
    assert seen == sum(model.objects.count() for model in PUBLIC_NOUNS)
