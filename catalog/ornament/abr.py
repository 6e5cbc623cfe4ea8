"""Talks, sessions, documents: the warp-dyed cloud of ikat silk, each column a thread."""

from math import pi, sin, sqrt

from catalog.ornament.pen import Dice, Palette, short


def draw_abr(t: Dice, uid: str, palette: Palette) -> str:
    g, a, b, c, _line = palette
    form = t(3)

    def cloud(half: int, height: int, dy: int = 0) -> str:
        d = ""
        for i in range(half):  # one thread = 6 wide; the edge is feathered by the dice
            u = (i + 0.5) / half
            k = (sqrt(1 - u * u), 1 - u, (1 - u) ** 0.5 * (1 - 0.35 * sin(3 * pi * u) ** 2))[form]
            y = height * k
            up, dn = y + t(15) - 7, y + t(15) - 7
            if up + dn > 4:
                for x in (3 + 6 * i, -3 - 6 * i):
                    d += f"M{x} {short(dy - up, 0)}v{short(up + dn, 0)}"
        return d

    hh = t.pick((92, 104, 116))
    layers = [(cloud(11, hh), a), (cloud(8, hh - 30), c), (cloud(5, hh - 58), b), (cloud(2, hh - 82), g)]
    g1 = "".join(f'<path d="{d}" stroke="{col}"/>' for d, col in layers if d)
    stripe = t.pick((0, 1))
    bars = "".join(
        f'<path d="M{x} 0v400" stroke="{b}" stroke-width="{wd}"/>'
        for x, wd in (((0, 8), (133, 8), (267, 8), (400, 8)) if stripe else ())
    )
    use = ""
    for i, x in enumerate((-66, 67, 200, 333, 466)):
        for y in (200, 440, -40) if i % 2 == 0 else (80, 320):
            use += f'<use href="#{uid}" x="{x}" y="{y}"/>'
    return f'<defs><g id="{uid}" stroke-width="6.2">{g1}</g></defs>{bars}{use}'
