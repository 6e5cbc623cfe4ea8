"""What all answers of the API have in common: open to every site, in one language, kept until content changes."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.views import APIView

from catalog import caching
from catalog.api.asking import Asked, accepted
from catalog.api.problems import Problem, open_to_all
from catalog.api.wording import Wording
from catalog.context_processors import origin_of
from catalog.shelf.news import NEWS
from catalog.throttle import waits
from events.text.languages import LANGUAGES

JSON = "application/json; charset=utf-8"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}


class AlwaysJson(BaseContentNegotiation):
    """Whatever a program says that it takes, it gets JSON; each format of the catalogue has its own address."""

    def select_renderer(self, request: Request, renderers: list, format_suffix: str | None = None) -> tuple:
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """Subclasses write `answer`, asked in the reader's language; `page` is that of the page the answer goes with."""

    content_negotiation_class = AlwaysJson
    page = ""
    language_names: tuple[str, ...] = ("lang", "language")

    def initial(self, request: Request, *args: object, **named: object) -> None:
        super().initial(request, *args, **named)
        seconds = 0 if self.page else waits(request._request)
        if seconds:
            text = f"More than {settings.API_PER_MINUTE} questions in a minute; ask again in {seconds} seconds."
            raise Problem(429, text, **{"Retry-After": str(seconds)})

    def get(self, request: Request, **named: object) -> HttpResponse:
        asked = Asked(request._request.GET)
        page = request._request
        language = self.page or asked.language(page, self.language_names)
        wording = Wording(origin_of(page), language)
        if self.page:  # such answers are kept with the pages
            return self.answer(page, asked, wording, **named)
        page.stamp = NEWS.look()
        tag = caching.tag_of(page.stamp, (*caching.key_of(page), language))
        if caching.is_known(page, tag):
            return caching.not_modified(tag)
        with override(language if language in LANGUAGES else accepted(page)):
            response = self.answer(page, asked, wording, **named)
        return packed(page, response, tag) if response.status_code == 200 else response

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording, **named: object) -> HttpResponse:
        raise NotImplementedError

    def options(self, request: Request, *args: object, **named: object) -> HttpResponse:
        return HttpResponse(status=204, headers=PREFLIGHT)

    def finalize_response(
        self, request: Request, response: HttpResponse, *args: object, **named: object
    ) -> HttpResponse:
        for name, value in open_to_all().items():
            response.headers.setdefault(name, value)
        if response.status_code == 304 and "Content-Type" in response.headers:
            del response.headers["Content-Type"]
        return super().finalize_response(request, response, *args, **named)


def packed(request: HttpRequest, response: HttpResponse, tag: str) -> HttpResponse:
    """The answer compressed as the program takes it, with the tag by which it asks again."""
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    return caching.Page({}, response.content).dress(request, response, tag)


def answered(told: object, wording: Wording, links: dict[str, str | None] | None = None) -> HttpResponse:
    """The document as JSON. `links` are addresses by how they are related."""
    related = {"describedby": f"{wording.origin}{reverse('api-schema')}"} | (links or {})
    headers = {
        "Content-Language": wording.content_language,
        "Link": ", ".join(f'<{url}>; rel="{rel}"' for rel, url in related.items() if url),
    }
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(body, content_type=JSON, headers=headers | open_to_all())
