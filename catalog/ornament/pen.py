"""The pen of the ornaments: dice thrown from a record's address, and points, polygons and stars as path data."""

import hashlib
from collections.abc import Iterable, Sequence
from math import cos, pi, sin
from typing import Any

# Glazes and dyes.
IVORY, LAPIS, NIGHT, TURQ, SKY, OCHRE, SAFFRON, MADDER, POME, SAND, ROSE = (
    "#f6eedd",
    "#1d4186",
    "#14284b",
    "#128083",
    "#86c7c3",
    "#bd7a20",
    "#e2b257",
    "#a4402e",
    "#74203a",
    "#ead7a8",
    "#dd9885",
)
#   ground   first    second   third    line         neighbours in this list are unlike
Point = tuple[float, float]
Palette = tuple[str, str, str, str, str]
PALETTES: tuple[Palette, ...] = (
    (LAPIS, TURQ, SAFFRON, IVORY, IVORY),
    (IVORY, MADDER, NIGHT, SAFFRON, POME),
    (TURQ, LAPIS, SAFFRON, IVORY, IVORY),
    (IVORY, LAPIS, TURQ, OCHRE, NIGHT),
    (POME, MADDER, ROSE, IVORY, IVORY),
    (NIGHT, LAPIS, SKY, SAFFRON, IVORY),
    (SAND, MADDER, LAPIS, IVORY, NIGHT),
    (IVORY, TURQ, MADDER, SAFFRON, NIGHT),
    (MADDER, NIGHT, SAFFRON, IVORY, IVORY),
    (SKY, LAPIS, TURQ, IVORY, NIGHT),
)


class Dice:
    """A stream of small integers out of SHA-256: stable for ever."""

    def __init__(self, key: str) -> None:
        self.key, self.n, self.buf = key, 0, b""

    def __call__(self, upto: int) -> int:
        if not self.buf:
            self.buf = hashlib.sha256(f"{self.key}/{self.n}".encode()).digest()
            self.n += 1
        v, self.buf = self.buf[0] << 8 | self.buf[1], self.buf[2:]
        return v * upto >> 16

    def pick(self, seq: Sequence) -> Any:
        return seq[self(len(seq))]


def short(x: float, nd: int = 1) -> str:
    s = f"{x:.{nd}f}".rstrip("0").rstrip(".") if nd else f"{x:.0f}"
    return "0" if s in ("-0", "") else s


def point(x: float, y: float, nd: int = 1) -> str:
    a, b = short(x, nd), short(y, nd)
    return a + (b if b[0] == "-" else " " + b)


def polar(r: float, a: float) -> tuple[float, float]:
    return r * cos(a), r * sin(a)


def polygon(pts: Iterable[Point], nd: int = 1) -> str:
    return "M" + "L".join(point(x, y, nd) for x, y in pts) + "z"


def star(n: int, r1: float, r2: float, a0: float = 0.0, nd: int = 1) -> str:
    return polygon([polar(r2 if k % 2 else r1, a0 + pi * k / n) for k in range(2 * n)], nd)
