"""Makers of picture and document files for tests, good ones and bad ones; all drawn here, none from life."""

import struct
import zipfile
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from events import models
from tests import factories

GPS_SECTION = 0x8825


def drawing(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """A picture with a red top left quarter on white, or on nothing where the mode allows."""
    picture = Image.new(mode, (width, height), {"RGB": "white", "L": 255, "CMYK": (0, 0, 0, 0)}.get(mode, (0, 0, 0, 0)))
    red = {"L": 0, "RGB": (200, 0, 0), "RGBA": (200, 0, 0, 255), "CMYK": (0, 255, 255, 50)}[mode]
    ImageDraw.Draw(picture).rectangle((0, 0, (width - 1) // 2, (height - 1) // 2), fill=red)
    return picture


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def photograph(width: int = 64, height: int = 48, orientation: int = 1) -> bytes:
    """A JPEG that tells its camera, its place and, in XMP, its author."""
    exif = Image.Exif()
    exif[0x010F] = "Synthetic Camera"
    exif[0x0112] = orientation
    exif.get_ifd(GPS_SECTION).update({1: "N", 2: (39.0, 39.0, 15.0), 3: "E", 4: (66.0, 57.0, 35.0)})
    return encoded(drawing(width, height), exif=exif, xmp=b"<x:xmpmeta>Synthetic Author</x:xmpmeta>", comment=b"secret")


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises that many pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    )


def animation(frames: int = 3, width: int = 8, height: int = 8, kind: str = "GIF") -> bytes:
    """Frames of different greys, the first of them black."""
    pictures = [Image.new("RGB", (width, height), (40 * number % 256,) * 3) for number in range(frames)]
    return encoded(pictures[0], kind, save_all=True, append_images=pictures[1:])


def archive(*names: str, mimetype: str = "") -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "<synthetic/>")
    return buffer.getvalue()


def upload(content: bytes, name: str = "picture.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def image(content: bytes, name: str = "picture.jpg", **fields: object) -> models.Image:
    """A saved image record; a draft unless said otherwise."""
    fields = {"public": False, "credit": "Synthetic credit", **fields}
    return factories.make(models.Image, file=upload(content, name), **fields)


def document(content: bytes, name: str = "text.pdf", **fields: object) -> models.Document:
    fields = {"public": False, "credit": "Synthetic credit", **fields}
    return factories.make(models.Document, file=upload(content, name), **fields)
