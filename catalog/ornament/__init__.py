"""The drawing of a record that has no photograph, made of its address alone.

A pure function: the same arguments give the same bytes on every machine. Each kind of record has its own family,
so that the drawing means something and a mixed list can be told apart at a glance. Drawn on 400 x 400 and cropped
by `preserveAspectRatio="slice"`: what matters lies in the middle 400 x 260, so that one drawing serves a round
portrait, a 3:2 card and a wide banner.
"""

import hashlib

from catalog.ornament.abr import draw_abr
from catalog.ornament.girih import draw_girih
from catalog.ornament.gyol import draw_gyol
from catalog.ornament.pen import PALETTES, Dice
from catalog.ornament.suzani import draw_suzani

FAMILIES = {"suzani": draw_suzani, "girih": draw_girih, "gyol": draw_gyol, "abr": draw_abr}


def ornament(slug: str, family: str) -> str:
    """A complete, self-contained SVG of less than 3 KB."""
    dice = Dice(f"{family}:{slug}")
    uid = "o" + hashlib.sha256(f"{family}:{slug}".encode()).hexdigest()[:5]
    palette = dice.pick(PALETTES)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice">'
        f'<path fill="{palette[0]}" d="M0 0h400v400H0z"/>{FAMILIES[family](dice, uid, palette)}</svg>'
    )
