"""One way to answer a list: ask the shelf, fill what is drawn once per version with what this reader chose."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from catalog.filters.answer import Answer, Option, Panel
from catalog.filters.listing import ListFilter
from catalog.shelf.cards import Cards
from catalog.templatetags.facts import number
from catalog.views.drawing import Drawing
from events.models import RecordQuerySet

GREYED, CHECKED, DISABLED, OPEN = " none", " checked", " disabled", " open"


def listing(
    request: HttpRequest,
    listed: type[ListFilter],
    cards: Callable[[RecordQuerySet], RecordQuerySet],
    **context: object,
) -> HttpResponse:
    """A page of the records that pass what the reader chose, drawn as `cards` in their noun's own list."""
    drawing, answer = Drawing(request), Answer(listed, request.GET)
    noun = listed._meta.model._meta.model_name
    page = Pages(answer).get_page(request.GET.get("page"))
    frame = drawing.once(
        f"catalog/{noun}/list.html", request.path, answer.empty, context={"empty": answer.empty, **context}
    )
    pieces = {} if answer.empty else narrowing(drawing, answer)
    return HttpResponse(
        frame.fill(
            query=drawing.query,
            links=neighbours(answer, page),
            count=listed.counted % {"n": Figure(answer.total)},
            problems=problems(answer, page_problems(request, page.number)),
            results=results(drawing, answer, page, Cards(listed._meta.model, cards, request.stamp)),
            **pieces,
        )
    )


class Figure(int):
    """A number that chooses its plural as a number and reads as the reader's language writes it."""

    def __str__(self) -> str:
        return int.__repr__(self) if self < 1000 else number(int(self))


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


def results(drawing: Drawing, answer: Answer, page: Page, cards: Cards) -> SafeString:
    """The cards with links to the other pages, or why there are none."""
    if not answer.total:
        return render_to_string("catalog/nothing.html", {"answer": answer})
    text = f'<ul class="cards">{"".join(cards.drawn(page.object_list))}</ul>'
    if page.has_other_pages():
        text += render_to_string("catalog/pages.html", {"page": page, "prefix": answer.page_prefix})
    return mark_safe(text)


def neighbours(answer: Answer, page: Page) -> str:
    if not page.has_other_pages():
        return ""
    return render_to_string("catalog/list/links.html", {"page": page, "prefix": answer.page_prefix})


def problems(answer: Answer, others: list[str]) -> str:
    found = [*answer.problems, *others]
    return render_to_string("catalog/problems.html", {"problems": found}) if found else ""


def page_problems(request: HttpRequest, shown: int) -> list[str]:
    asked = request.GET.get("page")
    if asked in (None, "", str(shown)):
        return []
    return [_("There is no page “%(asked)s”; this is page %(shown)d.") % {"asked": asked[:20], "shown": shown}]


def narrowing(drawing: Drawing, answer: Answer) -> dict[str, Any]:
    """The pieces of the form and of the bar above the results."""
    chosen = len(answer.chips)
    return {
        "words": escape(answer.words),
        "chosen": f" ({chosen})" if chosen else "",
        "chips": render_to_string("catalog/list/chips.html", {"answer": answer}) if chosen or answer.words else "",
        "panels": "".join(panel_of(drawing, answer, panel) for panel in answer.panels),
        "orders": drawing.once(
            "catalog/list/order.html", answer.listing, answer.order, context={"answer": answer}
        ).fill(),
    }


def panel_of(drawing: Drawing, answer: Answer, panel: Panel) -> str:
    key = (answer.listing, panel.name)
    whole = drawing.once("catalog/list/panel.html", *key, context={"panel": panel})
    rest = ""
    if panel.rest:
        some = any(option.selected for option in panel.rest) or (not panel.more and answer.shows_all(panel.name))
        rest = drawing.once("catalog/list/rest.html", *key, context={"panel": panel}).fill(
            open=OPEN if some else "",
            count=str(Figure(len(panel.options) + len(panel.rest) + panel.more)),
            options="".join(option_of(drawing, key, panel.name, option) for option in panel.rest),
            more=more_of(answer, panel) if panel.more else "",
        )
    options = "".join(option_of(drawing, key, panel.name, option) for option in panel.options)
    return whole.fill(options=options, rest=rest)


def option_of(drawing: Drawing, key: tuple, name: str, option: Option) -> str:
    drawn = drawing.once("catalog/list/option.html", *key, option.value, context={"name": name, "option": option})
    if option.selected:
        return drawn.fill(state=CHECKED, n=str(Figure(option.count)))
    if not option.count:
        return drawn.fill(state=DISABLED, greyed=GREYED, n="0")
    return drawn.fill(n=str(Figure(option.count)))


def more_of(answer: Answer, panel: Panel) -> str:
    """How many values are too rare to stand on the page, with the address of a list that shows them all."""
    return render_to_string("catalog/list/more.html", {"panel": panel, "url": answer.url_showing_all(panel.name)})
