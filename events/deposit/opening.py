"""Opens a deposit and believes nothing: names, sizes and checksums are looked at before anything is read from it."""

import hashlib
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings

from events.deposit.bagging import PIECE, decoded
from events.deposit.form import ALL, FOLDERS, FORM, FORM_LINE

MOST_FILES = 500_000
MOST_TIMES = 200  # as large as its packed form; JSON of records packs 5 to 30 times
UNSUSPICIOUS = 64 << 20  # bytes that may be packed as tightly as they like
LONGEST_LINE = 32 << 20
LINE = re.compile(r"([0-9a-f]{64})  ?(\S.*)")
SYMLINK = 0o120000


class Refused(Exception):
    """This file is not taken in; the message says why and what to do."""


def is_bag(path: Path) -> bool:
    """Whether the file is a ZIP with a bag in it; other files of records are read by the intake itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(PurePosixPath(name).name == "bagit.txt" for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


@contextmanager
def opened(path: Path) -> Iterator["Deposit"]:
    """The deposit, whole and of a form that we know. Raises Refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = Deposit(archive, path.name)
            found.check()
            yield found
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, UnicodeError) as error:
        raise Refused(f"{path.name} is damaged: {error}. Fetch it again from where it is kept.") from error


class Deposit:
    """A bag in an archive; places are given without the bag's own folder: "data/records/talk.jsonl"."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive, self.name = archive, name
        self.members: dict[str, zipfile.ZipInfo] = {}
        self.marks: dict[str, str] = {}
        self.said: dict[str, str] = {}

    @property
    def scope(self) -> str:
        return next((scope for scope, folder in FOLDERS.items() if folder == self.folder), "")

    @property
    def is_private(self) -> bool:
        return self.scope == ALL

    def check(self) -> None:
        self.find_members()
        self.check_sizes()
        self.said = dict(line.split(": ", 1) for line in self.tag("bag-info.txt") if ": " in line)
        self.check_form()
        self.check_manifests()

    def find_members(self) -> None:
        infos = [info for info in self.archive.infolist() if not info.is_dir()]
        if len(infos) > MOST_FILES:
            raise self.refusal(f"it holds {len(infos)} files, which is more than {MOST_FILES}")
        tops = {PurePosixPath(info.filename).parts[:1] for info in infos}
        self.folder = next(iter(tops))[0] if len(tops) == 1 and all(tops) else ""
        for info in infos:
            self.check_name(info)
            place = info.filename.removeprefix(f"{self.folder}/")
            if place in self.members:
                raise self.refusal(f"“{place[:80]}” is in it twice")
            self.members[place] = info

    def check_name(self, info: zipfile.ZipInfo) -> None:
        name = info.filename
        parts = name.split("/")
        if any(part in ("", ".", "..") for part in parts) or "\\" in name or "\0" in name or ":" in parts[0]:
            raise self.refusal(f"“{name[:80]}” would lie outside its folder")
        if (info.external_attr >> 16) & 0o170000 == SYMLINK:
            raise self.refusal(f"“{name[:80]}” is a link, not a file")
        if info.flag_bits & 1:
            raise self.refusal(f"“{name[:80]}” is locked with a password")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.refusal(f"“{name[:80]}” is packed in a way that `deposit` never uses")

    def check_sizes(self) -> None:
        total = packed = 0
        for place, info in self.members.items():
            total, packed = total + info.file_size, packed + info.compress_size
            if info.file_size > max(UNSUSPICIOUS, info.compress_size * MOST_TIMES):
                raise self.refusal(f"“{place[:80]}” would unpack to {info.file_size:,} bytes")
        if total > max(UNSUSPICIOUS, packed * MOST_TIMES):
            raise self.refusal(f"it would unpack to {total:,} bytes")
        settings.ORIGINALS_ROOT.mkdir(parents=True, exist_ok=True)
        if (free := shutil.disk_usage(settings.ORIGINALS_ROOT).free) < total:
            raise self.refusal(f"it needs {total:,} bytes, and there are only {free:,} free")

    def check_form(self) -> None:
        form = self.said.get(FORM_LINE, "")
        if "bagit.txt" not in self.members or not form.isdecimal() or not self.scope:
            raise self.refusal("it is a bag, but not one that `deposit` wrote")
        if int(form) > FORM:
            raise self.refusal(
                f"it is of form {form}, and this software reads form {FORM}: install a newer version of the software"
            )

    def check_manifests(self) -> None:
        """Every file is the one that was put in, none is missing, and none has come to them."""
        tags = self.manifest("tagmanifest-sha256.txt")
        for place in tags:
            self.compare(place, tags[place])
        self.marks = self.manifest("manifest-sha256.txt")
        if "manifest-sha256.txt" not in tags:
            raise self.refusal("its list of files is not sealed")
        strangers = set(self.members) - set(self.marks) - set(tags) - {"tagmanifest-sha256.txt"}
        if strangers:
            raise self.refusal(f"“{min(strangers)[:80]}” is not in its list of files")
        for place, mark in self.marks.items():
            self.compare(place, mark)

    def manifest(self, place: str) -> dict[str, str]:
        found = {}
        for line in self.tag(place):
            if not (read := LINE.fullmatch(line)):
                raise self.refusal(f"{place} cannot be read")
            found[decoded(read[2])] = read[1]
        return found

    def compare(self, place: str, mark: str) -> None:
        if place not in self.members:
            raise self.refusal(f"“{place[:80]}” is missing")
        digest = hashlib.sha256()
        for piece in self.pieces(place):
            digest.update(piece)
        if digest.hexdigest() != mark:
            raise self.refusal(f"“{place[:80]}” is not what its checksum says")

    def refusal(self, why: str) -> Refused:
        return Refused(f"{self.name} is not taken in: {why}.")

    # Reading

    def tag(self, place: str) -> list[str]:
        """The lines of one of the bag's own files; none when there is no such file."""
        if place not in self.members:
            return []
        with self.open(place) as file:
            text = file.read(LONGEST_LINE * 16).decode("utf-8")
        return [line for line in text.replace("\r\n", "\n").split("\n") if line]

    def open(self, place: str) -> IO[bytes]:
        return self.archive.open(self.members[place])

    def pieces(self, place: str) -> Iterator[bytes]:
        with self.open(place) as file:
            yield from iter(lambda: file.read(PIECE), b"")

    def lines(self, place: str) -> Iterator[tuple[int, bytes]]:
        """The numbered lines of a file of records; nothing when it is not there. Raises Refused."""
        if place not in self.members:
            return
        with self.open(place) as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                if len(line) == LONGEST_LINE:
                    raise self.refusal(f"line {number} of {place} is too long")
                yield number, line
