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
        focus="focus-3-3",
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
        (0, 0, "focus-1-1"),
        (1, 1, "focus-5-5"),
        (0.5, 0.5, "focus-3-3"),
        (0.3, 0.9, "focus-2-5"),
        (0.63, 0.1, "focus-4-1"),
    ],
)
def test_the_focal_point_becomes_a_class_of_the_grid(x: float, y: float, focus: str) -> None:
    assert pictures.focus(Image(focal_x=x, focal_y=y)) == focus


def test_the_style_sheet_has_every_class_of_the_grid() -> None:
    css = (settings.BASE_DIR / "static/css/components/focus.css").read_text()
    rules = re.findall(r"\.focus-(\d)-(\d) \{ object-position: (\d+)% (\d+)%; \}", css)
    assert rules == [
        (str(column), str(row), str(25 * (column - 1)), str(25 * (row - 1)))
        for row in range(1, 6)
        for column in range(1, 6)
    ]


def test_the_address_is_that_of_the_view() -> None:
    assert pictures.url("ab12.webp") == reverse("rendition", args=["ab", "ab12.webp"])
