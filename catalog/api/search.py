"""The search over all nouns, as the search page has it."""

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter

from catalog.api.answering import ApiView, answered
from catalog.api.asking import Asked
from catalog.api.cursors import read, written
from catalog.api.describing import CURSOR, LANG, LINK, LISTS_FAIL, TEXT, WORDS, Described, limit, parameter
from catalog.api.fields import Group
from catalog.api.references import Fixed, Reference, place
from catalog.api.views import with_cursor
from catalog.api.wording import ALL, Wording
from catalog.filters.listing import MOST_LETTERS
from catalog.search.index import INDEX
from catalog.search.matching import Matching
from catalog.search.matching import asked as matching_of
from catalog.search.results import Result, results
from events.models import PUBLIC_NOUNS

NOUNS = [model._meta.model_name for model in PUBLIC_NOUNS]


class Found(Reference):
    """A record that was found; `spelling` is the name that matched, `text` the words around a match."""

    page = Fixed(type="string", format="uri")
    spelling = Fixed(type=["string", "null"])
    text = Fixed(type=["string", "null"])


class FoundPages(Group):
    count = Fixed(type="integer")
    kinds = Fixed(type="object", additionalProperties={"type": "integer"}, description="How many of each noun.")
    next = Fixed(**LINK)
    previous = Fixed(**LINK)
    results = Found(many=True)


class OfSearch(Described):
    faults = LISTS_FAIL

    def get_operation_id(self) -> str:
        return "search"

    def get_summary(self) -> str:
        return "Records of all nouns that hold the words"

    def get_override_parameters(self) -> list[OpenApiParameter]:
        kinds = {"type": "array", "items": TEXT | {"enum": NOUNS}, "uniqueItems": True}
        kind = parameter("kind", kinds, "Only records of these nouns.", style="form", explode=True)
        return [WORDS, kind, limit(), CURSOR, LANG]

    def answer(self) -> object:
        return FoundPages


class SearchView(ApiView):
    schema = OfSearch()

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording) -> HttpResponse:
        asked.only(("q", "kind", "limit", "cursor", "lang", "language"))
        words, most, cursor = asked.one("q").strip(), asked.limit(), asked.cursor()
        chosen = asked.some_of("kind", NOUNS)
        if len(words) > MOST_LETTERS:
            asked.refuse("q", f"Give at most {MOST_LETTERS} letters.")
        asked.check()
        with INDEX.lock:
            matching = matching_of(words)
            numbers = matching.of_kinds(chosen or matching.kinds)
            start = position(matching, numbers, words, cursor, most)
            here = list(islice(numbers, start, start + most))
            found = results(matching, here)
            pages = around(matching, numbers, words, start, most)
            kinds = matching.kinds
        links = {
            name: with_cursor(f"{wording.origin}{reverse('api-search')}", request.GET, pages[name]) for name in pages
        }
        told = {"count": len(numbers), "kinds": kinds} | links
        told["results"] = [one(each, wording) for each in found]
        return answered(told, wording, {"next": links["next"], "prev": links["previous"]})


def position(matching: Matching, numbers: list[int], words: str, cursor: str | None, most: int) -> int:
    """The place of the first result; by the record that the cursor names, if that is still found."""
    if cursor is None:
        return 0
    way, key, number = read(cursor, f"search {words}")[:3]
    keys = [matching.index.keys[each] for each in numbers]
    at = keys.index(tuple(key)) + (way == "after") if tuple(key) in keys else min(number, len(keys))
    return at if way == "after" else max(0, at - most)


def around(matching: Matching, numbers: list[int], words: str, start: int, most: int) -> dict[str, str]:
    """The cursors of the pages around."""
    end, keys, order = start + most, matching.index.keys, f"search {words}"
    return {
        "next": written(order, "after", keys[numbers[end - 1]], end) if end < len(numbers) else "",
        "previous": written(order, "before", keys[numbers[start]], start) if 0 < start < len(numbers) else "",
    }


def one(found: Result, wording: Wording) -> dict[str, object]:
    entry = found.entry
    return {
        "id": str(entry.record_uuid),
        "noun": entry.noun,
        "slug": entry.slug,
        "title": {entry.title_language: entry.title} if wording.language == ALL else entry.title,
        "url": f"{wording.origin}{place(entry.noun, entry.slug)}",
        "page": f"{wording.origin}{entry.get_absolute_url()}",
        "spelling": found.spelling or None,
        "text": "".join(piece.text for piece in found.line) or None,
    }
