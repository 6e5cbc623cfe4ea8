"""What it costs to write the whole site as files: `python -m benchmarks.site 500` (talks; other records in proportion).

A catalogue of its own is made, written, written again unchanged, and once more after one talk was renamed. Memory is
that of all processes together, looked at ten times a second. A copy of the same number of files of the same size is
the baseline: what no program could do without.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

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


def run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout


def written(name: str, site: Path) -> None:
    """One run of the command, told as a line of the table."""
    began, most = time.perf_counter(), [0.0]
    command = [sys.executable, "manage.py", "site", str(site), "--base-url", "https://example.org"]
    writing = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    looking = threading.Thread(target=look, args=(writing, most))
    looking.start()
    said = writing.communicate()[0]
    looking.join()
    took = time.perf_counter() - began
    files, changed = [int(word) for word in said.replace(",", "").split() if word.isdecimal()][:2]
    print(f"| {name} | {files:,} | {changed:,} | {took:.1f} | {files / took:,.0f} | {most[0]:.0f} |", flush=True)


def look(process: subprocess.Popen, most: list[float]) -> None:
    """Keeps the largest sum; pages that processes share are divided among them (PSS)."""
    while process.poll() is None:
        most[0] = max(most[0], sum(megabytes(each) for each in family(process.pid)))
        time.sleep(0.1)


def family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(one for child in children for one in family(int(child)))]


def megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    main()
