"""Writes the wall labels of an exhibition as PDF."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.printing.labels import NothingToLabel, labels
from catalog.printing.press import NoPress
from events.models import Exhibition
from events.text.languages import LANGUAGES


class Command(BaseCommand):
    help = "Typeset wall labels of an exhibition's published works, with QR codes and cut marks, on A4."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the last part of the exhibition's address")
        parser.add_argument("file", type=Path, help="the PDF to write")
        parser.add_argument("--language", choices=list(LANGUAGES), default="en", help="the language that stands first")
        parser.add_argument("--large", action="store_true", help="large print, two labels a page")
        parser.add_argument("--base-url", default=settings.SITE_URL, help="the site's address; default: SITE_URL")

    def handle(
        self, *args: Any, slug: str, file: Path, language: str, large: bool, base_url: str, **options: Any
    ) -> None:
        if not Exhibition.objects.published().filter(slug=slug).exists():
            raise CommandError(f"There is no published exhibition with the address {slug!r}.")
        if not base_url.startswith(("https://", "http://")):
            raise CommandError("Set SITE_URL, or give --base-url https://...: the QR codes lead to pages of the site.")
        try:
            file.write_bytes(labels(slug, language, base_url.rstrip("/"), large=large))
        except (NoPress, NothingToLabel, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written: {file}")
