"""How well and how fast names are found: `python -m benchmarks.search [QUERIES [TITLES]]`.

QUERIES has one JSON object a line: `query`, `target` (the title that is meant), `also` (other titles that are right)
and `class`. TITLES has one title a line and is loaded first; without it the catalogue of DATA_DIR or DATABASE_URL is
asked as it is. Without either, synthetic names are loaded and asked for. Our suggestions and our search page stand
beside what is usual, over the same titles in the same run: `icontains`, and the full text of the database.
"""

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import django

from benchmarks import spellings
from benchmarks.spellings import Query

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
MOST = 10  # results that are looked at
WARM = 20  # queries asked beforehand
TURNS = 15  # records saved
EACH = 200  # synthetic queries of a kind
# Queries that are not like names: very many hits, nothing at all, bad input.
ODD = (
    "a",
    "o",
    "ab",
    "сай",
    "synthetic",
    "the of and",
    "zzzz",
    "qwrtpsdfgh",
    '"',
    "* OR -a",
    "🧵",
    "a" * 999,
    "ш " * 99,
)

Search = Callable[[str], list[str]]


class Cost(NamedTuple):
    wall: float
    cpu: float


class Answer(NamedTuple):
    """Of one query: the place of the right title, 0 for none, and milliseconds."""

    kind: str
    place: int
    cost: Cost


def main() -> None:
    wanted = arguments()
    if wanted.first:
        print(json.dumps(first_search()))
        return
    with tempfile.TemporaryDirectory(prefix="hunar-benchmark-") as folder:
        if not wanted.queries:
            os.environ["DATA_DIR"] = folder
        django.setup()
        report(wanted, prepared(wanted, Path(folder))[:: wanted.every])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries", type=Path, nargs="?", help="JSON lines")
    parser.add_argument("titles", type=Path, nargs="?", help="one title a line; replaces those loaded before")
    parser.add_argument("--names", type=int, default=5_000, help="how many synthetic names, without files")
    parser.add_argument("--every", type=int, default=1, help="ask only every so many-th query")
    parser.add_argument("--reindex", action="store_true", help="also write the whole index anew")
    parser.add_argument("--first", action="store_true", help="only the first search of a new process, as JSON")
    return parser.parse_args()


def prepared(wanted: argparse.Namespace, folder: Path) -> list[Query]:
    """The queries, after the titles are loaded."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    titles, names = wanted.titles, {}
    if not wanted.queries:
        names, titles = spellings.catalogue(wanted.names), folder / "titles.txt"
        titles.write_text("\n".join(names), "utf-8")
    if titles:
        print(f"Loading the titles: {cost_of(lambda: call_command('load_titles', titles)).wall / 1000:.0f} s.")
    if names:
        return list(spellings.queries(names, EACH))
    return [read(json.loads(line)) for line in wanted.queries.read_text("utf-8").splitlines()]


def read(row: dict) -> Query:
    return Query(row["query"], frozenset(map(plain, [row["target"], *row["also"]])), row["class"])


def plain(title: str) -> str:
    """Titles are compared composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", title).split())


def report(wanted: argparse.Namespace, queries: list[Query]) -> None:
    from django.db import connection

    from events.models import SearchEntry

    count = SearchEntry.objects.filter(language="en").count()
    print(f"{count:,} records, {len(queries):,} queries, {connection.vendor}, load {os.getloadavg()[0]:.1f}.\n")
    asked = {name: [answer(search, query) for query in queries] for name, search in systems(queries)}
    quality(asked)
    speed(asked)
    print("\n| odd queries: the slowest, wall ms | |\n|---|---|")
    for name, search in ours().items():
        costs = sorted((cost_of(lambda search=search, text=text: search(text)), text[:12]) for text in ODD)
        print(f"| {name} | {costs[-1][0].wall:.1f} ({costs[-1][1]}) |")
    index(wanted)


# Quality and speed


def systems(queries: list[Query]) -> Iterator[tuple[str, Search]]:
    """Every way to search, warmed up."""
    for name, search in (ours() | usual()).items():
        for query in queries[:: max(1, len(queries) // WARM)]:
            search(query.text)
        yield name, search


def ours() -> dict[str, Search]:
    """What is asked by a browser, without the server and its middleware; nothing is remembered between two queries."""
    from django.test import RequestFactory
    from django.utils import translation

    from catalog.search.index import INDEX
    from catalog.shelf.news import NEWS
    from catalog.views import search as views

    translation.activate("en")
    requests = RequestFactory()

    def ask(view: Callable, text: str) -> str:
        INDEX.kept.clear()
        NEWS.look()
        return view(requests.get("/en/search/", {"q": text, "limit": MOST})).content.decode()

    def suggestions(text: str) -> list[str]:
        return [each["title"] for each in json.loads(ask(views.suggest, text))["results"]]

    def page(text: str) -> list[str]:
        return [unescape(title) for title in re.findall('data-title="([^"]+)"', ask(views.search, text))]

    return {"suggestions": suggestions, "search page": page, "the page's matching": matching}


def matching(text: str) -> list[str]:
    """What the page finds, before it is drawn."""
    from catalog.queries.mentions import named
    from catalog.search.index import INDEX
    from catalog.search.matching import asked
    from catalog.shelf.news import NEWS

    INDEX.kept.clear()
    NEWS.look()
    with INDEX.lock:
        found = asked(text)
        keys = [INDEX.keys[number] for number in found.of_kinds(found.kinds)[:MOST]]
    entries = named(keys)
    return [entries[key].title for key in keys]


def usual() -> dict[str, Search]:
    """What a catalogue has without us: part of the title as it stands, and whole words."""
    from django.db import connection

    from events.models import SearchEntry

    entries = SearchEntry.objects.filter(language="en").order_by("title").values_list("title", flat=True)
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for statement in FTS5 if is_sqlite else TSVECTOR:
            cursor.execute(statement)

    def full_text(text: str) -> list[str]:
        # Words in quotes are no operators; PostgreSQL takes plain words.
        words = " ".join('"{}"'.format(word.replace('"', '""')) for word in text.split()) if is_sqlite else text
        with connection.cursor() as cursor:
            cursor.execute(ASK_FTS5 if is_sqlite else ASK_TSVECTOR, [words, MOST])
            return [title for (title,) in cursor.fetchall()]

    return {
        "icontains": lambda text: list(entries.filter(title__icontains=text)[:MOST]),
        "FTS5 unicode61" if is_sqlite else "tsvector simple": full_text,
    }


FTS5 = (
    "CREATE VIRTUAL TABLE temp.plain USING fts5(title, tokenize='unicode61')",
    "INSERT INTO temp.plain SELECT title FROM events_searchentry WHERE language = 'en'",
)
ASK_FTS5 = "SELECT title FROM temp.plain WHERE plain MATCH %s ORDER BY rank LIMIT %s"
TSVECTOR = (
    "CREATE TEMP TABLE plain AS SELECT title, to_tsvector('simple', title) AS words FROM events_searchentry"
    " WHERE language = 'en'",
    "CREATE INDEX ON plain USING gin (words)",
    "ANALYZE plain",
)
ASK_TSVECTOR = """SELECT title FROM plain, plainto_tsquery('simple', %s) asked
    WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT %s"""


def answer(search: Search, query: Query) -> Answer:
    found: list[str] = []
    cost = cost_of(lambda: found.extend(search(query.text)[:MOST]))
    right = {plain(title) for title in query.titles}
    return Answer(query.kind, next((at for at, title in enumerate(found, 1) if plain(title) in right), 0), cost)


def cost_of(work: Callable[[], object]) -> Cost:
    """Milliseconds; the CPU time of a database server is not in them."""
    began, used = time.perf_counter(), time.process_time()
    work()
    return Cost((time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000)


def quality(asked: dict[str, list[Answer]]) -> None:
    print("Found in the first place | among the first ten, per cent:\n")
    print("| class | queries |", " | ".join(asked), "|")
    print("|---" * (len(asked) + 2) + "|")
    kinds = list(dict.fromkeys(each.kind for answers in asked.values() for each in answers))
    for kind in [*kinds, None]:
        cells = [shares([each.place for each in answers if kind in (each.kind, None)]) for answers in asked.values()]
        count = sum(kind in (each.kind, None) for each in next(iter(asked.values())))
        print(f"| {kind or '**all**'} | {count} |", " | ".join(cells), "|")


def shares(places: list[int]) -> str:
    first, found = (100 * sum(map(right, places)) / len(places) for right in (lambda place: place == 1, bool))
    return f"{first:.1f} / {found:.1f}"


def speed(asked: dict[str, list[Answer]]) -> None:
    print("\n| ms | CPU p50 | CPU p95 | wall p50 | wall p95 | slowest |\n|---|---|---|---|---|---|")
    for name, answers in asked.items():
        wall, cpu = ([each.cost[at] for each in answers] for at in (0, 1))
        cells = [*halves(cpu), *halves(wall), max(wall)]
        print(f"| {name} |", " | ".join(f"{value:.2f}" for value in cells), "|")


def halves(values: list[float]) -> tuple[float, float]:
    return statistics.median(values), statistics.quantiles(values, n=20)[-1]


# The index


def index(wanted: argparse.Namespace) -> None:
    from django.core.management import call_command

    command = [sys.executable, "-m", "benchmarks.search", "--first"]
    firsts = [json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) for _turn in range(3)]
    first = min(firsts, key=lambda each: each["cpu"])
    print("\n| the index | |\n|---|---|")
    print(f"| first search of a process | {first['cpu'] / 1000:.2f} s CPU, {first['wall'] / 1000:.2f} s |")
    print(f"| memory it takes | {first['grown']:.0f} MB |")
    for name, value in updates().items():
        print(f"| {name} | {value.cpu:.1f} ms CPU, {value.wall:.1f} ms |")
    if wanted.reindex:
        cost = cost_of(lambda: call_command("reindex", anew=True, verbosity=0))
        print(f"| `reindex --anew` | {cost.cpu / 1000:.0f} s CPU, {cost.wall / 1000:.0f} s |")


def first_search() -> dict[str, float]:
    """What the first search costs a new process, and by how many MB it grows."""
    django.setup()
    search = ours()["suggestions"]
    from catalog.shelf.news import NEWS

    NEWS.look()
    before = megabytes()
    cost = cost_of(lambda: search("Synthetic"))
    return {**cost._asdict(), "grown": megabytes() - before}


def megabytes() -> float:
    """Resident memory now; where the system does not say, the most there ever was."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1024**2


def updates() -> dict[str, Cost]:
    """Medians of saving a record, of its part that is the index, and of finding the record afterwards."""
    from django.db import transaction

    from catalog.search.index import INDEX
    from catalog.shelf.news import NEWS
    from events import indexing
    from events.models import Topic

    suggestions, costs = ours()["suggestions"], []
    topics = list(Topic.objects.filter(slug__startswith="synthetic-title-")[:TURNS])
    for topic in topics:
        name, before = f"Synthetic Marquetry {topic.pk}", topic.label_en
        topic.label_en = name
        costs.append([cost_of(topic.save)])
        costs[-1].append(cost_of(lambda topic=topic: indexing.index(topic)))
        costs[-1].append(cost_of(lambda: (NEWS.look(), INDEX.refresh())))
        if name not in suggestions(name)[:1]:
            raise RuntimeError(f"{name} is not found after its record was saved")
        with transaction.atomic():
            topic.label_en = before
            topic.save()
    names = ("saving a record, all told", "of that its search rows", "the index of a process, at the next search")
    middle = [Cost(*map(statistics.median, zip(*some, strict=True))) for some in zip(*costs, strict=True)]
    return dict(zip(names, middle, strict=bool(costs)))


if __name__ == "__main__":
    main()
