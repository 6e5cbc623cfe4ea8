"""Pages asked of the site itself, in this process: no server, no network, the middleware as visitors meet it."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest

from catalog.caching import STORE
from catalog.shelf.cards import KEPT
from catalog.views.drawing import DRAWN

# What the memories hold meanwhile: whole answers not at all, pieces of pages as many as the next page may need.
MEANWHILE = {STORE: 0, DRAWN: 1_000_000, KEPT: 1_000_000}


@dataclass(slots=True)
class Answered:
    status: int
    mime: str
    body: bytes
    location: str = ""


class Renderer:
    """Asks under the host of `origin`; use inside `standing_at(origin)`."""

    def __init__(self, origin: str) -> None:
        self.base = urlsplit(origin)
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def ask(self, address: str) -> Answered:
        path, _mark, query = address.partition("?")
        response = self.handler.get_response(WSGIRequest(self.environ(path, query)))
        try:
            body = b"".join(response.streaming_content) if response.streaming else response.content
        finally:
            response.close()
        mime = response.headers.get("Content-Type", "").partition(";")[0]
        return Answered(response.status_code, mime, body, response.headers.get("Location", ""))

    def environ(self, path: str, query: str) -> dict[str, object]:
        scheme = "https" if settings.SECURE_SSL_REDIRECT else self.base.scheme
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": self.base.hostname or "localhost",
            "SERVER_PORT": str(self.base.port or (443 if scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.base.netloc,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": scheme,
            "wsgi.input": io.BytesIO(),
        }


@contextmanager
def standing_at(origin: str) -> Iterator[None]:
    """While pages are asked for, the site believes to stand at the address of the static one, and keeps little of them:
    each is asked for once.
    """
    kept, log = (settings.SITE_URL, settings.ALLOWED_HOSTS), logging.getLogger("django.request")
    most = {memory: memory.most for memory in MEANWHILE}
    for memory, less in MEANWHILE.items():
        memory.most = less
    was_level = log.level
    log.setLevel(logging.ERROR)  # what is not there is said once, by the link check
    settings.SITE_URL, settings.ALLOWED_HOSTS = origin, [urlsplit(origin).hostname]
    try:
        yield
    finally:
        settings.SITE_URL, settings.ALLOWED_HOSTS = kept
        for memory, usual in most.items():
            memory.most = usual
        log.setLevel(was_level)
