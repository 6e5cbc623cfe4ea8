"""The pieces of a list's page that change with the reader's choice: options with counts, chips, links to pages."""

from html import escape
from types import SimpleNamespace

from django.core.paginator import Page
from django.template.loader import render_to_string

from catalog.filters.answer import Answer, Chip, Option, Panel
from catalog.stencils import Stencil, gap
from catalog.templatetags.facts import number
from catalog.views.drawing import Drawing

CHECKED, DISABLED, OPEN = " checked", " disabled", " open"


class Figure(int):
    """A number that chooses its plural as a number and reads as the reader's language writes it."""

    def __str__(self) -> str:
        return int.__repr__(self) if self < 1000 else number(int(self))


def narrowing(drawing: Drawing, answer: Answer) -> dict[str, str]:
    """The form and the bar above the results."""
    chosen = len(answer.chips)
    orders = drawing.once("catalog/list/order.html", answer.listing, answer.order, context={"answer": answer})
    return {
        "words": escape(answer.words),
        "chosen": f" ({chosen})" if chosen else "",
        "chips": chips(drawing, answer) if chosen or answer.words else "",
        "panels": "".join([panel_of(drawing, answer, panel) for panel in answer.panels]),
        "orders": orders.fill(),
    }


def panel_of(drawing: Drawing, answer: Answer, panel: Panel) -> str:
    offers = panel.offers
    if offers.panel is None:
        context = {"name": panel.name, "legend": answer.facets[panel.name].label}
        offers.panel = Stencil(render_to_string("catalog/list/panel.html", context))
    return offers.panel.fill(
        options="".join([box(panel, option) for option in panel.options]),
        rest=rest_of(drawing, answer, panel) if panel.rest else more_of(drawing, answer, panel) if panel.more else "",
    )


def rest_of(drawing: Drawing, answer: Answer, panel: Panel) -> str:
    """The values beyond the first ones, open if the reader chose one of them or asked for all."""
    legend = answer.facets[panel.name].label
    drawn = drawing.once("catalog/list/rest.html", answer.listing, panel.name, context={"legend": legend})
    is_open = answer.shows_all(panel.name) or any(option.selected for option in panel.rest)
    return drawn.fill(
        open=OPEN if is_open else "",
        count=str(Figure(len(panel.options) + len(panel.rest))),
        options="".join([box(panel, option) for option in panel.rest]),
    )


def more_of(drawing: Drawing, answer: Answer, panel: Panel) -> str:
    """The address of the list with all the values of a facet that has very many."""
    drawn = drawing.once("catalog/list/more.html", context={})
    return drawn.fill(
        url=escape(answer.url_showing_all(panel.name)), count=str(Figure(len(panel.options) + panel.more))
    )


def box(panel: Panel, option: Option) -> str:
    offer = option.offer
    if offer.box is None:
        offer.box = Stencil(render_to_string("catalog/list/option.html", {"name": panel.name, "offer": offer}))
    if option.selected:
        return offer.box.fill(state=CHECKED, n=str(Figure(option.count)))
    if not option.count:
        return offer.box.fill(state=DISABLED, n="0")
    return offer.box.fill(n=str(Figure(option.count)))


def chips(drawing: Drawing, answer: Answer) -> str:
    """What the reader chose, each with the address of the list without it."""
    drawn = drawing.once("catalog/list/chips.html", bool(answer.words), bool(answer.chips), context={"answer": answer})
    return drawn.fill(
        words=escape(answer.words),
        url_without_words=escape(answer.url_without_words) if answer.words else "",
        chips="".join([chip_of(chip) for chip in answer.chips]),
        url_cleared=escape(answer.url_cleared),
    )


def chip_of(chip: Chip) -> str:
    if chip.offer.chip is None:
        chip.offer.chip = Stencil(render_to_string("catalog/list/chip.html", {"chip": chip}))
    return chip.offer.chip.fill(url=escape(chip.url))


def links_to_pages(drawing: Drawing, answer: Answer, page: Page, template: str) -> str:
    """Links to the page before and the page after."""
    if not page.has_other_pages():
        return ""
    before, after = page.has_previous(), page.has_next()
    stand_in = SimpleNamespace(
        has_other_pages=True, has_previous=before, has_next=after, number=gap("number"),
        previous_page_number=gap("before"), next_page_number=gap("after"),
        paginator=SimpleNamespace(num_pages=gap("pages")),
    )  # fmt: skip
    drawn = drawing.once(template, before, after, context={"page": stand_in, "prefix": ""})
    return drawn.fill(
        number=str(Figure(page.number)),
        pages=str(Figure(page.paginator.num_pages)),
        before=escape(answer.url_of_page(page.number - 1)) if before else "",
        after=escape(answer.url_of_page(page.number + 1)) if after else "",
    )
