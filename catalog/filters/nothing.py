"""What a list can offer when no record passes: each choice to drop with what that would give, and other ways on."""

from dataclasses import dataclass
from difflib import get_close_matches

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from catalog.filters.answer import Answer, Chip
from catalog.queries.mentions import visible
from catalog.search import matching

ALIKE = 0.72  # how alike two words must be, from 0 to 1
MOST_SPELLINGS = 3
MOST_READ = 300  # titles that begin alike, among which nearest spellings are looked for


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
        """(words, address) of the list with a word replaced by one that stands in a title and looks alike."""
        found = []
        for word in matching.words_of(self.words):
            for nearest in get_close_matches(word, self._words_like(word) - {word}, MOST_SPELLINGS, ALIKE):
                words = " ".join(nearest if each == word else each for each in matching.words_of(self.words))
                found.append((words, self.answer.url_with_words(words)))
        return found[:MOST_SPELLINGS]

    @cached_property
    def elsewhere(self) -> list[tuple[str, int, str]]:
        """(noun, how many, address) of the lists of other kinds that have records with these words."""
        if not self.words:
            return []
        own, found = self.answer.shelf.model._meta.model_name, matching.kinds(matching.entries(self.words))
        return [
            (noun, count, f"{reverse(f'{noun}-list')}?{urlencode({'q': self.words})}")
            for noun, count in found.items()
            if noun != own
        ]

    def _words_like(self, word: str) -> set[str]:
        """Words of titles of this kind that begin like the word."""
        noun = self.answer.shelf.model._meta.model_name
        rows = visible().filter(noun=noun, title_key__contains=word[:2])
        titles = rows.order_by("pk").values_list("title_key", flat=True)[:MOST_READ]
        return {each for title in titles for each in title.split() if each[:2] == word[:2]}
