"""Finished pages: what is sent is what was drawn, however the browser takes it, and never from before a change."""

import gzip

import brotli
import pytest
from django.test import Client

from events import publishing
from tests import factories as f

pytestmark = pytest.mark.django_db
DECODERS = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
ACCEPTED = {"": "", "gzip": "gzip;q=0.8, br;q=0", "br": "gzip, deflate, br, zstd"}


@pytest.mark.parametrize("encoding", DECODERS)
def test_every_encoding_carries_the_same_page_with_its_true_length(encoding: str, stranger: Client) -> None:
    f.talk("Synthetic talk")
    plain = stranger.get("/en/talks/").content
    stranger.get("/en/talks/?again")
    for _time in range(2):  # drawn, then from the store
        response = stranger.get("/en/talks/?x=1", headers={"accept-encoding": ACCEPTED[encoding]})
        assert response.headers.get("Content-Encoding", "") == encoding
        assert int(response.headers["Content-Length"]) == len(response.content)
        page = DECODERS[encoding](response.content).replace(b"?x=1", b"")
        assert page == plain
        assert response.headers["Vary"] == "Accept-Encoding"


def test_a_browser_that_has_the_page_is_told_so_until_something_changes(stranger: Client) -> None:
    talk = f.talk("Synthetic talk")
    first = stranger.get("/en/talks/")
    tag = first.headers["ETag"]
    again = stranger.get("/en/talks/", headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert stranger.get("/az/talks/", headers={"if-none-match": tag}).status_code == 200
    assert stranger.get("/en/talks/?topic=none", headers={"if-none-match": tag}).status_code == 200
    talk.title_en = "Synthetic talk, renamed"
    talk.save()
    after = stranger.get("/en/talks/", headers={"if-none-match": tag})
    assert (after.status_code, "Synthetic talk, renamed" in after.content.decode()) == (200, True)


def test_what_is_withdrawn_is_gone_at_once(stranger: Client) -> None:
    talk = f.talk("Synthetic talk")
    addresses = ["/en/talks/", talk.get_absolute_url(), "/en/", talk.event.get_absolute_url()]
    for address in addresses:
        assert b"Synthetic talk" in stranger.get(address).content or address == "/en/"
    publishing.withdraw(talk)
    assert [stranger.get(address).status_code for address in addresses] == [200, 410, 200, 200]
    assert not any(b"Synthetic talk" in stranger.get(address).content for address in addresses)


def test_the_readers_choice_of_language_is_remembered_from_the_store_too(stranger: Client) -> None:
    for _time in range(2):
        client = Client(headers={"accept-language": "ru"})
        assert client.get("/az/talks/").cookies["language"].value == "az"
        assert "language" not in Client(headers={"accept-language": "az"}).get("/az/talks/").cookies


def test_pages_of_one_host_are_not_sent_to_another(stranger: Client, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    pages = {
        host: stranger.get("/en/talks/", headers={"host": host}).content.decode() for host in settings.ALLOWED_HOSTS
    }
    for host, page in pages.items():
        assert f'<link rel="canonical" href="http://{host}/en/talks/">' in page
    assert stranger.get("/en/talks/", headers={"host": "evil.example"}).status_code == 400
