"""Load and publish the records of the Samarkand project, which come with the catalogue."""

from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

import events
from events.intake import apply
from events.intake.plan import Action
from events.intake.problems import IntakeError
from events.management.commands.intake import summary

FOLDER = Path(events.__file__).parent / "samarkand"


class Command(BaseCommand):
    help = "Load and publish the records of the Samarkand project; a second run changes nothing."

    def handle(self, *, verbosity: int, **options: object) -> None:
        try:
            plan = apply.take_in(apply.read_all(sorted(FOLDER.glob("*.yaml"))), publish=True)
        except IntakeError as error:
            raise CommandError(str(error)) from error
        if not verbosity:
            return
        counts = Counter(entry.draft.model for entry in plan.of(Action.ADDED))
        for model, count in counts.items():
            name = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
            self.stdout.write(f"  {count} {name}")
        self.stdout.write(summary(plan))
