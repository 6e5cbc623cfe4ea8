"""One way to answer a list: filter, cut into pages, render; every noun's index uses it."""

from collections.abc import Callable

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalog.filters.listing import ListFilter
from catalog.queries.sight import PUBLIC
from events.models import RecordQuerySet


def listing(
    request: HttpRequest,
    chosen: ListFilter,
    cards: Callable[[RecordQuerySet], RecordQuerySet],
    **context: object,
) -> HttpResponse:
    """A page of the records that pass `chosen`, drawn as `cards` in their noun's own list."""
    pages = Paginator(chosen.records, settings.PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    page.object_list = PUBLIC.settle(cards(page.object_list)) if pages.count else []
    problems = [*chosen.problems, *page_problems(request, page.number)]
    noun = chosen.queryset.model._meta.model_name
    frame = {"filter": chosen, "page": page, "total": pages.count, "problems": problems}
    return render(request, f"catalog/{noun}/list.html", frame | {"card": f"catalog/{noun}/card.html"} | context)


def page_problems(request: HttpRequest, shown: int) -> list[str]:
    asked = request.GET.get("page")
    if asked in (None, "", str(shown)):
        return []
    return [_("There is no page “%(asked)s”; this is page %(shown)d.") % {"asked": asked[:20], "shown": shown}]
