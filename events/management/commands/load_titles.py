"""`manage.py load_titles FILE`: one synthetic topic for each line of a file, to try search and speed on many names."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from events import indexing
from events.models import SearchEntry, Status, Topic

SLUG = "synthetic-title"
CHUNK = 2_000


class Command(BaseCommand):
    help = "Load the lines of a text file as synthetic published topics (for benchmarks; never in a real catalogue)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="UTF-8, one title a line")
        parser.add_argument("--remove", action="store_true", help="only remove what was loaded before")

    def handle(self, *args: object, file: Path, remove: bool = False, **options: object) -> None:
        self.remove()
        if remove:
            return
        try:
            titles = [line.strip()[:300] for line in file.read_text("utf-8").splitlines() if line.strip()]
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: {error}") from error
        for start in range(0, len(titles), CHUNK):
            self.load(start, titles[start : start + CHUNK])
        indexing.tell_all()
        self.stdout.write(f"Synthetic topics loaded: {len(titles)}.")

    def load(self, start: int, titles: list[str]) -> None:
        topics = [
            Topic(label_en=title, slug=f"{SLUG}-{number}", status=Status.PUBLISHED)
            for number, title in enumerate(titles, start + 1)
        ]
        with transaction.atomic():
            Topic.objects.bulk_create(topics)
            indexing.write(Topic.objects.filter(slug__in=[topic.slug for topic in topics]))

    def remove(self) -> None:
        loaded = Topic.objects.filter(slug__startswith=f"{SLUG}-")
        SearchEntry.objects.filter(noun="topic", slug__startswith=f"{SLUG}-").delete()
        loaded._raw_delete(loaded.db)
        indexing.tell_all()
