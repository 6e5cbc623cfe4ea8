"""A copy of the whole catalogue, taken while people work: the database, the files and the secret key."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection


class Command(BaseCommand):
    help = "Copy database, images, documents and secret key into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder to make; it must not exist yet")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if folder.exists():
            raise CommandError(f"{folder} exists already: name a new folder.")
        draft = folder.with_name(folder.name + ".part")
        try:
            draft.mkdir(mode=0o700, parents=True)
            self.copy(draft)
            draft.rename(folder)
        except OSError as error:
            raise CommandError(f"{folder} could not be written: {error}.") from error
        self.stdout.write(f"The catalogue is copied to {folder}")

    def copy(self, folder: Path) -> None:
        """The database first: files that come in meanwhile are then at worst too many, never too few."""
        if connection.vendor == "sqlite":
            # Copying the file itself under load gives a broken copy more often than not.
            database = Path(settings.DATABASES["default"]["NAME"]).name
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(folder / database)])
        else:
            self.stderr.write("The PostgreSQL database is not in this copy: add it with pg_dump.")
        for place in (settings.MEDIA_ROOT, settings.ORIGINALS_ROOT):
            if Path(place).is_dir():
                shutil.copytree(place, folder / Path(place).name)
        key = settings.DATA_DIR / "secret-key"
        if key.is_file():
            shutil.copy2(key, folder)
