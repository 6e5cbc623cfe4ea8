"""What the curator decides about names: kept for all rows that say them, which are then looked at anew."""

from collections.abc import Mapping

from django.db import transaction

from events.intake.bulk import held
from events.intake.keys import NOUNS
from events.intake.matching import KNOWN, LEFT, NAMED, NEW, SAME, look_again
from events.models import BatchState, IntakeBatch, IntakeName

ALL_NEW, ALL_EXACT = "new", "exact"


def answer(batch: IntakeBatch, answers: Mapping[int, str]) -> int:
    """Keep these answers by the key of the name; how many are other than before. Unknown ones are passed over."""
    with transaction.atomic():
        batch = held(batch)
        if batch.state not in (BatchState.PLANNED, BatchState.PLANNING):
            return 0
        changed = []
        for name in batch.names.filter(pk__in=answers):
            chosen = answers[name.pk]
            if chosen != name.answer and is_possible(name, chosen):
                name.answer, name.was_decided_before = chosen, False
                changed.append(name)
        IntakeName.objects.bulk_update(changed, ["answer", "was_decided_before"], batch_size=100)
        if changed:
            look_again(batch)
    return len(changed)


def answer_all(batch: IntakeBatch, how: str) -> int:
    """Answer what is still open at once: new drafts for names like no other, or the same for rows with one namesake."""
    waiting = batch.names.filter(answer="", exact="")
    if how == ALL_NEW:
        return answer(batch, {name.pk: NEW for name in waiting.filter(kind=NAMED) if not name.candidates})
    alone = [name for name in waiting.filter(kind=SAME) if len(name.candidates) == 1]
    return answer(batch, {name.pk: f"{KNOWN}{name.candidates[0][0]}" for name in alone})


def is_possible(name: IntakeName, chosen: str) -> bool:
    if chosen in ("", NEW, LEFT):
        return True
    return chosen[0] == KNOWN and NOUNS[name.noun]._base_manager.filter(slug=chosen[1:]).exists()
