"""One search over all records."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from catalog.search import matching
from catalog.views.listing import page_problems

LONGEST = 200


def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = matching.entries(words)
    kinds = matching.kinds(found)
    chosen = [kind for kind in request.GET.getlist("kind") if kind in kinds]
    rows = found.filter(noun__in=chosen) if chosen else found
    pages = Paginator(rows, settings.PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "words": words,
        "page": page,
        "total": pages.count,
        "kinds": kinds,
        "chosen": chosen,
        "page_prefix": f"?{query(words, chosen)}&page=",
        "problems": page_problems(request, page.number),
    }
    return render(request, "catalog/search.html", context)


def query(words: str, kinds: list[str]) -> str:
    answer = QueryDict(mutable=True)
    answer["q"] = words
    answer.setlist("kind", kinds)
    return answer.urlencode()
