"""What happens around every request: odd ones refused, security headers, the reader's language, pages kept."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language_from_path, get_language_from_request

from catalog import caching
from catalog.queries.lookup import Gone, Moved
from catalog.shelf.news import NEWS
from catalog.views.errors import gone

LONGEST_QUERY = 4000
GetResponse = Callable[[HttpRequest], HttpResponse]


class OddRequestMiddleware:
    """Answer 400, before anything is computed, to what no honest link or form of ours can send.

    Asked for the head of a page it gives that alone: the server sends whatever it is given, and who reads on over
    the same connection would take the text for the next answer.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = ()
            else:
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
        return response

    def process_view(self, request: HttpRequest, *view: object) -> None:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            raise BadRequest("query string too long")
        if request.content_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
            raise BadRequest("not UTF-8")  # Django would read addresses and forms with any codec of Python's
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


class RememberLanguageMiddleware:
    """A page read in another language than the browser's own is remembered as the reader's choice."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        chosen = get_language_from_path(request.path_info)
        if chosen and response.status_code in (200, 304) and chosen != get_language_from_request(request):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                chosen,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
                secure=settings.LANGUAGE_COOKIE_SECURE,
            )
        return response


class PageStoreMiddleware:
    """Answers public pages from the store, or not at all when the browser has them, as long as the content stands.

    `request.stamp` names the content that the page is to show; it is asked for before anything else is read.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not get_language_from_path(request.path_info):
            return self.get_response(request)
        request.stamp = NEWS.look()
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        key = caching.key_of(request)
        tag = caching.tag_of(request.stamp, key)
        if caching.is_known(request, tag):
            return caching.not_modified(tag)
        if page := caching.STORE.get(request.stamp, key):
            return page.answer(request, tag)
        return caching.keep(request, self.get_response(request), request.stamp, key)


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
