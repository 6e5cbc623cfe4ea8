"""The sizes and formats of a picture that readers get: made once from its original, named by their bytes."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image as Pixels
from PIL import ImageCms

from events import changes, disk, uploads
from events.models import Image

WIDTHS = (320, 640, 960, 1280, 1920)
RECIPE = "1"  # raise it when widths, formats or qualities change: `manage.py render` then makes all anew
SRGB = ImageCms.createProfile("sRGB")
TURNS = {
    2: Pixels.Transpose.FLIP_LEFT_RIGHT,
    3: Pixels.Transpose.ROTATE_180,
    4: Pixels.Transpose.FLIP_TOP_BOTTOM,
    5: Pixels.Transpose.TRANSPOSE,
    6: Pixels.Transpose.ROTATE_270,
    7: Pixels.Transpose.TRANSVERSE,
    8: Pixels.Transpose.ROTATE_90,
}


class Encoding(NamedTuple):
    mime: str
    suffix: str
    pillow: str
    options: dict[str, object]


AVIF = Encoding("image/avif", ".avif", "AVIF", {"quality": 60, "speed": 7})
WEBP = Encoding("image/webp", ".webp", "WEBP", {"quality": 78, "method": 4})
JPEG = Encoding("image/jpeg", ".jpg", "JPEG", {"quality": 80, "optimize": True, "progressive": True})
PNG = Encoding("image/png", ".png", "PNG", {"optimize": True})
ENCODINGS = (AVIF, WEBP, JPEG, PNG)


class BrokenOriginal(Exception):
    """The original of an image is missing or cannot be read; the message says which and why."""


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "renditions"


def path_of(name: str) -> Path:
    """Where the rendition of that name lies."""
    return folder() / name[:2] / name


def render(image: Image) -> bool:
    """Make the renditions that the image lacks and note them in its row; False when it lacked none.

    Takes seconds: call it after the commit, never while the row is locked and never in a GET. Two workers may
    render the same image at once. The row's version does not grow. Raises BrokenOriginal.
    """
    if is_rendered(image):
        return False
    image.renditions = make_renditions(image)
    # If another original was put in meanwhile, its own renditions are on their way and these are not wanted.
    if Image.objects.filter(pk=image.pk, sha256=image.sha256).update(renditions=image.renditions):
        changes.note(image)
    return True


def is_rendered(image: Image) -> bool:
    """Whether all files are there, made from the present original by the present recipe."""
    return bool(image.renditions) and all(
        rendition.get("of") == origin(image) and path_of(rendition["name"]).is_file() for rendition in image.renditions
    )


def origin(image: Image) -> str:
    """What a rendition is made of: the original's checksum and the number of the recipe."""
    return f"{image.sha256[:16]}-{RECIPE}"


def make_renditions(image: Image) -> list[dict[str, object]]:
    """Write all renditions: widths ascending within AVIF, WebP and the fallback. Raises BrokenOriginal."""
    try:
        with (
            uploads.one_at_a_time(),
            uploads.rewound(image.file) as original,
            uploads.open_image(original) as source,
        ):
            uploads.check_pixels(source)
            largest = prepared(source)
    except ValidationError as error:
        raise BrokenOriginal(f"{image.slug}: {error.messages[0]}") from error
    except Exception as error:  # a reader raises whatever it trips over in a damaged file
        raise BrokenOriginal(f"{image.slug}: {type(error).__name__}: {error}") from error
    fallback = PNG if largest.mode == "RGBA" else JPEG
    sizes = list(scaled(largest))
    return [written(size, encoding, origin(image)) for encoding in (AVIF, WEBP, fallback) for size in sizes]


def prepared(source: Pixels.Image) -> Pixels.Image:
    """The first frame, upright, no wider than the widest rendition, in sRGB (RGBA if it is see-through)."""
    orientation = source.getexif().get(uploads.EXIF_ORIENTATION, 1)
    width, height = source.size
    seen_width = height if orientation in uploads.SIDEWAYS else width
    scale = min(1, WIDTHS[-1] / seen_width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    profile = source.info.get("icc_profile")
    source.draft(None, size)
    source.load()
    picture = resizable(source)
    picture = picture.resize(size, Pixels.Resampling.LANCZOS) if picture.size != size else picture.copy()
    picture = in_srgb(picture, profile)
    if orientation in TURNS:
        picture = picture.transpose(TURNS[orientation])
    picture.info = {}  # whatever the original said of itself (place, camera, comments) ends here
    return picture


def resizable(source: Pixels.Image) -> Pixels.Image:
    """The picture in a mode whose values can be averaged."""
    if source.mode in ("RGB", "RGBA", "L", "CMYK") and "transparency" not in source.info:
        return source
    if source.mode.startswith("I"):  # 16 bits of grey
        return source.point(lambda value: value / 257).convert("L")
    return source.convert("RGBA" if source.has_transparency_data else "RGB")


def in_srgb(picture: Pixels.Image, profile: bytes | None) -> Pixels.Image:
    """The picture as RGB in the colours that screens assume, or as RGBA if any of it is see-through."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    try:
        if profile:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            colours = ImageCms.profileToProfile(colours, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # the profile is damaged or is for other colours: they are taken as they are
        colours = colours.convert("RGB")
    colours = colours.convert("RGB")
    if alpha and alpha.getextrema()[0] < 255:
        colours.putalpha(alpha)
    return colours


def scaled(largest: Pixels.Image) -> Iterator[Pixels.Image]:
    """The picture in each fixed width up to its own, never enlarged."""
    for width in sorted({min(width, largest.width) for width in WIDTHS}):
        height = max(1, round(largest.height * width / largest.width))
        yield largest.resize((width, height), Pixels.Resampling.LANCZOS) if width < largest.width else largest


def written(picture: Pixels.Image, encoding: Encoding, of: str) -> dict[str, object]:
    """Write one file, named by its bytes, unless it is there; returns what the image's row notes of it."""
    buffer = BytesIO()
    picture.save(buffer, encoding.pillow, **encoding.options)
    content = buffer.getvalue()
    name = hashlib.sha256(content).hexdigest()[:32] + encoding.suffix
    if path_of(name).is_file():
        path_of(name).touch()  # so that no sweep thinks it old
    else:
        disk.write_durably(path_of(name), [content])
    return {
        "width": picture.width,
        "height": picture.height,
        "mime": encoding.mime,
        "name": name,
        "size": len(content),
        "of": of,
    }


def sweep(older_than: float = 24 * 3600) -> int:
    """Remove renditions that no image names any more, once pages have left the caches; say how many."""
    named = {
        rendition["name"]
        for renditions in Image.objects.values_list("renditions", flat=True)
        for rendition in renditions
    }
    return disk.remove([path for path in folder().glob("??/*.*") if path.name not in named], older_than)
