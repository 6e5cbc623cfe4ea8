"""Works, exhibitions, artisans: the stepped medallion of the Azerbaijani carpet."""

from catalog.ornament.pen import Dice


def step(rx: int, ry: int, s: int, k: int) -> str:
    """Stepped octagon around the origin: half width rx, half height ry, k stairs of s."""
    fx, fy = rx - k * s, ry - k * s
    return (
        f"M{-fx}-{ry}h{2 * fx}"
        + f"v{s}h{s}" * k
        + f"v{2 * fy}"
        + f"h-{s}v{s}" * k
        + f"h-{2 * fx}"
        + f"v-{s}h-{s}" * k
        + f"v-{2 * fy}"
        + f"h{s}v-{s}" * k
        + "z"
    )


def draw_gyol(t: Dice, uid: str, pal) -> str:
    g, a, b, c, ln = pal
    k = t.pick((5, 6, 7))
    rx, ry = t.pick((104, 112, 120)), t.pick((88, 96))
    inner = t(4)
    o = (
        f'<path d="{step(rx, ry, 8, k)}" fill="{ln}"/><path d="{step(rx - 8, ry - 8, 8, k)}" fill="{a}"/>'
        f'<path d="{step(rx - 16, ry - 16, 8, k)}" fill="none" stroke="{c}" stroke-width="6" stroke-dasharray="8"/>'
        f'<path d="{step(rx - 24, ry - 24, 8, k - 1)}" fill="{c}"/><path d="{step(rx - 32, ry - 32, 8, k - 1)}" fill="{b}"/>'
    )
    if inner == 0:  # eight-point star
        o += (
            f'<g fill="{c}"><path id="{uid}q" d="M-32-32h64v64h-64z"/><use href="#{uid}q" transform="rotate(45)"/></g>'
            f'<path d="{step(16, 16, 8, 1)}" fill="{a}"/><path d="M-4-4h8v8h-8z" fill="{c}"/>'
        )
    elif inner == 1:  # ram's horns (qochbuynuzu), four times
        o += (
            f'<g fill="{c}"><path id="{uid}q" d="M-4 0V-40H-16v16h-8v-24h48v24h-8V-40H4V0z"/>'
            + "".join(f'<use href="#{uid}q" transform="rotate({r})"/>' for r in (90, 180, 270))
            + f'</g><path d="M-8-8H8V8H-8z" fill="{a}"/>'
        )
    elif inner == 2:  # diamond within diamond
        o += (
            f'<path d="{step(56, 40, 8, 4)}" fill="{c}"/><path d="{step(40, 24, 8, 2)}" fill="{a}"/>'
            f'<path d="{step(16, 8, 8, 1)}" fill="{c}"/>'
        )
    else:  # cross of diamonds
        o += (
            f'<g fill="{c}"><path id="{uid}q" d="{step(16, 16, 4, 4)}"/>'
            + "".join(f'<use href="#{uid}q" x="{x}" y="{y}"/>' for x, y in ((0, -32), (0, 32), (-32, 0), (32, 0)))
            + "</g>"
        )
    # serrated halo behind, a bud (gubba) above and below, a small diamond between two medallions
    halo = f'<path d="{step(rx + 16, ry + 16, 16, max(2, k // 2))}" fill="{t.pick([x for x in (b, c) if x not in (g, ln)])}"/>'
    bud = f'<path id="{uid}b" d="M-4-{ry + 32}h8v8h8v8h8v8h-40v-8h8v-8h8z" fill="{c}"/><use href="#{uid}b" transform="scale(1 -1)"/>'
    gap = 2 * rx + 80  # a small diamond and two rosettes between medallions
    tie = (
        f'<g transform="translate({gap // 2})"><path d="M-8-16H8v8h8v16H8v8H-8V8h-8V-8h8z" fill="{c}"/><g id="{uid}r">'
        f'<path d="M-16-128h32v8h8v8h8v32h-8v8h-8v8h-32v-8h-8v-8h-8v-32h8v-8h8z" fill="{b}"/>'
        f'<path d="M-8-120H8v16h16v16H8v16H-8v-16h-16v-16h16z" fill="{c}"/><path d="M-8-104H8v16H-8z" fill="{a}"/></g>'
        f'<use href="#{uid}r" transform="scale(1 -1)"/></g>'
    )
    mark = t.pick(
        (
            "M8 0h8v8h8v8h-8v8H8v-8H0V8h8z",
            "M8 0h8v8H8zM0 8h8v8H0zM16 8h8v8h-8zM8 16h8v8H8z",
            "M0 0h8v8H0zM16 0h8v8h-8zM8 8h8v8H8zM0 16h8v8H0zM16 16h8v8h-8z",
            "M4 4h16v16H4z",
        )
    )
    teeth = t.pick(
        ("M0 40V32h8V16h8V8h8v8h8v16h8v8z", "M0 40V24h8V8h16v16h8v16z", "M8 40V24H0v-8h8V8h8v8h8v-8h8v8h8v8h-8v16z")
    )
    tw = {"M0 40V32": 40, "M0 40V24": 32, "M8 40V24": 40}[teeth[:8]]
    pats = (
        f'<pattern id="{uid}s" x="-12" y="-12" width="48" height="48" patternUnits="userSpaceOnUse" patternTransform="translate(200 200)scale(.67)"><path d="{mark}" fill="{a}"/></pattern>'
        f'<pattern id="{uid}t" x="{200 - tw // 2}" width="{tw}" height="48" patternUnits="userSpaceOnUse">'
        f'<path fill="{g}" d="M0 0h{tw}v48H0z"/><path d="M0 0h{tw}v8H0z{teeth}" fill="{b}"/><path d="M0 40h{tw}v8H0z" fill="{c}"/></pattern>'
    )
    return (
        f'<defs>{pats}<g id="{uid}">{tie}{halo}{bud}{o}</g></defs><g shape-rendering="crispEdges">'
        f'<path d="M0 0h400v400H0z" fill="url(#{uid}s)" opacity=".5"/><g transform="translate(200 200)scale(.8)">'
        f'<use href="#{uid}" x="-{gap}"/><use href="#{uid}"/><use href="#{uid}" x="{gap}"/></g>'
        f'<path id="{uid}e" d="M0 0h400v48H0z" fill="url(#{uid}t)"/>'
        f'<use href="#{uid}e" transform="translate(0 400)scale(1 -1)"/></g>'
    )
