"""`manage.py render`: make the renditions of pictures that lack some, and sweep up what is not wanted."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from events import disk, renditions
from events.models import Image


class Command(BaseCommand):
    help = "Make the missing sizes and formats of all pictures and remove half-written and unused files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="make all of them anew, not only the missing ones")

    def handle(self, *args: object, again: bool = False, **options: object) -> None:
        keys = list(Image.objects.order_by("pk").values_list("pk", flat=True))
        broken = [key for number, key in enumerate(keys, 1) if not self.render(key, f"{number} of {len(keys)}", again)]
        swept = disk.sweep() + renditions.sweep()
        self.stdout.write(f"Pictures: {len(keys)}. Left-over files removed: {swept}.")
        if broken:
            raise CommandError(f"Originals that could not be read: {len(broken)}, named above.")

    def render(self, key: int, progress: str, again: bool) -> bool:
        """Render one picture; False when its original is broken."""
        image = Image.objects.filter(pk=key).first()
        if image is None:  # deleted since the list was made
            return True
        if again:
            image.renditions = []
        try:
            if renditions.render(image):
                self.stdout.write(f"{progress}: {image.slug}")
        except renditions.BrokenOriginal as error:
            self.stderr.write(f"{progress}: {error}")
            return False
        return True
