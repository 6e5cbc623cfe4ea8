"""Files of addresses, and links between them."""

import json

import pytest

from catalog.staticsite.addresses import file_of, is_written, relative
from catalog.staticsite.rewriting import Rewriter, redirect


@pytest.mark.parametrize(
    ("path", "query", "file"),
    [
        ("/", "", "index.html"),
        ("/en/talks/", "", "en/talks/index.html"),
        ("/en/talks/", "page=1", "en/talks/index.html"),
        ("/en/talks/", "page=2", "en/talks/page-2.html"),
        ("/en/talks.csv", "", "en/talks.csv"),
        ("/api/v1/talks/", "", "api/v1/talks/index.json"),
        ("/api/v1/docs/", "lang=uz", "api/v1/docs/index.html"),
    ],
)
def test_file_of_an_address_is_where_a_web_space_looks(path: str, query: str, file: str) -> None:
    assert file_of(path, query) == file


def test_relative_link_climbs_as_often_as_needed() -> None:
    assert relative("en/people/x", "en/talks/index.html") == "../../talks/index.html"


def test_what_needs_a_server_is_not_written() -> None:
    asked = ["/admin/", "/en/preview/talk/x/", "/en/corrections/", "/oai", "/en/search/suggest", "/en/search/"]
    assert [is_written(each) for each in asked] == [False, False, False, False, False, True]


def rewriter(contact: str = "") -> Rewriter:
    return Rewriter("https://example.org", True, contact, {}, lambda file: "")


def test_links_are_relative_and_noted() -> None:
    text, leads = rewriter().page('<a href="/en/talks/x/?a=1#part">x</a>', "/en/people/y/", "en/people/y/index.html")
    assert text == '<a href="../../talks/x/index.html#a=1">x</a>'
    assert leads == {"/en/talks/x/": "en/talks/x/index.html"}


def test_file_of_a_list_is_the_same_from_any_page_of_it() -> None:
    pages = '<a href="/en/talks/?page=2">2</a><a href="/en/talks.csv?page=2">CSV</a>'
    text, leads = rewriter().page(pages, "/en/talks/", "en/talks/index.html")
    assert text == '<a href="page-2.html">2</a><a href="../talks.csv">CSV</a>'
    assert leads == {"/en/talks/?page=2": "en/talks/page-2.html", "/en/talks.csv": "en/talks.csv"}


@pytest.mark.parametrize(
    ("file", "ways"),
    [
        ("index.json", {"previous": None, "next": "page-2.json"}),
        ("page-2.json", {"previous": "index.json", "next": "page-3.json"}),
        ("page-3.json", {"previous": "page-2.json", "next": None}),
    ],
)
def test_pages_of_the_api_name_each_other(file: str, ways: dict[str, str | None]) -> None:
    asked = {way: to and f"https://example.org/api/v1/talks/?cursor={way}" for way, to in ways.items()}
    body, leads = rewriter().page_of_api(json.dumps(asked | {"results": []}).encode(), f"api/v1/talks/{file}")
    addresses = {way: to and f"https://example.org/api/v1/talks/{to}" for way, to in ways.items()}
    assert json.loads(body) == addresses | {"results": []}
    assert leads == ({"/api/v1/talks/?cursor=next": f"api/v1/talks/{ways['next']}"} if ways["next"] else {})


def test_link_to_corrections_becomes_a_letter_or_goes() -> None:
    link = '<p><a href="/en/corrections/talk/x/" rel="nofollow">Send</a></p>'
    assert rewriter("a@example.org").page(link, "/en/", "en/index.html")[0] == (
        '<p><a href="mailto:a@example.org">Send</a></p>'
    )
    assert rewriter().page(link, "/en/", "en/index.html")[0] == "<p></p>"


def test_words_of_a_page_are_not_taken_for_addresses() -> None:
    tag = '<meta property="og:title" content="website">'
    assert rewriter().page(tag, "/en/", "en/index.html") == (tag, {})


def test_redirect_names_its_target_twice_and_the_permanent_address() -> None:
    text = redirect("../b/index.html", "https://example.org/en/talks/b/")
    assert text.count('../b/index.html"') == 2
    assert 'rel="canonical" href="https://example.org/en/talks/b/"' in text
