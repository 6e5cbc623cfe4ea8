"""What a page costs: `python -m benchmarks.pages` serves synthetic catalogues and asks for their pages.

Each catalogue lies in a data folder of its own and is served by the production server. CPU time is that of the
workers, read from /proc, so the client beside them does not count; every figure also stands as a multiple of a
bare Django view measured under the same server in the same run. Linux only.
"""

import argparse
import http.client
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
TICKS = os.sysconf("SC_CLK_TCK")
# Each request draws its own numbers: `any` of the topics, `last` is the last page of talks.
UNCACHED = {
    "home": "/en/",
    "talks": "/en/talks/",
    "talks, last page": "/en/talks/?page={last}",
    "talks, words and filters": "/en/talks/?q=synthetic+copper&topic=synthetic-topic-{any}&language=az&language=none",
    "people, words, 3 filters": "/en/people/?q=synthetic&role=speaker&topic=synthetic-topic-{any}&country=UZ",
    "speakers": "/en/speakers/?topic=synthetic-topic-{any}",
    "events": "/en/events/?topic=synthetic-topic-{any}&day=1",
    "exhibitions": "/en/exhibitions/?country=UZ",
    "search": "/en/search/?q=synthetic+copper",
    "a talk": "/en/talks/synthetic-talk-{any}/",
    "a person": "/en/people/synthetic-person-{any}/",
    "a project": "/en/projects/synthetic-project-1/",
}
# Pages that were drawn before, and those of which the browser knows that they have not changed.
REPEATED = {"talks": "/en/talks/", "a talk": "/en/talks/synthetic-talk-1/", "home": "/en/"}
# Pages asked for right after a change of the catalogue: every card and every frame is drawn anew.
COLD = {"talks": "/en/talks/", "people": "/en/people/?topic=synthetic-topic-{any}", "home": "/en/"}
TOPICS = 20


@dataclass
class Cost:
    """Of one page: answers a second, median and 99th percentile in ms, the workers' CPU ms an answer, size."""

    rate: float
    p50: float
    p99: float
    cpu: float
    kilobytes: float


def main() -> None:
    wanted = arguments()
    bare, costs, memory = [], {}, {}
    with served(["-m", "gunicorn", "--config", "python:catalog.server", "benchmarks.bare"], {}, wanted.port) as server:
        bare.append(measure(server, wanted, "/"))
    for talks in wanted.talks:
        with tempfile.TemporaryDirectory(prefix="hunar-benchmark-") as folder:
            environment = {"DATA_DIR": f"{wanted.data}-{talks}" if wanted.data else folder}
            costs[talks], memory[talks] = catalogue(talks, environment, wanted)
    with served(["-m", "gunicorn", "--config", "python:catalog.server", "benchmarks.bare"], {}, wanted.port) as server:
        bare.append(measure(server, wanted, "/"))
    report(wanted.talks, bare, costs, memory)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, nargs="+", default=[200, 5000], help="sizes of the catalogues")
    parser.add_argument("--seconds", type=float, default=4, help="how long each page is asked for")
    parser.add_argument("--clients", type=int, default=4, help="how many ask at once")
    parser.add_argument("--port", type=int, default=8034)
    parser.add_argument("--data", help="keep the catalogues in folders that begin so, and use them again")
    parser.add_argument("--only", nargs="+", default=[], help="pages by name, such as talks people")
    return parser.parse_args()


def catalogue(talks: int, environment: dict[str, str], wanted: argparse.Namespace) -> tuple[dict[str, Cost], str]:
    """The cost of each page of a catalogue of that size, and the memory of its largest worker."""
    data = Path(environment["DATA_DIR"])
    data.mkdir(parents=True, exist_ok=True)
    if not (data / "filled").exists():
        fill = [sys.executable, "-m", "benchmarks.catalogue", str(talks)]
        subprocess.run(fill, cwd=ROOT, env=os.environ | environment, check=True)
        (data / "filled").touch()
    costs, last = {}, str(-(-talks // 24))
    with served(["-m", "catalog"], environment | {"PAGE_STORE_MB": "0"}, wanted.port) as server:
        for name, address in chosen(UNCACHED, wanted):
            costs[name] = measure(server, wanted, address.replace("{last}", last))
        for name, address in chosen(COLD, wanted):
            costs[f"{name}, cold"] = measure(server, wanted, address, before=lambda: touch(data))
        memory = memory_of(workers_of(server))
    with served(["-m", "catalog"], environment, wanted.port) as server:
        for name, address in chosen(REPEATED, wanted):
            costs[f"{name}, repeated"] = measure(server, wanted, address)
            costs[f"{name}, 304"] = measure(server, wanted, address, known=True)
    return costs, memory


def chosen(pages: dict[str, str], wanted: argparse.Namespace) -> list[tuple[str, str]]:
    return [(name, address) for name, address in pages.items() if not wanted.only or name in wanted.only]


def touch(data: Path) -> None:
    """Let the workers think that something changed which no list shows."""
    with sqlite3.connect(data / "hunar.sqlite3", timeout=20) as database:
        database.execute("INSERT INTO events_change (noun, object_id) VALUES ('image', 0)")


@contextmanager
def served(command: list[str], environment: dict[str, str], port: int) -> Iterator[subprocess.Popen]:
    """A server that answers; stopped at the end."""
    own = os.environ | environment | {"PORT": str(port), "HOST": HOST}
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen([sys.executable, *command], cwd=ROOT, env=own, stdout=said, stderr=said) as server,
    ):
        try:
            wait_for(server, port)
            yield server
        except Exception:
            said.seek(0)
            sys.stderr.write(said.read().decode())
            raise
        finally:
            server.terminate()


def wait_for(server: subprocess.Popen, port: int) -> None:
    for _attempt in range(600):
        if server.poll() is not None:
            raise RuntimeError("the server has stopped")
        try:
            ask(http.client.HTTPConnection(HOST, port, timeout=30), "/")
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def ask(connection: http.client.HTTPConnection, address: str, tag: str = "") -> http.client.HTTPResponse:
    connection.request("GET", address, headers={"If-None-Match": tag} if tag else {})
    response = connection.getresponse()
    response.body = response.read()
    if response.status != (304 if tag else 200) and address != "/":
        raise RuntimeError(f"{address}: {response.status}")
    return response


def measure(
    server: subprocess.Popen,
    wanted: argparse.Namespace,
    address: str,
    before: Callable[[], None] | None = None,
    known: bool = False,
) -> Cost:
    """Warm the page up, then ask for it from several connections at once; `before` is done before each request."""
    times: list[float] = []
    sizes: list[int] = []
    tag = ask(http.client.HTTPConnection(HOST, wanted.port), address).headers["ETag"] if known else ""

    def client(until: float, seed: int) -> None:
        connection, dice = http.client.HTTPConnection(HOST, wanted.port, timeout=60), random.Random(seed)
        while time.perf_counter() < until:
            if before:
                before()
            began = time.perf_counter()
            sizes.append(len(ask(connection, address.replace("{any}", str(dice.randint(1, TOPICS))), tag).body))
            times.append(time.perf_counter() - began)

    def rush(seconds: float) -> float:
        began = time.perf_counter()
        clients = 1 if before else wanted.clients
        threads = [threading.Thread(target=client, args=(began + seconds, seed)) for seed in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.perf_counter() - began

    if not before:
        warm(wanted, address, tag)
    rush(1)
    times.clear()
    workers = workers_of(server)
    spent = sum(cpu_of(worker) for worker in workers)
    took = rush(wanted.seconds)
    cpu = sum(cpu_of(worker) for worker in workers) - spent
    cuts = statistics.quantiles(times, n=100)
    return Cost(len(times) / took, cuts[49] * 1000, cuts[98] * 1000, cpu * 1000 / len(times), sizes[-1] / 1024)


def warm(wanted: argparse.Namespace, address: str, tag: str) -> None:
    """Ask for every variant of a page often enough that each worker has drawn its pieces."""
    for number in range(1, TOPICS + 1) if "{any}" in address else [1]:
        for _time in range(8):
            ask(http.client.HTTPConnection(HOST, wanted.port), address.replace("{any}", str(number)), tag)


def workers_of(server: subprocess.Popen) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()]


def cpu_of(process: int) -> float:
    """Seconds of CPU time that the process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_of(workers: list[int]) -> str:
    """Resident and proportional memory of the largest worker, in MB."""
    found = []
    for worker in workers:
        rows = dict(row.split(":") for row in Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:])
        found.append([int(rows[name].split()[0]) / 1024 for name in ("Rss", "Pss")])
    return "RSS {:.0f} MB, PSS {:.0f} MB".format(*max(found))


def report(sizes: list[int], bare: list[Cost], costs: dict[int, dict[str, Cost]], memory: dict[int, str]) -> None:
    """The table, in Markdown."""
    unit = statistics.mean(cost.cpu for cost in bare)
    rates = ", ".join(f"{cost.rate:.0f}" for cost in bare)
    print(f"Bare Django view of 20 KB: {rates} answers/s, {unit:.2f} ms CPU (= 1 x).\n")
    heads = [f"{talks} talks: answers/s | p50 ms | p99 ms | CPU ms | x bare | KB" for talks in sizes]
    print("| page |", " | ".join(heads), "| growth |")
    print("|---" * (6 * len(sizes) + 2) + "|")
    for name in costs[sizes[0]]:
        cells: list[str] = []
        for talks in sizes:
            cost = costs[talks][name]
            cells += [f"{cost.rate:.0f}", f"{cost.p50:.0f}", f"{cost.p99:.0f}", f"{cost.cpu:.2f}"]
            cells += [f"{cost.cpu / unit:.1f}", f"{cost.kilobytes:.0f}"]
        growth = costs[sizes[-1]][name].cpu / costs[sizes[0]][name].cpu
        print(f"| {name} |", " | ".join(cells), f"| {growth:.2f} |")
    print("\nLargest worker:", "; ".join(f"{talks} talks: {memory[talks]}" for talks in sizes))


if __name__ == "__main__":
    main()
