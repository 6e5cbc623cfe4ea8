"""What stands beside a page under its address with another ending moves along with the page."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from catalog.queries.lookup import Moved

View = Callable[..., HttpResponse]


def moved_with(ending: str) -> Callable[[View], View]:
    """Decorator: a record that moved leads to the same format of the record at its new address."""

    def of_view(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
            try:
                return view(request, *args, **named)
            except Moved as moved:
                raise Moved(moved.url.removesuffix("/") + ending) from moved

        return answer

    return of_view
