"""One way to answer a list: ask the shelf, fill what is drawn once per version with what this reader chose."""

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import PurePosixPath

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.filters.answer import Answer
from catalog.filters.listing import ListFilter
from catalog.filters.nothing import Nothing
from catalog.interchange.calendars import offered_list, webcal
from catalog.names import list_name
from catalog.shelf.cards import Cards
from catalog.views.drawing import Drawing
from catalog.views.pieces import Figure, links_to_pages, narrowing
from events.models import RecordQuerySet


def listing(
    request: HttpRequest,
    listed: type[ListFilter],
    cards: Callable[[RecordQuerySet], RecordQuerySet],
    context: Callable[[], dict[str, object]] = dict,
) -> HttpResponse:
    """A page of the records that pass what the reader chose, drawn as `cards` in their noun's own list.

    `context` gives what that list needs besides; it is asked when the frame is drawn.
    """
    drawing, noun = Drawing(request), listed._meta.model._meta.model_name
    with listed.shelf().lock:  # the records of the page are those that were counted
        answer = Answer(listed, request.GET)
        page = Pages(answer).get_page(request.GET.get("page"))
    template = f"catalog/{noun}/list.html"
    frame = partial(framed, request, answer, context)
    text = drawing.once(template, request.path, answer.empty, context=frame).fill(
        **queries(drawing, answer),
        links=links_to_pages(drawing, answer, page, "catalog/list/links.html"),
        count=listed.counted % {"n": Figure(answer.total)},
        problems=problems(answer, page_problems(request, page.number)),
        results=results(drawing, answer, page, Cards(listed._meta.model, cards, request.stamp)),
        **({} if answer.empty else narrowing(drawing, answer)),
    )
    return HttpResponse(text)


def framed(request: HttpRequest, answer: Answer, context: Callable[[], dict[str, object]]) -> dict[str, object]:
    """What the frame of a list says: its name, and where it stands for programs: as `file` without its ending, in the
    API, and as a calendar to be subscribed to, where it has one."""
    file = PurePosixPath(request.path)
    api = f"{reverse(f'api-{file.name}')}?lang={answer.language}"
    calendar = {"webcal": webcal(request, f"{file.name}-ics")} if offered_list(file.name) else {}
    frame = {"empty": answer.empty, "file": str(file), "api": api, "list_name": list_name(file.name)}
    return frame | calendar | context()


def queries(drawing: Drawing, answer: Answer) -> dict[str, str]:
    """How the addresses of this page in other languages end, and those of the files, which hold all its pages."""
    return {"query": drawing.query, "choice": escape(answer.query_of_all)}


class Pages(Paginator):
    """Pages of keys, cut by the shelf."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer, settings.PAGE_SIZE)

    @property
    def count(self) -> int:
        return self.object_list.total

    def page(self, number: object) -> Page:
        valid = self.validate_number(number)
        keys = self.object_list.keys((valid - 1) * self.per_page, self.per_page)
        return self._get_page(keys, valid, self)


def results(drawing: Drawing, answer: Answer, page: Page, cards: Cards) -> str:
    """The cards with links to the other pages, or why there are none."""
    if not answer.total:
        return render_to_string("catalog/nothing.html", {"nothing": Nothing(answer)})
    text = f'<ul class="cards">{"".join(cards.drawn(page.object_list))}</ul>'
    if page.has_other_pages():
        text += links_to_pages(drawing, answer, page, "catalog/pages.html")
    return text


def problems(answer: Answer, others: list[str]) -> str:
    found = [*answer.problems, *others]
    return render_to_string("catalog/problems.html", {"problems": found}) if found else ""


def page_problems(request: HttpRequest, shown: int) -> list[str]:
    asked = request.GET.get("page")
    if asked in (None, "", str(shown)):
        return []
    return [_("There is no page “%(asked)s”; this is page %(shown)d.") % {"asked": asked[:20], "shown": shown}]
