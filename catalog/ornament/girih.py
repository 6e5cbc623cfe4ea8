"""Places, organisations, events: star-and-polygon strapwork of the tile panels."""

from math import cos, pi, sin, sqrt, tan

from catalog.ornament.pen import Dice, Palette, Point, polygon, short, star


def cell(n: int, ri: float, th: float, a0: float = 0.0) -> str:
    """Star that the strap lines draw inside a regular n-gon of inradius ri (Hankin's method):
    lines leave each edge midpoint at the angle th and end where they meet their neighbour's."""
    return star(n, ri, ri * cos(th) / cos(th - pi / n), a0)


def meet(p: Point, a: float, q: Point, b: float) -> Point:
    """Where the line through p at angle a meets the line through q at angle b."""
    d = cos(a) * sin(b) - sin(a) * cos(b)
    s = ((q[0] - p[0]) * sin(b) - (q[1] - p[1]) * cos(b)) / d if abs(d) > 1e-9 else 0.0
    return p[0] + s * cos(a), p[1] + s * sin(a)


def bowtie(ri: float, th: float) -> str:
    """The two strapwork kites in the bow-tie gap that decagons on a 72 degree lattice leave."""
    r18, x = pi / 10, ri * 2 * cos(pi / 5) - ri
    e, wy = 2 * ri * tan(r18), 2 * ri * sin(pi / 5) - ri / cos(r18)
    m6, m1 = (-x, 0.0), (-x / 2, (e / 2 + wy) / 2)
    up = m1 if abs(th - 3 * pi / 10) < 1e-6 else meet(m6, pi / 2 - th, m1, -6 * r18 - (pi / 2 - th))
    q = meet(m1, -6 * r18 + (pi / 2 - th), (0.0, 0.0), 0.0)
    half = [m6, up, m1, q, (m1[0], -m1[1]), (up[0], -up[1])]
    return polygon(half) + polygon([(-a, b) for a, b in half])


def draw_girih(t: Dice, uid: str, palette: Palette) -> str:
    _ground, a, b, c, ln = palette
    kind, rot = t(4), t.pick((0, 15, 30, 45))
    if kind == 0:  # octagons and squares
        n, ri, th = 8, 56.0, t.pick((pi / 4, 3 * pi / 10, 3 * pi / 8))
        w = h = 2 * ri
        gap = cell(4, ri * (sqrt(2) - 1), th)
        at, gaps = [(0, 0), (w, 0), (0, h), (w, h)], [(gap, [(w / 2, h / 2)])]
    elif kind == 1:  # dodecagons and triangles
        n, ri, th = 12, 62.0, t.pick((pi / 3, 5 * pi / 12, 3 * pi / 8))
        w, h = 2 * ri, 2 * ri * sqrt(3)
        rt, y = 2 * ri * (2 - sqrt(3)) / (2 * sqrt(3)), 2 * ri / sqrt(3)
        at = [(0, 0), (w, 0), (0, h), (w, h), (w / 2, h / 2)]
        gaps = [
            (cell(3, rt, th, pi / 2), [(w / 2, y / 2), (0, h - y), (w, h - y)]),
            (cell(3, rt, th, -pi / 2), [(w / 2, h - y / 2), (0, y), (w, y)]),
        ]
    elif kind == 2:  # hexagons and triangles
        n, ri, th = 6, 48.0, t.pick((pi / 3, 3 * pi / 10, 2 * pi / 5))
        e = 2 * ri / sqrt(3)
        w, h = 2 * e, 2 * e * sqrt(3)
        rt = ri / 3
        at = [(0, 0), (w, 0), (0, h), (w, h), (w / 2, h / 2)]
        gaps = [
            (cell(3, rt, th, pi / 2), [(w / 2, h / 2 - ri - rt), (0, h - ri - rt), (w, h - ri - rt)]),
            (cell(3, rt, th, -pi / 2), [(w / 2, h / 2 + ri + rt), (0, ri + rt), (w, ri + rt)]),
        ]
    else:  # decagons and bow-ties
        n, ri, th = 10, 68.0, t.pick((3 * pi / 10, 2 * pi / 5))
        w, h, rot = 4 * ri * cos(pi / 5), 4 * ri * sin(pi / 5), t.pick((0, 90, 18))
        at = [(0, 0), (w, 0), (0, h), (w, h), (w / 2, h / 2)]
        gaps = [(bowtie(ri, th), [(w / 2, 0), (w / 2, h), (0, h / 2), (w, h / 2)])]
    a0 = pi / 6 if n == 6 else 0.0
    defs = (
        f'<g id="{uid}"><path d="{cell(n, ri, th, a0)}" fill="{a}"/>'
        f'<path d="{star(n, ri * 0.36, ri * 0.2, a0)}" fill="{c}" stroke="none"/></g>'
    )
    body = "".join(f'<use href="#{uid}" x="{short(x)}" y="{short(y)}"/>' for x, y in at)
    for i, (d, places) in enumerate(gaps):
        defs += f'<path id="{uid}{i}" d="{d}" fill="{b}"/>'
        body += "".join(f'<use href="#{uid}{i}" x="{short(x)}" y="{short(y)}"/>' for x, y in places)
    return (
        f'<defs>{defs}<pattern id="{uid}p" width="{w:.3f}" height="{h:.3f}" patternUnits="userSpaceOnUse" '
        f'patternTransform="translate(200 200)rotate({rot})scale({t.pick((1, 1.2, 1.4))})">'
        f'<g stroke="{ln}" stroke-width="{t.pick((4, 5, 6))}" stroke-linejoin="round">{body}</g></pattern></defs>'
        f'<path fill="url(#{uid}p)" d="M0 0h400v400H0z"/>'
    )
