"""One search over all records, and what the search box offers while a reader types."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from catalog.search.index import INDEX
from catalog.search.matching import asked
from catalog.search.parse import LETTERS
from catalog.search.results import results
from catalog.search.suggest import MOST, Suggestion, suggestions
from catalog.templatetags.facts import noun_name
from catalog.views.listing import page_problems

FRESH = 60  # seconds for which a browser keeps suggestions


def search(request: HttpRequest) -> HttpResponse:
    words = words_in(request)
    with INDEX.lock:
        matching = asked(words)
        kinds = matching.kinds
        chosen = [kind for kind in request.GET.getlist("kind") if kind in kinds]
        pages = Paginator(matching.of_kinds(chosen or kinds), settings.PAGE_SIZE)
        page = pages.get_page(request.GET.get("page"))
        found = results(matching, page.object_list)
    context = {
        "words": words,
        "page": page,
        "results": found,
        "total": pages.count,
        "kinds": kinds,
        "chosen": chosen,
        "page_prefix": f"?{query(words, chosen)}&page=",
        "problems": page_problems(request, page.number),
        "list": f"{(chosen or list(kinds))[0]}-list" if len(chosen or kinds) == 1 else "",
        "perhaps": [] if found else suggestions(words, MOST),
    }
    return render(request, "catalog/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """At most eight records by name (`limit` up to twenty), the best first, those of a kind together."""
    words, limit = words_in(request), request.GET.get("limit", "")
    most = min(int(limit), 20) if limit.isascii() and limit.isdigit() else MOST
    answer = {"query": words, "results": [as_json(each) for each in suggestions(words, most)]}
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = f"public, max-age={FRESH}"
    return response


def as_json(suggestion: Suggestion) -> dict[str, str]:
    entry = suggestion.entry
    return {
        "title": entry.title,
        "lang": "" if entry.title_language == get_language() else entry.title_language,
        "url": entry.get_absolute_url(),
        "kind": entry.noun,
        "kind_label": noun_name(entry.noun),
        "found": suggestion.spelling,
    }


def words_in(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:LETTERS]


def query(words: str, kinds: list[str]) -> str:
    answer = QueryDict(mutable=True)
    answer["q"] = words
    answer.setlist("kind", kinds)
    return answer.urlencode()
