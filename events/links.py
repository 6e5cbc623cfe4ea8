"""Looking at the addresses that records name: politely, one at a time, and never at machines of one's own network.

Nothing is kept of what is found there but whether somebody answered. Only the command `check_links` calls this.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from django.utils import timezone

from events.models import NOUNS, Link

AGENT = "Hunar link check"
TIMEOUT = 10  # seconds for one answer
PAUSE = 1.0  # seconds between two questions to the same host
COLUMNS = ("url", "archived_url", "website", "links", "exact_match", "broad_match")
# Whoever answers so is there, though not for us.
THERE = {401, 403, 405, 406, 429, 451, 999}
LONGEST_FAULT = 200


class Forbidden(URLError):
    """An address that is not a public page of the web."""


class Careful(HTTPRedirectHandler):
    """Wherever a page sends us is looked at before we follow."""

    max_redirections = 5

    def redirect_request(self, req: Request, fp: object, code: int, msg: str, headers: object, newurl: str) -> Request:
        check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def public_connection(address: tuple[str, int], *args: object, **options: object) -> socket.socket:
    """A connection, unless the name leads elsewhere by now than when it was looked at."""
    connected = socket.create_connection(address, *args, **options)
    if not is_public(connected.getpeername()[0]):
        connected.close()
        raise Forbidden("not a public address")
    return connected


class PlainConnection(HTTPConnection):
    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self._create_connection = public_connection


class SecureConnection(HTTPSConnection):
    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self._create_connection = public_connection


class Plain(HTTPHandler):
    def http_open(self, req: Request) -> object:
        return self.do_open(PlainConnection, req)


class Secure(HTTPSHandler):
    def https_open(self, req: Request) -> object:
        return self.do_open(SecureConnection, req)


def is_public(address: str) -> bool:
    return ipaddress.ip_address(address.partition("%")[0]).is_global


def addresses() -> Iterator[tuple[str, int, str, str]]:
    """(noun, key, column, address) of every address that records of this catalogue name."""
    for model in NOUNS:
        there = [field.name for field in model._meta.concrete_fields if field.name in COLUMNS]
        for column in there:
            rows = model.objects.exclude(**{column: ""}).order_by("pk").values_list("pk", column)
            for key, text in rows.iterator():
                for url in dict.fromkeys((text or "").split()):
                    yield model._meta.model_name, key, column, url[:500]


def check(url: str) -> None:
    """Raises Forbidden unless the address is http(s), on the usual ports, of machines that anybody can reach."""
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise Forbidden("not a web address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port not in (80, 443) or parts.username:
        raise Forbidden("not a web address")
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise URLError("no such host") from error
    for *_rest, place in found:
        if not is_public(place[0]):
            raise Forbidden("not a public address")


def opener() -> OpenerDirector:
    return build_opener(ProxyHandler({}), Plain(), Secure(), Careful())


def fault_of(url: str, ask: Callable[..., object] | None = None) -> str:
    """Why nothing answers at the address; "" when something does. Of the page itself nothing is read."""
    ask = ask or opener().open
    try:
        check(url)
        for method in ("HEAD", "GET"):
            try:
                with ask(Request(url, method=method, headers={"User-Agent": AGENT}), timeout=TIMEOUT):
                    return ""
            except HTTPError as error:
                if error.code in THERE:
                    return ""
                if method == "GET":
                    return f"HTTP {error.code}"
    except URLError as error:
        return str(error.reason)[:LONGEST_FAULT]
    except (OSError, HTTPException, ValueError) as error:
        return f"{type(error).__name__}: {error}"[:LONGEST_FAULT]
    return ""


def look(
    ask: Callable[[str], str] = fault_of, pause: float = PAUSE, told: Callable[[str, str], None] = lambda u, f: None
) -> tuple[int, int]:
    """Look at every address once and write down what was found; how many there are, and how many are broken."""
    began, faults, asked = timezone.now(), {}, {}
    broken = count = 0
    for noun, key, column, url in addresses():
        if url not in faults:
            host = urlsplit(url).netloc
            time.sleep(max(0.0, asked.get(host, 0.0) + pause - time.monotonic()) if host in asked else 0.0)
            faults[url] = ask(url)
            asked[host] = time.monotonic()
            told(url, faults[url])
        values = {"column": column, "fault": faults[url], "checked_at": timezone.now()}
        Link.objects.update_or_create(noun=noun, object_id=key, url=url, defaults=values)
        count, broken = count + 1, broken + bool(faults[url])
    Link.objects.filter(checked_at__lt=began).delete()
    return count, broken
