"""A locator map: which part of the world to show, where its markers and names stand; `catalog/map.html` draws it.

Pure: the same spots give the same map. Shares of the map's width and height (in per cent) say where a marker stands,
pixels how large it is: whatever the size of the picture, its letters stay as large as those of the page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import hypot, log2

from catalog.drawings import map_ground
from catalog.drawings.map_geometry import Box, Point, project
from catalog.drawings.map_ground import HEIGHT, WIDTH, Frame
from catalog.drawings.map_labels import NARROW, Boards, Text, around, beside

APART = 27  # pixels between markers on the narrow map, so that fingers can tell them apart
MOST, MOST_NAMES, MOST_OUTLINES = 24, 10, 8
# Seas have no country to name them: longitude and latitude.
SEAS = {"caspian": (51.1, 40.6), "black": (34.5, 43.3), "mediterranean": (18.5, 34.6), "arabian": (64.5, 16.5)}

Words = tuple[str, str]  # a name and its language; "" when it is the reader's


@dataclass(frozen=True)
class Spot:
    """What a marker stands for; without coordinates, a whole country."""

    name: Words
    url: str
    count: int = 0
    longitude: float | None = None
    latitude: float | None = None
    country: str = ""
    above: tuple[str, ...] = ()  # addresses of the places it lies in, the nearest first

    @property
    def whole(self) -> bool:
        return self.longitude is None or self.latitude is None

    @property
    def point(self) -> Point:
        return map_ground.middles()[self.country] if self.whole else project(self.longitude, self.latitude)

    @property
    def extent(self) -> Box:
        box = map_ground.extent(self.country) if self.whole else None
        return box or (*self.point, *self.point)


@dataclass
class Marker:
    """A dot with a number, or the name of a country with one; `across` and `down` are shares of the map."""

    spots: list[Spot]
    across: float
    down: float
    label: Text | None = None

    @property
    def x(self) -> str:
        return f"{self.across:.2%}"

    @property
    def y(self) -> str:
        return f"{self.down:.2%}"

    @property
    def count(self) -> int:
        return sum(spot.count for spot in self.spots)

    @property
    def whole(self) -> bool:
        return self.spots[0].whole

    @property
    def radius(self) -> int:
        return min(9 + round(1.6 * log2(self.count)), 15) if self.count else 7

    @property
    def names(self) -> list[Words]:
        """One name, or two; of more the most frequented, and how many there are besides."""
        names = [spot.name for spot in self.spots]
        return names if len(names) < 3 else [names[0], (f"+{len(names) - 1}", "")]

    @property
    def letters(self) -> int:
        number = len(str(self.count)) + 1 if self.whole and self.count else 0
        return sum(len(name) for name, _language in self.names) + 2 * (len(self.names) - 1) + number

    @property
    def url(self) -> str:
        """Its place; of several the nearest in which all of them lie, or else the most frequented."""
        first = self.spots[0]
        shared = set.intersection(*({spot.url, *spot.above} for spot in self.spots))
        return next((url for url in (first.url, *first.above) if url in shared), first.url)


@dataclass(frozen=True)
class Name:
    """The quiet name of a country or a sea, which leads nowhere."""

    text: str
    x: str
    y: str
    down: int
    wide: bool
    sea: bool


@dataclass(frozen=True)
class Map:
    land: str
    outlines: list[str]
    markers: list[Marker]
    names: list[Name]


def locator(
    spots: Iterable[Spot], country_name: Callable[[str], str], sea_names: Mapping[str, str] | None = None
) -> Map | None:
    """The map of those spots; nothing when none of them can be drawn. Names come in the reader's language."""
    spots = [spot for spot in spots if not spot.whole or spot.country in map_ground.middles()]
    if not spots:
        return None
    frame = map_ground.frame_of([spot.extent for spot in spots])
    markers, boards = clusters(spots, frame), Boards()
    for marker in markers:
        if not marker.whole:
            boards.take_round(marker.across, marker.down, marker.radius)
    for marker in sorted(markers, key=lambda marker: not marker.whole):
        choices = around(3) if marker.whole else beside(marker.radius)
        marker.label = boards.place(marker.across, marker.down, marker.letters, choices)
        if marker.whole and marker.label is None:
            marker.label = Text(wide=True, letters=marker.letters)
    marked = list(dict.fromkeys(spot.country for spot in spots if spot.country))[:MOST_OUTLINES]
    outlines = [outline for code in marked if (outline := map_ground.land(frame, code))]
    linked = {marker.spots[0].country for marker in markers if marker.whole}
    lands = [(code, point) for code, point in map_ground.visible(frame) if code not in linked]
    ours = [(country_name(code), point, False) for code, point in lands if code in marked]
    seas = [(name, frame.share(*project(*SEAS[key])), True) for key, name in (sea_names or {}).items()]
    others = [(country_name(code), point, False) for code, point in lands if code not in marked]
    return Map(map_ground.land(frame), outlines, markers, quiet_names([*ours, *seas, *others], boards))


def clusters(spots: list[Spot], frame: Frame) -> list[Marker]:
    """One marker for spots that would lie one upon the other on a narrow map; the most frequented first."""
    ordered = sorted(spots, key=lambda spot: (-spot.count, spot.name))
    apart = float(APART)
    markers = gathered([Marker([spot], *frame.share(*spot.point)) for spot in ordered], apart)
    while len(markers) > MOST:
        apart *= 1.2
        markers = gathered(markers, apart)
    return markers


def gathered(markers: list[Marker], apart: float) -> list[Marker]:
    """Each marker with those nearer to it than so many pixels; names of countries only when it is crowded."""
    kept: list[Marker] = []
    for marker in markers:
        reach = apart - APART if marker.whole else apart
        near = (each for each in kept if each.whole == marker.whole and distance(each, marker) < reach)
        if host := next(near, None):
            host.spots += marker.spots
        else:
            kept.append(marker)
    return kept


def distance(one: Marker, other: Marker) -> float:
    """In pixels of the narrow map."""
    return hypot((one.across - other.across) * NARROW, (one.down - other.down) * NARROW * HEIGHT / WIDTH)


def quiet_names(wanted: list[tuple[str, Point, bool]], boards: Boards) -> list[Name]:
    """Names of countries and seas for orientation, where there is room; what comes first has the choice."""
    found: list[Name] = []
    for text, (across, down), sea in wanted:
        if text and len(found) < MOST_NAMES and (placed := boards.place(across, down, len(text), around(1))):
            found.append(Name(text, f"{across:.2%}", f"{down:.2%}", placed.y, placed.wide, sea))
    return found
