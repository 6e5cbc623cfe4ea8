"""Letters from visitors: how one is taken in, and how a curator deals with it; nothing else writes them."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import override

from events.models import NOUNS, Correction, CorrectionState, Record

HOUR = timedelta(hours=1)
MODELS = {model._meta.model_name: model for model in NOUNS}


def receive(
    record: Record | None, *, text: str, language: str, source: str = "", name: str = "", email: str = "",
    questions: Iterable[object] = (), suspected: bool = False,
) -> Correction:  # fmt: skip
    """Keep what a visitor wrote, checked already, about a record or (None) about the catalogue itself.

    The same words about the same record within the hour are one letter: a button was pressed twice.
    `questions` are the gaps that it answers; their English words are kept, which the desk can say in any
    language. `suspected`: by all appearances a machine wrote it, so it does not wait among the new ones.
    """
    with override("en"):
        asked = "\n".join(str(question) for question in questions)
    uuid = record.uuid if record else None
    lately = Correction.objects.filter(record_uuid=uuid, text=text, received_at__gte=timezone.now() - HOUR)
    if (twin := lately.first()) is not None:
        return twin
    about = {"noun": record.noun, "record_uuid": uuid, "slug": record.slug} if record else {}
    return Correction.objects.create(
        **about,
        title=record.text_in(record.title_field, "en")[:500] if record else "",
        questions=asked,
        text=text,
        source=source,
        name=name,
        email=email,
        language=language,
        state=CorrectionState.SPAM if suspected else CorrectionState.NEW,
    )


def decide(correction: Correction, state: CorrectionState, by: AbstractBaseUser) -> Correction:
    """Accept or decline it, call it spam, or (NEW) put it back among those that wait. The record stays as it is."""
    correction.state = state
    waits = state == CorrectionState.NEW
    correction.handled_at, correction.handled_by = (None, None) if waits else (timezone.now(), by)
    correction.save(update_fields=["state", "handled_at", "handled_by"])
    return correction


def record_of(correction: Correction) -> Record | None:
    """The record as it stands today, public or not; None when it is gone, or the letter is about none."""
    model = MODELS.get(correction.noun)
    return model._base_manager.filter(uuid=correction.record_uuid).first() if model else None


def waiting() -> int:
    """How many nobody has dealt with."""
    return Correction.objects.filter(state=CorrectionState.NEW).count()
