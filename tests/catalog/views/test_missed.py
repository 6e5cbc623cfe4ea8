"""The page that found nothing reports its words: what is counted, what is not, and that nothing is told."""

import re

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.test import Client

from catalog.views import missed as view
from events.models import Missed
from tests import factories as f

pytestmark = pytest.mark.django_db
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def uncounted() -> None:
    cache.clear()


def rows() -> list[tuple[str, str, int]]:
    return list(Missed.objects.order_by("words", "language").values_list("words", "language", "count"))


def post(client: Client, body: bytes | str, kind: str = FORM, **headers: str) -> int:
    return client.generic("POST", "/en/search/missed", body, content_type=kind, **(headers or HERE)).status_code


def test_words_are_counted_and_nothing_is_told(stranger: Client) -> None:
    answers = [post(stranger, "q=%D0%97%D0%B0%D1%80%D0%B1%D0%B0%D1%84"), post(stranger, "q=zarbaf")]
    assert (answers, rows()) == ([204, 204], [("zarbaf", "en", 2)])


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_the_language_is_that_of_the_page(language: str) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "de"})
    answer = strict.generic("POST", f"/{language}/search/missed", "q=zarbaf", content_type=FORM, **HERE)
    assert (answer.status_code, answer.content, len(answer.cookies)) == (204, b"", 0)
    assert "no-store" in answer.headers["Cache-Control"]
    assert rows() == [("zarbaf", language, 1)]


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "patch", "delete"])
def test_other_methods_are_refused_and_write_nothing(method: str, stranger: Client) -> None:
    answer = getattr(stranger, method)("/en/search/missed?q=zarbaf", **HERE)
    assert (answer.status_code, answer.headers["Allow"], rows()) == (405, "POST", [])


@pytest.mark.parametrize(
    ("headers", "counted"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "https://testserver"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": "http://testserver"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, False),
        ({"HTTP_SEC_FETCH_SITE": "none"}, False),
        ({"HTTP_ORIGIN": "http://testserver.example.org"}, False),
        ({"HTTP_ORIGIN": "http://testserver:8000"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_ORIGIN": "http://["}, False),
        ({"HTTP_REFERER": "http://testserver/en/search/"}, False),
        ({"REMOTE_ADDR": "127.0.0.1"}, False),
    ],
)
def test_only_pages_of_ours_are_believed(headers: dict[str, str], counted: bool, stranger: Client) -> None:
    assert (post(stranger, "q=zarbaf", **headers), len(rows())) == (204, int(counted))


@pytest.mark.parametrize(
    "body",
    [
        b"", b"q=", b"x=zarbaf", b"q=%00", b"q=%ff%fe", b"q=%ED%A0%80", b"\xff" * 900, b"&" * 900, b"q=a&" * 200,
        b"q=" + b"a" * 100_000, b"q=" + b"%D3%99" * 61, b"a=1&" * 20_000, b"q=somebody%40example.org", b"%", b"=" * 999,
    ],
)  # fmt: skip
def test_odd_words_are_passed_over(body: bytes, stranger: Client) -> None:
    assert (post(stranger, body), rows()) == (204, [])


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", "", "x" * 3000])
def test_other_kinds_of_bodies_are_not_read(kind: str, stranger: Client) -> None:
    assert (post(stranger, "q=zarbaf", kind), rows()) == (204, [])


@pytest.mark.parametrize("length", ["-1", "x", "9" * 30, "²"])
def test_an_odd_length_is_not_read(length: str, stranger: Client) -> None:
    assert (post(stranger, "q=zarbaf", CONTENT_LENGTH=length, **HERE), rows()) == (204, [])


def test_one_address_counts_so_much_a_day(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "PER_ADDRESS", 2)
    monkeypatch.setattr(view, "PER_DAY", 3)
    answers = [post(stranger, "q=zarbaf", REMOTE_ADDR=f"192.0.2.{end}", **HERE) for end in (1, 1, 1, 2, 3)]
    assert (answers, rows()) == ([204] * 5, [("zarbaf", "en", 3)])


def test_letters_and_words_are_limited_apart(stranger: Client, settings: object) -> None:
    settings.CORRECTIONS_PER_ADDRESS = settings.CORRECTIONS_PER_DAY = 0
    post(stranger, "q=zarbaf")
    assert rows() == [("zarbaf", "en", 1)]


def told_by(client: Client, address: str) -> list[tuple[str, str]]:
    return re.findall(r'data-missed="([^"]*)" data-words="([^"]*)"', client.get(address).content.decode())


def test_pages_without_result_say_what_to_report(stranger: Client) -> None:
    f.person("Synthetic Person")
    addresses = ["/ru/search/?q=zarbaf", "/az/people/?q=zarbaf", "/en/search/?q=%22%3E%3Cb%3E&kind=person"]
    assert [told_by(stranger, address) for address in addresses] == [
        [("/ru/search/missed", "zarbaf")],
        [("/az/search/missed", "zarbaf")],
        [("/en/search/missed", "&quot;&gt;&lt;b&gt;")],
    ]


def test_pages_whose_words_stand_somewhere_report_nothing(
    stranger: Client, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        f.person("Synthetic Person")
        f.event("Forum")
    addresses = ["/en/search/?q=synthetic", "/en/events/?q=synthetic", "/en/search/", "/en/people/?country=UZ"]
    assert [told_by(stranger, address) for address in addresses] == [[]] * 4


def test_nothing_is_sent_or_counted_when_it_is_switched_off(stranger: Client, settings: object) -> None:
    settings.SEARCH_MISSES = False
    assert (told_by(stranger, "/en/search/?q=zarbaf"), post(stranger, "q=zarbaf"), rows()) == ([], 204, [])


def test_reading_counts_nothing(stranger: Client) -> None:
    for address in ("/en/search/?q=zarbaf", "/en/people/?q=zarbaf"):
        stranger.get(address)
    assert rows() == []


def test_it_is_on_unless_switched_off() -> None:
    assert site.SEARCH_MISSES is True
