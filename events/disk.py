"""Writing to disk so that a crash leaves whole files only, and sweeping up the rest."""

import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

HALF_WRITTEN = ".part"


def write_durably(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file that, after a power cut, is whole or not there; two writers do not disturb each other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=HALF_WRITTEN, delete=False) as part:
        try:
            for chunk in chunks:
                part.write(chunk)
            part.flush()
            os.fchmod(part.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
            os.fsync(part.fileno())
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a renaming in the folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(older_than: float = 3600) -> int:
    """Remove half-written files and uploads that a crash left, at least so many seconds old; say how many."""
    left_over = [
        *Path(settings.MEDIA_ROOT).rglob(f"*{HALF_WRITTEN}"),
        *Path(settings.ORIGINALS_ROOT).rglob(f"*{HALF_WRITTEN}"),
        *Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*.upload*"),
    ]
    return remove(left_over, older_than)


def remove(paths: Iterable[Path], older_than: float) -> int:
    """Remove those of the files that have not been touched for so many seconds; say how many."""
    removed = 0
    for path in paths:
        try:
            if path.stat().st_mtime <= time.time() - older_than:
                path.unlink()
                removed += 1
        except FileNotFoundError:
            continue  # its writer or another sweep was faster
    return removed
