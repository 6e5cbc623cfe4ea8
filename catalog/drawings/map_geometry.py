"""Geometry of maps: Mercator's projection, lines with fewer points, rings cut to a frame, and lines as short text."""

import heapq
from collections.abc import Sequence
from math import asinh, pi, radians, tan

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]  # left, top, right, bottom

WORLD = 7200  # units around the equator: twenty to a degree
NORTH, SOUTH = 80.0, -58.0  # what lies beyond is not drawn


def project(longitude: float, latitude: float) -> Point:
    """Degrees as units to the right of 180° west and downwards from 85° north; shapes stay true at every latitude."""
    latitude = max(SOUTH, min(NORTH, latitude))
    return (longitude + 180) / 360 * WORLD, (1 - asinh(tan(radians(latitude))) / pi) / 2 * WORLD


def joined(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    """The arcs of a ring as one line; a number below nought is an arc backwards; never torn at 180 degrees."""
    line: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for x, y in arc[1:] if line else arc:
            if line and abs(x - line[-1][0]) > WORLD / 2:
                x += WORLD if x < line[-1][0] else -WORLD
            line.append((x, y))
    return line


def box_of(points: Sequence[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(line: Sequence[Point], least: float) -> list[Point]:
    """The line without the points that make less than that area with their neighbours (Visvalingam's method)."""
    last = len(line) - 1
    before, after = [i - 1 for i in range(last + 1)], [i + 1 for i in range(last + 1)]
    size = {i: triangle(line[i - 1], line[i], line[i + 1]) for i in range(1, last)}
    queue = [(area_, i) for i, area_ in size.items()]
    heapq.heapify(queue)
    while queue and queue[0][0] < least:
        area_, i = heapq.heappop(queue)
        if size.get(i) != area_:
            continue
        del size[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for k in (left, right):
            if k in size:
                size[k] = max(area_, triangle(line[before[k]], line[k], line[after[k]]))
                heapq.heappush(queue, (size[k], k))
    return [point for i, point in enumerate(line) if i in size or i in (0, last)]


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of the ring inside the box (Sutherland and Hodgman's method); its edges may run along the box."""
    for axis, limit, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        kept: list[Point] = []
        for a, b in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            inside_a, inside_b = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if inside_a != inside_b:
                share = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
            if inside_b:
                kept.append(b)
        ring = kept
    return list(ring)


def contains(ring: Sequence[Point], x: float, y: float) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def heart(ring: Sequence[Point], steps: int = 10) -> Point:
    """A point well inside the ring, for a name: of the points of a grid, the farthest from the outline."""
    left, top, right, bottom = box_of(ring)
    across = [left + (right - left) * (i + 0.5) / steps for i in range(steps)]
    down = [top + (bottom - top) * (i + 0.5) / steps for i in range(steps)]
    inside = [(x, y) for x in across for y in down if contains(ring, x, y)]
    # A name is wider than high: what is near above or below disturbs it less.
    return max(
        inside or [((left + right) / 2, (top + bottom) / 2)],
        key=lambda at: min((at[0] - x) ** 2 + 4 * (at[1] - y) ** 2 for x, y in ring),
    )


def encoded(line: Sequence[tuple[int, int]]) -> str:
    """Whole numbers as text, by the "encoded polyline" rules: steps from point to point, five bits a sign."""
    text, x, y = [], 0, 0
    for px, py in line:
        for step in (px - x, py - y):
            value = ~(step << 1) if step < 0 else step << 1
            while value >= 32:
                text.append(chr((32 | value & 31) + 63))
                value >>= 5
            text.append(chr(value + 63))
        x, y = px, py
    return "".join(text)


def decoded(text: str) -> list[tuple[int, int]]:
    numbers, value, shift = [], 0, 0
    for sign in text:
        bits = ord(sign) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value, shift = 0, 0
    x = y = 0
    line = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x, y))
    return line
