"""Read files of records into the catalogue, or only say what they would change."""

from pathlib import Path
from typing import TextIO

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.deposit import restoring
from events.deposit.opening import Refused, is_bag, opened
from events.intake import apply, working
from events.intake.bulk import NotApplied
from events.intake.plan import Action, Plan
from events.intake.problems import IntakeError
from events.models import IntakeBatch


class Command(BaseCommand):
    help = "Read records from YAML, JSON, CSV or XLSX into the catalogue: all of them or, if anything is wrong, none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change; change nothing.")
        parser.add_argument("--publish", action="store_true", help="Publish what is read, instead of leaving drafts.")
        parser.add_argument("--batch", help="Apply or undo a file that waits at the desk (`apply` or `undo`).")
        parser.add_argument("--by", type=int, help="The key of the user who does it.")
        parser.add_argument("--good", action="store_true", help="Take in only the good rows.")
        parser.add_argument("--all", action="store_true", help="Restore a private deposit with drafts and users.")
        parser.add_argument("--also", action="append", default=[], help="Undo this record although it was edited.")

    def handle(self, *, files: list[Path], dry_run: bool, publish: bool, **options: object) -> None:
        if options["batch"]:
            work(options["batch"], str(files[0]) if files else "", options)
            return
        if not files:
            raise CommandError("Name the files to be read.")
        if any(is_bag(file) for file in files):
            restore(files, self.stdout if options["verbosity"] else None, options["all"], dry_run)
            return
        try:
            tables = apply.read_all(files)
            for table in tables if options["verbosity"] else ():
                for note in table.notes:
                    self.stdout.write(f"{table.name}: {note}")
            plan = apply.rehearse(tables, publish) if dry_run else apply.take_in(tables, publish=publish)
        except IntakeError as error:
            raise CommandError(str(error)) from error
        for entry in plan.entries:
            if entry.action in (Action.CHANGED, Action.ADDED) and (dry_run or options["verbosity"] > 1):
                self.stdout.write(f"{entry.action} {entry.draft.name}")
                for change in entry.changes if entry.action == Action.CHANGED else ():
                    self.stdout.write(f"  {change}")
        if plan.problems:
            raise CommandError(str(IntakeError(plan.problems)))
        if options["verbosity"]:
            self.stdout.write(summary(plan, "Would be: " if dry_run else ""))


def work(uuid: str, deed: str, options: dict) -> None:
    """What the desk starts for a long file."""
    if deed not in ("apply", "undo"):
        raise CommandError("Say `apply` or `undo`.")
    try:
        batch = IntakeBatch.objects.get(uuid=uuid)
        by = get_user_model().objects.get(pk=options["by"])
        working.do(batch, deed, by, options["good"], tuple(options["also"]))
    except (ValidationError, ObjectDoesNotExist) as error:
        raise CommandError("There is no such batch or user.") from error
    except NotApplied as error:
        raise CommandError(str(error)) from error


def restore(files: list[Path], out: TextIO | None, with_all: bool, is_rehearsal: bool) -> None:
    """What `deposit` wrote goes into an empty catalogue, whole."""
    if len(files) > 1:
        raise CommandError("A deposit is restored alone: name only that file.")
    try:
        with opened(files[0]) as deposit:
            if is_rehearsal:
                counts = None
            else:
                counts = restoring.restore(deposit, with_all=with_all)
    except Refused as error:
        raise CommandError(str(error)) from error
    faults = list(restoring.draw_sizes()) if counts else []
    if out is not None:
        out.write(f"{counts.total()} rows restored." if counts else f"{files[0].name} is whole; nothing was changed.")
    if faults:
        raise CommandError("Restored, but the sizes of these pictures could not be made:\n" + "\n".join(faults))


def summary(plan: Plan, before: str = "") -> str:
    """One line: how many records were added, changed and left as they were."""
    added, changed, left = (len(plan.of(action)) for action in (Action.ADDED, Action.CHANGED, Action.UNCHANGED))
    if not added and not changed:
        return f"Nothing changed: all {left} records are as the files say."
    return f"{before}{added} added, {changed} changed, {left} left as they were."
