"""How the API answers: to every site, with tags, and with problem details where it cannot."""

from collections.abc import Callable

import pytest
from django.test import Client

from events import publishing
from events.models import FormerSlug
from tests import factories as f

pytestmark = pytest.mark.django_db


def told(answer: object) -> tuple[int, str, list[str]]:
    """Status, type and the parameters that are wrong."""
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert set(problem) >= {"type", "title", "detail"}
    return answer.status_code, answer.headers["Content-Type"], [each["parameter"] for each in problem.get("errors", [])]


def problem(status: int, *parameters: str) -> tuple[int, str, list[str]]:
    return status, "application/problem+json", list(parameters)


PLACES = ["/api/v1/", "/api/v1/places/", "/api/v1/places/square/", "/api/v1/search/?q=x", "/api/v1/schema/",
          "/api/v1/docs/"]  # fmt: skip


@pytest.mark.parametrize("address", PLACES)
def test_answer_is_not_sent_again_until_content_changes(address: str, stranger: Client) -> None:
    f.place(slug="square")
    first = stranger.get(address)
    again = stranger.get(address, headers={"If-None-Match": first.headers["ETag"]})
    f.place()
    later = stranger.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content, later.status_code) == (200, 304, b"", 200)
    assert again.headers["ETag"] == first.headers["ETag"] != later.headers["ETag"]
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_tag_is_another_in_another_language(stranger: Client) -> None:
    tags = {stranger.get("/api/v1/", headers={"Accept-Language": code}).headers["ETag"] for code in ("en", "uz", "ru")}
    assert len(tags) == 3


def test_vary_says_what_the_answer_depends_on(stranger: Client) -> None:
    assert stranger.get("/api/v1/").headers["Vary"] == "Accept-Encoding, Accept-Language"


@pytest.mark.parametrize("address", [*PLACES, "/api/v1/nothing/", "/api/v1/places/nowhere/", "/api/v1/places/?x=1"])
def test_scripts_of_every_site_may_read(address: str, stranger: Client) -> None:
    f.place(slug="square")
    asked = stranger.get(address, headers={"Origin": "https://a.example"})
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert not asked.cookies


def test_browser_that_asks_first_is_told_what_it_may(stranger: Client) -> None:
    headers = {"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    answer = stranger.options("/api/v1/places/", headers=headers)
    names = ("Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Max-Age")
    assert (answer.status_code, answer.content) == (204, b"")
    assert [answer.headers[name] for name in names] == ["*", "GET, HEAD, OPTIONS", "86400"]


def test_head_is_answered_without_a_body(stranger: Client) -> None:
    f.place(slug="square")
    asked, head = stranger.get("/api/v1/places/square/"), stranger.head("/api/v1/places/square/")
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", asked.headers["ETag"])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(method: str, stranger: Client) -> None:
    answer = getattr(stranger, method)("/api/v1/places/")
    assert told(answer) == problem(405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


WRONG = {
    "places/?colour=red": ["colour"],
    "places/?kind=zzz&kind=city": ["kind"],
    "places/?kind=city&kind=city": ["kind"],
    "places/?fields=slug,slug": ["fields"],
    "places/?sort=zzz": ["sort"],
    "places/?limit=0": ["limit"],
    "places/?limit=101": ["limit"],
    "places/?limit=٣": ["limit"],
    "places/?limit=5&limit=6": ["limit"],
    "places/?fields=slug,zzz": ["fields"],
    "places/?include=zzz": ["include"],
    "places/?facets=yes": ["facets"],
    "places/?all=zzz": ["all"],
    "places/?lang=fr": ["lang"],
    f"places/?q={'x' * 201}": ["q"],
    "places/?q=one&q=two": ["q"],
    "places/?colour=red&limit=x&lang=": ["lang", "colour", "limit"],
    "talks/?language=all": ["language"],
    "places/square/?q=x": ["q"],
    "places/square/?lang=": ["lang"],
    "search/?kind=zzz": ["kind"],
    f"search/?q={'x' * 201}": ["q"],
    "schema/?format=xml": ["format"],
    "docs/?x": ["x"],
    "?x=1": ["x"],
}


@pytest.mark.parametrize("question", WRONG)
def test_what_is_wrong_is_named(question: str, stranger: Client) -> None:
    f.place(slug="square", kind="city")
    assert told(stranger.get(f"/api/v1/{question}")) == problem(400, *WRONG[question])


@pytest.mark.parametrize("query", ["lang=uz", "limit=1", "q=x"])
def test_document_beside_a_page_takes_no_parameter_of_lists(query: str, stranger: Client) -> None:
    f.place(slug="square")
    answer = stranger.get(f"/uz/places/square.json?{query}")
    assert told(answer) == problem(400, query.partition("=")[0])


@pytest.mark.parametrize(
    "address", ["/api/v1/zzz/", "/api/", "/api/v2/places/", "/api/v1/places/a/b/", "/api/v1/places/é/"]
)
def test_what_leads_nowhere_is_said_to_programs(address: str, stranger: Client) -> None:
    assert told(stranger.get(address)) == problem(404)


@pytest.mark.parametrize("address", ["/api/v1/places/?q=%00", f"/api/v1/places/?{'x' * 5000}", "/api/v1/places/%00/"])
def test_odd_questions_are_said_to_programs_too(address: str, stranger: Client) -> None:
    assert told(stranger.get(address)) == problem(400)


def test_slash_may_be_forgotten(stranger: Client) -> None:
    answer = stranger.get("/api/v1/places?limit=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/v1/places/?limit=1")


def test_draft_is_not_there_and_withdrawn_is_gone(stranger: Client) -> None:
    f.place(slug="draft", public=False)
    publishing.withdraw(f.place(slug="withdrawn"))
    told_ = [
        told(stranger.get(address))
        for slug in ("draft", "withdrawn")
        for address in (f"/api/v1/places/{slug}/", f"/en/places/{slug}.json")
    ]
    assert told_ == [problem(404), problem(404), problem(410), problem(410)]


def test_former_address_leads_to_the_new_one(stranger: Client) -> None:
    place = f.place(slug="new")
    FormerSlug.objects.create(noun="place", slug="old", record_uuid=place.uuid)
    asked = ("/api/v1/places/old/?lang=uz", "/uz/places/old.json")
    answers = [stranger.get(address) for address in asked]
    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (301, "/api/v1/places/new/?lang=uz"),
        (301, "/uz/places/new.json"),
    ]


def test_too_much_is_refused_with_the_time_to_wait(stranger: Client, settings: object) -> None:
    settings.API_PER_MINUTE = 2
    answers = [stranger.get("/api/v1/", REMOTE_ADDR="192.0.2.7") for _each in range(3)]
    assert [each.status_code for each in answers[:2]] == [200, 200]
    assert told(answers[2]) == problem(429)
    assert int(answers[2].headers["Retry-After"]) in range(1, 61)
    other = stranger.get("/api/v1/", REMOTE_ADDR="192.0.2.8")
    assert other.status_code == 200


def test_fault_of_ours_is_said_as_a_problem(monkeypatch: pytest.MonkeyPatch, ask: Callable) -> None:
    def fail(*_all: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("catalog.api.root.answered", fail)
    answer = Client(raise_request_exception=False).get("/api/v1/")
    assert told(answer) == problem(500)


def test_answers_are_compressed_for_who_takes_it(stranger: Client) -> None:
    f.place(slug="square")
    plain, packed = (
        stranger.get("/api/v1/places/square/", headers={"Accept-Encoding": how}) for how in ("identity", "gzip")
    )
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
