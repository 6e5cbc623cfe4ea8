"""The folder that is written: only what changed, whole files or none, and a manifest of what stands there."""

import hashlib
import json
from pathlib import Path

MANIFEST = ".manifest.json"
PART = ".part"


class Folder:
    """`hashes` by file: what this run made; `changed` are the files that were not so before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hashes: dict[str, str] = {}
        self.changed: set[str] = set()
        self.before: dict[str, str] = {}
        self.stamp = ""
        try:
            kept = json.loads((root / MANIFEST).read_text("utf-8"))
            self.before, self.stamp = dict(kept["files"]), str(kept["stamp"])
        except (OSError, ValueError, KeyError, TypeError):
            return

    def stands(self, stamp: str) -> bool:
        """Whether all that belongs to this stamp was written, and nothing of it is missing."""
        return self.stamp == stamp and all((self.root / file).is_file() for file in self.before)

    def put(self, file: str, body: bytes) -> bool:
        """Write the file unless it stands there so already; whether it did."""
        mark = hashlib.sha256(body).hexdigest()[:32]
        self.hashes[file] = mark
        path = self.root / file
        if self.before.get(file) == mark and path.is_file():
            return False
        self.changed.add(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + PART)
        part.write_bytes(body)
        part.replace(path)
        return True

    def finish(self, stamp: str) -> list[str]:
        """Take away what this run did not make, keep the manifest; the files that went.

        Without a stamp the next run makes all anew.
        """
        gone = sorted(set(self.before) - set(self.hashes))
        for file in gone:
            (self.root / file).unlink(missing_ok=True)
        kept = {"stamp": stamp, "files": dict(sorted(self.hashes.items()))}
        part = self.root / (MANIFEST + PART)
        part.write_text(json.dumps(kept, indent=0), "utf-8")
        part.replace(self.root / MANIFEST)
        return gone
