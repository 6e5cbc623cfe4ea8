"""Writes a BagIt bag straight into a ZIP file: the same content always gives the same bytes.

BagIt is RFC 8493. Files are put in one after the other and never stand in memory; their checksums are written at the
end. No clock is asked: every file in the archive is dated 1 January 1980, the first day that ZIP knows.
"""

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PACKED = frozenset({".jpg", ".png", ".webp", ".gif", ".avif", ".pdf", ".docx", ".odt", ".woff2", ".gz", ".br", ".zip"})
PIECE = 1 << 20
READABLE, FOR_THE_OWNER = 0o100644, 0o100600


class Bag:
    """A bag being written; `put` its payload, then `close` it. `entries` are (bytes, SHA-256) by place."""

    def __init__(self, archive: zipfile.ZipFile, folder: str, *, is_private: bool = False) -> None:
        self.archive, self.folder = archive, folder
        self.mode = FOR_THE_OWNER if is_private else READABLE
        self.entries: dict[str, tuple[int, str]] = {}
        self.tags: dict[str, str] = {}

    def put(self, place: str, pieces: Iterable[bytes]) -> None:
        """A file of the payload; its place begins with "data/"."""
        self.entries[place] = self.write(place, pieces)

    def put_file(self, place: str, path: Path) -> None:
        with path.open("rb") as file:
            self.put(place, iter(lambda: file.read(PIECE), b""))

    def write(self, place: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        digest, size = hashlib.sha256(), 0
        with self.archive.open(self.about(place), "w", force_zip64=True) as out:
            for piece in pieces:
                out.write(piece)
                digest.update(piece)
                size += len(piece)
        return size, digest.hexdigest()

    def about(self, place: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(f"{self.folder}/{place}", FIRST_DAY)
        info.create_system = 3  # Unix, wherever it is written
        info.external_attr = self.mode << 16
        packed = Path(place).suffix in PACKED
        info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        return info

    def close(self, said: list[tuple[str, str]]) -> None:
        """The bag's own files; `said` is its bag-info.txt, to which the size of the payload is added."""
        oxum = f"{sum(size for size, _mark in self.entries.values())}.{len(self.entries)}"
        info = "".join(f"{name}: {value}\n" for name, value in [*said, ("Payload-Oxum", oxum)])
        manifest = "".join(f"{mark}  {encoded(place)}\n" for place, (_size, mark) in sorted(self.entries.items()))
        for place, text in (("bag-info.txt", info), ("bagit.txt", DECLARATION), ("manifest-sha256.txt", manifest)):
            self.tags[place] = self.write(place, [text.encode()])[1]
        marks = "".join(f"{mark}  {place}\n" for place, mark in self.tags.items())
        self.write("tagmanifest-sha256.txt", [marks.encode()])


def encoded(place: str) -> str:
    """A name as a manifest has it: the signs that would end its line, and the percent sign, by number."""
    return place.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def decoded(place: str) -> str:
    return place.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
