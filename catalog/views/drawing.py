"""Drawing a page once per content version: pieces of lists, and whole pages that are the same for everybody."""

from collections.abc import Callable, Hashable
from functools import wraps
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from catalog.stencils import Memo, Stencil

MOST = 12_000_000  # characters, in each process
DRAWN = Memo(MOST, lambda stencil: stencil.size + 400)
View = Callable[..., HttpResponse]


class Drawing:
    """What is drawn for one request is kept for all that follow under the same stamp."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.stamp = request, request.stamp
        self.place = (request.scheme, request.get_host(), get_language())
        query = request.META.get("QUERY_STRING", "")
        self.query = escape(f"?{query}") if query else ""

    def once(self, template: str, *key: Hashable, context: dict[str, Any] | Callable[[], dict[str, Any]]) -> Stencil:
        """The template as drawn when it was first needed; whatever it depends on is in the key or in a gap."""
        read = context if callable(context) else lambda: context
        return self.kept((template, key), lambda: render_to_string(template, read(), self.request))

    def kept(self, key: Hashable, draw: Callable[[], str]) -> Stencil:
        return DRAWN.made(self.stamp, (self.place, key), lambda: self._draw(draw))

    def _draw(self, draw: Callable[[], str]) -> Stencil:
        self.request.drawn_once = True
        try:
            return Stencil(draw())
        except Exception:
            self.request.drawn_once = False  # the page that says so instead has no gaps to be filled
            raise


def drawn_once(view: View) -> View:
    """Decorator: the page is the same for everybody who asks for this address, whatever the query."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        drawing = Drawing(request)
        page = drawing.kept(request.path, lambda: view(request, *args, **named).content.decode())
        return HttpResponse(page.fill(query=drawing.query))

    return answer
