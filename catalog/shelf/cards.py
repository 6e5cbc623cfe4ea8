"""Each record's card, drawn once per language and content version."""

from collections.abc import Callable

from django.template.loader import get_template
from django.utils.translation import get_language

from catalog.queries.sight import PUBLIC
from catalog.stencils import Memo
from events.models import Record, RecordQuerySet

MOST = 8_000_000  # characters, in each process
KEPT = Memo(MOST, len)


class Cards:
    """The cards of one kind of record; `prepare` adds to a queryset what the card template reads."""

    def __init__(self, model: type[Record], prepare: Callable[[RecordQuerySet], RecordQuerySet], stamp: str) -> None:
        self.model, self.prepare, self.stamp = model, prepare, stamp
        self.language = get_language()

    def drawn(self, keys: list[int]) -> list[str]:
        """HTML of the records of those keys, in their order; what is no longer public is left out."""
        cards = KEPT.get_all(self.stamp, [(self.model, key, self.language) for key in keys])
        if None in cards:
            drawn = self.draw([key for key, card in zip(keys, cards, strict=True) if card is None])
            cards = [card or drawn.get(key) for key, card in zip(keys, cards, strict=True)]
        return [card for card in cards if card]

    def draw(self, keys: list[int]) -> dict[int, str]:
        template = get_template(f"catalog/{self.model._meta.model_name}/card.html")
        records = PUBLIC.settle(self.prepare(self.model.objects.published().filter(pk__in=keys)))
        drawn = {}
        for record in records:
            card = f'<li class="card">{template.render({"record": record})}</li>'
            drawn[record.pk] = KEPT.put(self.stamp, (self.model, record.pk, self.language), card)
        return drawn
