"""Readers get small, upright, nameless copies in sRGB; they are made once, and made again when one is missing."""

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from PIL import Image as Pixels
from PIL import ImageCms

from events import changes, disk, renditions, uploads
from events.models import Image
from tests import pictures

pytestmark = pytest.mark.django_db
FORMATS = ("image/avif", "image/webp", "image/jpeg")
RED, WHITE = (200, 0, 0), (255, 255, 255)


def made(content: bytes) -> list[dict]:
    return renditions.make_renditions(pictures.image(content))


def opened(rendition: dict) -> Pixels.Image:
    return Pixels.open(BytesIO(renditions.path_of(rendition["name"]).read_bytes()))


def near(pixel: tuple[int, ...], wanted: tuple[int, ...], within: int = 12) -> bool:
    return len(pixel) == len(wanted) and all(abs(a - b) <= within for a, b in zip(pixel, wanted, strict=True))


def corners(picture: Pixels.Image) -> list[str]:
    """Where the red quarter of the drawing is: top left, top right, bottom left, bottom right."""
    width, height = picture.size
    points = [(2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3)]
    names = ["top left", "top right", "bottom left", "bottom right"]
    return [name for name, at in zip(names, points, strict=True) if near(picture.convert("RGB").getpixel(at), RED, 30)]


def files(settings: object) -> list[str]:
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def backdate(path: Path, days: int = 2) -> None:
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - days * 86400))


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (320, [320]),
        (321, [320, 321]),
        (1000, [320, 640, 960, 1000]),
        (1920, [320, 640, 960, 1280, 1920]),
        (2400, [320, 640, 960, 1280, 1920]),
    ],
)
def test_widths_are_fixed_and_nothing_is_enlarged(width: int, widths: list[int]) -> None:
    sizes = made(pictures.encoded(pictures.drawing(width, max(1, width // 2))))
    assert [(each["mime"], each["width"]) for each in sizes] == [(mime, each) for mime in FORMATS for each in widths]
    assert [opened(each).size for each in sizes] == [(each["width"], each["height"]) for each in sizes]
    assert sizes[-1]["height"] == max(1, round(widths[-1] * max(1, width // 2) / width))


def test_a_very_flat_picture_keeps_one_row_of_pixels() -> None:
    assert [(each["width"], each["height"]) for each in made(pictures.encoded(pictures.drawing(1280, 2)))][:3] == [
        (320, 1),
        (640, 1),
        (960, 2),
    ]


def test_a_file_is_named_by_its_bytes_and_noted_with_its_size() -> None:
    for each in made(pictures.photograph()):
        content = renditions.path_of(each["name"]).read_bytes()
        assert each["name"].split(".")[0] == hashlib.sha256(content).hexdigest()[:32]
        assert each["size"] == len(content)
        assert renditions.path_of(each["name"]).parent.name == each["name"][:2]


def test_place_camera_author_and_comment_are_gone() -> None:
    sizes = made(pictures.photograph(400, 300))
    assert len(sizes) == 6
    for each in sizes:
        content = renditions.path_of(each["name"]).read_bytes()
        picture = opened(each)
        assert dict(picture.getexif()) == {}
        assert dict(picture.getexif().get_ifd(pictures.GPS_SECTION)) == {}
        assert {"exif", "xmp", "comment", "icc_profile"} & set(picture.info) == set()
        assert [word for word in (b"Synthetic", b"secret", b"Exif", b"xmpmeta") if word in content] == []


@pytest.mark.parametrize(
    ("orientation", "corner", "size"),
    [
        (1, "top left", (64, 48)),
        (2, "top right", (64, 48)),
        (3, "bottom right", (64, 48)),
        (4, "bottom left", (64, 48)),
        (5, "top left", (48, 64)),
        (6, "top right", (48, 64)),
        (7, "bottom right", (48, 64)),
        (8, "bottom left", (48, 64)),
        (99, "top left", (64, 48)),
    ],
)
def test_the_picture_stands_upright(orientation: int, corner: str, size: tuple[int, int]) -> None:
    image = pictures.image(pictures.photograph(orientation=orientation))
    shown = [opened(each) for each in renditions.make_renditions(image)]
    assert [corners(picture) for picture in shown] == [[corner]] * 3
    assert {picture.size for picture in shown} == {size} == {(image.width, image.height)}


def test_a_see_through_picture_stays_so_and_falls_back_to_png() -> None:
    sizes = made(pictures.encoded(pictures.drawing(mode="RGBA"), "PNG"))
    assert [each["mime"] for each in sizes] == ["image/avif", "image/webp", "image/png"]
    for each in sizes:
        picture = opened(each).convert("RGBA")
        assert near(picture.getpixel((2, 2)), (*RED, 255), 30)
        assert picture.getpixel((60, 44))[3] == 0


def test_a_palette_with_a_see_through_colour_stays_see_through() -> None:
    palette = pictures.drawing().quantize(4)
    content = pictures.encoded(palette, "PNG", transparency=palette.getpixel((60, 44)))
    assert [opened(each).convert("RGBA").getpixel((60, 44))[3] for each in made(content)] == [0, 0, 0]


def test_an_alpha_channel_that_hides_nothing_is_dropped() -> None:
    content = pictures.encoded(pictures.drawing().convert("RGBA"), "PNG")
    assert [opened(each).mode for each in made(content)] == ["RGB", "RGB", "RGB"]


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_other_colour_modes_become_rgb(mode: str) -> None:
    picture = opened(made(pictures.encoded(pictures.drawing(mode=mode), quality=95))[-1])
    assert picture.mode == "RGB"
    assert near(picture.getpixel((60, 44)), WHITE)


def test_sixteen_bits_of_grey_become_eight() -> None:
    grey = Pixels.new("I;16", (8, 8), 32768)
    assert near(opened(made(pictures.encoded(grey, "PNG"))[-1]).getpixel((4, 4)), (128, 128, 128), 2)


def test_colours_of_another_profile_are_converted() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = made(pictures.encoded(pictures.drawing(), quality=95, icc_profile=lab))[-1]
    assert near(opened(plain).getpixel((2, 2)), RED, 4)
    swapped = swapped_profile(lab)
    turned = opened(made(pictures.encoded(pictures.drawing(), quality=95, subsampling=0, icc_profile=swapped))[-1])
    assert turned.getpixel((2, 2))[1] > 150 > 60 > turned.getpixel((2, 2))[0]


def swapped_profile(profile: bytes) -> bytes:
    """A profile in which red means green: the two tags in the profile's table exchange their names."""
    return profile.replace(b"rXYZ", b"\0tmp").replace(b"gXYZ", b"rXYZ").replace(b"\0tmp", b"gXYZ")


def test_a_damaged_or_alien_profile_is_ignored() -> None:
    for profile in (b"not a profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()):
        picture = opened(made(pictures.encoded(pictures.drawing(), quality=95, icc_profile=profile))[-1])
        assert near(picture.getpixel((2, 2)), RED, 4)


def test_of_an_animation_the_first_frame_is_shown() -> None:
    sizes = made(pictures.animation(3))
    assert [each["mime"] for each in sizes] == list(FORMATS)
    assert [getattr(opened(each), "n_frames", 1) for each in sizes] == [1, 1, 1]
    assert [near(opened(each).getpixel((4, 4)), (0, 0, 0)) for each in sizes] == [True, True, True]


def test_rendering_fills_the_row_and_tells_the_front_once() -> None:
    image = pictures.image(pictures.photograph())
    before = changes.version()
    assert renditions.render(image) is True
    assert renditions.render(Image.objects.get()) is False
    stored = Image.objects.get()
    assert [each["mime"] for each in stored.renditions] == list(FORMATS)
    assert (stored.version, stored.renditions) == (image.version, image.renditions)
    assert (changes.since(before), changes.version()) == ([("image", image.pk)], before + 1)


def test_a_missing_file_is_made_again_byte_for_byte(settings: object) -> None:
    image = pictures.image(pictures.photograph())
    renditions.render(image)
    before = files(settings)
    renditions.path_of(image.renditions[1]["name"]).unlink()
    assert renditions.render(Image.objects.get()) is True
    assert files(settings) == before


def test_another_original_or_another_recipe_is_rendered_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    image = pictures.image(pictures.photograph())
    renditions.render(image)
    image.file = pictures.upload(pictures.photograph(100, 50))
    image.save()
    assert renditions.render(image) is True
    assert Image.objects.get().renditions[0]["width"] == 100
    monkeypatch.setattr(renditions, "RECIPE", "next")
    assert renditions.render(Image.objects.get()) is True


def test_a_slow_worker_does_not_overwrite_the_renditions_of_a_newer_original() -> None:
    slow = pictures.image(pictures.photograph())
    fast = Image.objects.get()
    original = slow.file.storage.open(slow.file.name).read()
    fast.file = pictures.upload(pictures.photograph(100, 50))
    fast.save()
    renditions.render(fast)
    slow.file = pictures.upload(original)
    assert renditions.render(slow) is True
    assert Image.objects.get().renditions == fast.renditions


def test_workers_that_make_the_same_picture_at_once_agree(settings: object) -> None:
    image = pictures.image(pictures.photograph(700, 500))
    again = [Image.objects.get() for _ in range(4)]
    with ThreadPoolExecutor(4) as workers:
        results = list(workers.map(renditions.make_renditions, again))
    assert results == [renditions.make_renditions(image)] * 4
    assert files(settings) == sorted(each["name"] for each in results[0])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This is not a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "This is not a picture"),
        (pictures.photograph(640, 480)[:2500], "OSError: image file is truncated"),
        (pictures.png_claiming(30_000, 30_000), "This picture has 900.0 megapixels"),
        (None, "FileNotFoundError"),
    ],
)
def test_a_broken_original_is_named_and_leaves_nothing(content: bytes | None, why: str, settings: object) -> None:
    image = pictures.image(pictures.photograph(), slug="broken-picture")
    original = Path(image.file.path)
    original.unlink() if content is None else original.write_bytes(content)
    with pytest.raises(renditions.BrokenOriginal, match=f"^broken-picture: {why}"):
        renditions.render(Image.objects.get())
    assert (files(settings), Image.objects.get().renditions) == ([], [])


def test_a_write_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    def chunks() -> object:
        yield b"half"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        disk.write_durably(tmp_path / "deep" / "file.webp", chunks())
    assert list((tmp_path / "deep").iterdir()) == []
    disk.write_durably(tmp_path / "deep" / "file.webp", [b"who", b"le"])
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "deep").iterdir()] == [("file.webp", b"whole")]


def test_the_command_renders_what_is_missing_and_goes_on_after_a_broken_original() -> None:
    broken, whole = (
        pictures.image(pictures.photograph(), slug="first-picture"),
        pictures.image(pictures.photograph(80, 40), slug="second-picture"),
    )
    Path(broken.file.path).write_bytes(b"")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match=r"^Originals that could not be read: 1, named above\.$"):
        call_command("render", stdout=out, stderr=err)
    assert out.getvalue() == "2 of 2: second-picture\nPictures: 2. Left-over files removed: 0.\n"
    assert err.getvalue() == f"1 of 2: first-picture: {uploads.NOT_AN_IMAGE}\n"
    assert [len(image.renditions) for image in Image.objects.order_by("pk")] == [0, 3]
    assert renditions.is_rendered(Image.objects.get(pk=whole.pk)) is True


def test_the_command_does_nothing_twice_unless_told() -> None:
    pictures.image(pictures.photograph(), slug="only-picture")
    call_command("render", stdout=StringIO())
    for options, said in (([], ""), (["--again"], "1 of 1: only-picture\n")):
        out = StringIO()
        call_command("render", *options, stdout=out)
        assert out.getvalue() == f"{said}Pictures: 1. Left-over files removed: 0.\n"


def test_the_sweep_takes_old_half_files_and_old_unused_renditions_only(settings: object, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploading"
    image = pictures.image(pictures.photograph())
    renditions.render(image)
    used = renditions.path_of(image.renditions[0]["name"])
    unused, fresh_unused = renditions.path_of("0" * 32 + ".webp"), renditions.path_of("1" * 32 + ".webp")
    half, fresh_half = used.with_suffix(".part"), used.parent / "fresh.part"
    upload = tmp_path / "uploading" / "tmp1.upload.jpg"
    for path in (unused, fresh_unused, half, fresh_half, upload):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left over")
    for path in (used, unused, half, upload):
        backdate(path)
    out = StringIO()
    call_command("render", stdout=out)
    assert out.getvalue() == "Pictures: 1. Left-over files removed: 3.\n"
    assert [path.exists() for path in (used, unused, fresh_unused, half, fresh_half, upload)] == [
        True, False, True, False, True, False,
    ]  # fmt: skip
