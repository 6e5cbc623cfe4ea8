"""What a list can offer when no record passes: each choice to drop with what that would give, and other ways on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from catalog.filters.answer import Answer, Chip
from catalog.search import matching

MOST_SPELLINGS = 3


@dataclass
class Drop:
    """The list without one of the choices, or without the words (then `chip` is None)."""

    chip: Chip | None
    count: int
    url: str


class Nothing:
    def __init__(self, answer: Answer) -> None:
        self.answer, self.words = answer, answer.words

    @cached_property
    def drops(self) -> list[Drop]:
        """What dropping each choice would give, the most first; what would give nothing by itself is left out."""
        answer = self.answer
        drops = [Drop(chip, len(answer.passing(without=chip.offer)), chip.url) for chip in answer.chips]
        if self.words:
            drops.append(Drop(None, len(answer.passing(with_words=False)), answer.url_without_words))
        return sorted((drop for drop in drops if drop.count), key=lambda drop: -drop.count)

    @cached_property
    def spellings(self) -> list[tuple[str, str]]:
        """(words, address) of the list with a name of one of its records that is a little like the words."""
        if not self.words:
            return []
        nearest = matching.nearest(self.words, self.answer.shelf.model._meta.model_name, MOST_SPELLINGS)
        return [(entry.title, self.answer.url_with_words(entry.title)) for entry in nearest]

    @cached_property
    def elsewhere(self) -> list[tuple[str, int, str]]:
        """(noun, how many, address) of the lists of other kinds that have records with these words."""
        if not self.words:
            return []
        own = self.answer.shelf.model._meta.model_name
        return [
            (noun, count, f"{reverse(f'{noun}-list')}?{urlencode({'q': self.words})}")
            for noun, count in matching.kinds_of(self.words).items()
            if noun != own
        ]
