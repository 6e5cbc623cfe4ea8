"""Write the catalogue as one file for an archive, from which `intake` restores it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalog.deposit import packing
from events.disk import HALF_WRITTEN

MOST_NAMED = 20


class Command(BaseCommand):
    help = "Write all that is public as a BagIt bag for an archive; with --all, for the owners, everything else too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, metavar="OUT.zip", help="the file to write; it must not exist yet")
        parser.add_argument("--all", action="store_true", help="drafts, history, users and letters too: PRIVATE")
        parser.add_argument("--no-site", action="store_true", help="leave out the site as files")
        parser.add_argument("--base-url", default=settings.SITE_URL, help="the site's address; default: SITE_URL")

    def handle(self, *args: Any, out: Path, base_url: str, verbosity: int, **options: Any) -> None:
        check_name(out, options["all"])
        if not base_url and not options["all"]:
            self.stderr.write("Without SITE_URL or --base-url the addresses in the deposit name no host.")
        part = out.with_name(out.name + HALF_WRITTEN)
        origin, with_site = base_url.rstrip("/"), not options["no_site"]
        try:
            part.touch(mode=0o600 if options["all"] else 0o644)
            counts = packing.pack(part, with_all=options["all"], origin=origin, with_site=with_site)
            part.rename(out)
        except (packing.Nothing, packing.Changed, OSError) as error:
            raise CommandError(f"{out}: {error}") from error
        finally:
            part.unlink(missing_ok=True)
        if not options["all"]:
            self.warn_of_places(packing.telling_where())
        if verbosity:
            kind = "PRIVATE, for the owners alone" if options["all"] else "all that is public"
            self.stdout.write(f"{out}: {counts.total()} rows, {kind}.")

    def warn_of_places(self, files: list[str]) -> None:
        if files:
            self.stderr.write(
                f"{len(files)} of the originals in it tell all who get it where they were taken, such as "
                f"{', '.join(files[:MOST_NAMED])}. If nobody may know, put pictures without it in their place first."
            )


def check_name(out: Path, with_all: bool) -> None:
    if out.suffix.lower() != ".zip":
        raise CommandError("Name a file that ends in .zip.")
    if with_all and "private" not in out.name.lower():
        raise CommandError(f"It will hold drafts and accounts: put “private” in its name, as {out.stem}-private.zip.")
    if out.exists():
        raise CommandError(f"{out} exists already: name a new file.")
    if not out.parent.is_dir():
        raise CommandError(f"There is no folder {out.parent}.")
