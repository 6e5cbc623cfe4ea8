"""Maps: what they show of the world, where markers and names stand, and that they stay light."""

import re
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.drawings import map_ground, map_outlines
from catalog.drawings.map import APART, MOST, Map, Spot, locator
from catalog.drawings.map_geometry import (
    WORLD,
    area,
    clipped,
    contains,
    decoded,
    encoded,
    heart,
    project,
    simplified,
)
from catalog.drawings.map_ground import LEAST, Frame, frame_of, land
from catalog.drawings.map_labels import EDGE, NARROW, NARROW_MAPS, WIDE, WIDE_MAPS, Board, Boards, Text, beside

SAMARKAND, KHANKENDI, LACHIN, PARIS = (66.96445, 39.65456), (46.7528, 39.8177), (46.54977, 39.63742), (2.35, 48.86)
NAMES = {"UZ": "Uzbekistan", "AZ": "Azerbaijan", "IR": "Iran", "FR": "France"}
degrees = st.tuples(st.floats(-179, 179), st.floats(-57, 79))


def spot(name: str, at: tuple[float, float] | None, count: int = 1, **more: object) -> Spot:
    return Spot((name, ""), f"/{name}/", count, *(at or (None, None)), **more)


def drawn(*spots: Spot) -> Map:
    return locator(spots, lambda code: NAMES.get(code, ""), {"caspian": "Caspian Sea"})


def marks(drawing: Map) -> list[tuple[str, int, str]]:
    return [(", ".join(name for name, _language in m.names), m.count, m.url) for m in drawing.markers]


def corners(path: str) -> list[tuple[float, float]]:
    """All points of a path of moves and relative lines."""
    found = []
    for ring in re.findall(r"M([^z]+)z", path):
        start, steps = ring.split("l")
        x, y = map(int, start.split())
        found.append((x, y))
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


def test_mercator_keeps_the_known_points() -> None:
    assert project(0, 0) == (WORLD / 2, WORLD / 2)
    assert project(-180, 0)[0] == 0
    # One degree at the equator is as wide as high; at 60 degrees it is twice as high as wide.
    assert project(0, 0)[1] - project(0, 1)[1] == pytest.approx(WORLD / 360, rel=1e-3)
    assert project(0, 60)[1] - project(0, 60.1)[1] == pytest.approx(2 * WORLD / 3600, rel=1e-2)


@given(st.lists(st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)), max_size=30))
def test_lines_come_back_from_their_text(line: list[tuple[int, int]]) -> None:
    assert decoded(encoded(line)) == line


def test_polylines_are_written_by_the_common_rules() -> None:
    """The example of the format's own description: (38.5, -120.2), (40.7, -120.95), (43.252, -126.453)."""
    line = [(3850000, -12020000), (4070000, -12095000), (4325200, -12645300)]
    assert encoded(line) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


def test_simplified_line_keeps_its_ends_and_its_great_corners() -> None:
    line = [(0, 0), (1, 0.1), (2, 0), (5, 9), (8, 0), (9, 0.1), (10, 0)]
    assert simplified(line, 2) == [(0, 0), (2, 0), (5, 9), (8, 0), (10, 0)]
    assert simplified(line, 1000) == [(0, 0), (10, 0)]


def test_ring_is_cut_to_its_box() -> None:
    square = [(0, 0), (10, 0), (10, 10), (0, 10)]
    assert area(clipped(square, (5, 5, 20, 20))) == 25
    assert clipped(square, (20, 20, 30, 30)) == []


def test_heart_lies_inside_a_bent_shape() -> None:
    bent = [(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (0, 2)]
    assert contains(bent, *heart(bent))


def test_outlines_are_small_and_name_all_countries_of_the_records() -> None:
    assert map_outlines.OUTLINES.stat().st_size <= 40 * 1024
    made = map_ground.outlines()
    assert made["about"].startswith("Natural Earth 4.1")
    assert len(made["countries"]) == 236
    for code, (x, y) in map_ground.middles().items():
        left, top, right, bottom = map_ground.extent(code)
        assert left <= x <= right, code
        assert top <= y <= bottom, code


@pytest.mark.parametrize(
    ("code", "at"), [("UZ", SAMARKAND), ("AZ", KHANKENDI), ("FR", PARIS), ("GE", (44.8, 41.7)), ("BR", (-47.9, -15.8))]
)
def test_towns_lie_in_their_countries(code: str, at: tuple[float, float]) -> None:
    rings = map_ground.countries(0)[code]
    assert contains(rings[0][1], *project(*at))
    others = [other for other in map_ground.countries(0) if other != code]
    assert [o for o in others if any(contains(ring, *project(*at)) for _, ring in map_ground.countries(0)[o])] == []


def test_one_town_is_shown_with_its_neighbours() -> None:
    x, y = project(*SAMARKAND)
    frame = frame_of([(x, y, x, y)])
    across, down = frame.share(x, y)
    assert (frame.width, round(across, 2), round(down, 2)) == (LEAST, 0.5, 0.5)


@settings(max_examples=60, deadline=None)
@given(st.lists(degrees, min_size=1, max_size=8))
def test_every_spot_stands_well_inside_the_frame(places: list[tuple[float, float]]) -> None:
    drawing = drawn(*(spot(f"p{number}", at) for number, at in enumerate(places)))
    for marker in drawing.markers:
        assert 0 <= marker.across <= 1
        assert 0 <= marker.down <= 1
    assert sum(marker.count for marker in drawing.markers) == len(places)


def test_world_map_and_region_keep_their_weight() -> None:
    assert len(land(Frame(0, 1000, WORLD))) <= 12_000
    x, y = project(*SAMARKAND)
    assert len(land(frame_of([(x, y, x, y)]))) <= 6_000


def test_land_is_drawn_in_the_frame_only() -> None:
    x, y = project(*SAMARKAND)
    points = corners(land(frame_of([(x, y, x, y)])))
    assert len(points) > 300
    assert min(x for x, _ in points) >= -5
    assert max(x for x, _ in points) <= 725
    assert min(y for _, y in points) >= -5
    assert max(y for _, y in points) <= 485


def test_land_is_never_torn_at_the_date_line() -> None:
    """Russia goes on beyond 180 degrees: no line of its outline crosses the whole world."""
    widest = max(
        abs(a[0] - b[0])
        for rings in map_ground.countries(-3).values()
        for _box, ring in rings
        for a, b in pairwise(ring)
    )
    assert widest < WORLD / 8


def test_places_of_one_town_become_one_marker_with_the_sum() -> None:
    drawing = drawn(spot("town", SAMARKAND, 4), spot("venue", (66.97, 39.66), 3, above=("/town/",)))
    assert marks(drawing) == [("town, venue", 7, "/town/")]


def test_marker_of_several_leads_to_where_all_of_them_lie() -> None:
    above = ("/territories/", "/azerbaijan/")
    near = [spot("khankendi", KHANKENDI, 3, above=above), spot("lachin", LACHIN, 1, above=above)]
    drawing = drawn(*near, spot("samarkand", SAMARKAND, 10, above=("/uzbekistan/",)))
    assert marks(drawing) == [("samarkand", 10, "/samarkand/"), ("khankendi, lachin", 4, "/territories/")]
    assert marks(drawn(*near, spot("third", KHANKENDI)))[0][0] == "khankendi, +2"


def test_whole_country_is_a_name_with_an_outline_and_no_dot() -> None:
    drawing = drawn(spot("Azerbaijan", None, 18, country="AZ"), spot("khankendi", KHANKENDI, 3, country="AZ"))
    assert [(marker.whole, marker.count) for marker in drawing.markers] == [(True, 18), (False, 3)]
    assert len(drawing.outlines) == 1
    assert "Azerbaijan" not in [name.text for name in drawing.names]  # it is said once


def test_map_of_a_country_shows_all_of_it() -> None:
    drawing = drawn(spot("Uzbekistan", None, country="UZ"))
    points = corners(drawing.outlines[0])
    assert min(x for x, _ in points) > 50
    assert max(x for x, _ in points) < 670


def test_nothing_is_drawn_of_unknown_countries() -> None:
    assert drawn(spot("nowhere", None, country="ZZ")) is None
    assert drawn(spot("nowhere", None)) is None
    assert drawn() is None


def test_crowded_map_is_gathered_to_few_markers_far_enough_apart() -> None:
    grid = [spot(f"p{x}-{y}", (x / 2, y / 2)) for x in range(0, 60, 2) for y in range(0, 80, 2)]
    drawing = drawn(*grid)
    assert 10 < len(drawing.markers) <= MOST
    assert sum(marker.count for marker in drawing.markers) == len(grid)
    places = [(m.across * NARROW, m.down * NARROW * 2 / 3) for m in drawing.markers]
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(places) for b in places[:i]) >= APART


def boxes(drawing: Map, width: int) -> list[tuple[float, float, float, float]]:
    """What is written on the map at that width: names of markers and of neighbours, as boxes in pixels."""
    board = Board(width)
    shown = [
        board.box(m.across, m.down, m.label) for m in drawing.markers if m.label and (width >= WIDE or not m.label.wide)
    ]
    for name in drawing.names:
        if width >= WIDE or not name.wide:
            across, down = float(name.x[:-1]) / 100, float(name.y[:-1]) / 100
            shown.append(board.box(across, down, Text(0, name.down, letters=len(name.text))))
    return shown


@settings(max_examples=60, deadline=None)
@given(st.lists(degrees, min_size=1, max_size=12), st.sampled_from([*NARROW_MAPS, *WIDE_MAPS]))
def test_no_name_covers_another_or_leaves_the_map(places: list[tuple[float, float]], width: int) -> None:
    spots = [spot(f"a place called {number}", at, number + 1) for number, at in enumerate(places)]
    written = boxes(drawn(*spots), width)
    for number, (left, top, right, bottom) in enumerate(written):
        assert left >= EDGE - 1
        assert right <= width - EDGE + 1
        for other in written[:number]:
            apart = right <= other[0] + 1 or other[2] <= left + 1 or bottom <= other[1] + 1 or other[3] <= top + 1
            assert apart, (written[number], other)


def test_name_without_room_on_a_narrow_map_waits_for_a_wide_one() -> None:
    boards = Boards()
    boards.narrow[0].taken.append((0, 0, NARROW, NARROW))
    placed = boards.place(0.5, 0.5, 9, beside(9))
    assert (placed.x, placed.anchor, placed.wide) == (14, "start", True)
    assert boards.place(0.5, 0.5, 9, [Text(14, 0, "start")]) is None


OWN = {"UZ": "Oʻzbekiston", "TM": "Turkmaniston"}


def test_neighbours_are_named_in_the_readers_language() -> None:
    drawing = locator([spot("Samarqand", SAMARKAND, country="UZ")], lambda code: OWN.get(code, ""))
    assert {name.text for name in drawing.names} == set(OWN.values())


def test_same_spots_give_the_same_map() -> None:
    spots = [spot("a", SAMARKAND, 2), spot("b", PARIS, 2), spot("c", KHANKENDI)]
    assert drawn(*spots) == drawn(*reversed(spots))
