"""How long a long file takes from upload to undo, and how much memory: synthetic people and their talks.

Run `DATA_DIR=<an empty folder> python -m benchmarks.intake [rows]` after `manage.py migrate`; it writes into that
folder's database. Each step is timed; memory is the most that the process ever held.
"""

import csv
import io
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
FIRST = ("Anor", "Bahor", "Gulnor", "Lola", "Nargis", "Sadaf", "Zumrad")
CRAFTS = ("silk", "wool", "copper", "wood", "felt", "paper", "clay")


def people(rows: int) -> str:
    said = [["Name (English)", "Address of the page", "Country of work", "Biography (English)"]]
    for number in range(rows):
        name = f"{FIRST[number % 7]} Synthetic {in_letters(number)}"
        said.append([name, f"synthetic-{number}", "UZ", f"Synthetic person who works with {CRAFTS[number % 7]}."])
    return written(said)


def talks(rows: int, speakers: int) -> str:
    said = [["Title (English)", "Event", "Abstract (English)", "Speaker 1: person", "Speaker 1: position then (English)"]]
    for number in range(rows):
        title = f"Synthetic talk on {CRAFTS[number % 7]} {in_letters(number)}"
        said.append([title, "synthetic-forum", f"On {CRAFTS[number % 7]} in {number} words.", "", "Weaver"])
        said[-1][3] = f"synthetic-{number % speakers}"
    return written(said)


def in_letters(number: int) -> str:
    """Names that differ in more than their figures, so that each has a key of its own."""
    letters = ""
    for _place in range(5):
        number, rest = divmod(number, 20)
        letters += "bdfglmnprstvaeiouzkh"[rest] + "ao"[rest % 2]
    return letters.capitalize()


def written(lines: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


@contextmanager
def timed(step: str) -> Iterator[None]:
    start, cpu = time.perf_counter(), time.process_time()
    yield
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{step:<28}{time.perf_counter() - start:8.1f} s{time.process_time() - cpu:8.1f} s CPU{held:8d} MB", flush=True)


def take_in(name: str, text: str, by: object) -> object:
    from events.intake import bulk, staging, working

    with timed(f"{name}: received"):
        batch = staging.receive(name, text.encode(), by)
    if batch.state == "mapping":
        staging.name_columns(batch, [(sheet["noun"], sheet["keys"]) for sheet in batch.sheets], "en")
        batch.refresh_from_db()
    for piece in count(1):
        if batch.state != "staging" and batch.state != "planning":
            break
        with timed(f"{name}: piece {piece}") if piece % 10 == 1 else timed(f"{name}: ..."):
            working.go_on(batch, 20)
        batch.refresh_from_db()
    print({group: batch.rows.filter(group=group).count() for group in ("add", "change", "leave", "ask", "refuse")})
    with timed(f"{name}: applied"):
        bulk.take_in(batch, by, only_good=True)
    batch.refresh_from_db()
    return batch


def main(rows: int) -> None:
    import django

    django.setup()
    from django.contrib.auth.models import User

    from events.intake import undo
    from events.models import Event

    by, _made = User.objects.get_or_create(username="benchmark", defaults={"is_superuser": True, "is_staff": True})
    if not Event.objects.filter(slug="synthetic-forum").exists():
        Event(title_en="Synthetic forum", slug="synthetic-forum").save()
    half = rows // 2
    with timed("whole"):
        first = take_in("people.csv", people(half), by)
        second = take_in("talks.csv", talks(rows - half, half), by)
    for batch in (second, first):
        with timed(f"{batch.name}: undone"):
            undo.undo(batch, by)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
