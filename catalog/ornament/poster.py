"""The drawing for previews of links, as a picture of 1200 x 630: star strapwork in the colours of the record's own.

Networks that show previews read no SVG. A pure function: the same arguments give the same bytes.
"""

from functools import lru_cache
from io import BytesIO
from math import cos, pi, sqrt

from PIL import Image, ImageDraw

from catalog.ornament.pen import PALETTES, Dice, Palette, Point, polar

WIDTH, HEIGHT = 1200, 630
FINE = 2  # drawn that much larger, so that edges come out smooth
TILE = 150 * FINE
MEDALLION = 236 * FINE
COLOURS = 48
POINTS = {"girih": 8, "abr": 8, "gyol": 12, "suzani": 16}  # of the stars of each family
SLANTS = (pi / 4, 3 * pi / 10, 3 * pi / 8)


def poster(slug: str, family: str) -> bytes:
    """PNG bytes."""
    dice = Dice(f"{family}:{slug}")  # thrown as for the ornament, so that the colours are the same
    palette = dice.pick(PALETTES)
    return drawn(POINTS[family], dice.pick(SLANTS), palette)


@lru_cache(maxsize=len(set(POINTS.values())) * len(SLANTS) * len(PALETTES))  # some 30 kB each
def drawn(points: int, slant: float, palette: Palette) -> bytes:
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), palette[0])
    pen = ImageDraw.Draw(image)
    middle_x, middle_y = image.width // 2, image.height // 2
    tile = tile_of(points, slant, palette)
    for row in range(-3, 3):
        for column in range(-5, 5):
            image.paste(tile, (middle_x + column * TILE + TILE // 2, middle_y + row * TILE + TILE // 2))
    draw_medallion(pen, (middle_x, middle_y), points, slant, palette)
    small = image.reduce(FINE).quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = BytesIO()
    small.save(out, "PNG", compress_level=6)
    return out.getvalue()


def tile_of(points: int, slant: float, palette: Palette) -> Image.Image:
    """One square of the pattern, with what reaches into it from those around."""
    tile = Image.new("RGB", (TILE, TILE), palette[0])
    pen = ImageDraw.Draw(tile)
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            draw_tile(pen, ((column + 0.5) * TILE, (row + 0.5) * TILE), points, slant, palette)
    return tile


def draw_tile(pen: ImageDraw.ImageDraw, at: Point, points: int, slant: float, palette: Palette) -> None:
    """A star that touches its neighbours, with a small one in it and another in the gap beside it."""
    _ground, first, second, third, line = palette
    radius = TILE / 2
    draw_star(pen, at, points, radius, inner(points, radius, slant), first, line)
    draw_star(pen, at, points, radius * 0.36, radius * 0.2, third, "")
    gap = radius * (sqrt(2) - 1)
    draw_star(pen, (at[0] + radius, at[1] + radius), 4, gap, inner(4, gap, slant), second, line)


def draw_medallion(pen: ImageDraw.ImageDraw, at: Point, points: int, slant: float, palette: Palette) -> None:
    ground, first, second, third, line = palette
    box = [at[0] - MEDALLION, at[1] - MEDALLION, at[0] + MEDALLION, at[1] + MEDALLION]
    pen.ellipse(box, fill=ground, outline=line, width=6 * FINE)
    for share, colour in ((0.94, first), (0.62, second), (0.3, third)):
        radius = MEDALLION * share
        draw_star(pen, at, points, radius, inner(points, radius, slant), colour, line)


def inner(points: int, radius: float, slant: float) -> float:
    """How near the middle the lines of a star meet that leave its points at that angle (Hankin's method)."""
    return radius * cos(slant) / cos(slant - pi / points)


def draw_star(
    pen: ImageDraw.ImageDraw, at: Point, points: int, outer: float, within: float, colour: str, line: str
) -> None:
    corners = [polar(within if step % 2 else outer, pi * step / points) for step in range(2 * points)]
    outline = [(round(at[0] + x), round(at[1] + y)) for x, y in corners]
    pen.polygon(outline, fill=colour)
    if line:
        pen.line([*outline, outline[0], outline[1]], fill=line, width=5 * FINE, joint="curve")
