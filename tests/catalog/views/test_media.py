"""Renditions are sent as they are and for ever; documents only when published, and only to be saved."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from events import publishing, renditions
from events.models import Document, Image
from tests import pictures

NAME = "ab" + "0" * 30
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"


def body(response: HttpResponse) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def media(settings: object) -> Path:
    """The folder of media with one rendition in it and a secret beside."""
    renditions.path_of(f"{NAME}.webp").parent.mkdir(parents=True)
    renditions.path_of(f"{NAME}.webp").write_bytes(b"the bytes")
    (Path(settings.MEDIA_ROOT) / "secret.webp").write_bytes(b"secret")
    (renditions.folder() / "secret.webp").write_bytes(b"secret")
    renditions.path_of(f"{NAME}.svg").write_bytes(b"<svg/>")
    renditions.path_of(f"{NAME}.webp.part").write_bytes(b"the by")
    renditions.path_of("cd" + "0" * 30 + ".webp").mkdir(parents=True)
    return renditions.folder()


def test_a_rendition_is_sent_for_ever_and_as_nothing_else(media: Path, stranger: Client) -> None:
    response = stranger.get(f"/media/renditions/ab/{NAME}.webp")
    assert (response.status_code, body(response)) == (200, b"the bytes")
    wanted = {
        "Content-Type": "image/webp",
        "Content-Length": "9",
        "Cache-Control": "public, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: response.headers[name] for name in wanted} == wanted
    assert not response.cookies


@pytest.mark.parametrize(
    ("suffix", "mime"),
    [(".avif", "image/avif"), (".webp", "image/webp"), (".jpg", "image/jpeg"), (".png", "image/png")],
)
def test_each_suffix_has_its_type(suffix: str, mime: str, media: Path, stranger: Client) -> None:
    renditions.path_of(NAME + suffix).write_bytes(b"any")
    assert stranger.get(f"/media/renditions/ab/{NAME}{suffix}").headers["Content-Type"] == mime


def test_head_tells_the_length_without_the_bytes(media: Path, stranger: Client) -> None:
    response = stranger.head(f"/media/renditions/ab/{NAME}.webp")
    assert response.status_code == 200
    assert (response.headers["Content-Length"], body(response)) == ("9", b"")


def test_nothing_can_be_posted_there(media: Path, stranger: Client) -> None:
    response = stranger.post(f"/media/renditions/ab/{NAME}.webp")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "address",
    [
        f"cd/{NAME}.webp",
        f"ab/{NAME}.avif",
        f"ab/{NAME}.svg",
        f"ab/{NAME}.webp.part",
        f"ab/{NAME}.webp%0a",
        f"ab/{NAME.upper()}.webp",
        f"ab/{NAME}0.webp",
        "cd/cd" + "0" * 30 + ".webp",
        "../secret.webp",
        "ab/../secret.webp",
        "ab/..%2f..%2fsecret.webp",
        "ab/%2e%2e%2fsecret.webp",
        "..%2fsecret.webp",
        "%2e%2e/secret.webp",
        "ab/" + "a" * 3000,
        "ab/",
        "",
    ],
)
def test_no_other_file_can_be_had(address: str, media: Path, db: None, stranger: Client) -> None:
    response = stranger.get(f"/media/renditions/{address}")
    assert response.status_code == 404
    assert b"secret" not in response.content.replace(address.encode(), b"")


def test_a_nul_in_the_name_is_refused(media: Path, db: None, stranger: Client) -> None:
    response = stranger.get(f"/media/renditions/ab/{NAME}%00.webp")
    assert response.status_code == 400
    assert not response.streaming


@pytest.mark.django_db
def test_what_the_renderer_writes_can_be_fetched(stranger: Client) -> None:
    image = pictures.image(pictures.photograph())
    renditions.render(image)
    for each in Image.objects.get().renditions:
        response = stranger.get(f"/media/renditions/{each['name'][:2]}/{each['name']}")
        assert (response.headers["Content-Type"], len(body(response))) == (each["mime"], each["size"])


# Documents


@pytest.mark.django_db
def test_a_published_document_is_sent_to_be_saved(stranger: Client) -> None:
    pictures.document(PDF, 'evil".html', slug="synthetic-agreement", public=True)
    response = stranger.get("/en/documents/synthetic-agreement/file")
    assert (response.status_code, body(response)) == (200, PDF)
    wanted = {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="synthetic-agreement.pdf"',
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: response.headers[name] for name in wanted} == wanted


@pytest.mark.django_db
def test_a_text_is_sent_as_utf_8(stranger: Client) -> None:
    pictures.document("Gʻisht".encode(), "a.txt", slug="synthetic-text", public=True)
    response = stranger.get("/en/documents/synthetic-text/file")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.django_db
def test_a_draft_and_an_unknown_document_are_not_found(stranger: Client) -> None:
    pictures.document(PDF, slug="synthetic-draft")
    answers = [stranger.get(f"/en/documents/{slug}/file") for slug in ("synthetic-draft", "no-such-document")]
    assert [each.status_code for each in answers] == [404, 404]
    assert [PDF in each.content for each in answers] == [False, False]


@pytest.mark.django_db
def test_a_withdrawn_document_is_gone(stranger: Client) -> None:
    publishing.withdraw(pictures.document(PDF, slug="synthetic-withdrawn", public=True))
    response = stranger.get("/en/documents/synthetic-withdrawn/file")
    assert response.status_code == 410
    assert PDF not in response.content


@pytest.mark.django_db
def test_a_merged_document_leads_to_its_heir(stranger: Client) -> None:
    heir = pictures.document(PDF, slug="synthetic-heir", public=True)
    merged = pictures.document(PDF, slug="synthetic-merged", public=True)
    Document.objects.filter(pk=merged.pk).update(replaced_by=heir)
    response = stranger.get("/en/documents/synthetic-merged/file")
    assert response.status_code == 301
    assert response.headers["Location"] == "/en/documents/synthetic-heir/file"


@pytest.mark.django_db
def test_a_document_whose_file_is_lost_is_not_found(stranger: Client) -> None:
    document = pictures.document(PDF, slug="synthetic-lost", public=True)
    Path(document.file.path).unlink()
    response = stranger.get("/en/documents/synthetic-lost/file")
    assert response.status_code == 404
    assert not response.streaming
