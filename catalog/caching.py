"""Finished pages, kept compressed until the content changes, and the tags by which browsers ask whether it has."""

import gzip
import re
import zlib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from catalog.stencils import Memo

SMALLEST = 500  # bytes; a shorter body is sent as it is
FRAME = 2_000  # bytes that a page in the store takes besides its body and its address
WHITESPACE = re.compile(r"\s+")
ENCODERS = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=4),
    "gzip": lambda body: gzip.compress(body, compresslevel=4, mtime=0),
}
# What a stored page may carry of its headers; the others are added to every answer by the middleware around.
HEADERS = (
    "Content-Type", "Content-Language", "Content-Disposition", "Vary", "Cache-Control", "Link", "X-Robots-Tag",
    "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Cross-Origin-Resource-Policy",
)  # fmt: skip


@dataclass
class Page:
    headers: dict[str, str]
    body: bytes
    address: int = 0  # its length: hostile ones are longer than some pages
    encoded: dict[str, bytes] = field(default_factory=dict)

    def __len__(self) -> int:
        """Bytes that it takes in the store, with what it is encoded to."""
        return 2 * len(self.body) + self.address + FRAME

    def answer(self, request: HttpRequest, tag: str) -> HttpResponse:
        """The page as the browser can take it."""
        return self.dress(request, HttpResponse(self.body, headers=self.headers), tag)

    def dress(self, request: HttpRequest, response: HttpResponse, tag: str) -> HttpResponse:
        response.headers["ETag"] = tag
        encoding = encoding_for(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding and len(self.body) > SMALLEST:
            if encoding not in self.encoded:
                self.encoded[encoding] = ENCODERS[encoding](self.body)
            response.content = self.encoded[encoding]
            response.headers["Content-Encoding"] = encoding
        response.headers["Content-Length"] = str(len(response.content))
        return response


STORE = Memo(settings.PAGE_STORE_BYTES, len)


def key_of(request: HttpRequest) -> tuple[str, ...]:
    """All that a public page depends on besides the content."""
    meta = request.META
    return request.scheme, meta.get("HTTP_HOST", ""), request.path_info, meta.get("QUERY_STRING", "")


def tag_of(stamp: str, key: tuple[str, ...]) -> str:
    return f'W/"{stamp}-{release()}-{zlib.crc32(repr(key).encode()):x}"'


def is_known(request: HttpRequest, tag: str) -> bool:
    """Whether the browser says that it has the page of this tag, weak (W/) or not."""
    return tag.removeprefix("W/") in request.META.get("HTTP_IF_NONE_MATCH", "")


def not_modified(tag: str) -> HttpResponse:
    return HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"})


def keep(request: HttpRequest, response: HttpResponse, stamp: str, key: tuple[str, ...]) -> HttpResponse:
    """Keep the answer for whoever asks next, if it is the same for everybody, and give it its tag."""
    if not is_the_same_for_all(response):
        return response
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["Vary"] = "Accept-Encoding"
    headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
    page = STORE.put(stamp, key, Page(headers, response.content, sum(map(len, key))))
    return page.dress(request, response, tag_of(stamp, key))


def is_the_same_for_all(response: HttpResponse) -> bool:
    """Whether neither session nor cookies nor chance have a part in it."""
    varies = response.headers.get("Vary", "").lower()
    control = response.headers.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "cookie" not in varies
        and "accept-language" not in varies
        and "no-store" not in control
        and "private" not in control
    )


@lru_cache(maxsize=200)
def encoding_for(accepted: str) -> str:
    """The best encoding that the browser takes; "" for none."""
    offers = {}
    for part in WHITESPACE.sub("", accepted.lower()).split(",")[:20]:
        name, _semicolon, quality = part.partition(";q=")
        offers[name] = quality
    return next((name for name in ENCODERS if name in offers and not is_zero(offers[name])), "")


def is_zero(quality: str) -> bool:
    return bool(quality) and not quality.strip("0.")


@cache
def release() -> str:
    """Names the code, templates, words and settings that draw the pages: another release has other tags."""
    sums = 0
    for folder in ("catalog", "events", "templates", "locale", "static"):
        for file in sorted((Path(settings.BASE_DIR) / folder).rglob("*")):
            if file.suffix != ".pyc" and file.is_file():
                sums = zlib.crc32(f"{file.name}{file.stat().st_mtime_ns}".encode(), sums)
    said = (settings.SITE_NAME, settings.SITE_URL, settings.CONTACT_EMAIL, settings.TIME_ZONE, settings.SEARCH_MISSES)
    return f"{zlib.crc32(repr(said).encode(), sums):x}"
