"""`manage.py forget --older-than DAYS`: drop old versions for good, and files that nothing names any more."""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from reversion.models import Revision, Version

from events import disk
from events.models import Document, Image

LEAST_DAYS = 30
FILE = re.compile(r'(?:images|documents)/[^"\\]+')
A_DAY = 24 * 3600  # an upload that is just being saved is named by no record yet


class Command(BaseCommand):
    help = "Drop versions older than so many days; what was deleted before then cannot be brought back any more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", type=int, required=True, metavar="DAYS", help=f"at least {LEAST_DAYS}")

    def handle(self, *args: object, older_than: int, **options: object) -> None:
        if older_than < LEAST_DAYS:
            raise CommandError(f"Versions are kept for at least {LEAST_DAYS} days.")
        old = Revision.objects.filter(date_created__lt=timezone.now() - timedelta(days=older_than))
        dropped = old.delete()[1].get("reversion.Version", 0)
        root = Path(settings.ORIGINALS_ROOT)
        named = {root / name for name in names_of_files()}
        unnamed = [path for path in root.glob("*/*") if path.is_file() and path not in named]
        self.stdout.write(f"Versions dropped: {dropped}. Files removed: {disk.remove(unnamed, A_DAY)}.")


def names_of_files() -> Iterator[str]:
    """Every original that a record or one of its versions names; also in versions that can no longer be read."""
    for model in (Image, Document):
        yield from model.objects.values_list("file", flat=True)
        for version in Version.objects.get_for_model(model, model_db="default").iterator():
            yield from FILE.findall(version.serialized_data)
