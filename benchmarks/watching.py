"""What a command costs that is run as a process of its own: seconds, and the memory of it and its children."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    seconds: float
    megabytes: float  # the most that all processes together held, looked at ten times a second
    said: str


def run(*arguments: str, **surroundings: str) -> Cost:
    """Runs Python with these arguments; `surroundings` are variables of its environment. Stops if it fails."""
    began, most = time.perf_counter(), [0.0]
    running = subprocess.Popen(
        [sys.executable, *arguments], env={**os.environ, **surroundings}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    looking = threading.Thread(target=look, args=(running, most))
    looking.start()
    said, complained = running.communicate()
    looking.join()
    if running.returncode:
        raise SystemExit(complained)
    return Cost(time.perf_counter() - began, most[0], said)


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
