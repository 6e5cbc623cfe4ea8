"""The page store: what is kept and for whom, tags, encodings, and its bounds against hostile addresses."""

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from catalog.caching import STORE, encoding_for, is_known, is_the_same_for_all, release
from events import publishing
from events.models import PUBLIC_NOUNS
from tests import factories as f

CANARY = "Zarqaldoq"


# Encodings


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("identity", ""),
        ("*", ""),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP;Q=1", "gzip"),
        ("gzip ; q = 0.5", "gzip"),
        ("gzip;q=0", ""),
        ("gzip;q=0.000,br;q=0.0", ""),
        ("br;q=0, gzip;q=0.001", "gzip"),
        ("identity;q=0, gzip", "gzip"),
        ("x-gzip, compress, brotli, zstd", ""),
        (",,;;q=,=", ""),
        ("gzip\t,\tbr;q=0", "gzip"),
    ],
)
def test_the_best_encoding_that_the_browser_takes(accepted: str, encoding: str) -> None:
    assert encoding_for(accepted) == encoding


QUALITIES = st.sampled_from(["", ";q=0", ";q=0.0", ";q=0.000", ";q=0.001", ";q=0.5", ";q=1", " ; q=1.000"])


@given(st.dictionaries(st.sampled_from(["br", "gzip", "identity", "*", "zstd"]), QUALITIES))
def test_no_encoding_that_was_refused_is_sent(offers: dict[str, str]) -> None:
    encoding = encoding_for(", ".join(f"{name}{quality}" for name, quality in offers.items()))
    taken = [name for name, quality in offers.items() if quality.strip("; q=0.") or not quality]
    assert encoding == next((name for name in ("br", "gzip") if name in taken), "")


def test_hostile_headers_fill_no_memory() -> None:
    for number in range(1000):
        encoding_for(f"x{number}")
    assert encoding_for.cache_info().currsize <= 200


# Tags

TAG = 'W/"1-0-260101-abc-1f"'


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("", False),
        (TAG, True),
        ('"1-0-260101-abc-1f"', True),
        (f'"a", {TAG} , W/"b"', True),
        ('W/"1-0-260101-abc-1"', False),
        ('W/"11-0-260101-abc-1f"', False),
        ("1-0-260101-abc-1f", False),
        ("*", False),  # whether there is such a page is not known yet
    ],
)
def test_a_tag_is_known_as_a_whole_weak_or_not(header: str, known: bool) -> None:
    assert is_known(RequestFactory().get("/", headers={"if-none-match": header}), TAG) is known


def test_another_release_has_other_tags(settings: object, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / "static").mkdir()
    sheet = tmp_path / "static" / "site.css"
    names = []
    for moment in (1, 2):
        sheet.write_text("a {}")
        os.utime(sheet, (moment, moment))
        release.cache_clear()
        names.append(release())
    settings.SITE_NAME = "Another name"
    release.cache_clear()
    names.append(release())
    release.cache_clear()
    assert len(set(names)) == 3


# What is kept


def answer(status: int = 200, **headers: str) -> HttpResponse:
    return HttpResponse("text", status=status, headers={name.replace("_", "-"): each for name, each in headers.items()})


@pytest.mark.parametrize(
    ("response", "kept"),
    [
        (answer(), True),
        (answer(Vary="Accept-Encoding"), True),
        (answer(404), False),
        (answer(301), False),
        (answer(206), False),
        (answer(Vary="Accept, Cookie"), False),
        (answer(Vary="accept-language"), False),
        (answer(Cache_Control="private"), False),
        (answer(Cache_Control="max-age=0, no-cache, no-store, must-revalidate, private"), False),
    ],
)
def test_only_what_is_the_same_for_all_is_kept(response: HttpResponse, kept: bool) -> None:
    assert is_the_same_for_all(response) is kept
    response.set_cookie("a", "b")
    assert is_the_same_for_all(response) is False


def test_many_long_addresses_take_no_more_than_their_share(
    db: None, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(STORE, "most", 50_000)
    for number in range(30):
        stranger.get(f"/en/indicators.csv?x={'a' * 3000}{number}")
    assert len(STORE.kept) < 12
    assert sum(len(page.body) + sum(map(len, key)) for key, page in STORE.kept.items()) < 50_000


@pytest.mark.parametrize("method", ["options", "post"])
def test_other_methods_are_answered_and_not_kept(method: str, db: None, stranger: Client) -> None:
    for path in ("/en/", "/en/talks/", "/en/search/"):
        assert getattr(stranger, method)(path).status_code == 200
    assert dict(STORE.kept) == {}


def test_head_says_what_get_says(db: None, stranger: Client) -> None:
    first = stranger.head("/en/talks/", headers={"accept-encoding": "gzip"})
    second = stranger.get("/en/talks/", headers={"accept-encoding": "gzip"})
    assert (first.content, len(second.content)) == (b"", int(first.headers["Content-Length"]))
    assert first.headers == second.headers


@pytest.mark.parametrize("path", ["/en/talks/", "/en/nowhere/", "/admin/login/", "/", "/robots.txt"])
def test_of_a_head_no_text_is_sent_after_it(path: str, db: None) -> None:
    """What the server is given: Django's test client would hide it."""
    said = {}
    for method in ("HEAD", "GET"):
        environ = RequestFactory().generic(method, path).environ
        answer = WSGIHandler()(environ, lambda status, headers: said.update(dict(headers)))
        said[method] = len(b"".join(answer)), int(said["Content-Length"])
        answer.close()
    assert said["HEAD"] == (0, said["GET"][0])
    assert said["GET"][0] == said["GET"][1]


def test_a_range_is_not_cut_out_of_a_page(db: None, stranger: Client) -> None:
    whole = stranger.get("/en/about/").content
    part = stranger.get("/en/about/", headers={"range": "bytes=0-9"})
    assert (part.status_code, part.content) == (200, whole)


@pytest.mark.parametrize(
    "name", ["x-forwarded-host", "x-forwarded-proto", "x-original-url", "x-rewrite-url", "forwarded"]
)
def test_no_header_of_a_stranger_changes_what_others_get(name: str, db: None, stranger: Client) -> None:
    poisoned = stranger.get("/en/talks/", headers={name: "https://evil.example/"})
    assert "evil" not in poisoned.content.decode()
    assert stranger.get("/en/talks/").content == poisoned.content


@pytest.mark.parametrize("path", ["/en/nowhere/", "/en/talks/none/", "/en/talks", "/en/talks/?q=%00"])
def test_what_is_no_page_has_no_tag_and_is_not_kept(path: str, db: None, stranger: Client) -> None:
    response = stranger.get(path)
    assert "ETag" not in response.headers
    assert dict(STORE.kept) == {}


@pytest.mark.parametrize(
    "query",
    [
        f"page={'1' * 3900}",
        "page=-1&page=0&page=x",
        "all=%FF%FE&all=topic&all=event",
        f"q={'%D0%B0' * 190}&q=b",
        "&".join(f"topic=t{number}" for number in range(300)),
        "topic=none&" * 300,
        "sort=-pk&sort=%27",
        "=&=&&&;;&%",
    ],
)
def test_hostile_choices_are_answered(query: str, db: None, stranger: Client) -> None:
    f.talk("Synthetic talk", topics=(f.topic(),))
    first, again = (stranger.get(f"/en/talks/?{query}") for _time in range(2))
    assert (first.status_code, again.content) == (200, first.content)


# Nothing of a draft


def test_nothing_a_curator_saw_is_shown_to_a_stranger(administrator: User) -> None:
    """A curator looks at drafts and public pages first; then what was published is withdrawn."""
    topic, event = f.topic(f"{CANARY} topic", public=False), f.event(f"{CANARY} event", public=False)
    talk = f.talk(f"{CANARY} talk", event=event, topics=(topic,), speakers=(f.person(),), public=False)
    other = f.talk("Synthetic talk", event=event, topics=(topic,), speakers=(f.person(f"{CANARY} person"),))
    publishing.withdraw(other.speakings.get().person)
    curator, stranger = Client(), Client()
    User.objects.filter(pk=administrator.pk).update(is_superuser=True)
    curator.force_login(administrator)

    def everywhere() -> list[str]:
        lists = [f"/{language}/{model.plural}/" for model in PUBLIC_NOUNS for language in ("en", "az")]
        return ["/en/", "/en/speakers/", *lists, "/en/search/?q=synthetic", other.get_absolute_url()]

    def singing(client: Client) -> set[str]:
        return {path for path in everywhere() if CANARY in client.get(path).content.decode()}

    for record in (talk, topic, event):
        preview = curator.get(reverse("preview", args=[record.noun, record.slug]))
        assert CANARY in preview.content.decode()
        assert ("ETag" in preview.headers, "no-store" in preview.headers["Cache-Control"]) == (False, True)
    assert singing(curator) == singing(stranger) == set()
    for record in (topic, event, talk):
        publishing.publish(record)
    assert singing(curator) >= {"/en/talks/", "/en/topics/", "/az/events/", other.get_absolute_url()}
    for record in (talk, event, topic):
        publishing.withdraw(record)
    assert singing(stranger) == singing(curator) == set()
    assert {stranger.get(record.get_absolute_url()).status_code for record in (talk, topic, event)} == {410}


def test_pages_are_kept_although_a_curator_asks(administrator: User) -> None:
    curator = Client()
    curator.force_login(administrator)
    page = curator.get("/en/about/")
    assert len(STORE.kept) == 1
    assert Client().get("/en/about/").content == page.content
