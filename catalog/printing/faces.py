"""The site's typefaces in the form a typesetter reads, made once of the web fonts and kept beside the data."""

import os
import tempfile
import zlib
from pathlib import Path

from django.conf import settings

SUBSETS = ("latin", "azuz", "cyr", "cyrx")
WEIGHTS = (400, 700)


def folder() -> Path:
    """The folder of TrueType files, made when it is first asked for; whole or not there."""
    target = Path(settings.DATA_DIR) / f"typefaces-{recipe():08x}"
    if not target.is_dir():
        with tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as draft:
            for subset in SUBSETS:
                write(Path(draft), subset)
            Path(draft).chmod(0o755)
            try:
                os.rename(draft, target)  # noqa: PTH104
            except OSError:
                if not target.is_dir():  # another process may have been quicker
                    raise
            Path(draft).mkdir(exist_ok=True)  # the context manager wants something to remove
    return target


def recipe() -> int:
    """A number that changes with the web fonts and with this module."""
    sums = 0
    for file in [*sorted(source().glob("*.woff2")), Path(__file__)]:
        sums = zlib.crc32(file.read_bytes(), sums)
    return sums


def source() -> Path:
    return Path(settings.BASE_DIR) / "static" / "fonts"


def write(draft: Path, subset: str) -> None:
    """A subset under a family name of its own: the typesetter takes a letter from the first family that has it."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    for weight in WEIGHTS:
        face = TTFont(source() / f"commissioner-{subset}.woff2")
        save(instancer.instantiateVariableFont(face, {"wght": weight}), draft, f"Commissioner {subset}", weight)
    save(TTFont(source() / f"vollkorn-600-{subset}.woff2"), draft, f"Vollkorn {subset}", 600)


def save(face: object, draft: Path, family: str, weight: int) -> None:
    names = face["name"]
    names.names = [name for name in names.names if name.nameID in (0, 5, 13, 14)]
    said = {1: family, 2: "Regular", 4: f"{family} {weight}", 6: f"{family.replace(' ', '')}-{weight}"}
    for number, words in said.items():
        names.setName(words, number, 3, 1, 0x409)
    face["OS/2"].usWeightClass = weight
    face.flavor = None
    face.recalcTimestamp = False
    face.save(draft / f"{said[6]}.ttf")
