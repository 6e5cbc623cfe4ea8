"""What a page is told of a picture: its sizes by format, the plain one, and the part to keep in view."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from catalog import pictures
from events.models import Image


def rendition(width: int, mime: str) -> dict:
    suffix = mime.removeprefix("image/").replace("jpeg", "jpg")
    return {"width": width, "height": width // 2, "mime": mime, "name": f"{width:032x}.{suffix}", "size": 1}


def image(*widths: int, fallback: str = "image/jpeg", **fields: object) -> Image:
    mimes = ("image/avif", "image/webp", fallback)
    return Image(renditions=[rendition(width, mime) for mime in mimes for width in widths], **fields)


def addresses(suffix: str, *widths: int) -> str:
    return ", ".join(f"/media/renditions/00/{width:032x}.{suffix} {width}w" for width in widths)


def test_a_picture_lists_its_sizes_the_best_format_first() -> None:
    assert pictures.picture(image(1280, 320, 640)) == pictures.Picture(
        sources=(
            ("image/avif", addresses("avif", 320, 640, 1280)),
            ("image/webp", addresses("webp", 320, 640, 1280)),
        ),
        src=f"/media/renditions/00/{640:032x}.jpg",
        srcset=addresses("jpg", 320, 640, 1280),
        width=640,
        height=320,
        focus="focus x5 y5",
        full=f"/media/renditions/00/{1280:032x}.jpg",
        full_width=1280,
        full_height=640,
    )


def test_a_see_through_picture_falls_back_to_png() -> None:
    assert pictures.picture(image(8, fallback="image/png")).src == f"/media/renditions/00/{8:032x}.png"


@pytest.mark.parametrize(
    ("widest", "widths"),
    [(640, [320, 640]), (639, [320]), (100, [320]), (5000, [320, 640, 1280]), (None, [320, 640, 1280])],
)
def test_a_card_asks_for_small_sizes_only(widest: int | None, widths: list[int]) -> None:
    shown = pictures.picture(image(320, 640, 1280), widest=widest)
    assert shown.srcset == addresses("jpg", *widths)
    assert shown.sources[0] == ("image/avif", addresses("avif", *widths))


def test_a_picture_wider_than_usual_in_its_only_size_is_shown_all_the_same() -> None:
    assert (pictures.picture(image(1920)).width, pictures.picture(image(1920)).height) == (1920, 960)


def test_an_image_without_renditions_is_no_picture() -> None:
    assert pictures.picture(Image()) is None


@pytest.mark.parametrize(
    ("x", "y", "focus"),
    [
        (0, 0, "focus x0 y0"),
        (1, 1, "focus x10 y10"),
        (0.5, 0.5, "focus x5 y5"),
        (0.3, 0.9, "focus x3 y9"),
        (0.63, 0.17, "focus x7 y1"),
    ],
)
def test_the_focal_point_becomes_classes(x: float, y: float, focus: str) -> None:
    assert pictures.focus(Image(focal_x=x, focal_y=y)) == focus


@pytest.mark.parametrize("longer", [1.1, 2, 4, 6])
def test_the_focal_point_is_in_view_however_the_picture_is_cropped(longer: float) -> None:
    """`longer`: how many times the picture is as long as its frame; CSS puts the same share of both on one spot."""
    shares = [hundredth / 100 for hundredth in range(101)]
    seen = [share * longer - pictures.outwards(share) / 10 * (longer - 1) for share in shares]
    assert [spot for spot in seen if not -0.001 <= spot <= 1.001] == []


def test_the_style_sheet_has_every_position() -> None:
    css = (settings.BASE_DIR / "static/css/components/focus.css").read_text()
    rules = re.findall(r"\.([xy])(\d+) \{ --([xy]): (\d+)%? \}", css)
    steps = [step for step in range(11) if step != 5]  # the middle is where everything is without a class
    assert rules == [(side, str(step), side, str(10 * step)) for side in "xy" for step in steps]


def test_the_address_is_that_of_the_view() -> None:
    assert pictures.url("ab12.webp") == reverse("rendition", args=["ab", "ab12.webp"])
