"""Write all records of a noun into a file that the intake reads."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.exports.flat import Flat
from events.exports.writers import FORMATS, TooLong
from events.models import NOUNS
from events.text.languages import LANGUAGES

MODELS = {model._meta.model_name: model for model in NOUNS}


class Command(BaseCommand):
    help = "Write all records of a noun, drafts too, as CSV, XLSX or JSON; `intake` reads the file again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("noun", choices=MODELS, metavar="NOUN", help=", ".join(MODELS))
        parser.add_argument("file", type=Path, metavar="FILE", help="Its ending says which kind of file it is.")
        parser.add_argument("--language", choices=LANGUAGES, default="en", help="The language of the header.")

    def handle(self, *, noun: str, file: Path, language: str, **options: object) -> None:
        form = FORMATS.get(file.suffix.lower().lstrip("."))
        if form is None:
            known = ", ".join(f".{ending}" for ending in FORMATS)
            raise CommandError(f"{file.name}: the name should end in one of {known}.")
        keys = list(MODELS[noun].objects.in_order(language).values_list("pk", flat=True))
        try:
            with file.open("wb") as out:
                for piece in form.write(Flat(MODELS[noun], keys, language if form.in_words else "")):
                    out.write(piece.encode() if isinstance(piece, str) else piece)
        except (TooLong, OSError) as error:
            raise CommandError(f"{file.name}: {error}") from error
        if options["verbosity"]:
            self.stdout.write(f"{len(keys)} records in {file.name}.")
