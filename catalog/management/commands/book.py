"""Writes the book of a project, an exhibition or an event as PDF."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from catalog.printing.book import PAGES, book
from catalog.printing.press import NoPress
from events.text.languages import LANGUAGES


class Command(BaseCommand):
    help = "Typeset the published records of a project, an exhibition or an event as a tagged PDF."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the last part of the address of the project, exhibition or event")
        parser.add_argument("file", type=Path, help="the PDF to write")
        parser.add_argument("--language", choices=list(LANGUAGES), default="en")
        parser.add_argument("--second", choices=list(LANGUAGES), help="a second language, in a column beside it")
        parser.add_argument("--base-url", default=settings.SITE_URL, help="the site's address; default: SITE_URL")

    def handle(
        self, *args: Any, slug: str, file: Path, language: str, second: str | None, base_url: str, **options: Any
    ) -> None:
        model = next((model for model in PAGES if model.objects.published().filter(slug=slug).exists()), None)
        if model is None:
            raise CommandError(f"There is no published project, exhibition or event with the address {slug!r}.")
        languages = list(dict.fromkeys(code for code in (language, second) if code))
        try:
            file.write_bytes(book(model, slug, languages, base_url.rstrip("/")))
        except (NoPress, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written: {file}")
