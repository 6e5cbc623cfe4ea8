"""What may be uploaded, judged by content alone: pictures and documents, each refused in plain words."""

import math
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from fcntl import LOCK_EX, flock
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from PIL import AvifImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

# Pillow only warns of a picture that would fill the memory; here that warning refuses it, in every thread.
Image.MAX_IMAGE_PIXELS = settings.IMAGE_MAX_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)

MEGABYTE = 1024 * 1024
NOT_AN_IMAGE = _("This is not a picture the catalogue can take. Use a JPEG, PNG, WebP, GIF or AVIF file.")
NOT_A_DOCUMENT = _("This is not a document the catalogue can take. Use a PDF, ODT, DOCX or plain text file (in UTF-8).")
DAMAGED = _("This picture is damaged or incomplete and cannot be read.")

# The reader of each suffix is named, so that no other of Pillow's many formats is ever tried.
IMAGE_READERS = {
    ".jpg": JpegImagePlugin.JpegImageFile,
    ".png": PngImagePlugin.PngImageFile,
    ".webp": WebPImagePlugin.WebPImageFile,
    ".gif": GifImagePlugin.GifImageFile,
    ".avif": AvifImagePlugin.AvifImageFile,
}
IMAGE_MIMES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/avif": ".avif",
}
DOCUMENT_MIMES = {
    "application/pdf": ".pdf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/plain": ".txt",
}
EXIF_ORIENTATION = 0x0112
EXIF_DETAILS, EXIF_TAKEN = 0x8769, 0x9003
EXIF_PLACE = 0x8825
SIDEWAYS = {5, 6, 7, 8}

# Signs of a page, a script, a drawing or a PDF inside a picture, too long to arise by chance.
STOWAWAY = re.compile(
    rb"<(?:script|html|iframe)[\s>]|<!doctype html|<\?php\s|<svg[^>]{0,200}?xmlns|%PDF-[12]\.", re.IGNORECASE
)
LONGEST_SIGN = 256
MOST_FRAMES = 1000
CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
ARCHIVE_END = b"PK\x05\x06"
LARGEST_ARCHIVE_INDEX = MEGABYTE


def check_image(file: File) -> None:
    """Refuse what is not a whole picture of an allowed kind, size and pixels. Raises ValidationError."""
    check_bytes(file, settings.IMAGE_MAX_BYTES)
    if not image_suffix(file):
        raise ValidationError(NOT_AN_IMAGE, code="kind")
    if has_stowaway(file):
        raise ValidationError(_("This picture has another kind of file hidden in it."), code="polyglot")
    try:
        with one_at_a_time(), open_image(file) as picture:
            check_pixels(picture)
            decode(picture)
    except ValidationError:
        raise
    except Exception as error:  # a reader raises whatever it trips over in a damaged file
        raise ValidationError(DAMAGED, code="damaged") from error
    finally:
        file.seek(0)


def check_document(file: File) -> None:
    """Refuse what is not a document of an allowed kind and size. Raises ValidationError."""
    check_bytes(file, settings.DOCUMENT_MAX_BYTES)
    if not document_suffix(file):
        raise ValidationError(NOT_A_DOCUMENT, code="kind")


def check_bytes(file: File, limit: int) -> None:
    """Refuse a file of more bytes than the limit, naming both."""
    if file.size > limit:
        raise ValidationError(
            _("This file has %(size)s MB; the most that can be stored is %(limit)s MB."),
            code="bytes",
            params={
                # Rounded up, so that a file one byte too large is not said to be as large as is allowed.
                "size": number_format(math.ceil(file.size / MEGABYTE * 100) / 100),
                "limit": number_format(round(limit / MEGABYTE, 2)),
            },
        )


def check_pixels(picture: Image.Image) -> None:
    """Refuse a picture of more pixels than the limit, counting every frame; nothing is decoded for it."""
    limit = settings.IMAGE_MAX_PIXELS
    pixels = picture.width * picture.height
    if pixels <= limit:  # only then is it safe to count frames
        frames = getattr(picture, "n_frames", 1)
        # However small a frame is, it takes time: more than a thousand are too many.
        pixels = pixels if frames == 1 else frames * max(pixels, limit // MOST_FRAMES)
    if pixels > limit:
        raise ValidationError(
            _("This picture has %(pixels)s megapixels (%(width)s × %(height)s); the limit is %(limit)s."),
            code="pixels",
            params={
                "width": picture.width,
                "height": picture.height,
                "pixels": number_format(math.ceil(pixels / 100_000) / 10),
                "limit": number_format(round(limit / 1_000_000, 1)),
            },
        )


def decode(picture: Image.Image) -> None:
    """Read all frames; a damaged file raises. To spare memory, JPEG is read at an eighth of its size."""
    picture.draft(None, (picture.width // 8 or 1, picture.height // 8 or 1))
    for frame in range(getattr(picture, "n_frames", 1)):
        picture.seek(frame)
        picture.load()


def image_suffix(file: File) -> str:
    """The suffix that the content deserves, such as ".jpg"; "" when it is no picture of an allowed kind."""
    with rewound(file) as stream:
        head = stream.read(32)
    if head.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return ".webp"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    if head[4:8] == b"ftyp" and (head[8:12] in (b"avif", b"avis") or b"avif" in head[16:32]):
        return ".avif"
    return ""


def open_image(file: File) -> Image.Image:
    """The picture, its header read and nothing decoded, by the one reader its kind asks for. Raises ValidationError."""
    suffix = image_suffix(file)
    if not suffix:
        raise ValidationError(NOT_AN_IMAGE, code="kind")
    file.seek(0)
    return IMAGE_READERS[suffix](file)


def size_as_seen(file: File) -> tuple[int, int]:
    """Width and height once the picture is turned as its EXIF says."""
    with rewound(file), open_image(file) as picture:
        width, height = picture.size
        return (height, width) if picture.getexif().get(EXIF_ORIENTATION) in SIDEWAYS else (width, height)


def moment_taken(file: File) -> str:
    """When the camera says that the picture was taken, such as "2024-05-12 10:42:31"; "" when it says nothing usable.

    A camera's clock knows no time zone and may be wrong: it is a hint for curators, not a fact.
    """
    try:
        with rewound(file), open_image(file) as picture:
            said = str(picture.getexif().get_ifd(EXIF_DETAILS).get(EXIF_TAKEN, "")).strip("\0 ")
        return str(datetime.strptime(said, "%Y:%m:%d %H:%M:%S"))
    except Exception:  # a reader raises whatever it trips over, and the picture itself was judged already
        return ""


def says_where(file: File) -> bool:
    """Whether the camera wrote into the picture where it was taken, as far as that can be read."""
    try:
        with rewound(file), open_image(file) as picture:
            return bool(picture.getexif().get_ifd(EXIF_PLACE))
    except Exception:  # a reader raises whatever it trips over; then nobody else reads a place there either
        return False


def has_stowaway(file: File) -> bool:
    """Whether something else than a picture is in the file, which a browser or an unpacker might find."""
    with rewound(file) as stream:
        tail = b""
        while chunk := stream.read(MEGABYTE):
            window = tail + chunk
            if STOWAWAY.search(window):
                return True
            tail = window[-LONGEST_SIGN:]
    return bool(archive_index(file))


def document_suffix(file: File) -> str:
    """The suffix that the content deserves, such as ".pdf"; "" when it is no document of an allowed kind."""
    with rewound(file) as stream:
        head = stream.read(1024)
    if head.startswith(b"%PDF-"):
        return ".pdf" if b"%%EOF" in ending(file, 2048) else ""
    if head.startswith(b"PK\x03\x04"):
        return archive_suffix(file, head)
    return ".txt" if is_plain_text(file) else ""


def archive_suffix(file: File, head: bytes) -> str:
    """The suffix of an office document, which is a ZIP archive; "" for any other and for one with macros."""
    if not 0 < archive_index(file) <= LARGEST_ARCHIVE_INDEX:
        return ""
    try:
        with rewound(file) as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    if head[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text") and "content.xml" in names:
        return ".odt"
    if {"[Content_Types].xml", "word/document.xml"} <= names and "word/vbaProject.bin" not in names:
        return ".docx"
    return ""


def archive_index(file: File) -> int:
    """The size in bytes of the index that ends a ZIP archive; 0 when the file does not end in one."""
    end = ending(file, 65_557)
    at = end.rfind(ARCHIVE_END)
    return int.from_bytes(end[at + 12 : at + 16], "little") if 0 <= at <= len(end) - 22 else 0


def is_plain_text(file: File) -> bool:
    """Whether it is text in UTF-8, without control characters, and not a page, a script or a drawing."""
    with rewound(file) as stream:
        content = stream.read()
    try:
        text = content.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return False
    if not text or text.startswith(("<", "#!", "%!")):
        return False
    return not CONTROL_CHARACTER.search(text) and not STOWAWAY.search(content)


def ending(file: File, length: int) -> bytes:
    """The last bytes of the file."""
    with rewound(file) as stream:
        stream.seek(max(0, file.size - length))
        return stream.read(length)


@contextmanager
def rewound(file: File) -> Iterator[File]:
    """The file from its start, and at its start again afterwards; one that was closed is closed again."""
    was_closed = file.closed
    if was_closed:
        file.open("rb")
    file.seek(0)
    try:
        yield file
    finally:
        if was_closed:
            file.close()
        else:
            file.seek(0)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Only one picture is decoded at a time in all workers, for a large one fills half a gigabyte."""
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "decoding.lock").open("w") as gate:
        flock(gate, LOCK_EX)
        yield
