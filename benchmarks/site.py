"""What it costs to write the whole site as files: `python -m benchmarks.site 500` (talks; other records in proportion).

A catalogue of its own is made, written, written again unchanged, and once more after one talk was renamed. Memory is
that of all processes together, looked at ten times a second. A copy of the same number of files of the same size is
the baseline: what no program could do without.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.watching import run

RENAME = """
from events.models import Talk
talk = Talk.objects.published().order_by("pk").first()
talk.title_en = "Synthetic talk with another name"
talk.save()
"""


def main() -> None:
    talks = sys.argv[1] if len(sys.argv) > 1 else "500"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATA_DIR"], site = f"{folder}/data", Path(folder, "site")
        run("-m", "benchmarks.catalogue", talks)
        run("manage.py", "collectstatic", "--noinput", "-v0")
        print("| run | files | written | s | files a second | MB |")
        print("|---|---|---|---|---|---|")
        written("first", site)
        written("nothing changed", site)
        run("manage.py", "shell", "--no-imports", "-c", RENAME)
        written("one talk renamed", site)
        began = time.perf_counter()
        shutil.copytree(site, Path(folder, "copy"))
        took, files = time.perf_counter() - began, sum(1 for path in site.rglob("*") if path.is_file())
        print(f"| copied | {files:,} | {files:,} | {took:.1f} | {files / took:,.0f} | |")


def written(name: str, site: Path) -> None:
    """One run of the command, told as a line of the table."""
    cost = run("manage.py", "site", str(site), "--base-url", "https://example.org")
    files, changed = [int(word) for word in cost.said.replace(",", "").split() if word.isdecimal()][:2]
    speed = f"{cost.seconds:.1f} | {files / cost.seconds:,.0f} | {cost.megabytes:.0f}"
    print(f"| {name} | {files:,} | {changed:,} | {speed} |", flush=True)


if __name__ == "__main__":
    main()
