"""`manage.py reindex`: make the search rows of all records true; `--check` only says what is not."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from events import indexing
from events.models import NOUNS

SHOWN = 20
WIDTH = 40


class Command(BaseCommand):
    help = "Write what records are found by anew. Readers find everything meanwhile; cut short, it goes on next time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; say where rows and records differ")
        parser.add_argument("--anew", action="store_true", help="begin with the first record, even if cut short before")

    def handle(self, *args: object, check: bool, anew: bool, verbosity: int, **options: object) -> None:
        if check:
            self.check_all()
            return
        self.reached_file = Path(settings.DATA_DIR) / "reindex.json"
        self.verbosity, self.count, self.total = verbosity, 0, sum(model.objects.count() for model in NOUNS)
        place = None if anew else self.reached()
        if place and verbosity:
            self.stdout.write(f"Going on after {place[0]} {place[1]}.")
        indexing.reindex(place, self.tell)
        self.reached_file.unlink(missing_ok=True)
        if verbosity:
            self.stdout.write(f"Records read: {self.count}.")

    def reached(self) -> indexing.Place | None:
        """How far a run came that was cut short."""
        try:
            noun, key = json.loads(self.reached_file.read_text())
        except (OSError, ValueError):
            return None
        return (noun, int(key)) if noun in [model._meta.model_name for model in NOUNS] else None

    def tell(self, place: indexing.Place, count: int) -> None:
        self.count += count
        self.reached_file.write_text(json.dumps(place))
        if self.verbosity and sys.stdout.isatty():
            done = min(WIDTH, WIDTH * self.count // max(self.total, 1))
            self.stdout.write(f"\r[{'#' * done:{WIDTH}}] {self.count} of {self.total}", ending="")
            self.stdout.write("" if self.count < self.total else "\n", ending="")

    def check_all(self) -> None:
        found = 0
        for found, said in enumerate(indexing.differences(), 1):
            if found <= SHOWN:
                self.stdout.write(said)
        if found:
            raise CommandError(f"Search rows that are not true: {found}. `manage.py reindex` mends them.")
        self.stdout.write("The search rows say what the records say.")
