"""Makes `map_outlines.json`, the outlines of countries that maps are drawn with, from Natural Earth's.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m catalog.drawings.map_outlines package/countries-50m.json

Natural Earth (naturalearthdata.com) is in the public domain; `world-atlas` holds its edition 4.1 as TopoJSON. Lines
keep more points where the catalogue is at home, from Turkey to the Tian Shan, than elsewhere, and very small islands
are left out, so that the whole world fits in 40 KB. Antarctica is not drawn. Borders are as Natural Earth draws them.
"""

import json
import sys
from pathlib import Path

from babel import core

from catalog.drawings.map_geometry import (
    Box,
    Line,
    Point,
    area,
    box_of,
    encoded,
    heart,
    joined,
    meet,
    project,
    simplified,
)

OUTLINES = Path(__file__).with_suffix(".json")
ABOUT = "Natural Earth 4.1, 1:50m countries (public domain), from the npm package world-atlas 2.0.2, simplified"
ANTARCTICA = "010"
NO_CODE = {"Kosovo": "XK"}  # other territories without an ISO code are drawn, but nameless


def zone(west: float, south: float, east: float, north: float) -> Box:
    return *project(west, north), *project(east, south)


# Where, the least area of a corner (square units), the least area of an island.
ZONES = (
    (zone(25, 24, 86, 56), 2.8, 6),
    (zone(-12, 20, 150, 62), 18, 30),
    (zone(-180, -58, 180, 80), 66, 120),
)


def care(line: Line) -> tuple[float, float]:
    """How much of a line matters: the least area of its corners, and of an island that it goes round."""
    box = box_of(line)
    return next(((corner, island) for where, corner, island in ZONES if meet(box, where)), ZONES[-1][1:])


def arcs_of(topology: dict) -> list[Line]:
    (scale_x, scale_y), (left, top) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append(project(x * scale_x + left, y * scale_y + top))
        arcs.append(line)
    return arcs


def rings_of(geometry: dict, lines: list[Line]) -> list[list[int]]:
    """The rings worth drawing: the largest, and all others that are no speck."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry.get("arcs", [])]
    found = sorted(
        ((area(joined(ring, lines)), ring) for polygon in polygons for ring in polygon),
        key=lambda sized: -sized[0],
    )
    large = [ring for size, ring in found[1:] if size >= care(joined(ring, lines))[1]]
    return [ring for _size, ring in found[:1]] + large


def rounded(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def outlines(topology: dict) -> dict:
    lines = [[rounded(point) for point in simplified(arc, care(arc)[0])] for arc in arcs_of(topology)]
    codes = {number: names[0] for number, names in core.get_global("territory_aliases").items() if number.isdigit()}
    countries: dict[str, list[list[int]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == ANTARCTICA:
            continue
        code = codes.get(geometry.get("id", ""), NO_CODE.get(geometry["properties"]["name"], ""))
        countries.setdefault(code, []).extend(rings_of(geometry, lines))
    used = sorted({number if number >= 0 else ~number for rings in countries.values() for r in rings for number in r})
    place = {number: position for position, number in enumerate(used)}
    return {
        "about": ABOUT,
        "arcs": " ".join(encoded(lines[number]) for number in used),
        "countries": {
            code: [[place[n] if n >= 0 else ~place[~n] for n in ring] for ring in rings]
            for code, rings in sorted(countries.items())
        },
        "middles": encoded([rounded(heart(joined(rings[0], lines), 24)) for _code, rings in sorted(countries.items())]),
    }


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    made = outlines(topology)
    OUTLINES.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
    print(f"{OUTLINES.name}: {OUTLINES.stat().st_size:,} bytes, {len(made['countries'])} countries")


if __name__ == "__main__":
    main()
