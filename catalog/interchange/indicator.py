"""Figures as a table for spreadsheets: one row an observation, the header in the reader's language."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from catalog.context_processors import origin_of
from catalog.interchange.spreadsheet import as_csv, csv_response
from catalog.queries import indicator as reads
from catalog.templatetags.facts import period
from catalog.templatetags.records import language_of
from events.models import Citation, Observation, Precisely, Record

Column = tuple[object, Callable[[Observation], object]]


def one(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of one indicator. Raises Moved, Gone or Http404 as its page does."""
    figures = reads.page(slug).observations.all()
    return csv_response(table(figures, origin_of(request)), f"{slug}-{get_language()}")


def every(request: HttpRequest) -> HttpResponse:
    """The figures of all indicators."""
    return csv_response(table(reads.figures(), origin_of(request)), f"indicators-{get_language()}")


def table(figures: Iterable[Observation], origin: str) -> str:
    """The figures as CSV; what a source does not say is an empty cell."""
    columns = [*COLUMNS, (_("Page"), lambda figure: origin + figure.indicator.get_absolute_url())]
    return as_csv([name for name, _read in columns], ([read(figure) for _name, read in columns] for figure in figures))


def text(row: Record | Observation | None, field: str) -> str:
    """The field in the reader's language, or in the language that there is."""
    code = language_of(row, field) if row else ""
    return getattr(row, f"{field}_{code}") if code else ""


def title(record: Record | None) -> str:
    return text(record, record.title_field) if record else ""


def plain(number: Decimal | None) -> str:
    """The number as programs read it, with a point and without needless noughts."""
    return "" if number is None else f"{number.normalize():f}"


def qualifier(figure: Observation) -> str:
    """ "over", "about", "up to"; nothing where the source gives the plain number."""
    return figure.get_qualifier_display() if figure.qualifier != Precisely.EXACTLY else ""


def source_titles(figure: Observation) -> str:
    return "; ".join(dict.fromkeys(title(citation.source) for citation in figure.citations.all()))


def source_addresses(figure: Observation) -> str:
    return " ".join(dict.fromkeys(c.source.url for c in figure.citations.all() if c.source.url))


def quotations(figure: Observation) -> str:
    quoted: Iterable[Citation] = figure.citations.all()
    return " | ".join(dict.fromkeys(citation.quote for citation in quoted if citation.quote))


COLUMNS: tuple[Column, ...] = (
    (_("Indicator"), lambda figure: title(figure.indicator)),
    (_("Place"), lambda figure: title(figure.place)),
    (_("Sector"), lambda figure: text(figure, "sector")),
    (_("Initiative"), lambda figure: title(figure.initiative)),
    (_("Period"), period),
    (_("Period (EDTF)"), lambda figure: figure.period),
    (_("Qualifier"), qualifier),
    (_("Figure"), lambda figure: plain(figure.value)),
    (_("Highest figure (of a range)"), lambda figure: plain(figure.value_to)),
    (_("Unit"), lambda figure: text(figure.indicator, "unit")),
    (pgettext_lazy("of a figure", "Change"), lambda figure: plain(figure.change)),
    (_("Kind of change"), lambda figure: figure.get_change_kind_display()),
    (_("Base period (EDTF)"), lambda figure: figure.base_period),
    (_("Status"), lambda figure: figure.get_status_display()),
    (_("Reported by"), lambda figure: title(figure.reported_by)),
    (_("Note"), lambda figure: text(figure, "note")),
    (_("Source"), source_titles),
    (_("Address of the source"), source_addresses),
    (_("Words of the source"), quotations),
)
