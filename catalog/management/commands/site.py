"""`manage.py site OUT`: write the whole public side as plain files that need no server."""

import sys
import time
from argparse import ArgumentParser
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalog.staticsite.building import Built, Plan, build, expected, listed
from catalog.staticsite.folder import MANIFEST

STAND_IN = "http://localhost"
ENDED = (
    "A process was ended from outside, perhaps because the memory did not suffice. The same command goes on where it"
    " was; with --processes 1 it needs less."
)
WIDTH = 30  # signs of the bar


class Command(BaseCommand):
    help = "Write the public side as plain files. A second run writes what changed; one that was cut short goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, help="the folder; new, or one that this command wrote")
        parser.add_argument("--base-url", default="", help="where it will stand, such as https://example.org")
        parser.add_argument("--processes", type=int, choices=(1, 2), default=2)

    def handle(
        self, *args: object, out: Path, base_url: str, processes: int, verbosity: int, **options: object
    ) -> None:
        origin = (base_url or settings.SITE_URL).rstrip("/")
        if origin and (urlsplit(origin).scheme not in ("http", "https") or not urlsplit(origin).hostname):
            raise CommandError(f"{origin} is no address of a site: begin it with https://")
        if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not self.is_ours(out))):
            raise CommandError(f"{out} holds other things: name a new folder.")
        self.count, self.shown, self.verbosity, self.expected = 0, 0.0, verbosity, expected()
        began = time.perf_counter()
        try:
            built = build(Plan(out, origin or STAND_IN, bool(origin), processes), self.tell)
        except OSError as error:
            raise CommandError(f"{out} could not be written: {error}.") from error
        except BrokenProcessPool as error:
            raise CommandError(ENDED) from error
        except KeyboardInterrupt as error:
            raise CommandError("\nCut short. The same command goes on where it was.") from error
        self.say(built, time.perf_counter() - began)

    def is_ours(self, out: Path) -> bool:
        return (out / MANIFEST).exists() or any(out.glob(".journal-*"))

    def tell(self, count: int) -> None:
        self.count += count
        if self.verbosity and sys.stdout.isatty() and time.monotonic() - self.shown > 0.2:
            self.shown = time.monotonic()
            share = min(self.count / max(self.expected, 1), 0.99)
            bar = ("#" * round(share * WIDTH)).ljust(WIDTH, ".")
            self.stdout.write(f"\r[{bar}] {share:.0%}, {self.count} files", ending="")
            self.stdout.flush()

    def say(self, built: Built, seconds: float) -> None:
        if self.verbosity:
            if self.shown:
                self.stdout.write("")
            self.stdout.write(
                f"Files: {built.files}, written: {len(built.changed)}, removed: {len(built.gone)}, {seconds:.1f} s."
            )
            self.stdout.write(f"Broken links: {len(built.broken)}.")
        wrong = [*built.failed, *built.broken]
        if wrong:
            raise CommandError("Not all could be written:\n" + listed(wrong))
