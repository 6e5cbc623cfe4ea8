"""Finding records at the desk, drafts included: in any language, any spelling, with or without diacritics."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal

from events.models import Record, SearchEntry
from events.text.folding import fold
from events.text.languages import LANGUAGES
from events.text.slugs import slugify

OTHER_NAMES = ("other_spellings", "alternative_labels", "acronym", "sort_name", "inventory_number")
MOST_WORDS = 8


def name_columns(model: type[Record]) -> list[str]:
    """Every column that holds a name of the record; "alternative_labels" has one for each language."""
    columns = [f"{model.title_field}_{code}" for code in LANGUAGES]
    for name in OTHER_NAMES:
        if name in model.translated:
            columns += [f"{name}_{code}" for code in LANGUAGES]
        elif any(field.name == name for field in model._meta.fields):
            columns.append(name)
    return columns


def words_of(term: str) -> list[str]:
    """The words that were asked for; what stands in quotation marks is one."""
    words = []
    for word in list(smart_split(term))[:MOST_WORDS]:
        quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
        words.append(unescape_string_literal(word) if quoted else word)
    return words


def matching(queryset: QuerySet, term: str) -> QuerySet:
    """The records whose names have every word.

    The folded rows of search hold published records only; a draft is found by its address, which is plain letters.
    """
    model = queryset.model
    for word in words_of(term):
        found = Q()
        for column in name_columns(model):
            found |= Q(**{f"{column}__icontains": word})
        if plain := slugify(word):
            found |= Q(slug__contains=plain)
        if key := fold(word):
            entries = SearchEntry.objects.filter(noun=model._meta.model_name, title_key__contains=key)
            found |= Q(pk__in=entries.values("object_id"))
        queryset = queryset.filter(found)
    return queryset


class FindByAnySpelling:
    """For the admin of a noun: the search box and the suggestions."""

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return name_columns(self.model)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> tuple[QuerySet, bool]:
        return matching(queryset, term), False
