"""What may be uploaded is judged by its content; what is refused leaves nothing behind."""

import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.forms import modelform_factory
from PIL import Image as Pixels

from events import uploads
from events.models import Document, Image
from tests import pictures

JPEG = pictures.encoded(pictures.drawing())
ODT = pictures.archive("content.xml", mimetype="application/vnd.oasis.opendocument.text")
DOCX = pictures.archive("[Content_Types].xml", "word/document.xml")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 200
MANY_PIXELS = "This picture has 900.0 megapixels (30000 × 30000); the limit is 50.0."


def refusal(check: object, content: bytes, name: str = "picture.jpg") -> tuple[str, str] | None:
    """The code and the words of the refusal; None when the file is taken."""
    try:
        check(pictures.upload(content, name))
    except ValidationError as error:
        return error.code, error.messages[0]
    return None


def stored(settings: object) -> list[Path]:
    return [path for path in Path(settings.ORIGINALS_ROOT).rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (JPEG, ".jpg"),
        (pictures.encoded(pictures.drawing(mode="CMYK")), ".jpg"),
        (pictures.encoded(pictures.drawing(mode="RGBA"), "PNG"), ".png"),
        (pictures.encoded(pictures.drawing(), "WEBP"), ".webp"),
        (pictures.encoded(pictures.drawing(), "AVIF"), ".avif"),
        (pictures.encoded(pictures.drawing(), "GIF"), ".gif"),
        (pictures.animation(), ".gif"),
        (pictures.animation(kind="WEBP"), ".webp"),
        (pictures.animation(kind="PNG"), ".png"),
        (pictures.encoded(pictures.drawing(1, 1)), ".jpg"),
        (pictures.photograph(), ".jpg"),
        (JPEG + b"motion photo" * 10, ".jpg"),
    ],
)
def test_pictures_of_the_five_kinds_are_taken(content: bytes, suffix: str) -> None:
    assert refusal(uploads.check_image, content, "any name.exe") is None
    assert uploads.image_suffix(pictures.upload(content)) == suffix


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        HTML,
        EPS,
        EXE,
        PDF,
        ODT,
        b"plain words",
        b"\0",
        pictures.encoded(pictures.drawing(), "BMP"),
        pictures.encoded(pictures.drawing(), "TIFF"),
        pictures.encoded(pictures.drawing(), "PPM"),
        pictures.encoded(pictures.drawing(), "ICO"),
    ],
)
def test_anything_else_is_no_picture_whatever_its_name(content: bytes) -> None:
    assert refusal(uploads.check_image, content, "holiday.jpg") == ("kind", str(uploads.NOT_AN_IMAGE))


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a/*" + HTML,
        JPEG + HTML,
        JPEG + b"<?php system('id'); ?>",
        JPEG + SVG,
        JPEG + PDF,
        JPEG + ODT,
        pictures.encoded(pictures.drawing(), comment=b"<script >alert(1)</script>"),
        JPEG + b" " * uploads.MEGABYTE + b"<SCRIPT>",
        JPEG + b" " * (uploads.MEGABYTE - len(JPEG) - 4) + b"<script>",
    ],
)
def test_a_picture_that_is_also_something_else_is_refused(content: bytes) -> None:
    assert refusal(uploads.check_image, content) == (
        "polyglot",
        "This picture has another kind of file hidden in it.",
    )


@pytest.mark.parametrize(
    "content",
    [
        pictures.encoded(pictures.drawing(640, 480), quality=95)[:3000],
        JPEG[: len(JPEG) // 2],
        JPEG[:4],
        pictures.encoded(pictures.drawing(640, 480), "PNG")[:-400],
        pictures.encoded(pictures.drawing(640, 480), "WEBP")[:-100],
        pictures.encoded(pictures.drawing(640, 480), "AVIF")[:-100],
        pictures.encoded(pictures.drawing(640, 480), "GIF")[:-300],
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x20ftypavif",
    ],
)
def test_a_truncated_picture_is_refused(content: bytes) -> None:
    assert refusal(uploads.check_image, content) == (
        "damaged",
        "This picture is damaged or incomplete and cannot be read.",
    )


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_truncated_in_a_later_frame_is_refused(kind: str) -> None:
    noise = [Pixels.effect_noise((100, 100), 60 + each) for each in range(3)]
    content = pictures.encoded(noise[0], kind, save_all=True, append_images=noise[1:])
    assert refusal(uploads.check_image, content) is None
    assert refusal(uploads.check_image, content[: len(content) // 2]) == ("damaged", str(uploads.DAMAGED))


def test_a_picture_of_too_many_bytes_is_refused_with_both_figures(settings: object) -> None:
    settings.IMAGE_MAX_BYTES = 2 * uploads.MEGABYTE
    content = JPEG + b"\0" * (2 * uploads.MEGABYTE - len(JPEG))
    assert refusal(uploads.check_image, content) is None
    assert refusal(uploads.check_image, content + b"\0") == (
        "bytes",
        "This file has 2.01 MB; the most that can be stored is 2.0 MB.",
    )


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decoded: list[object] = []
    monkeypatch.setattr(uploads, "decode", decoded.append)
    assert refusal(uploads.check_image, pictures.png_claiming(30_000, 30_000)) == ("pixels", MANY_PIXELS)
    assert decoded == []


def test_the_limit_of_pixels_is_itself_allowed_and_counts_all_frames(settings: object) -> None:
    settings.IMAGE_MAX_PIXELS = 64 * 48
    assert refusal(uploads.check_image, JPEG) is None
    settings.IMAGE_MAX_PIXELS = 64 * 48 - 1
    assert refusal(uploads.check_image, JPEG) == (
        "pixels",
        "This picture has 0.1 megapixels (64 × 48); the limit is 0.0.",
    )
    settings.IMAGE_MAX_PIXELS = 5 * 400 * 400 - 1
    assert refusal(uploads.check_image, pictures.animation(4, 400, 400)) is None
    assert refusal(uploads.check_image, pictures.animation(5, 400, 400)) == (
        "pixels",
        "This picture has 0.8 megapixels (400 × 400); the limit is 0.8.",
    )


def test_an_animation_of_more_than_a_thousand_tiny_frames_is_refused() -> None:
    frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
    start = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"
    assert refusal(uploads.check_image, start + frame * 1000 + b";") is None
    assert refusal(uploads.check_image, start + frame * 1001 + b";") == (
        "pixels",
        "This picture has 50.1 megapixels (1 × 1); the limit is 50.0.",
    )


def test_a_small_screen_with_a_gigantic_frame_is_refused() -> None:
    frame = b"\x2c\0\0\0\0\x30\x75\x30\x75\0\x02\x02\x44\x01\0"  # 30000 x 30000 in a GIF of 1 x 1
    content = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + frame + b";"
    assert refusal(uploads.check_image, content) == ("damaged", str(uploads.DAMAGED))


def test_a_refusal_speaks_the_curators_language() -> None:
    assert str(uploads.NOT_AN_IMAGE) == (
        "This is not a picture the catalogue can take. Use a JPEG, PNG, WebP, GIF or AVIF file."
    )


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (PDF, ".pdf"),
        (ODT, ".odt"),
        (DOCX, ".docx"),
        ("Synthetic words, gʻisht, çini, ü.\n".encode(), ".txt"),
        ("\ufeffWith a mark.".encode(), ".txt"),
    ],
)
def test_documents_of_the_four_kinds_are_taken(content: bytes, suffix: str) -> None:
    assert refusal(uploads.check_document, content, "any.html") is None
    assert uploads.document_suffix(pictures.upload(content)) == suffix


@pytest.mark.parametrize(
    "content",
    [
        HTML,
        b"   \n" + HTML,
        b"words, then <script>alert(1)</script>",
        SVG,
        EPS,
        EXE,
        JPEG,
        b"#!/bin/sh\nrm -r x\n",
        b"   ",
        b"one\0two",
        "Слова".encode("cp1251"),
        PDF[:20],
        ODT[:-30],
        ODT[:60],
        pictures.archive("a.txt"),
        pictures.archive("content.xml", mimetype="application/epub+zip"),
        pictures.archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        b"PK\x03\x04" + b"PK\x05\x06" + b"\xff" * 18,
        b"PK\x03\x04" + b"PK\x05\x06" + b"\x01" * 18,
    ],
)
def test_anything_else_is_no_document_whatever_its_name(content: bytes) -> None:
    assert refusal(uploads.check_document, content, "report.pdf") == ("kind", str(uploads.NOT_A_DOCUMENT))


def test_a_document_of_too_many_bytes_is_refused(settings: object) -> None:
    settings.DOCUMENT_MAX_BYTES = uploads.MEGABYTE // 2
    assert refusal(uploads.check_document, PDF + b" " * uploads.MEGABYTE) == (
        "bytes",
        "This file has 1.01 MB; the most that can be stored is 0.5 MB.",
    )


# On the way into storage


@pytest.mark.django_db
def test_a_stored_picture_is_named_and_measured_by_its_content(settings: object) -> None:
    content = pictures.photograph(64, 48, orientation=6)
    image = pictures.image(content, "Portrait\0 of <nobody>.PNG")
    assert image.file.name == f"images/{image.uuid}.jpg"
    image.refresh_from_db()
    assert (image.width, image.height, image.size) == (48, 64, len(content))
    assert image.sha256 == hashlib.sha256(content).hexdigest()
    assert [path.read_bytes() for path in stored(settings)] == [content]


@pytest.mark.django_db
def test_a_large_upload_reaches_storage_from_its_temporary_file(settings: object, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    with TemporaryUploadedFile("big.jpg", "image/jpeg", len(JPEG), None) as upload:
        upload.write(JPEG)
        upload.seek(0)
        image = Image(file=upload, alt_en="Synthetic")
        image.full_clean(exclude=["slug"])
        image.save()
    assert [path.read_bytes() for path in stored(settings)] == [JPEG]
    assert (image.width, image.height) == (64, 48)


@pytest.mark.django_db
def test_a_later_save_neither_checks_nor_measures_again(monkeypatch: pytest.MonkeyPatch) -> None:
    image = Image.objects.get(pk=pictures.image(JPEG).pk)
    for name in ("check_pixels", "size_as_seen", "rewound"):
        monkeypatch.setattr(uploads, name, None)
    image.caption_en = "Changed"
    image.full_clean()
    image.save()
    assert Image.objects.values_list("caption_en", "width", "size").get() == ("Changed", 64, len(JPEG))


@pytest.mark.django_db
@pytest.mark.parametrize("straight", [False, True])
def test_another_file_is_measured_anew(straight: bool) -> None:
    image = pictures.image(JPEG)
    other = pictures.encoded(pictures.drawing(30, 20), "PNG")
    if straight:
        image.file.save("other.jpg", pictures.upload(other))
    else:
        image.file = pictures.upload(other)
        image.save()
    image = Image.objects.get()
    assert (image.file.name, image.width, image.height) == (f"images/{image.uuid}.png", 30, 20)
    assert image.sha256 == hashlib.sha256(other).hexdigest()
    assert image.size == len(other)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (SVG, str(uploads.NOT_AN_IMAGE)),
        (EPS, str(uploads.NOT_AN_IMAGE)),
        (JPEG[:300], str(uploads.DAMAGED)),
        (pictures.png_claiming(30_000, 30_000), MANY_PIXELS),
        (b"", "The submitted file is empty."),
    ],
)
def test_a_form_refuses_in_plain_words_and_stores_nothing(content: bytes, message: str, settings: object) -> None:
    form_class = modelform_factory(Image, fields=["file", "alt_en"])
    form = form_class({"alt_en": "Synthetic"}, {"file": pictures.upload(content, "x" * 200 + ".jpg")})
    assert form.errors["file"] == [message]
    assert (stored(settings), Image.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_a_form_takes_a_picture_and_says_what_it_takes() -> None:
    form_class = modelform_factory(Image, fields=["file", "alt_en", "language", "rights", "focal_x", "focal_y"])
    data = {
        "alt_en": "Synthetic",
        "language": "en",
        "rights": uploads_rights(),
        "focal_x": 0.5,
        "focal_y": 0.5,
    }
    form = form_class(data, {"file": pictures.upload(JPEG, "x" * 200 + ".jpg")})
    assert form.errors == {}
    assert form.save().file.name == f"images/{Image.objects.get().uuid}.jpg"
    assert form.fields["file"].widget.attrs["accept"] == "image/jpeg,image/png,image/webp,image/gif,image/avif"


def uploads_rights() -> str:
    return Image._meta.get_field("rights").default


@pytest.mark.django_db
def test_even_a_save_without_checks_stores_no_other_kind(settings: object) -> None:
    with pytest.raises(ValidationError, match="not a picture"), transaction.atomic():
        Image(file=pictures.upload(HTML), alt_en="Synthetic").save()
    with pytest.raises(ValidationError, match="not a document"), transaction.atomic():
        Document(file=pictures.upload(EXE), title_en="Synthetic").save()
    assert (stored(settings), Image.objects.count(), Document.objects.count()) == ([], 0, 0)


@pytest.mark.django_db
def test_a_document_is_named_by_its_content() -> None:
    document = pictures.document(DOCX, "agreement.pdf")
    assert document.file.name == f"documents/{document.uuid}.docx"
    assert document.sha256 == hashlib.sha256(DOCX).hexdigest()


@pytest.mark.django_db
def test_an_original_has_no_address() -> None:
    assert pictures.image(JPEG).file.url == ""
