"""Looking at addresses of other sites: what is asked, what is never asked, and what the desk learns of it."""

import socket
from email.message import Message
from io import StringIO
from urllib.error import HTTPError, URLError
from urllib.request import Request

import pytest
from django.core.management import call_command

from events import attention, links
from events.models import Link, Source
from tests import factories

PUBLIC, PRIVATE = "93.184.216.34", "10.0.0.7"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Where names lead: nothing is asked of the network."""
    known = {"public.example": PUBLIC, "private.example": PRIVATE}

    def resolve(host: str, port: int, **_options: object) -> list[tuple]:
        if host not in known and not host.replace(".", "").isdigit() and ":" not in host:
            raise socket.gaierror("no such host")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (known.get(host, host), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://public.example/page", ""),
        ("http://private.example/", "not a public address"),
        ("http://127.0.0.1/", "not a public address"),
        ("http://169.254.169.254/latest", "not a public address"),
        ("http://::1/", "not a web address"),
        ("http://[::1]/", "not a public address"),
        ("http://0.0.0.0/", "not a public address"),
        ("http://public.example:22/", "not a web address"),
        ("http://user:word@public.example/", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("ftp://public.example/", "not a web address"),
        ("gopher://public.example/", "not a web address"),
        ("http://nowhere.example/", "no such host"),
        ("nonsense", "not a web address"),
        ("http://", "not a web address"),
        ("http://public.example:port/", "not a web address"),
    ],
)
def test_only_public_pages_are_asked(url: str, fault: str, names: dict[str, str]) -> None:
    asked = []
    assert links.fault_of(url, answering(200, asked)) == fault
    assert asked == ([] if fault else ["HEAD"])


def answering(code: int, asked: list[str] | None = None) -> object:
    def ask(request: Request, timeout: float) -> StringIO:
        if asked is not None:
            asked.append(request.method)
        if code >= 400:
            raise HTTPError(request.full_url, code, "", Message(), None)
        return StringIO()

    return ask


@pytest.mark.parametrize(("code", "fault"), [(200, ""), (403, ""), (429, ""), (404, "HTTP 404"), (500, "HTTP 500")])
def test_who_refuses_us_is_there_and_who_knows_nothing_is_not(code: int, fault: str, names: dict[str, str]) -> None:
    assert links.fault_of("https://public.example/", answering(code)) == fault


@pytest.mark.parametrize("error", [TimeoutError("timed out"), URLError("refused"), ConnectionResetError("reset")])
def test_silence_is_a_fault_and_no_failure(error: Exception, names: dict[str, str]) -> None:
    def ask(request: Request, timeout: float) -> None:
        raise error

    assert links.fault_of("https://public.example/", ask) != ""


def test_redirect_into_the_own_network_is_not_followed(names: dict[str, str]) -> None:
    request = Request("https://public.example/")
    with pytest.raises(links.Forbidden):
        links.Careful().redirect_request(request, None, 302, "", Message(), "http://private.example/")


def test_name_that_leads_elsewhere_after_the_look_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Connected:
        closed = False

        def getpeername(self) -> tuple[str, int]:
            return PRIVATE, 80

        def close(self) -> None:
            self.closed = True

    connected = Connected()
    monkeypatch.setattr(socket, "create_connection", lambda *_args, **_options: connected)
    with pytest.raises(links.Forbidden):
        links.public_connection(("public.example", 80))
    assert connected.closed is True


@pytest.mark.django_db
def test_every_address_is_looked_at_once_and_what_is_gone_is_forgotten() -> None:
    factories.source("One", url="https://a.example/1", archived_url="https://b.example/")
    factories.source("Other", url="https://a.example/1")
    person = factories.person("Sample", links="https://c.example/\nhttps://d.example/")
    asked = []

    def ask(url: str) -> str:
        asked.append(url)
        return "HTTP 404" if "a.example" in url else ""

    assert links.look(ask, pause=0) == (5, 2)
    assert asked == ["https://c.example/", "https://d.example/", "https://a.example/1", "https://b.example/"]
    found = {
        each.noun: each.count for each in attention.count([Source.objects.all()]) if each.check.key == "broken_link"
    }
    assert found == {"source": 2}
    person.links = ""
    person.save()
    links.look(lambda url: "", pause=0)
    assert sorted(Link.objects.values_list("url", "fault")) == [
        ("https://a.example/1", ""),
        ("https://a.example/1", ""),
        ("https://b.example/", ""),
    ]


@pytest.mark.django_db
def test_command_says_what_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.source("One", url="https://a.example/1")
    monkeypatch.setattr(links, "look", lambda told: told("https://a.example/1", "HTTP 404") or (1, 1))
    said = StringIO()
    call_command("check_links", stdout=said)
    assert said.getvalue() == "https://a.example/1: HTTP 404\n1 addresses, 1 broken.\n"
