"""Which characters the typefaces can show, and what stands for others: the typesetter stops at any that it lacks."""

import unicodedata
from functools import cache
from pathlib import Path

# What the typesetter's own faces add to those of the site, typst 0.15.2: Latin of other languages, Greek, Cyrillic,
# Hebrew, Arabic, Georgian, signs. No marks that combine: it fails at some. A test typesets all of them.
BORROWED = """
102-10B 10E-111 114-11D 120-129 12C-12F 132-146 149-14B 14E-15D 162-169 16E-17C 17F-18E 190-1E6 1E8-24F 370-377
37A-37F 384-38A 38C 38E-3A1 3A3-400 402-40D 40F 450 452-45D 45F-482 48A-491 494-499 49E-4AD 4B0-4B1 4B4-4B7 4BC-4D7
4DA-4E7 4EA-4FF 510-513 51A-51D 5D0-5EA 621-63A 640-64A 660-669 674 679-67B 67E-680 683-684 686-687 691 698 6A4 6A9
6AF 6BE 6CC 10D0-10FF 1E00-1E0C 1E0E-1E23 1E26-1E61 1E64-1E6B 1E6E-1E91 1E94-1EFF 2010-2012 2015-2017 201A-201B
201F-2021 2023-2025 2027 2030-2031 2034-2040 2042 2044-2052 2054-205E 2070-2071 2074-208E 2090-209C 20A0-20AB 20AD-20BF
2100-2115 2117-211E 2120 2122 2124 2126-2151 2153-2184 2189 2190-2211 2213-22FE 25A0-25FF
"""
LACKING = "□"


def printable(data: object, fonts: Path) -> object:
    """The same data with every text in characters that can be shown; `fonts` is the folder of the faces."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data).translate(table(fonts))
    if isinstance(data, dict):
        return {key: printable(value, fonts) for key, value in data.items()}
    if isinstance(data, list):
        return [printable(value, fonts) for value in data]
    return data


class Table(dict[int, str | int]):
    """What each character becomes: itself, a blank, nothing if it has no form of its own, or a box for one lacking."""

    def __init__(self, known: set[int]) -> None:
        super().__init__((code, code) for code in known)

    def __missing__(self, code: int) -> str:
        kind = unicodedata.category(chr(code))
        if kind[0] == "Z" or chr(code).isspace():
            self[code] = " "
        else:
            self[code] = "" if kind[0] in "MC" and kind not in ("Co", "Cn") else LACKING
        return self[code]


@cache
def table(fonts: Path) -> Table:
    from fontTools.ttLib import TTFont

    shown = [set(TTFont(file, lazy=True).getBestCmap()) for file in sorted(fonts.glob("*-400.ttf"))]
    known = set().union(*shown, *(range(first, last + 1) for first, last in borrowed()))
    return Table({code for code in known if unicodedata.category(chr(code))[0] not in "MC"})


def borrowed() -> list[tuple[int, int]]:
    ends = [part.partition("-") for part in BORROWED.split()]
    return [(int(first, 16), int(last or first, 16)) for first, _dash, last in ends]
