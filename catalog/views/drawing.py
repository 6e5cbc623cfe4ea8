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
        whole = (self.place, template, key)
        kept = DRAWN.get(self.stamp, whole)
        if kept is None:
            self.request.drawn_once = True
            drawing = render_to_string(template, context() if callable(context) else context, self.request)
            kept = DRAWN.put(self.stamp, whole, Stencil(drawing))
        return kept


def drawn_once(view: View) -> View:
    """Decorator: the page is the same for everybody who asks for this address, whatever the query."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
        drawing = Drawing(request)
        key = (drawing.place, request.path)
        kept = DRAWN.get(drawing.stamp, key)
        if kept is None:
            request.drawn_once = True
            response = view(request, *args, **named)
            kept = DRAWN.put(drawing.stamp, key, Stencil(response.content.decode()))
        return HttpResponse(kept.fill(query=drawing.query))

    return answer
