"""People: a Samarkand embroidery roundel (lola, oftob or oy)."""

from math import pi

from catalog.ornament.pen import Dice, Palette, point, polar, short, star


def petals(n: int, r0: float, r1: float, w: float, a0: float = 0.0, lean: float = 0.0, nd: int = 0) -> str:
    """n leaves from radius r0 to r1; w: width as a share of the step; lean: how far they whirl."""
    d = ""
    h, m = pi / n * w, (r0 + r1) / 2
    for k in range(n):
        a = a0 + 2 * pi * k / n
        p0 = point(*polar(r0, a), nd)
        d += (
            f"M{p0}Q{point(*polar(m, a - h + lean / 3), nd)} {point(*polar(r1, a + lean), nd)}"
            f"Q{point(*polar(m, a + h + lean / 3), nd)} {p0}"
        )
    return d


def dots(r: float, n: int, size: float, col: str) -> str:
    """A ring of n dots: one circle, dashes of length nought with round caps."""
    return (
        f'<circle r="{short(r)}" fill="none" stroke="{col}" stroke-width="{short(size)}" '
        f'stroke-linecap="round" stroke-dasharray="0 {2 * pi * r / n:.3f}"/>'
    )


def draw_suzani(t: Dice, uid: str, palette: Palette) -> str:
    g, a, b, c, ln = palette
    n = t.pick((8, 9, 10, 12))
    lean = t.pick((0.0, 0.0, 0.22, -0.22))
    kind, m, v = t(3), t.pick((12, 16, 20)), t(3)
    upright, leaning = (
        "M103 0C108-15 122-15 134-2 122 15 108 15 103 0z",
        "M103 0C108-17 126-14 136-1 126 4 112 13 103 0z",
    )
    leaf = f'<path id="{uid}l" d="{upright if lean == 0 else leaning}" fill="{b}"/>'
    quarter = "".join(f'<use href="#{uid}l" transform="rotate({short(360 * k / m)})"/>' for k in range(m // 4))
    mirrored = ' transform="scale(1 -1)"' if lean < 0 else ""
    wreath = (
        f'<g{mirrored}><g id="{uid}w"><g id="{uid}v">{quarter}</g>'
        f'<use href="#{uid}v" transform="rotate(90)"/></g><use href="#{uid}w" transform="scale(-1)"/></g>'
    )
    o = [wreath, f'<circle r="97" fill="{a}" stroke="{ln}" stroke-width="3"/>']
    if kind == 0:  # lola: broad petals, tulip within tulip
        o += [
            f'<path d="{petals(n, 24, 91, 2.0, 0, lean)}" fill="{c}"/>',
            f'<path d="{petals(n, 34, 74 - 6 * v, 1.0, 0, lean)}" fill="{b}"/>',
        ]
    elif kind == 1:  # oftob: the sun
        o += [
            dots(83, n * 2, 7 + v, c),
            f'<circle r="71" fill="{c}"/>',
            f'<path d="{star(n, 69, 44 - 5 * v, pi / 2, 0)}" fill="{b}"/>',
            f'<path d="{star(n, 50, 32, pi / 2 + pi / n, 0)}" fill="{g}"/>',
        ]
    else:  # oy: the moon, ring in ring
        o += [
            f'<circle r="86" fill="{c}"/><circle r="76" fill="{g}"/>',
            dots(66, n + 5 + v, 8, b),
            f'<path d="{petals(n, 22, 60, 1.9, pi / n, lean)}" fill="{c if c != g else a}"/>',
        ]
    o.append(
        f'<circle r="25" fill="{a}" stroke="{ln}" stroke-width="3"/>{dots(15, 8, 5.5, c)}<circle r="6.5" fill="{b}"/>'
    )
    q = t.pick((6, 7, 8))
    small = (
        f'<g id="{uid}"><circle r="58" fill="{b}"/><circle r="48" fill="{g}"/>'
        f'<path d="{petals(q, 9, 45, 1.6, pi / q)}" fill="{a}"/><circle r="13" fill="{c}"/></g>'
    )
    use = "".join(f'<use href="#{uid}" x="{x}" y="{y}"/>' for y in (-150, 150) for x in (-200, 200))
    d = t.pick(("M143 0Q160-34 200-22 186-4 200 0 186 4 200 22 160 34 143 0z", "M143 0Q168-32 200 0 168 32 143 0z"))
    bud = f'<g id="{uid}b" fill="{a}"><path d="{d}"/><circle cx="169" r="7" fill="{c}"/></g>'
    return (
        f'<defs>{small}{bud}{leaf}</defs><g transform="translate(200 200)">{use}<use href="#{uid}b"/>'
        f'<use href="#{uid}b" transform="scale(-1)"/><use href="#{uid}b" transform="rotate(90)"/>'
        f'<use href="#{uid}b" transform="rotate(-90)"/>{"".join(o)}</g>'
    )
