"""The ground of a map: which part of the world it shows, and the land in it as paths of an SVG."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log2
from pathlib import Path

from catalog.drawings.map_geometry import (
    WORLD,
    Box,
    Line,
    Point,
    area,
    box_of,
    clipped,
    decoded,
    heart,
    joined,
    meet,
    simplified,
)

WIDTH, HEIGHT = 720, 480  # what the ground is drawn on; the page shows it at any size
LEAST = 400.0  # a map shows at least twenty degrees from side to side, so that the neighbours can be told
MARGIN = 0.16  # of the width, on both sides
SPECK, CORNER = 14, 8  # the least island and the least corner, in square pixels
LEGIBLE = 0.004  # of the frame: the least country whose name is worth trying
SPREAD = 4  # pixels drawn beyond the frame, so that its edge is no coast


@dataclass(frozen=True)
class Frame:
    """A part of the world, in the units of `map_geometry`; as wide to high as the drawing."""

    left: float
    top: float
    width: float

    @property
    def scale(self) -> float:
        """Pixels of the drawing to a unit."""
        return WIDTH / self.width

    def share(self, x: float, y: float) -> Point:
        """Where a point lies: 0, 0 is the left upper corner of the frame and 1, 1 the right lower one."""
        return (x - self.left) / self.width, (y - self.top) / self.width * WIDTH / HEIGHT

    def box(self, spread: float = 0) -> Box:
        more = spread / self.scale
        height = self.width * HEIGHT / WIDTH
        return self.left - more, self.top - more, self.left + self.width + more, self.top + height + more


def frame_of(boxes: list[Box]) -> Frame:
    """The smallest frame with some margin round all of them, but never a keyhole."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    width = max(right - left, (bottom - top) * WIDTH / HEIGHT) / (1 - 2 * MARGIN)
    width = min(max(width, LEAST), WORLD)
    # Whole units, so that maps of nearly the same places share one drawing.
    x, y = (left + right - width) / 2, (top + bottom - width * HEIGHT / WIDTH) / 2
    return Frame(round(x), round(y), round(width))


@cache
def outlines() -> dict:
    return json.loads(Path(__file__).with_name("map_outlines.json").read_text("utf-8"))


@cache
def middles() -> dict[str, Point]:
    """For each country a point well inside it, for its name."""
    found = zip(outlines()["countries"], decoded(outlines()["middles"]), strict=True)
    return {code: point for code, point in found if code}


@lru_cache(maxsize=12)
def countries(octave: int) -> dict[str, list[tuple[Box, Line]]]:
    """The rings of each country with their boxes, the largest first; fewer points for each octave of scale less."""
    least = CORNER / 4**octave
    arcs = [simplified(decoded(arc), least) for arc in outlines()["arcs"].split(" ")]
    made = {}
    for code, rings in outlines()["countries"].items():
        lines = [joined(ring, arcs) for ring in rings]
        made[code] = [(box_of(line), line) for line in lines if line]
    return made


def extent(code: str) -> Box | None:
    """The box of a country's largest part."""
    rings = countries(0).get(code)
    return rings[0][0] if rings else None


@lru_cache(maxsize=64)
def visible(frame: Frame) -> list[tuple[str, Point]]:
    """The countries of which enough is in the frame to bear a name, and its place in shares; the largest first."""
    box, found = frame.box(), []
    for code, rings in countries(round(log2(frame.scale))).items():
        if code and rings and meet(rings[0][0], box):
            ring = clipped(rings[0][1], box)
            if ring and (size := area(ring)) > LEGIBLE * area([box[:2], (box[2], box[1]), box[2:], (box[0], box[3])]):
                found.append((size, code, frame.share(*heart(ring))))
    return [(code, point) for _size, code, point in sorted(found, reverse=True)]


@lru_cache(maxsize=64)
def land(frame: Frame, code: str | None = None) -> str:
    """Path data of all land in the frame, or of one country's."""
    every = countries(round(log2(frame.scale)))
    chosen = every.values() if code is None else [every.get(code, [])]
    box = frame.box(SPREAD)
    return "".join(
        path(drawn) for rings in chosen for around, ring in rings if meet(around, box) and (drawn := cut(ring, frame))
    )


def cut(ring: Line, frame: Frame) -> list[tuple[int, int]]:
    """The ring inside the frame in whole pixels; nothing when it is a speck."""
    points: list[tuple[int, int]] = []
    for x, y in clipped(ring, frame.box(SPREAD)):
        across, down = frame.share(x, y)
        pixel = round(across * WIDTH), round(down * HEIGHT)
        if not points or pixel != points[-1]:
            points.append(pixel)
    return points if len(points) > 2 and area(points) >= SPECK else []


def path(ring: list[tuple[int, int]]) -> str:
    (x, y), steps = ring[0], []
    for px, py in ring[1:]:
        steps.append(f"{px - x} {py - y}")
        x, y = px, py
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")
