"""The course of a run: what is still to be asked for, what was written, what is led to; a journal keeps it."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from sys import intern

from catalog.interchange.records import LISTS
from catalog.staticsite import files
from catalog.staticsite.addresses import path_of
from catalog.staticsite.folder import Folder
from catalog.staticsite.walking import Asked, Done

AT_ONCE = 100  # addresses that one process writes before another may go on; so many records are found together
Work = Callable[[Iterable[Asked]], Iterable[Done]]


class Course:
    """`met` are all addresses that are or were to be asked for, `wanted` the files that are led to and not written: of
    each, one that leads there.
    """

    def __init__(self, folder: Folder, journal: Path) -> None:
        self.folder, self.journal = folder, journal
        self.met: set[str] = set()
        self.wanted: dict[str, str] = {}
        self.failed: list[str] = []
        self.waiting: dict[tuple[str, str], Asked] = {}

    def run(self, first: Iterable[str], work: Work, tell: Callable[[int], None]) -> None:
        """Until nothing is left; a run that was cut short goes on where it was."""
        self.remember()
        for address in first:
            self.add(address)
        with self.journal.open("a", encoding="utf-8") as journal:
            journal.write("\n")  # another run's last line may be half written
            while self.waiting:
                for done in work(self.batches()):
                    journal.write(json.dumps(asdict(done)) + "\n")
                    journal.flush()
                    self.take(done)
                    tell(len(done.files))

    def add(self, address: str, file: str = "") -> None:
        if address not in self.met and not files.is_file(address):
            self.met.add(address)
            self.waiting.setdefault(kind_of(address), []).append((address, file))

    def is_new(self, address: str, file: str) -> bool:
        """Whether the address is not yet asked for, or the file was neither written nor led to."""
        is_known = file in self.folder.hashes or file in self.wanted
        return not is_known or (address not in self.met and not files.is_file(address))

    def batches(self) -> Iterator[Asked]:
        """All that waits, alike beside alike and in the order in which it was met."""
        waiting, self.waiting = self.waiting, {}
        for asked in waiting.values():
            left = [each for each in asked if each[1] not in self.folder.hashes]
            for start in range(0, len(left), AT_ONCE):
                yield left[start : start + AT_ONCE]

    def take(self, done: Done) -> None:
        self.folder.hashes |= {intern(file): mark for file, mark in done.hashes.items()}
        self.folder.changed |= set(map(intern, done.changed))
        self.failed += done.failed
        self.met |= set(map(intern, done.files))
        for file in done.hashes:
            self.wanted.pop(file, None)
        for address, (file, source) in done.leads.items():
            file = intern(file)  # the same words come from every process anew, and stay in memory
            if file not in self.folder.hashes:
                self.wanted.setdefault(file, intern(source))
            self.add(intern(address), file)

    def remember(self) -> None:
        """What a run wrote that was cut short; its last line may be half written, a file may be missing."""
        try:
            lines = self.journal.read_text("utf-8").splitlines()
        except OSError:
            return
        for line in lines:
            try:
                done = Done(**json.loads(line))
            except (ValueError, TypeError):
                continue
            if not done.failed and all((self.folder.root / file).is_file() for file in done.hashes):
                done.changed = []  # by that run, not by this one
                self.take(done)


def kind_of(address: str) -> tuple[str, str]:
    """What addresses are alike: records by noun and format; a list is for itself, with all its pages."""
    path = path_of(address)
    parts = path.strip("/").split("/")
    if parts[-1] in LISTS:
        return path, ""
    return "/".join(parts[: 3 if parts[0] == "api" else 2]), parts[-1].partition(".")[2]
