"""What happens around every request: odd requests refused, security headers, the reader's language."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language, get_language_from_path, get_language_from_request

from catalog.queries.lookup import Gone, Moved
from catalog.views.errors import gone

LONGEST_QUERY = 4000
GetResponse = Callable[[HttpRequest], HttpResponse]


class OddRequestMiddleware:
    """Answer 400, before anything is computed, to what no honest link or form of ours can send."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> None:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            raise BadRequest("query string too long")
        if "\x00" in request.path_info or "%00" in query:
            raise BadRequest("NUL byte")


class SecurityHeadersMiddleware:
    """The content security policy of `SECURE_CSP`, and what a catalogue never needs of a browser."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {' '.join(values)}" for name, values in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class LanguageMiddleware(LocaleMiddleware):
    """Django's choice of language; a page read in another language than the browser's own is remembered."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response = super().process_response(request, response)
        chosen = get_language_from_path(request.path_info)
        if chosen and response.status_code == 200 and chosen != get_language_from_request(request):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                get_language(),
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
            )
        return response


class WhereaboutsMiddleware:
    """A record that moved redirects for good; one that was withdrawn answers 410."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Moved):
            return HttpResponsePermanentRedirect(exception.url, preserve_request=request.method == "POST")
        return gone(request) if isinstance(exception, Gone) else None
