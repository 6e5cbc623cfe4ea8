"""Finding records at the desk, drafts included: in any language, any spelling, with or without diacritics."""

from collections.abc import Iterable
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal

from events.models.base import name_columns
from events.text.keys import Keys, keys
from events.text.meeting import SURE
from events.text.slugs import slugify

MOST_WORDS = 8


def words_of(term: str) -> list[str]:
    """The words that were asked for; what stands in quotation marks is one."""
    words = []
    for word in list(smart_split(term))[:MOST_WORDS]:
        quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
        words.append(unescape_string_literal(word) if quoted else word)
    return words


def matching(queryset: QuerySet, term: str) -> QuerySet:
    """The records one of whose names has every word, in whatever letters, or begins with it.

    The coarse keys merge all spellings of a sound; of short words too little is left there, so the fine ones count.
    """
    for word in words_of(term):
        found = Q()
        for column in name_columns(queryset.model):
            found |= Q(**{f"{column}__icontains": word})
        if plain := slugify(word):
            found |= Q(slug__contains=plain)
        if folded := keys(word):
            found |= all_of(Q(name_keys__contains=begins(each)) for each in folded)
        queryset = queryset.filter(found)
    return queryset


def begins(word: Keys) -> str:
    """What a line of keys holds that has a word beginning so."""
    return f"/{word.coarse}" if len(word.coarse) >= SURE else f"/{word.fine}"


def all_of(conditions: Iterable[Q]) -> Q:
    return reduce(and_, conditions)


class FindByAnySpelling:
    """For the admin of a noun: the search box and the suggestions."""

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return name_columns(self.model)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> tuple[QuerySet, bool]:
        return matching(queryset, term), False
