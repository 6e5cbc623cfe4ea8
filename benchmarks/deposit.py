"""What it costs to write a deposit and to restore it: `python -m benchmarks.deposit samarkand 5000`.

A number is that of synthetic talks; `samarkand` the records that every installation begins with. Each catalogue is
deposited without the site as files, for which there is `benchmarks.site`, and restored into an empty one. The baseline
are Django's own `dumpdata` and `loaddata` of the same database: all its rows, but neither files nor checksums.
Every step is a process of its own; memory is that of all its processes.
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.watching import Cost, run

DUMP = ("manage.py", "dumpdata", "--natural-foreign", "--natural-primary", "--exclude", "auth.permission",
        "--exclude", "contenttypes", "--exclude", "sessions", "--exclude", "admin.logentry")  # fmt: skip


def main() -> None:
    os.environ["SITE_URL"] = "https://example.org"
    print("| catalogue | step | s | MB | MB of file | time to baseline | memory to baseline |")
    print("|---|---|---|---|---|---|---|")
    for size in sys.argv[1:] or ["samarkand"]:
        with tempfile.TemporaryDirectory(prefix="hunar-benchmark-") as folder:
            measure(size, Path(folder))


def measure(size: str, folder: Path) -> None:
    full, restored, loaded = (at(folder / name) for name in ("full", "restored", "loaded"))
    bag, dump = folder / "deposit.zip", folder / "dump.json"
    if size.isdecimal():
        run("-m", "benchmarks.catalogue", size, **full)
    else:
        run("manage.py", "migrate", "-v0", **full)
        run("manage.py", "samarkand", **full)
    for empty in (restored, loaded):
        run("manage.py", "migrate", "-v0", **empty)
    dumped = run(*DUMP, "--output", str(dump), **full)
    written = run("manage.py", "deposit", str(bag), "--no-site", **full)
    tell(size, "written", written, bag, dumped)
    tell(size, "`dumpdata`", dumped, dump, dumped)
    back = run("manage.py", "intake", str(bag), **restored)
    base = run("manage.py", "loaddata", str(dump), **loaded)
    tell(size, "restored", back, bag, base)
    tell(size, "`loaddata`", base, dump, base)


def at(folder: Path) -> dict[str, str]:
    """The environment of an installation whose data are here."""
    folder.mkdir()
    return {"DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/catalogue.sqlite3"}


def tell(size: str, step: str, cost: Cost, file: Path, base: Cost) -> None:
    ratios = f"{cost.seconds / base.seconds:.2f} | {cost.megabytes / base.megabytes:.2f}"
    megabytes = file.stat().st_size / 1e6
    print(f"| {size} | {step} | {cost.seconds:.1f} | {cost.megabytes:.0f} | {megabytes:.1f} | {ratios} |", flush=True)


if __name__ == "__main__":
    main()
