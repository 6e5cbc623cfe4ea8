"""The door answers every request, however odd the encoding that it names."""

import pytest
from django.test import RequestFactory

from catalog.wsgi import application

CHARSETS = [
    "unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "base64", "rot13", "zlib", "punycode", "idna", "mbcs",
    "undefined", "nonsense", "latin-1", "", "a" * 2000, "\xff",
]  # fmt: skip


def answer(method: str, address: str, kind: str) -> str:
    """The status of the answer at the door, past Django's test client, which reads the encoding by itself."""
    environ = RequestFactory().generic(method, address, b"text=%5Cud800", content_type="text/plain").environ
    said = []
    application(
        environ | {"CONTENT_TYPE": kind, "HTTP_HOST": "localhost"}, lambda status, _headers: said.append(status)
    )
    return said[0][:3]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_an_odd_encoding_is_refused(charset: str, kind: str, db: None) -> None:
    named = f"{kind}; charset={charset}"
    assert [answer(method, "/en/talks/?q=%5Cud800", named) for method in ("GET", "POST")] == ["400", "400"]


@pytest.mark.parametrize("kind", ["", "text/plain", "text/plain; charset=utf-8", "text/plain; charset=UTF-8"])
def test_the_usual_encoding_is_taken(kind: str, db: None) -> None:
    assert answer("GET", "/en/about/?q=%5Cud800", kind) == "200"
