"""Where the names of a map stand, so that none covers another or a marker, on a narrow screen and on a wide one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from catalog.drawings.map_geometry import Box
from catalog.drawings.map_ground import HEIGHT, WIDTH

# Widths of a map, in pixels, at which names are tried; from the first of the wide ones those marked "wide" are shown.
NARROW_MAPS, WIDE_MAPS = (280, 320, 360, 400), (440, 520, 620, 720)
NARROW, WIDE = NARROW_MAPS[0], WIDE_MAPS[0]
LETTER, LINE = 7.6, 17  # pixels: a letter in the mean, and the height of a name
EDGE = 3  # pixels that no name comes nearer to the edge of the map


@dataclass(frozen=True)
class Text:
    """Where a name stands beside a point: pixels to the right and downwards, and which end of it is there."""

    x: int = 0
    y: int = 0
    anchor: str = "middle"
    wide: bool = False  # no room for it on a narrow map
    letters: int = 0

    @property
    def left(self) -> int:
        return round(self.x - {"start": 0, "middle": 0.5, "end": 1}[self.anchor] * self.long)

    @property
    def long(self) -> int:
        return round(self.letters * LETTER)


@dataclass
class Board:
    """A map of that width, and what is taken of it already: boxes in pixels."""

    width: float
    taken: list[Box] = field(default_factory=list)

    def at(self, across: float, down: float) -> tuple[float, float]:
        return across * self.width, down * self.width * HEIGHT / WIDTH

    def box(self, across: float, down: float, text: Text) -> Box:
        x, y = self.at(across, down)
        return x + text.left, y + text.y - LINE / 2, x + text.left + text.long, y + text.y + LINE / 2

    def fits(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < EDGE or top < EDGE or right > self.width - EDGE or bottom > self.width * HEIGHT / WIDTH - EDGE:
            return False
        return not any(left < b[2] and right > b[0] and top < b[3] and bottom > b[1] for b in self.taken)


@dataclass
class Boards:
    """The same map at several widths."""

    narrow: list[Board] = field(default_factory=lambda: [Board(width) for width in NARROW_MAPS])
    wide: list[Board] = field(default_factory=lambda: [Board(width) for width in WIDE_MAPS])

    def take_round(self, across: float, down: float, radius: float) -> None:
        for board in (*self.narrow, *self.wide):
            x, y = board.at(across, down)
            board.taken.append((x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1))

    def place(self, across: float, down: float, letters: int, choices: Iterable[Text]) -> Text | None:
        """The first of the choices that is free on all, or else on the wide maps; and it is taken."""
        choices = [Text(text.x, text.y, text.anchor, letters=letters) for text in choices]
        for boards in (self.narrow + self.wide, self.wide):
            for text in choices:
                boxes = [board.box(across, down, text) for board in boards]
                if all(board.fits(box) for board, box in zip(boards, boxes, strict=True)):
                    for board, box in zip(boards, boxes, strict=True):
                        board.taken.append(box)
                    return Text(text.x, text.y, text.anchor, boards is self.wide, letters)
        return None


def beside(radius: int) -> list[Text]:
    """Right of a marker, left of it, below, above."""
    return [
        Text(radius + 5, 0, "start"),
        Text(-radius - 5, 0, "end"),
        Text(0, radius + 11),
        Text(0, -radius - 11),
    ]


def around(reach: int) -> list[Text]:
    """At a point or, line by line up to that many lines away, above and below it, and to both sides."""
    downs = sorted(range(-reach, reach + 1), key=abs)
    return [Text(x, y * LINE) for y in downs for x in ((0, 24, -24) if reach > 1 else (0,))]
