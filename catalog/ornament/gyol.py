"""Works, exhibitions, artisans: the stepped medallion of the Azerbaijani carpet."""

from catalog.ornament.pen import Dice, Palette

BORDER_MARKS = (
    "M8 0h8v8h8v8h-8v8H8v-8H0V8h8z",
    "M8 0h8v8H8zM0 8h8v8H0zM16 8h8v8h-8zM8 16h8v8H8z",
    "M0 0h8v8H0zM16 0h8v8h-8zM8 8h8v8H8zM0 16h8v8H0zM16 16h8v8h-8z",
    "M4 4h16v16H4z",
)
# The teeth of the border, each with the width of one tooth.
BORDER_TEETH = (
    ("M0 40V32h8V16h8V8h8v8h8v16h8v8z", 40),
    ("M0 40V24h8V8h16v16h8v16z", 32),
    ("M8 40V24H0v-8h8V8h8v8h8v-8h8v8h8v8h-8v16z", 40),
)


def step(rx: int, ry: int, s: int, k: int) -> str:
    """Stepped octagon around the origin: half width rx, half height ry, k stairs of s."""
    fx, fy = rx - k * s, ry - k * s
    right = f"M{-fx}-{ry}h{2 * fx}" + f"v{s}h{s}" * k + f"v{2 * fy}" + f"h-{s}v{s}" * k
    left = f"h-{2 * fx}" + f"v-{s}h-{s}" * k + f"v-{2 * fy}" + f"h{s}v-{s}" * k
    return right + left + "z"


def draw_gyol(t: Dice, uid: str, palette: Palette) -> str:
    g, _a, b, c, ln = palette
    k = t.pick((5, 6, 7))
    rx, ry = t.pick((104, 112, 120)), t.pick((88, 96))
    medallion = frame(rx, ry, k, palette) + heart(t(4), uid, palette)
    # serrated halo behind, a bud (gubba) above and below, a small diamond between two medallions
    colour = t.pick([each for each in (b, c) if each not in (g, ln)])
    halo = f'<path d="{step(rx + 16, ry + 16, 16, max(2, k // 2))}" fill="{colour}"/>'
    bud = (
        f'<path id="{uid}b" d="M-4-{ry + 32}h8v8h8v8h8v8h-40v-8h8v-8h8z" fill="{c}"/>'
        f'<use href="#{uid}b" transform="scale(1 -1)"/>'
    )
    gap = 2 * rx + 80  # a small diamond and two rosettes between medallions
    mark, (teeth, width) = t.pick(BORDER_MARKS), t.pick(BORDER_TEETH)
    return (
        f'<defs>{patterns(uid, palette, mark, teeth, width)}<g id="{uid}">{tie(uid, palette, gap)}{halo}{bud}'
        f'{medallion}</g></defs><g shape-rendering="crispEdges">'
        f'<path d="M0 0h400v400H0z" fill="url(#{uid}s)" opacity=".5"/><g transform="translate(200 200)scale(.8)">'
        f'<use href="#{uid}" x="-{gap}"/><use href="#{uid}"/><use href="#{uid}" x="{gap}"/></g>'
        f'<path id="{uid}e" d="M0 0h400v48H0z" fill="url(#{uid}t)"/>'
        f'<use href="#{uid}e" transform="translate(0 400)scale(1 -1)"/></g>'
    )


def frame(rx: int, ry: int, k: int, palette: Palette) -> str:
    """The medallion's stepped outline, ring in ring."""
    _ground, a, b, c, ln = palette
    return (
        f'<path d="{step(rx, ry, 8, k)}" fill="{ln}"/><path d="{step(rx - 8, ry - 8, 8, k)}" fill="{a}"/>'
        f'<path d="{step(rx - 16, ry - 16, 8, k)}" fill="none" stroke="{c}" stroke-width="6" stroke-dasharray="8"/>'
        f'<path d="{step(rx - 24, ry - 24, 8, k - 1)}" fill="{c}"/>'
        f'<path d="{step(rx - 32, ry - 32, 8, k - 1)}" fill="{b}"/>'
    )


def heart(kind: int, uid: str, palette: Palette) -> str:
    """What stands in the middle of the medallion."""
    _ground, a, _b, c, _line = palette
    if kind == 0:  # eight-point star
        return (
            f'<g fill="{c}"><path id="{uid}q" d="M-32-32h64v64h-64z"/><use href="#{uid}q" transform="rotate(45)"/></g>'
            f'<path d="{step(16, 16, 8, 1)}" fill="{a}"/><path d="M-4-4h8v8h-8z" fill="{c}"/>'
        )
    if kind == 1:  # ram's horns (qochbuynuzu), four times
        turned = "".join(f'<use href="#{uid}q" transform="rotate({r})"/>' for r in (90, 180, 270))
        return (
            f'<g fill="{c}"><path id="{uid}q" d="M-4 0V-40H-16v16h-8v-24h48v24h-8V-40H4V0z"/>{turned}</g>'
            f'<path d="M-8-8H8V8H-8z" fill="{a}"/>'
        )
    if kind == 2:  # diamond within diamond
        return (
            f'<path d="{step(56, 40, 8, 4)}" fill="{c}"/><path d="{step(40, 24, 8, 2)}" fill="{a}"/>'
            f'<path d="{step(16, 8, 8, 1)}" fill="{c}"/>'
        )
    moved = "".join(f'<use href="#{uid}q" x="{x}" y="{y}"/>' for x, y in ((0, -32), (0, 32), (-32, 0), (32, 0)))
    return f'<g fill="{c}"><path id="{uid}q" d="{step(16, 16, 4, 4)}"/>{moved}</g>'  # cross of diamonds


def tie(uid: str, palette: Palette, gap: int) -> str:
    """What fills the space between two medallions."""
    _ground, a, b, c, _line = palette
    return (
        f'<g transform="translate({gap // 2})"><path d="M-8-16H8v8h8v16H8v8H-8V8h-8V-8h8z" fill="{c}"/><g id="{uid}r">'
        f'<path d="M-16-128h32v8h8v8h8v32h-8v8h-8v8h-32v-8h-8v-8h-8v-32h8v-8h8z" fill="{b}"/>'
        f'<path d="M-8-120H8v16h16v16H8v16H-8v-16h-16v-16h16z" fill="{c}"/><path d="M-8-104H8v16H-8z" fill="{a}"/></g>'
        f'<use href="#{uid}r" transform="scale(1 -1)"/></g>'
    )


def patterns(uid: str, palette: Palette, mark: str, teeth: str, width: int) -> str:
    """The small repeat of the ground and the toothed border."""
    g, a, b, c, _line = palette
    return (
        f'<pattern id="{uid}s" x="-12" y="-12" width="48" height="48" patternUnits="userSpaceOnUse" '
        f'patternTransform="translate(200 200)scale(.67)"><path d="{mark}" fill="{a}"/></pattern>'
        f'<pattern id="{uid}t" x="{200 - width // 2}" width="{width}" height="48" patternUnits="userSpaceOnUse">'
        f'<path fill="{g}" d="M0 0h{width}v48H0z"/><path d="M0 0h{width}v8H0z{teeth}" fill="{b}"/>'
        f'<path d="M0 40h{width}v8H0z" fill="{c}"/></pattern>'
    )
