"""Around every request: languages and what is remembered of them, headers, and what is refused outright."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import get_language_bidi, override

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "en"),
        ("az", "az"),
        ("uz-Latn-UZ,uz;q=0.9,ru;q=0.8", "uz"),
        ("ru-RU,ru;q=0.9,en;q=0.5", "ru"),
        ("de-DE,de;q=0.9", "en"),
        ("de,az;q=0.4,ru;q=0.6", "ru"),
        ("*", "en"),
        (";;;q=x,,", "en"),
        ("a" * 5000, "en"),
    ],
)
def test_the_front_door_leads_to_the_readers_language(accepted: str, chosen: str, stranger: Client) -> None:
    response = stranger.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{chosen}/")
    assert "Accept-Language" in response.headers["Vary"]


def test_the_front_door_leads_to_the_remembered_language(stranger: Client) -> None:
    stranger.cookies["language"] = "uz"
    assert stranger.get("/", headers={"accept-language": "ru"}).headers["Location"] == "/uz/"


@pytest.mark.parametrize("remembered", ["xx", "", "../../etc", "en;", "a" * 3000])
def test_a_remembered_nonsense_counts_as_nothing(remembered: str, stranger: Client) -> None:
    stranger.cookies["language"] = remembered
    assert stranger.get("/", headers={"accept-language": "az"}).headers["Location"] == "/az/"


def test_reading_in_another_language_is_remembered(stranger: Client) -> None:
    response = stranger.get("/az/about/", headers={"accept-language": "en"})
    cookie = response.cookies["language"]
    assert (cookie.value, cookie["samesite"], cookie["max-age"], cookie["path"]) == ("az", "Lax", 31536000, "/")
    assert stranger.get("/", headers={"accept-language": "en"}).headers["Location"] == "/az/"


def test_reading_in_ones_own_language_sets_no_cookie(stranger: Client) -> None:
    assert not stranger.get("/az/about/", headers={"accept-language": "az,en;q=0.5"}).cookies
    assert not stranger.get("/en/about/").cookies


def test_a_remembered_language_is_not_set_again(stranger: Client) -> None:
    stranger.get("/ru/about/", headers={"accept-language": "en"})
    assert not stranger.get("/ru/topics/", headers={"accept-language": "en"}).cookies


@pytest.mark.parametrize("address", ["/az/nowhere/", "/az/talks/nothing/", "/az/talks?x=\x00", "/az/talks"])
def test_only_a_page_that_was_read_is_remembered(address: str, stranger: Client) -> None:
    assert not stranger.get(address, headers={"accept-language": "en"}).cookies


@pytest.mark.parametrize("language", ["de", "xx", "AZ", "az-AZ", "uz-cyrl", "e", "%00"])
def test_unknown_languages_are_not_found(language: str, stranger: Client) -> None:
    response = stranger.get(f"/{language}/talks/")
    assert response.status_code == 404
    assert not response.cookies


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_every_page_says_its_language_and_leads_to_the_same_page_in_the_others(language: str, stranger: Client) -> None:
    page = stranger.get(f"/{language}/topics/?scheme=craft").content.decode()
    assert f'<html lang="{language}">' in page
    assert 'dir="rtl"' not in page
    for code in ("en", "az", "uz", "ru"):
        assert f'<link rel="alternate" hreflang="{code}" href="http://testserver/{code}/topics/">' in page
        assert (f'href="/{code}/topics/?scheme=craft"' in page) is (code != language)


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_no_language_of_ours_is_written_from_right_to_left(language: str) -> None:
    with override(language):
        assert get_language_bidi() is False


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("address", ["/en/", "/en/talks/", "/en/nowhere/", "/ornament/gyol/a.svg", "/en/talks/?q=%00"])
def test_every_answer_has_the_security_headers(address: str, stranger: Client) -> None:
    wanted = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    }
    headers = stranger.get(address).headers
    assert {name: headers.get(name) for name in wanted} == wanted


def test_strangers_get_no_session(stranger: Client) -> None:
    response = stranger.get("/en/")
    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("address", ["/en/talks", "/en/about"])
def test_a_missing_slash_is_added(address: str, stranger: Client) -> None:
    response = stranger.get(f"{address}?q=a")
    assert response.status_code == 301
    assert response.headers["Location"] == f"{address}/?q=a"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_are_only_read(method: str, stranger: Client) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/en/talks/")
    assert response.status_code == 403
    assert not response.context or "page" not in response.context
