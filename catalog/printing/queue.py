"""The files that were typeset: each is made once, one at a time whichever process makes it, and the oldest give way."""

import fcntl
import time
from collections.abc import Callable
from pathlib import Path
from threading import BoundedSemaphore

from events import disk

PATIENCE = 20  # seconds that a reader waits for another book to be ready
WAITING = BoundedSemaphore(2)  # threads of a process that books may hold; the others go on answering pages
KEPT = 300_000_000  # bytes


class Busy(Exception):
    """Other books are being typeset."""


def make_once(kept: Path, make: Callable[[], bytes]) -> None:
    """Put there what `make` gives, unless another does it meanwhile. Raises Busy, and what `make` raises."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    if not WAITING.acquire(blocking=False):
        raise Busy
    try:
        with (kept.parent / ".lock").open("w") as lock:
            wait_for(lock.fileno())
            if not kept.is_file():
                disk.write_durably(kept, [make()])
                make_room(kept)
    finally:
        WAITING.release()


def wait_for(lock: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise Busy from None
            time.sleep(0.1)


def make_room(newest: Path) -> None:
    """Remove what nobody can ask for any more, and the oldest of the others until they keep within their measure.

    Before the dash stands what the content was: nothing that was withdrawn stays here past the next book.
    """
    files = [file for file in newest.parent.iterdir() if file.suffix in (".pdf", disk.HALF_WRITTEN)]
    room = KEPT
    for file in sorted(files, key=lambda file: (file == newest, file.stat().st_mtime), reverse=True):
        is_current = file.suffix == ".pdf" and file.name.partition("-")[0] == newest.name.partition("-")[0]
        room -= file.stat().st_size if is_current else 0
        if file != newest and (room < 0 or not is_current):
            file.unlink(missing_ok=True)
